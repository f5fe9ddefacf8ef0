// SPDX-License-Identifier: Apache-2.0
#include "relations/circumstances.hpp"

#include <algorithm>

#include "relations/time.hpp"
#include "syntax/tree.hpp"

namespace entente {

CircumstanceClasses::CircumstanceClasses(const WordClasses& words)
    : since(words.require("since")),
      until(words.require("until")),
      up_to(words.require("up_to")),
      during(words.require("during")),
      where(words.require("where")) {}

const Attribution* Circumstances::attribution(TokenId word, const std::function<bool(const Attribution&)>& passed_over) const {
  const Attribution* innermost = nullptr;
  std::uint32_t smallest = UINT32_MAX;
  for (const Attribution& attribution : document_.attributions) {
    if (!attribution.covers(word) || (passed_over && passed_over(attribution))) continue;
    std::uint32_t size = 0;
    for (const TokenRange& range : attribution.content) size += range.size();
    if (size < smallest) {
      smallest = size;
      innermost = &attribution;
    }
  }
  return innermost;
}

std::string Circumstances::value(const TimeExpression& time) const {
  const TokenId preposition = child(document_, time.head, Deprel::case_);
  const bool interval = time.value.find('/') != std::string::npos;
  if (preposition && !interval && frames_.is(preposition, classes_.since)) {
    // "from 2011 to 2015"
    const std::uint32_t behind = time.tokens.end.value;
    for (const TimeExpression& last : document_.times)
      if (last.tokens.begin.value == behind + 1 && frames_.is(TokenId{behind}, classes_.up_to) &&
          last.value.find('/') == std::string::npos)
        return time.value + "/" + last.value;
    return time.value + "/..";
  }
  if (preposition && !interval && frames_.is(preposition, classes_.until)) return "../" + time.value;
  return time.value;
}

// The word whose time it is: "met him in Berlin on Friday" is no Friday of Berlin's.
TokenId Circumstances::governor(const TimeExpression& time) const {
  TokenId at = document_[time.head].head;
  const bool phrase = child(document_, time.head, Deprel::case_) || is_a(document_[time.head].relation, Deprel::obl) ||
                      document_[time.head].relation == Deprel::nmod_unmarked;
  while (phrase && at && document_[at].pos == Upos::PROPN && !actors_.is_event(at) && document_[at].head) at = document_[at].head;
  return at;
}

// Of the verb or its first auxiliary; 0 for none.
std::uint8_t Circumstances::tense(TokenId verb) const {
  for (const TokenId child : children(document_, verb))
    if (is_a(document_[child].relation, Deprel::aux)) return document_[child].features.get(Feature::Tense);
  return document_[verb].features.get(Feature::Tense);
}

// The word in whose clause `word` stands without a time of its own; none where nothing above has the same time.
TokenId Circumstances::simultaneous(TokenId word, bool happened) const {
  if (const TokenId light = frames_.light_verb(word)) return light;
  if (const TokenId verb = frames_.copular_verb(word)) return verb;
  const Token& token = document_[word];
  if (!token.head) return {};
  if (is_a(token.relation, Deprel::nsubj) && frames_.is_occurring(token.head)) return token.head;
  if (!happened) return {};  // "agreed on Friday to meet" is no Friday's meeting
  const bool verb_above = document_[token.head].pos == Upos::VERB;
  // "was founded in 1964 and is listed": what is so now was not then.
  if (token.relation == Deprel::conj && verb_above && tense(word) != tense(token.head)) return {};
  if (token.relation == Deprel::conj && verb_above && !child(document_, word, Deprel::nsubj)) return token.head;
  const bool untensed = token.features.is(Feature::VerbForm, "Inf") || token.features.is(Feature::VerbForm, "Ger");
  if ((token.relation == Deprel::xcomp || token.relation == Deprel::advcl) && untensed && verb_above) return token.head;
  return {};
}

// Whether a time that hangs on `governor` is also that of `word`.
bool Circumstances::shares(TokenId word, TokenId governor, const TimeExpression& time) const {
  if (governor == word) return true;
  const Token& token = document_[word];
  // "yesterday pledged support during his visit": what happens during something happens when it does.
  if (is_a(token.relation, Deprel::obl) && token.head == governor && time.tokens.begin < word)
    return frames_.is(child(document_, word, Deprel::case_), classes_.during);
  // "On Friday, A met B and C visited D": a time in front is that of all clauses.
  return token.relation == Deprel::conj && token.head == governor && time.tokens.begin < governor && time.tokens.end <= governor;
}

std::string Circumstances::time(TokenId word, bool happened) const {
  const TokenRange range = sentence(document_, word);
  for (TokenId at = word; at; at = simultaneous(at, happened))
    for (const TimeExpression& time : document_.times)
      if (!indefinite(time) && range.contains(time.tokens) && shares(at, governor(time), time)) return value(time);
  return {};
}

std::string Circumstances::own_time(TokenId noun) const {
  for (const TimeExpression& time : document_.times)
    if (!indefinite(time) && document_[time.head].head == noun && child(document_, time.head, Deprel::case_)) return value(time);
  return {};
}

EntityId Circumstances::place(TokenId word) const {
  const auto find = [&](TokenId at) -> EntityId {
    for (const Argument& argument : frames_.frame(at)) {
      if (argument.place.kind != Place::Kind::preposition) continue;
      if (!frames_.is(child(document_, argument.token, Deprel::case_), classes_.where)) continue;
      const EntityId entity = actors_.own(argument.token);
      if (entity && (actors_.type(entity) == EntityType::Place || actors_.type(entity) == EntityType::Country)) return entity;
    }
    return {};
  };
  return find(word);
}

CharSpan Circumstances::evidence(TokenId word, const std::vector<TokenId>& words) const {
  const TokenRange bounds = sentence(document_, word);
  TokenRange range{word, TokenId{word.value + std::size_t{1}}};
  for (const TokenId token : words) {
    if (!bounds.contains(token)) continue;
    const TokenRange mention = actors_.mention(token);
    range.begin = std::min(range.begin, std::max(mention.begin, bounds.begin));
    range.end = std::max(range.end, std::min(mention.end, bounds.end));
  }
  return document_.char_span(range);
}

}  // namespace entente
