// SPDX-License-Identifier: Apache-2.0
#include "relations/contents.hpp"

#include <algorithm>
#include <array>

#include "relations/quotes.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

TokenId next(TokenId token) { return TokenId{token.value + 1U}; }
TokenId previous(TokenId token) { return TokenId{token.value - 1U}; }

bool introduces(const Document& document, TokenId token, const AttributionWords& words) {
  const Token& t = document[token];
  if (t.pos == Upos::PUNCT || t.relation == Deprel::cc) return true;
  return (t.pos == Upos::SCONJ || t.relation == Deprel::mark) && words.has(WordClass::that, t.lemma);
}

const OuterQuotation* quotation_at(const std::vector<OuterQuotation>& quotations, TokenId token) {
  for (const OuterQuotation& quotation : quotations)
    if (quotation.outer.contains(token)) return &quotation;
  return nullptr;
}

// Without punctuation at its ends, but for quotations that begin or end there.
TokenRange trim(const Document& document, const std::vector<OuterQuotation>& quotations, TokenRange range) {
  const auto droppable = [&](TokenId token) {
    return document[token].pos == Upos::PUNCT && !quotation_at(quotations, token);
  };
  while (!range.empty() && droppable(range.begin)) ++range.begin.value;
  while (!range.empty() && droppable(previous(range.end))) --range.end.value;
  return range;
}

// Takes in the rest of each quotation of which the range has some words.
TokenRange widen(const Document& document, const std::vector<OuterQuotation>& quotations, TokenRange range) {
  for (const OuterQuotation& quotation : quotations) {
    const TokenRange& inner = quotation.inner;
    if (!range.overlaps(quotation.outer)) continue;
    const TokenId begin = std::max(range.begin, inner.begin), end = std::min(range.end, inner.end);
    bool word = false;
    for (TokenId i = begin; i < end; ++i.value) word = word || document[i].pos != Upos::PUNCT;
    if (word) {
      range.begin = std::min(range.begin, quotation.outer.begin);
      range.end = std::max(range.end, quotation.outer.end);
    } else {
      if (range.end <= inner.end) range.end = std::min(range.end, quotation.outer.begin);
      if (range.begin >= inner.begin) range.begin = std::max(range.begin, quotation.outer.end);
    }
  }
  return range;
}

// A title behind a word without a pause, “Face the World”, is nobody's words: all that can have a capital has one.
bool is_title(const Document& document, const OuterQuotation& quotation) {
  constexpr std::uint32_t longest = 8;  // tokens
  const TokenRange inner = quotation.inner;
  if (inner.size() > longest || quotation.outer.begin.value == 0) return false;
  const Upos before = document[previous(quotation.outer.begin)].pos;
  if (document[quotation.outer.begin].has(Token::paragraph_start)) return false;
  for (TokenId i = inner.begin; i < inner.end; ++i.value) {
    const Upos pos = document[i].pos;
    const bool small =
        pos == Upos::ADP || pos == Upos::DET || pos == Upos::CCONJ || pos == Upos::PART || pos == Upos::NUM || pos == Upos::PUNCT;
    if ((!small || i == inner.begin) && !is_capital(document.form(i))) return false;
    if (document.form(i) == "!" || document.form(i) == "?") return false;
  }
  return before == Upos::ADP || before == Upos::PART || before == Upos::NOUN || before == Upos::PROPN || before == Upos::DET;
}

}  // namespace

bool is_capital(std::string_view form) { return form.front() >= 'A' && form.front() <= 'Z'; }

bool is_dash(std::string_view form) {
  constexpr std::array<std::string_view, 5> dashes = {"-", "--", "–", "—", "―"};
  return std::find(dashes.begin(), dashes.end(), form) != dashes.end();
}

std::vector<OuterQuotation> without_titles(const Document& document, const std::vector<OuterQuotation>& quotations) {
  std::vector<OuterQuotation> kept;
  for (const OuterQuotation& quotation : quotations)
    if (!is_title(document, quotation)) kept.push_back(quotation);
  return kept;
}

std::vector<OuterQuotation> outer_quotations(const Document& document) {
  std::vector<OuterQuotation> result;
  for (const Quotation& quotation : document.quotations) {
    if (!result.empty() && result.back().inner.contains(quotation.tokens)) continue;
    TokenRange outer = quotation.tokens;
    if (outer.begin.value > 0) --outer.begin.value;
    if (!is_open_ended(document, quotation)) ++outer.end.value;
    result.push_back({quotation.tokens, outer});
  }
  return result;
}

std::vector<TokenRange> clause(const Document& document, TokenId head, TokenId cue, const AttributionWords& words) {
  std::vector<TokenRange> ranges;
  const TokenRange all = yield(document, head);
  const bool interrupted = all.contains(cue);
  const TokenRange hole = interrupted && below(document, cue, head) ? yield(document, cue) : TokenRange{cue, next(cue)};
  for (TokenId i = all.begin; i < all.end; ++i.value) {
    if (interrupted && hole.contains(i) && (below(document, i, cue) || !below(document, i, head))) continue;
    if (!below(document, i, head) && document[i].pos != Upos::PUNCT) continue;
    if (ranges.empty() || ranges.back().end != i) ranges.push_back({i, i});
    ranges.back().end = next(i);
  }
  if (!ranges.empty())
    while (!ranges.front().empty() && introduces(document, ranges.front().begin, words)) ++ranges.front().begin.value;
  return ranges;
}

TokenRange without_dateline(const Document& document, TokenRange range) {
  constexpr std::uint32_t longest = 12;  // tokens
  if (range.empty() || !document[range.begin].has(Token::paragraph_start) || document[range.begin].pos != Upos::PROPN)
    return range;
  for (TokenId i = range.begin; i < range.end && i.value - range.begin.value < longest; ++i.value) {
    if (is_dash(document.form(i)))
      return next(i) < range.end && document[i].has(Token::space_before) ? TokenRange{next(i), range.end} : range;
    const Upos pos = document[i].pos;
    if (pos != Upos::PROPN && pos != Upos::PUNCT && pos != Upos::NUM && pos != Upos::NOUN) return range;
  }
  return range;
}

Form shape(const Document& document, const std::vector<OuterQuotation>& quotations, std::vector<TokenRange>& content) {
  for (TokenRange& range : content) {
    // The opening mark was trimmed with other punctuation, or belongs to the verb: widen() takes it back.
    range = trim(document, quotations, widen(document, quotations, trim(document, quotations, range)));
  }
  std::erase_if(content, [](TokenRange range) { return range.empty(); });
  std::sort(content.begin(), content.end());
  std::vector<TokenRange> merged;
  for (const TokenRange& range : content) {
    if (!merged.empty() && range.begin <= merged.back().end) merged.back().end = std::max(merged.back().end, range.end);
    else merged.push_back(range);
  }
  content = std::move(merged);
  std::size_t whole = 0, parts = 0;
  for (TokenRange& range : content) {
    const OuterQuotation* quotation = quotation_at(quotations, range.begin);
    if (quotation && quotation->outer == range) ++whole;
    for (const OuterQuotation& q : quotations) parts += q.outer.overlaps(range) ? 1U : 0U;
  }
  if (!content.empty() && whole == content.size()) {
    for (TokenRange& range : content) range = quotation_at(quotations, range.begin)->inner;
    return Form::direct;
  }
  return parts > 0 ? Form::mixed : Form::indirect;
}

}  // namespace entente
