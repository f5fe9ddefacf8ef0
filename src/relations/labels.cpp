// SPDX-License-Identifier: Apache-2.0
#include "relations/labels.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {
namespace {

constexpr std::uint32_t longest_label = 9;     // tokens before the colon
constexpr std::uint32_t shortest_content = 3;  // tokens behind it
constexpr std::uint32_t longest_signature = 4;
constexpr std::uint32_t shortest_signed = 6;  // tokens before a signature

TokenId next(TokenId token) { return TokenId{token.value + 1U}; }

bool is_nominal(Upos pos) { return pos == Upos::NOUN || pos == Upos::PROPN; }

}  // namespace

// Somebody with a name, or a report: "Ukraine: what we know" has neither.
TokenId LabelSpeakers::speaker(TokenRange label) const {
  TokenId head;
  for (TokenId i = label.begin; i < label.end; ++i.value) {
    const Token& token = document_[i];
    // "Poll" alone looks like an imperative.
    if (label.size() == 1 && words_.has(WordClass::report, token.lemma)) return i;
    if (token.pos == Upos::VERB || token.pos == Upos::AUX || token.pos == Upos::PRON) return {};
    if (is_nominal(token.pos) && (!head || below(document_, head, i))) head = i;
  }
  if (!head) return {};
  if (words_.has(WordClass::report, document_[head].lemma)) return head;
  const EntityId entity = sources_.entity_of(head);
  if (!entity) return {};
  const EntityType type = document_.entities[entity.value].type;
  return type == EntityType::Person || type == EntityType::Organization ? head : TokenId{};
}

bool LabelSpeakers::is_person(TokenId head) const {
  const EntityId entity = sources_.entity_of(head);
  return entity && document_.entities[entity.value].type == EntityType::Person;
}

bool LabelSpeakers::has_first_person(TokenRange range) const {
  for (TokenId i = range.begin; i < range.end; ++i.value)
    if (document_[i].features.is(Feature::Person, "1")) return true;
  return false;
}

// A sentence stands there, and not a question about the one who is named.
bool LabelSpeakers::is_told(TokenRange content) const {
  if (content.size() < shortest_content) return false;
  for (const OuterQuotation& quotation : quotations_)
    if (quotation.outer.begin == content.begin) return false;
  if (document_[content.begin].features.is(Feature::PronType, "Int")) return false;
  for (TokenId i = content.begin; i < content.end; ++i.value)
    if (document_[i].features.is(Feature::VerbForm, "Fin")) return true;
  return false;
}

void LabelSpeakers::find_in(TokenRange paragraph, std::vector<Saying>& sayings) const {
  find_signed(paragraph, sayings);
  for (TokenId i = paragraph.begin; i < paragraph.end; ++i.value) {
    if (document_.form(i) != ":") continue;
    const TokenRange front{paragraph.begin, i}, back{next(i), paragraph.end};
    if (front.size() <= longest_label && is_told(back)) {
      // A person's words in a text; a headline tells what somebody says in its own words.
      const TokenId source = speaker(front);
      const bool spoken = source && is_person(source) && (paragraph.begin.value > 0 || has_first_person(back));
      if (source) sayings.push_back({source, {}, {back}, spoken ? Form::direct : Form::indirect, false});
      return;
    }
    // Headlines end with it: "Most want to stay: poll".
    const bool headline = paragraph.begin.value == 0;
    if (headline && back.size() < longest_label && is_told(front))
      if (const TokenId source = speaker(back)) sayings.push_back({source, {}, {front}, Form::indirect, false});
    return;
  }
}

// A pull quote: "We were never asked. Maria Keller". Who speaks of himself there is the one whose name stands below.
void LabelSpeakers::find_signed(TokenRange paragraph, std::vector<Saying>& sayings) const {
  TokenId begin = paragraph.end;
  while (begin > paragraph.begin && document_[TokenId{begin.value - 1U}].pos == Upos::PROPN) --begin.value;
  if (begin == paragraph.end || paragraph.end.value - begin.value > longest_signature) return;
  const TokenRange content{paragraph.begin, begin};
  if (content.size() < shortest_signed || document_[TokenId{begin.value - 1U}].pos != Upos::PUNCT || !is_told(content)) return;
  if (!has_first_person(content) || !is_person(begin)) return;
  for (const OuterQuotation& quotation : quotations_)
    if (quotation.outer.overlaps(paragraph)) return;
  sayings.push_back({begin, {}, {content}, Form::direct, false});
}

std::vector<Saying> LabelSpeakers::find() const {
  std::vector<Saying> sayings;
  TokenRange paragraph;
  for (TokenId i{0}; i.value < document_.tokens.size(); ++i.value) {
    if (document_[i].has(Token::paragraph_start)) {
      find_in(paragraph, sayings);
      paragraph.begin = i;
    }
    paragraph.end = next(i);
  }
  find_in(paragraph, sayings);
  return sayings;
}

}  // namespace entente
