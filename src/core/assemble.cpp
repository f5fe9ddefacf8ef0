// SPDX-License-Identifier: Apache-2.0
#include "core/assemble.hpp"

#include <algorithm>
#include <tuple>

namespace entente {
namespace {

void sort_unique(std::vector<EntityId>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

// Which tokens are somebody's words.
std::vector<bool> said_tokens(const Document& document) {
  std::vector<bool> said(document.tokens.size());
  for (const Attribution& attribution : document.attributions)
    for (const TokenRange& part : attribution.content)
      std::fill(said.begin() + part.begin.value, said.begin() + part.end.value, true);
  return said;
}

// "The rescued fishermen", "Swedish politicians", "members of the sect", "this crisis", "a Nato summit": people whom the words
// tell from others, and events that are pointed at or named for somebody.
bool is_specific(const Document& document, const Mention& mention) {
  const EntityType type = document.entities[mention.entity.value].type;
  if ((type != EntityType::Group && type != EntityType::Event) || mention.kind != Mention::Kind::nominal) return false;
  const Token& first = document[mention.tokens.begin];
  if (first.pos == Upos::DET && first.features.is(Feature::PronType, "Dem")) return true;
  if (type == EntityType::Group && first.features.is(Feature::Definite, "Def")) return true;
  const TokenRange whole = type == EntityType::Group ? document.yields[mention.head.value] : mention.tokens;
  return std::any_of(document.mentions.begin(), document.mentions.end(), [&](const Mention& other) {
    return other.kind == Mention::Kind::name && other.entity && whole.contains(other.tokens);
  });
}

// Entities that stay: those with a name, and those described ones that a relation or a speaker needs, or that somebody speaks
// of and the article takes up again, or that are told from others.
std::vector<bool> needed_entities(const Document& document) {
  std::vector<bool> needed(document.entities.size());
  const auto need = [&](EntityId id) {
    if (id) needed[id.value] = true;
  };
  const std::vector<bool> said = said_tokens(document);
  std::vector<TokenId> last(document.entities.size());  // its last mention so far
  std::vector<bool> spoken_of(document.entities.size()), again(document.entities.size()), specific(document.entities.size());
  for (const Mention& mention : document.mentions) {
    if (mention.kind == Mention::Kind::name) need(mention.entity);
    if (!mention.entity) continue;
    const std::size_t entity = mention.entity.value;
    spoken_of[entity] = spoken_of[entity] || said[mention.head.value];
    again[entity] = again[entity] || (last[entity] && last[entity] != mention.head);
    last[entity] = mention.head;
    specific[entity] = specific[entity] || is_specific(document, mention);
  }
  for (std::size_t entity = 0; entity < needed.size(); ++entity)
    if (spoken_of[entity] && (again[entity] || specific[entity])) needed[entity] = true;
  for (const Relation& relation : document.relations) {
    for (const EntityId id : {relation.subject, relation.object, relation.according_to, relation.place}) need(id);
    for (const EntityId id : relation.holders) need(id);
  }
  for (const Attribution& attribution : document.attributions)
    for (const EntityId id : {attribution.speaker, attribution.addressee, attribution.occasion}) need(id);
  return needed;
}

class Assembler {
 public:
  explicit Assembler(const Document& document) : document_(document) {}

  Facts assemble() {
    facts_.article = document_.article->info;
    number_entities();
    for (const Relation& relation : document_.relations)
      if (mentioned(relation.subject) && mentioned(relation.object)) facts_.relations.push_back(renumbered(relation));
    for (const Attribution& attribution : document_.attributions) facts_.statements.push_back(statement(attribution));
    sort_statements();
    return std::move(facts_);
  }

 private:
  // In the order of their first mentions. Mentions are sorted, so each entity's list comes out sorted.
  void number_entities() {
    const std::vector<bool> needed = needed_entities(document_);
    numbers_.resize(document_.entities.size());
    TokenRange name;  // the last proper name: "Korean People's Army", in which Korea isn't spoken of
    for (const Mention& mention : document_.mentions) {
      if (!mention.entity || !needed[mention.entity.value]) continue;
      const bool inside = name.contains(mention.tokens) && name.size() > mention.tokens.size();
      if (!inside && is_proper(mention)) name = mention.tokens;
      EntityId& number = numbers_[mention.entity.value];
      if (!number) {
        number = EntityId{facts_.entities.size()};
        facts_.entities.push_back(document_.entities[mention.entity.value]);
      }
      if (!inside) by_head_.push_back({mention.head, number});
      std::vector<CharSpan>& spans = facts_.entities[number.value].mentions;
      const CharSpan span = document_.char_span(mention.tokens);
      if (spans.empty() || spans.back() != span) spans.push_back(span);
    }
    for (Entity& entity : facts_.entities) std::sort(entity.mentions.begin(), entity.mentions.end());
    std::stable_sort(by_head_.begin(), by_head_.end(), [](const Mentioned& a, const Mentioned& b) { return a.head < b.head; });
  }

  // A name whose last word has a capital too: "Indonesian navy" speaks of Indonesia.
  bool is_proper(const Mention& mention) const {
    const char first = document_.text({TokenId{mention.tokens.end.value - 1U}, mention.tokens.end}).front();
    return mention.kind == Mention::Kind::name && (first < 'a' || first > 'z');
  }

  // An entity that no span refers to can't be shown to a reader, so no fact may rest on it.
  bool mentioned(EntityId id) const { return id && numbers_[id.value]; }

  EntityId number(EntityId id) const { return id ? numbers_[id.value] : EntityId{}; }

  Relation renumbered(Relation relation) const {
    relation.subject = number(relation.subject);
    relation.object = number(relation.object);
    relation.according_to = number(relation.according_to);
    relation.place = number(relation.place);
    for (EntityId& id : relation.holders) id = number(id);
    sort_unique(relation.holders);
    return relation;
  }

  Statement statement(const Attribution& attribution) const {
    Statement result;
    result.speaker = number(attribution.speaker);
    if (!attribution.source.empty()) result.speaker_span = document_.char_span(attribution.source);
    if (!attribution.cue.empty()) result.cue = document_.char_span(attribution.cue);
    for (const TokenRange& range : attribution.content) result.content.push_back(document_.char_span(range));
    result.form = attribution.form;
    result.about = about(attribution);
    result.addressee = number(attribution.addressee);
    result.occasion = number(attribution.occasion);
    result.time = attribution.time;
    return result;
  }

  // Every entity that the content mentions or refers to.
  std::vector<EntityId> about(const Attribution& attribution) const {
    std::vector<EntityId> ids;
    const auto lies_before = [](const Mentioned& mention, TokenId token) { return mention.head < token; };
    for (const TokenRange& part : attribution.content) {
      const auto first = std::lower_bound(by_head_.begin(), by_head_.end(), part.begin, lies_before);
      for (auto mention = first; mention != by_head_.end() && mention->head < part.end; ++mention) ids.push_back(mention->entity);
    }
    for (const EntityId id : attribution.implied)
      if (mentioned(id)) ids.push_back(number(id));
    sort_unique(ids);
    return ids;
  }

  void sort_statements() {
    const auto key = [](const Statement& s) { return std::tie(s.content.front(), s.cue, s.speaker, s.speaker_span); };
    std::stable_sort(facts_.statements.begin(), facts_.statements.end(),
                     [&](const Statement& a, const Statement& b) { return key(a) < key(b); });
  }

  struct Mentioned {
    TokenId head;
    EntityId entity;  // its number
  };

  const Document& document_;
  Facts facts_;
  std::vector<Mentioned> by_head_;
  std::vector<EntityId> numbers_;  // of a document's entity among the facts'
};

}  // namespace

Facts assemble_facts(const Document& document) { return Assembler(document).assemble(); }

}  // namespace entente
