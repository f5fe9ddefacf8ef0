// SPDX-License-Identifier: Apache-2.0
// Quotations whose speaker is named without a verb of saying.
#include <algorithm>

#include "relations/quoted.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

constexpr std::uint32_t longest_signature = 8;  // tokens of "… – X"
constexpr std::uint32_t longest_pause = 30;     // tokens between the words of two who talk with each other

}  // namespace

// "“…” – Commissioner X".
bool QuotationSpeakers::find_name_after(const Unit& unit, Saying& saying) const {
  const TokenId mark = quotations_[unit.last].outer.end;
  if (mark.value >= document_.tokens.size() || document_[mark].has(Token::paragraph_start)) return false;
  const bool dash = is_dash(document_.form(mark));
  if (!dash && !document_[quotations_[unit.first].outer.begin].has(Token::paragraph_start)) return false;
  TokenId limit{std::min<std::uint32_t>(mark.value + longest_signature + 2, static_cast<std::uint32_t>(document_.tokens.size()))};
  if (unit.last + 1 < quotations_.size()) limit = std::min(limit, TokenId{quotations_[unit.last + 1].outer.begin.value + 1U});
  TokenRange name{TokenId{mark.value + (dash ? 1U : 0U)}, TokenId{mark.value + (dash ? 1U : 0U)}};
  while (name.end < limit && !ends_label(unit, name.end)) ++name.end.value;
  if (name.end == limit && limit.value < document_.tokens.size()) return false;
  for (TokenId i = name.begin; i < name.end; ++i.value) {
    if (document_[i].pos == Upos::VERB) return false;
    if (document_[i].pos != Upos::PROPN && (dash || document_[i].pos != Upos::NOUN)) continue;
    saying.source = top_of_phrase(i, name);
    return true;
  }
  return false;
}

bool QuotationSpeakers::ends_label(const Unit& unit, TokenId token) const {
  return document_[token].has(Token::paragraph_start) ||
         (unit.last + 1 < quotations_.size() && quotations_[unit.last + 1].outer.begin == token);
}

bool QuotationSpeakers::is_question(const Saying& saying) const {
  return document_.form(TokenId{saying.content.back().end.value - 1U}) == "?";
}

// With whom the last speaker talks: the person whom he asks, or who spoke right before him, one of them asking the other.
TokenId QuotationSpeakers::partner(const std::vector<Saying>& sayings) const {
  const Saying& last = sayings.back();
  const EntityId speaker = last.source ? sources_.entity_of(last.source) : EntityId{};
  if (!speaker) return {};
  const auto is_other = [&](TokenId head) {
    const EntityId entity = head ? sources_.entity_of(head) : EntityId{};
    return entity && entity != speaker && document_.entities[entity.value].type == EntityType::Person;
  };
  if (sayings.size() > 1) {
    const Saying& before = sayings[sayings.size() - 2];
    const bool near = before.content.back().end.value + longest_pause >= last.content.front().begin.value;
    if (near && (is_question(before) || !last.cue) && is_other(before.source)) return before.source;
  }
  const TokenId asked = last.cue ? child(document_, last.cue, {Deprel::obj, Deprel::iobj}) : TokenId{};
  return is_question(last) && is_other(asked) ? asked : TokenId{};
}

// Two who talk by turns, a paragraph each: “Is it over?” X asked Y. ¶ “It is not.” ¶ “Who will win?” Behind a cue the same one may go
// on, so that only a question changes the speaker there.
bool QuotationSpeakers::find_turn(const Unit& unit, const std::vector<Saying>& sayings, Saying& saying) const {
  if (!document_[quotations_[unit.first].outer.begin].has(Token::paragraph_start)) return false;
  const Saying& last = sayings.back();
  if (last.cue && !is_question(last) && !is_question(saying)) return false;
  saying.source = partner(sayings);
  return static_cast<bool>(saying.source);
}

// "X was defiant. “…”": the subject of the sentence before, where that is about one who can speak.
bool QuotationSpeakers::find_in_sentence_before(const Unit& unit, Saying& saying) const {
  const TokenId mark = quotations_[unit.first].outer.begin;
  if (mark.value == 0 || document_[mark].has(Token::paragraph_start) || sentence(document_, mark).begin != mark) return false;
  const TokenRange lead = sentence(document_, TokenId{mark.value - 1U});
  for (const OuterQuotation& quotation : quotations_)
    if (quotation.outer.overlaps(lead)) return false;
  for (TokenId i = lead.begin; i < lead.end; ++i.value) {
    if (document_[i].head || document_[i].relation != Deprel::root) continue;
    const TokenId source = sources_.agent_of(i);
    if (!source || !sources_.can_speak(source)) return false;
    saying.source = source;
    return true;
  }
  return false;
}

}  // namespace entente
