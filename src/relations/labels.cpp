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

// "Q:" or "A:" at the head of a paragraph.
bool LabelSpeakers::is_turn(TokenRange paragraph, WordClass side) const {
  return paragraph.size() > 2 && document_.form(next(paragraph.begin)) == ":" && words_.has(side, document_[paragraph.begin].form);
}

// Who answers: whom the paragraphs before the questions name most often. None where two are named as often.
TokenId LabelSpeakers::interviewee(TokenId end) const {
  std::vector<std::uint32_t> named(document_.entities.size());
  for (const Mention& mention : document_.mentions)
    if (mention.head < end && mention.kind == Mention::Kind::name && is_person(mention.head)) ++named[mention.entity.value];
  const auto most = std::max_element(named.begin(), named.end());
  if (most == named.end() || *most == 0 || std::count(named.begin(), named.end(), *most) > 1) return {};
  const auto found = std::find_if(document_.mentions.begin(), document_.mentions.end(), [&](const Mention& mention) {
    return mention.kind == Mention::Kind::name && mention.entity.value == static_cast<std::uint32_t>(most - named.begin());
  });
  return found->head;
}

// "Q: Did you know? A: I did not."
void LabelSpeakers::find_interview(const std::vector<TokenRange>& paragraphs, std::vector<Saying>& sayings) const {
  const auto asks = [&](TokenRange paragraph) { return is_turn(paragraph, WordClass::question); };
  const auto answers = [&](TokenRange paragraph) { return is_turn(paragraph, WordClass::answer); };
  const auto first = std::find_if(paragraphs.begin(), paragraphs.end(), asks);
  if (first == paragraphs.end() || std::none_of(first, paragraphs.end(), answers)) return;
  const TokenId speaker = interviewee(first->begin);
  for (auto paragraph = first; speaker && paragraph != paragraphs.end(); ++paragraph) {
    const TokenRange words{TokenId{paragraph->begin.value + 2U}, paragraph->end};
    if (asks(*paragraph)) sayings.push_back({paragraph->begin, {}, {words}, Form::direct, false});
    if (answers(*paragraph)) sayings.push_back({speaker, {}, {words}, Form::direct, false});
  }
}

std::vector<Saying> LabelSpeakers::find() const {
  std::vector<TokenRange> paragraphs;
  for (TokenId i{0}; i.value < document_.tokens.size(); ++i.value) {
    if (paragraphs.empty() || document_[i].has(Token::paragraph_start)) paragraphs.push_back({i, i});
    paragraphs.back().end = next(i);
  }
  std::vector<Saying> sayings;
  for (const TokenRange paragraph : paragraphs) find_in(paragraph, sayings);
  find_interview(paragraphs, sayings);
  return sayings;
}

}  // namespace entente
