// SPDX-License-Identifier: Apache-2.0
#include "relations/quotes.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "core/tsv.hpp"

namespace entente {
namespace {

using Facing = QuotationFinder::Facing;
using Mark = QuotationFinder::Mark;

struct Open {
  TokenId mark;
  std::uint8_t family = 0;
};

// The marks of one paragraph, matched with each other. A paragraph never leaves anything open for the next one: a quotation
// that goes on is reopened there.
class Paragraph {
 public:
  Paragraph(Document& document, TokenRange tokens) : document_(document), tokens_(tokens) {}

  void read(TokenId token, const Mark& mark) {
    const Facing facing = facing_of(token, mark);
    if (facing == Facing::close) close(token, mark.family);
    if (facing == Facing::open) open_.push_back({token, mark.family});
  }

  // `reopened` is the family of the mark that the next paragraph begins with, 0 where it begins with none.
  void finish(std::uint8_t reopened) {
    if (open_.empty()) return;
    const Open& outer = open_.front();
    if (outer.family == reopened || introduced(outer.mark) || goes_on(outer.mark))
      add({TokenId{outer.mark.value + 1U}, tokens_.end});
  }

 private:
  bool is_open(std::uint8_t family) const {
    return std::any_of(open_.begin(), open_.end(), [&](const Open& open) { return open.family == family; });
  }

  bool space_before(TokenId token) const { return token == tokens_.begin || document_[token].has(Token::space_before); }
  bool space_after(TokenId token) const {
    const TokenId next{token.value + 1U};
    return next == tokens_.end || document_[next].has(Token::space_before);
  }

  // Which way the mark faces here; `either` for one that is none: a stray mark, an apostrophe.
  Facing facing_of(TokenId token, const Mark& mark) const {
    const bool before = space_before(token), after = space_after(token);
    if (mark.apostrophe) return facing_of_apostrophe(token, mark, before, after);
    const bool looks_open = before && !after, looks_close = !before && after;
    if (is_open(mark.family)) {
      // A second opening mark is nested where it is not the wrong way round.
      if (looks_open && mark.facing != Facing::close) return Facing::open;
      return mark.facing == Facing::open && !looks_close ? Facing::open : Facing::close;
    }
    if (mark.facing == Facing::close) return looks_open ? Facing::open : Facing::either;
    return looks_close ? Facing::either : Facing::open;
  }

  Facing facing_of_apostrophe(TokenId token, const Mark& mark, bool before, bool after) const {
    if (document_[token].pos == Upos::PART || document_[token].has(Token::joined)) return Facing::either;
    if (is_open(mark.family) && !before) return Facing::close;
    if (mark.facing == Facing::either && !after && (before || follows_mark(token))) return Facing::open;
    return Facing::either;
  }

  bool follows_mark(TokenId token) const { return !open_.empty() && open_.back().mark.value + 1U == token.value; }

  // An opening mark of the same family that was never closed is forgotten: the quotation is the one between the nearest marks,
  // unless as many marks close as open.
  void close(TokenId token, std::uint8_t family) {
    while (!open_.empty() && open_.back().family != family) open_.pop_back();
    if (open_.empty()) return;
    add({TokenId{open_.back().mark.value + 1U}, token});
    open_.pop_back();
  }

  // Words lead up to the mark, so that it is a quotation although its end is missing.
  bool introduced(TokenId mark) const {
    if (mark == tokens_.begin) return false;
    const std::string_view before = document_.form(TokenId{mark.value - 1U});
    return before == ":" || before == ",";
  }

  // “We are ready,” she said. “The road is long.
  bool goes_on(TokenId mark) const {
    const auto& found = document_.quotations;
    if (mark == tokens_.begin || found.empty() || found.back().tokens.begin < tokens_.begin) return false;
    const std::string_view before = document_.form(TokenId{mark.value - 1U});
    return before == "." || before == "!" || before == "?";
  }

  void add(TokenRange range) {
    if (!range.empty()) document_.quotations.push_back({range});
  }

  Document& document_;
  TokenRange tokens_;
  std::vector<Open> open_;
};

Facing facing(const TsvReader& reader, std::string_view name) {
  if (name == "open") return Facing::open;
  if (name == "close") return Facing::close;
  if (name != "either") reader.fail("unknown facing '" + std::string(name) + "', write open, close or either");
  return Facing::either;
}

std::vector<TokenRange> paragraphs(const Document& document) {
  std::vector<TokenRange> ranges;
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    if (ranges.empty() || document.tokens[i].has(Token::paragraph_start)) ranges.push_back({TokenId{i}, TokenId{i}});
    ranges.back().end = TokenId{i + 1U};
  }
  return ranges;
}

}  // namespace

QuotationFinder::QuotationFinder(const Resources& resources, SymbolTable& shared) {
  constexpr std::string_view file = "en/quotation_marks.tsv";
  std::map<std::string, std::uint8_t, std::less<>> families;
  TsvReader reader(resources.get(file), resources.where(file), 3);
  while (reader.next()) {
    const auto number = static_cast<std::uint8_t>(families.size() + 1);
    const std::uint8_t family = families.emplace(std::string(reader[1]), number).first->second;
    marks_.push_back({shared.intern(reader[0]), family, facing(reader, reader[2]), reader[3] == "apostrophe"});
  }
  std::sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) { return a.form < b.form; });
}

const Mark* QuotationFinder::find(Symbol form) const {
  const auto found = std::lower_bound(marks_.begin(), marks_.end(), form, [](const Mark& m, Symbol s) { return m.form < s; });
  return found != marks_.end() && found->form == form ? &*found : nullptr;
}

void QuotationFinder::annotate(Document& document) const {
  document.quotations.clear();
  const std::vector<TokenRange> ranges = paragraphs(document);
  for (std::size_t p = 0; p < ranges.size(); ++p) {
    Paragraph paragraph(document, ranges[p]);
    for (TokenId i = ranges[p].begin; i < ranges[p].end; ++i.value)
      if (const Mark* mark = find(document[i].form)) paragraph.read(i, *mark);
    const Mark* next = p + 1 < ranges.size() ? find(document[ranges[p + 1].begin].form) : nullptr;
    paragraph.finish(next && next->facing != Facing::close ? next->family : std::uint8_t{0});
  }
  std::sort(document.quotations.begin(), document.quotations.end(), [](const Quotation& a, const Quotation& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.tokens.end > b.tokens.end;
  });
}

std::vector<std::uint32_t> quotation_of_tokens(const Document& document) {
  std::vector<std::uint32_t> numbers(document.tokens.size());
  for (std::size_t i = 0; i < document.quotations.size(); ++i) {
    const TokenRange range = document.quotations[i].tokens;
    if (numbers[range.begin.value] == 0) std::fill(numbers.begin() + range.begin.value, numbers.begin() + range.end.value, static_cast<std::uint32_t>(i + 1));
  }
  return numbers;
}

bool is_open_ended(const Document& document, const Quotation& quotation) {
  const TokenId end = quotation.tokens.end;
  return end.value >= document.tokens.size() || document[end].has(Token::paragraph_start);
}

}  // namespace entente
