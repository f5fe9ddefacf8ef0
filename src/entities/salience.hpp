// SPDX-License-Identifier: Apache-2.0
// What the reader has in mind while reading on: everything mentioned so far, fading with every sentence.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "entities/cast.hpp"

namespace entente {

// The relation of the word to its clause: a name has that of its title, a second subject that of the first.
Deprel grammatical_role(const Document& document, TokenId head);

// Something mentioned: an entity, or a thing that is none but that "it" may mean all the same.
struct Referent {
  EntityId entity;  // none for a mere thing
  EntityType type = EntityType::Organization;
  Gender gender = Gender::unknown;
  bool plural = false;
  std::uint64_t head_key = 0;  // of a described one: its noun
  double weight = 0;           // how much it is in mind: what earlier sentences left, and this one's best mention
  double left = 0;
  std::uint32_t sentence = 0;  // of its last mention
  std::uint32_t mentions = 0;
  std::uint32_t subjects = 0;  // how many of them are subjects
  std::uint32_t subject_sentence = 0;  // of the last of these
  TokenId last;                // head of its last mention
  Mention::Kind kind = Mention::Kind::nominal;  // of that
};

class Salience {
 public:
  explicit Salience(const Cast& cast) : cast_(cast), referents_of_(cast.document.entities.size(), none) {}

  // Fades what was said in earlier sentences.
  void begin_sentence(std::uint32_t sentence);
  // The entity is mentioned at `head`; first or again.
  void mention(EntityId entity, TokenId head, Mention::Kind kind);
  // Something that is no entity is mentioned, or an unnamed person; `noun` is null where the word says nothing of it.
  void mention_thing(const Noun* noun, std::uint64_t key, bool plural, TokenId head);

  const std::vector<Referent>& referents() const { return referents_; }
  std::uint32_t sentence() const { return sentence_; }

  // Of those that `fits` accepts, the one most in mind; null where there is none. What the article speaks of often comes
  // to mind more easily, the more so by `habit`.
  template <class Fits>
  const Referent* best(Fits fits, double habit = 0) const {
    const Referent* best = nullptr;
    double best_weight = 0;
    for (const Referent& referent : referents_) {
      if (!fits(referent)) continue;
      const double weight = referent.weight + habit * referent.mentions;
      if (best && weight <= best_weight) continue;
      best = &referent;
      best_weight = weight;
    }
    return best;
  }

 private:
  static constexpr std::uint32_t none = 0xffffffff;
  Referent& referent_of(EntityId entity);
  Referent& thing_of(const Noun* noun, std::uint64_t key, bool plural);
  void note(Referent& referent, TokenId head, Mention::Kind kind);

  const Cast& cast_;
  std::vector<Referent> referents_;
  std::vector<std::uint32_t> referents_of_;
  std::map<std::pair<std::uint64_t, bool>, std::uint32_t> things_;  // by noun and number
  std::uint32_t sentence_ = 0;
};

}  // namespace entente
