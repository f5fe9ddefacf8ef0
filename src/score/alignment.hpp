// SPDX-License-Identifier: Apache-2.0
// Which predicted entities and mentions stand for which gold ones, in one article.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "score/annotations.hpp"
#include "score/assignment.hpp"
#include "score/names.hpp"

namespace entente {

// Length of the common part over length of the union.
double overlap(CharSpan a, CharSpan b);
// Whether any span of `a` overlaps any of `b`.
bool overlap_any(const Spans& a, const Spans& b);

// An article's text, by code points.
class CharText {
 public:
  explicit CharText(std::string text);
  std::string_view operator[](CharSpan span) const;
  const std::vector<CharSpan>& words() const { return words_; }

 private:
  std::string text_;
  std::vector<std::uint32_t> bytes_;  // where each code point begins, and the end
  std::vector<CharSpan> words_;
};

// A mention and the position of its entity.
struct MentionOf {
  CharSpan span;
  std::uint32_t entity;
};

class Alignment {
 public:
  // `gold` and `predicted` outlive it. `coarse` takes a Country for a Place and a Group for a Person.
  Alignment(const MarkedArticle& gold, const MarkedArticle& predicted, std::optional<CharText> text, const ScoreWords& words,
            bool coarse);

  const MarkedArticle& gold() const { return gold_; }
  const MarkedArticle& predicted() const { return predicted_; }
  const ScoreWords& words() const { return words_; }
  const std::optional<CharText>& text() const { return text_; }

  const std::vector<MarkedEntity>& gold_entities() const { return gold_entities_; }
  const std::vector<MarkedEntity>& predicted_entities() const { return predicted_entities_; }
  const std::vector<MentionOf>& gold_mentions() const { return gold_mentions_; }
  const std::vector<MentionOf>& predicted_mentions() const { return predicted_mentions_; }
  const std::vector<Pair>& entity_pairs() const { return entity_pairs_; }    // of positions
  const std::vector<Pair>& mention_pairs() const { return mention_pairs_; }  // of positions
  // Predicted entities that are neither right nor wrong.
  bool is_neutral(std::uint32_t predicted) const { return neutral_.contains(predicted); }
  std::size_t neutral_count() const { return neutral_.size(); }
  std::string_view type(const MarkedEntity& entity) const;

  // The position of the gold entity that a predicted one stands for.
  std::optional<std::uint32_t> match_of(std::uint32_t predicted) const;
  // One key for all references to the same: gold entities by their positions, everything else by its text.
  std::string gold_key(const std::string& reference) const;
  std::string predicted_key(const std::string& reference) const;
  // As predicted_key(), but a text that is the name of a gold entity stands for it.
  std::string named_key(const std::string& reference) const;
  static std::string key_of(std::uint32_t gold_position) { return "gold " + std::to_string(gold_position); }
  static std::string unmatched_key(const std::string& id) { return "predicted " + id; }
  // Whether a gold and a predicted reference, ids or texts, name the same; an empty one names nobody.
  bool same(const std::string& gold, const std::string& predicted) const;
  bool is_gold_entity(const std::string& id) const { return gold_ids_.contains(id); }
  // The entity's name, else the reference itself.
  std::string say_gold(const std::string& reference) const;
  std::string say_predicted(const std::string& reference) const;

 private:
  using Positions = std::map<std::string, std::uint32_t, std::less<>>;
  struct Overlaps {
    Weights common;        // how many mentions two entities share
    std::set<Pair> named;  // of those, the pairs that share a named one
  };
  void find_near_mentions();
  Overlaps find_overlaps() const;
  int likeness(std::uint32_t gold, std::uint32_t predicted) const;
  void pair_entities();
  void find_neutral(const Weights& weights);
  void pair_mentions();

  const MarkedArticle& gold_;
  const MarkedArticle& predicted_;
  std::optional<CharText> text_;
  const ScoreWords& words_;
  bool coarse_;
  std::vector<MarkedEntity> gold_entities_;
  std::vector<MarkedEntity> predicted_entities_;
  std::vector<Words> gold_names_;  // keys of names and aliases, by entity
  std::vector<Words> predicted_names_;
  Positions gold_ids_;
  Positions predicted_ids_;
  std::vector<std::uint32_t> stands_for_;  // by gold entity: the position of the one that references to it count for
  std::vector<MentionOf> gold_mentions_;
  std::vector<MentionOf> predicted_mentions_;
  Weights near_;  // mentions that share at least half of their union; identical ones weigh more
  std::vector<Pair> entity_pairs_;
  std::vector<Pair> mention_pairs_;
  std::map<std::uint32_t, std::uint32_t> matches_;  // predicted → gold
  std::set<std::uint32_t> neutral_;
};

}  // namespace entente
