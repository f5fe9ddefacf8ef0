// SPDX-License-Identifier: Apache-2.0
#include "relations/labels.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {
namespace {

constexpr std::uint32_t longest_label = 9;     // tokens before the colon
constexpr std::uint32_t shortest_content = 3;  // tokens behind it

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
  for (TokenId i = paragraph.begin; i < paragraph.end; ++i.value) {
    if (document_.form(i) != ":") continue;
    const TokenRange front{paragraph.begin, i}, back{next(i), paragraph.end};
    if (front.size() <= longest_label && is_told(back)) {
      if (const TokenId source = speaker(front)) sayings.push_back({source, {}, {back}, {}, false});
      return;
    }
    // Headlines end with it: "Most want to stay: poll".
    const bool headline = paragraph.begin.value == 0;
    if (headline && back.size() < longest_label && is_told(front))
      if (const TokenId source = speaker(back)) sayings.push_back({source, {}, {front}, {}, false});
    return;
  }
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
