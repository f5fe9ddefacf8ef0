// SPDX-License-Identifier: Apache-2.0
#include "entities/coreference.hpp"

#include <algorithm>

#include "entities/nominals.hpp"
#include "entities/pronouns.hpp"
#include "entities/salience.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

// One thing to resolve, at its head.
struct Step {
  enum class Kind : std::uint8_t { name, phrase, pronoun };
  TokenId head;
  Kind kind;
  std::size_t index;  // into names or phrases
};

class Reader {
 public:
  Reader(Cast& cast, const std::vector<Name>& names, const std::vector<EntityId>& entities, const std::vector<Phrase>& phrases,
         const Pronouns::Choose& choose)
      : cast_(cast), names_(names), entities_(entities), phrases_(phrases), salience_(cast),
        nominals_(cast, salience_), pronouns_(cast, salience_, choose) {}

  void read() {
    index_names();
    // A noun's possessor must be known before the noun, whatever their order.
    std::uint32_t sentence = 0;
    bool first = true;
    for (const Step& step : steps()) {
      const std::uint32_t current = cast_.document.sentence_of[step.head.value];
      if (first || current != sentence) salience_.begin_sentence(current);
      first = false;
      sentence = current;
      take(step);
    }
    sort_mentions();
  }

 private:
  // Of each token the first name that it is in, and that it is the head of.
  void index_names() {
    const std::size_t tokens = cast_.document.tokens.size();
    entity_at_.resize(tokens);
    name_over_.assign(tokens, names_.size());
    name_with_head_.assign(tokens, names_.size());
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!entities_[i] || names_[i].nested) continue;
      for (TokenId t = names_[i].tokens.begin; t < names_[i].tokens.end; ++t.value) name_over_[t.value] = std::min(name_over_[t.value], i);
      std::size_t& with_head = name_with_head_[names_[i].head.value];
      with_head = std::min(with_head, i);
    }
  }

  std::vector<Step> steps() const {
    std::vector<Step> steps;
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (entities_[i]) steps.push_back({names_[i].head, Step::Kind::name, i});
    for (std::size_t i = 0; i < phrases_.size(); ++i) steps.push_back({phrases_[i].head, Step::Kind::phrase, i});
    for (std::size_t i = 0; i < cast_.words.size(); ++i) {
      const Upos pos = cast_.document.tokens[i].pos;
      if ((pos == Upos::PRON || pos == Upos::DET) && cast_.vocabulary.pronoun(cast_.words[i].key))
        steps.push_back({TokenId{i}, Step::Kind::pronoun, i});
    }
    std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.head < b.head; });
    return steps;
  }

  void take(const Step& step) {
    switch (step.kind) {
      case Step::Kind::name:
        take_name(names_[step.index], entities_[step.index]);
        break;
      case Step::Kind::phrase:
        take_phrase(phrases_[step.index]);
        break;
      case Step::Kind::pronoun:
        take_pronoun(step.head);
        break;
    }
  }

  void add(TokenRange tokens, TokenId head, EntityId entity, Mention::Kind kind) {
    cast_.document.mentions.push_back({tokens, head, entity, kind});
    entity_at_[head.value] = entity;
    if (entity) salience_.mention(entity, head, kind);
  }

  void take_name(const Name& name, EntityId entity) {
    note_title(name, entity);
    add(name_mention(cast_, name), name.head, entity, Mention::Kind::name);
  }

  void note_title(const Name& name, EntityId entity) {
    if (name.title.empty()) return;
    const auto in_full = [&](std::uint64_t key) { return cast_.vocabulary.synonym_class(key); };  // "senator" of "Sen."
    const std::uint64_t title = cast_.words.phrase(name.title.begin.value, name.title.end.value);
    cast_.note_term(entity, in_full(title), in_full(cast_.words[name.title.end.value - 1].key));
    if (cast_.profile(entity).gender == Gender::unknown) cast_.profile(entity).gender = name.gender;
  }

  void take_phrase(const Phrase& phrase) {
    const Nominals::Answer answer = nominals_.resolve(phrase, entity_at(phrase.owner), entity_beside(phrase));
    if (answer.is_mention) {
      if (!answer.first.empty()) add(answer.first, answer.first_head, answer.entity, Mention::Kind::nominal);
      add(phrase.tokens, phrase.head, answer.entity, Mention::Kind::nominal);
      const bool thing = phrase.noun->type == EntityType::Organization || phrase.noun->type == EntityType::Place;
      if (answer.entity && thing) cast_.profile(answer.entity).thing = true;
    } else if (answer.is_thing) {
      salience_.mention_thing(phrase.noun, phrase.head_key, phrase.plural, phrase.head);
    }
  }

  // The entity of the mention that has this head, as far as read.
  EntityId entity_at(TokenId head) const {
    return head ? entity_at_[head.value] : EntityId{};
  }

  // Of the name that stands in apposition to the phrase, before or after it.
  EntityId entity_beside(const Phrase& phrase) const {
    const Document& document = cast_.document;
    const TokenId head = document[phrase.head].head;
    std::size_t first = names_.size();
    if (head && is_a(document[phrase.head].relation, Deprel::appos)) first = name_over_[head.value];
    for (const TokenId child : children(document, phrase.head))
      if (is_a(document[child].relation, Deprel::appos)) first = std::min(first, name_with_head_[child.value]);
    if (first == names_.size() || !entities_[first]) return {};
    // "born in Minneapolis, the daughter of": no place is a daughter, whatever the tree says.
    const bool person = phrase.noun && phrase.noun->type == EntityType::Person;
    return person && !cast_.may_be_person(entities_[first]) ? EntityId{} : entities_[first];
  }

  void take_pronoun(TokenId token) {
    const EntityId entity = pronouns_.resolve(token);
    const Pronoun& pronoun = *cast_.vocabulary.pronoun(cast_.words[token.value].key);
    if (entity) note_gender(pronoun, entity);
    // First and second persons wait until it is known who speaks.
    if (entity || pronoun.person != 3) add({token, TokenId{token.value + 1U}}, token, entity, Mention::Kind::pronoun);
  }

  // Whoever was "he" is a person, and no "she" later on.
  void note_gender(const Pronoun& pronoun, EntityId entity) {
    if (pronoun.gender != Gender::male && pronoun.gender != Gender::female) return;
    cast_.entity(entity).type = EntityType::Person;
    Gender& gender = cast_.profile(entity).gender;
    if (gender == Gender::unknown) gender = pronoun.gender;
  }

  void sort_mentions() {
    std::vector<Mention>& mentions = cast_.document.mentions;
    std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
      return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : b.tokens.end < a.tokens.end;
    });
    const auto same = [](const Mention& a, const Mention& b) { return a.tokens == b.tokens && a.entity == b.entity; };
    mentions.erase(std::unique(mentions.begin(), mentions.end(), same), mentions.end());
  }

  Cast& cast_;
  const std::vector<Name>& names_;
  const std::vector<EntityId>& entities_;
  const std::vector<Phrase>& phrases_;
  std::vector<EntityId> entity_at_;  // by the head of a mention that was read
  std::vector<std::size_t> name_over_;
  std::vector<std::size_t> name_with_head_;
  Salience salience_;
  Nominals nominals_;
  Pronouns pronouns_;
};

}  // namespace

void resolve_mentions(Cast& cast, const std::vector<Name>& names, const std::vector<EntityId>& entities, const std::vector<Phrase>& phrases,
                      const Pronouns::Choose& choose) {
  Reader(cast, names, entities, phrases, choose).read();
}

}  // namespace entente
