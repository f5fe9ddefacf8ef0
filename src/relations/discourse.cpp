// SPDX-License-Identifier: Apache-2.0
#include "relations/discourse.hpp"

#include <algorithm>
#include <vector>

#include "relations/quotes.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

constexpr std::uint32_t farthest = 4;         // sentences between a body's words and its "it"
constexpr std::size_t shortest_headline = 4;  // words of a headline's content that say enough to be found again
constexpr std::size_t shared_of_ten = 7;      // so many of ten such words must be
constexpr std::uint32_t longest_source = 4;   // words of a headline's speaker

// The words of a content that mean something, sorted.
std::vector<Symbol> words(const Document& document, const Attribution& attribution) {
  std::vector<Symbol> result;
  for (const TokenRange& range : attribution.content)
    for (TokenId i = range.begin; i < range.end; ++i.value) {
      const Upos pos = document[i].pos;
      if (pos == Upos::NOUN || pos == Upos::PROPN || pos == Upos::VERB || pos == Upos::ADJ || pos == Upos::NUM)
        result.push_back(document[i].lemma);
    }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace

bool Discourse::is_quoted(TokenId token, TokenId reader) const {
  return std::any_of(document_.quotations.begin(), document_.quotations.end(), [&](const Quotation& quotation) {
    return quotation.tokens.contains(token) && !quotation.tokens.contains(reader);
  });
}

bool Discourse::is_body(EntityId entity) const {
  if (!entity) return false;
  const EntityType type = document_.entities[entity.value].type;
  return type == EntityType::Organization || type == EntityType::Country;
}

// The body that says something with the verb; none where it is nobody or somebody else.
EntityId Discourse::body_speaking(TokenId verb) const {
  if (document_[verb].pos != Upos::VERB) return {};
  const Cue* cue = cues_.find(document_[verb].lemma, Upos::VERB);
  if (!cue || cue->kind != Cue::Kind::say) return {};
  const TokenId agent = sources_.agent_of(verb);
  const EntityId entity = agent ? sources_.entity_of(agent) : EntityId{};
  return is_body(entity) ? entity : EntityId{};
}

EntityId Discourse::last_body(TokenId pronoun) const {
  const std::uint32_t here = document_.sentence_of[pronoun.value];
  for (TokenId i = pronoun; i.value-- > 0 && document_.sentence_of[i.value] + farthest >= here;) {
    if (is_quoted(i, pronoun)) continue;
    if (const EntityId body = body_speaking(i)) return body;
  }
  return {};
}

bool Discourse::is_open_pronoun(const Attribution& attribution) const {
  if (attribution.source.size() != 1 || attribution.cue.empty()) return false;
  const Token& token = document_[attribution.source.begin];
  if (token.pos != Upos::PRON || token.features.get(Feature::Person) == 0) return false;
  if (!token.features.is(Feature::Number, "Plur") && !token.features.is(Feature::Gender, "Neut")) return false;
  if (!attribution.speaker) return token.features.is(Feature::Person, "3");
  const EntityType type = document_.entities[attribution.speaker.value].type;
  return type == EntityType::Place || type == EntityType::Event;
}

void Discourse::tie(Attribution& attribution, EntityId speaker) {
  attribution.speaker = speaker;
  for (Mention& mention : document_.mentions)
    if (mention.tokens == attribution.source && mention.kind == Mention::Kind::pronoun) mention.entity = speaker;
}

// The mention with exactly these tokens, or where it would be.
std::vector<Mention>::iterator Discourse::mention_at(TokenRange tokens) {
  const auto at = std::lower_bound(document_.mentions.begin(), document_.mentions.end(), tokens.begin,
                                   [](const Mention& mention, TokenId begin) { return mention.tokens.begin < begin; });
  const auto same = std::find_if(at, document_.mentions.end(), [&](const Mention& mention) {
    return mention.tokens == tokens || mention.tokens.begin != tokens.begin;
  });
  return same != document_.mentions.end() && same->tokens == tokens ? same : at;
}

// “I would not bet on it”: between quotation marks an "it" that does nothing is seldom a body, unless the speaker has just named that.
void Discourse::untie_quoted() {
  const std::vector<std::uint32_t> quotations = quotation_of_tokens(document_);
  for (Mention& mention : document_.mentions) {
    const Token& token = document_[mention.head];
    if (mention.kind != Mention::Kind::pronoun || !mention.entity || !token.features.is(Feature::Gender, "Neut")) continue;
    const bool acts = is_a(token.relation, Deprel::nsubj) && token.head && document_[token.head].pos == Upos::VERB;
    if (acts || token.relation == Deprel::nmod_poss) continue;
    const std::uint32_t number = quotations[mention.head.value];
    if (number > 0 && !names_within(document_.quotations[number - 1].tokens, mention.entity)) mention.entity = {};
  }
}

bool Discourse::names_within(TokenRange range, EntityId entity) const {
  const auto begins_before = [](const Mention& mention, TokenId token) { return mention.tokens.begin < token; };
  const auto first = std::lower_bound(document_.mentions.begin(), document_.mentions.end(), range.begin, begins_before);
  const auto last = std::lower_bound(first, document_.mentions.end(), range.end, begins_before);
  return std::any_of(first, last, [&](const Mention& mention) { return mention.entity == entity && mention.kind != Mention::Kind::pronoun; });
}

// "Sweden and Norway said they would wait": they are both, which no mention of one of them can say.
void Discourse::untie_joint(const Attribution& attribution) {
  const std::vector<EntityId> speakers = joint_speakers(document_, attribution);
  const TokenId subject = attribution.content.front().begin;
  if (speakers.size() < 2 || attribution.form == Form::direct || attribution.cue.end > subject) return;
  if (const auto at = mention_at({subject, TokenId{subject.value + 1U}}); at != document_.mentions.end() && at->head == subject) at->entity = {};
}

// "The ministry said it would pay", "the site said they would pay": what begins a body's words as "it", or as a "they" that
// nobody is known to be, is that body.
void Discourse::tie_subject(const Attribution& attribution) {
  if (attribution.cue.empty() || attribution.form == Form::direct || !is_body(attribution.speaker)) return;
  const TokenId subject = attribution.content.front().begin;
  const Token& token = document_[subject];
  const bool many = token.features.is(Feature::Number, "Plur") && token.features.is(Feature::Person, "3");
  if (token.pos != Upos::PRON || (!token.features.is(Feature::Gender, "Neut") && !many) || attribution.cue.end > subject) return;
  if (token.relation != Deprel::nsubj && token.relation != Deprel::nsubj_pass) return;
  const TokenRange range{subject, TokenId{subject.value + 1U}};
  if (document_[token.head].pos == Upos::PROPN || joint_speakers(document_, attribution).size() > 1) return;  // "it was not Dakar"
  const auto at = mention_at(range);
  if (at == document_.mentions.end() || at->tokens != range)
    document_.mentions.insert(at, {range, subject, attribution.speaker, Mention::Kind::pronoun});
  else if (!many || !at->entity)
    at->entity = attribution.speaker;
}

// "Woman claims that the sect held her": once it is known who she is, so is whom her pronouns mean, if nobody else is there.
void Discourse::tie_headline(const Attribution& attribution, TokenId end) {
  const EntityId speaker = attribution.speaker;
  if (document_.entities[speaker.value].type != EntityType::Person || attribution.source.size() > longest_source) return;
  const bool others = std::any_of(document_.mentions.begin(), document_.mentions.end(), [&](const Mention& mention) {
    return mention.head < end && mention.entity && document_.entities[mention.entity.value].type == EntityType::Person;
  });
  if (others) return;
  const TokenId last{attribution.source.end.value - 1U};
  document_.mentions.insert(mention_at(attribution.source), {attribution.source, last, speaker, Mention::Kind::nominal});
  for (const TokenRange& part : attribution.content)
    for (TokenId i = part.begin; i < part.end && i < end; ++i.value) {
      const Token& token = document_[i];
      const bool person = token.pos == Upos::PRON && token.features.is(Feature::Person, "3") &&
                          (token.features.is(Feature::Gender, "Fem") || token.features.is(Feature::Gender, "Masc"));
      const TokenRange pronoun{i, TokenId{i.value + 1U}};
      if (person) document_.mentions.insert(mention_at(pronoun), {pronoun, i, speaker, Mention::Kind::pronoun});
    }
}

// Whoever says the same below the headline, which ends at `end`.
EntityId Discourse::named_below(const Attribution& headline, TokenId end) const {
  const std::vector<Symbol> said = words(document_, headline);
  if (said.size() < shortest_headline) return {};
  for (const Attribution& other : document_.attributions) {
    if (!other.speaker || other.content.front().begin < end) continue;
    const std::vector<Symbol> again = words(document_, other);
    const auto shared = std::count_if(said.begin(), said.end(),
                                      [&](Symbol word) { return std::binary_search(again.begin(), again.end(), word); });
    if (static_cast<std::size_t>(shared) * 10 >= said.size() * shared_of_ten) return other.speaker;
  }
  return {};
}

std::vector<EntityId> joint_speakers(const Document& document, const Attribution& attribution) {
  const TokenId begin = attribution.content.front().begin;
  const Token& subject = document[begin];
  const bool they = subject.pos == Upos::PRON && subject.features.is(Feature::Number, "Plur") && subject.features.is(Feature::Person, "3");
  std::vector<EntityId> speakers;
  const auto& all = document.attributions;  // sorted
  auto other = std::lower_bound(all.begin(), all.end(), begin, [](const Attribution& a, TokenId token) { return a.content.front().begin < token; });
  for (; they && other != all.end() && other->content.front().begin == begin; ++other)
    if (other->speaker && other->cue == attribution.cue && other->content == attribution.content) speakers.push_back(other->speaker);
  return speakers;
}

void Discourse::complete() {
  TokenId end{1};
  while (end.value < document_.tokens.size() && !document_[end].has(Token::paragraph_start)) ++end.value;
  for (Attribution& attribution : document_.attributions) {
    if (is_open_pronoun(attribution)) {
      if (const EntityId body = last_body(attribution.source.begin)) tie(attribution, body);
    } else if (!attribution.speaker && !attribution.source.empty() && attribution.source.begin < end) {
      attribution.speaker = named_below(attribution, end);
      if (attribution.speaker) tie_headline(attribution, end);
    }
  }
  untie_quoted();
  for (const Attribution& attribution : document_.attributions) untie_joint(attribution);
  for (const Attribution& attribution : document_.attributions) tie_subject(attribution);
}

}  // namespace entente
