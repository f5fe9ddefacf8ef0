// SPDX-License-Identifier: Apache-2.0
#include "text/tokenizer.hpp"

#include <algorithm>
#include <array>

#include "core/tsv.hpp"
#include "core/utf8.hpp"

namespace entente {
namespace {

// The bytes of the white space character at `offset`; 0 where there is none.
std::size_t space_at(std::string_view text, std::size_t offset) {
  const char c = text[offset];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  if (static_cast<unsigned char>(c) < 0x80) return static_cast<unsigned char>(c) < 0x20 ? 1 : 0;
  std::size_t next = offset;
  return is_space(next_char(text, next)) ? next - offset : 0;
}

std::size_t find_space(std::string_view text, std::size_t offset) {
  while (offset < text.size() && space_at(text, offset) == 0) {
    ++offset;
    while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) ++offset;
  }
  return offset;
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// White space between two chunks: its flags.
struct Gap {
  std::size_t end = 0;
  std::size_t line_ends = 0;
};

Gap skip_space(std::string_view text, std::size_t offset) {
  Gap gap{offset, 0};
  while (gap.end < text.size()) {
    const std::size_t size = space_at(text, gap.end);
    if (size == 0) break;
    gap.line_ends += text[gap.end] == '\n' || (text[gap.end] == '\r' && text.substr(gap.end + 1, 1) != "\n");
    gap.end += size;
  }
  return gap;
}

// The letters that follow a blank at `offset`, in lower case; empty where others do.
std::string next_word(std::string_view text, std::size_t offset) {
  std::string word;
  if (offset >= text.size() || text[offset] != ' ') return word;
  for (++offset; offset < text.size() && is_ascii_letter(text[offset]); ++offset) word += static_cast<char>(text[offset] | 0x20);
  return word;
}

}  // namespace

bool is_hard_wrapped(std::string_view text) {
  std::size_t lines = 0;
  std::size_t going_on = 0;  // lines after which a sentence goes on with a small letter
  for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n', end + 1)) {
    if (end + 1 >= text.size() || text[end + 1] == '\n' || end == 0 || text[end - 1] == '\n') continue;
    ++lines;
    going_on += text[end + 1] >= 'a' && text[end + 1] <= 'z' && text[end - 1] != '.';
  }
  return lines >= 2 && going_on * 3 >= lines;
}

struct Tokenizer::Scratch {
  explicit Scratch(const Abbreviations& abbreviations) : chunk(abbreviations) {}
  Chunk chunk;
  std::vector<std::uint64_t> features;
};

Tokenizer::Tokenizer(const Resources& resources, SymbolTable&)
    : abbreviations_(resources.get("en/abbreviations.tsv"), resources.where("en/abbreviations.tsv")) {
  const ModelFile file(resources.get("en/tokenizer.model"), resources.where("en/tokenizer.model"));
  boundaries_ = LinearModel(file, "boundaries", boundary_classes);
  const std::string openers = "en/sentence_openers.tsv";
  for (TsvReader row(resources.get(openers), resources.where(openers), 1); row.next();) openers_.emplace(row[0]);
  TsvReader reader(resources.get("en/contractions.tsv"), resources.where("en/contractions.tsv"), 2);
  while (reader.next()) {
    Contraction contraction;
    contraction.tokens = reader[1].find('|') != std::string_view::npos;
    for (const std::string_view part : split(reader[1], contraction.tokens ? '|' : ' ')) contraction.lengths.push_back(static_cast<std::uint32_t>(part.size()));
    if (!reader[2].empty())
      for (const std::string_view word : split(reader[2], ' ')) contraction.only_before.emplace(word);
    contractions_[std::string(reader[0])] = std::move(contraction);
  }
}

void Tokenizer::annotate(Document& document) const {
  const std::string_view text = document.article->text;
  const std::size_t paragraph_gap = is_hard_wrapped(text) ? 2 : 1;
  Scratch scratch(abbreviations_);
  Gap gap = skip_space(text, 0);
  std::uint8_t flags = Token::paragraph_start;
  while (gap.end < text.size()) {
    const std::size_t begin = gap.end;
    const std::size_t end = find_space(text, begin);
    add_chunk(document, begin, end, flags, scratch);
    gap = skip_space(text, end);
    flags = gap.line_ends >= paragraph_gap ? Token::space_before | Token::paragraph_start : Token::space_before;
  }
}

// "D." in "Franklin D. Roosevelt": between two words with capitals. "I" is mostly a numeral there: "World War I."
bool Tokenizer::is_initial(const Document& document, std::size_t begin, std::size_t end) const {
  const std::string_view text = document.article->text;
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool shape = end == begin + 2 && upper(text[begin]) && text[begin] != 'I' && text[begin + 1] == '.';
  if (!shape || document.tokens.empty() || end + 2 >= text.size() || text[end] != ' ' || !upper(text[end + 1])) return false;
  const std::string_view before = document.form(TokenId{document.tokens.size() - 1});
  std::string after(1, static_cast<char>(text[end + 1] + 32));
  for (std::size_t i = end + 2; i < text.size() && lower(text[i]); ++i) after += text[i];
  return document.tokens.back().span.end + 1U == begin && before.size() > 1 && upper(before.front()) &&
         std::all_of(before.begin() + 1, before.end(), lower) && after.size() > 1 && !openers_.contains(after);
}

void Tokenizer::add_chunk(Document& document, std::size_t begin, std::size_t end, std::uint8_t flags, Scratch& scratch) const {
  const std::string_view text = document.article->text;
  const auto add = [&](std::size_t from, std::size_t to, std::uint8_t token_flags) {
    Token token;
    token.span = {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
    token.form = document.symbols.intern(text.substr(from, to - from));
    token.flags = token_flags;
    document.tokens.push_back(token);
  };
  const std::string_view bytes = text.substr(begin, end - begin);
  if (std::all_of(bytes.begin(), bytes.end(), is_ascii_letter)) {
    if (!add_contraction(document, begin, end, flags)) add(begin, end, flags);
    return;
  }
  if (is_initial(document, begin, end)) {
    add(begin, end, flags);
    return;
  }
  scratch.chunk.read(text, begin, end);
  const auto& characters = scratch.chunk.characters();
  std::size_t start = 0;
  for (std::size_t i = 1; i <= characters.size(); ++i) {
    const bool at_end = i == characters.size();
    if (!at_end && !scratch.chunk.may_cut(i)) continue;
    const Boundary found = at_end || scratch.chunk.must_cut(i) ? Boundary::token : boundary(i, start, scratch);
    if (found == Boundary::none) continue;
    const std::size_t to = at_end ? end : characters[i].offset;
    if (found == Boundary::word || !add_contraction(document, characters[start].offset, to, flags)) add(characters[start].offset, to, flags);
    flags = found == Boundary::word ? Token::joined : 0;
    start = i;
  }
}

bool Tokenizer::add_contraction(Document& document, std::size_t begin, std::size_t end, std::uint8_t flags) const {
  constexpr std::size_t longest = 12;
  if (end - begin > longest) return false;
  const std::string_view text = document.article->text;
  std::array<char, longest> lower{};
  std::transform(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const auto found = contractions_.find(std::string(lower.data(), end - begin));
  if (found == contractions_.end()) return false;
  const Contraction& contraction = found->second;
  if (!contraction.only_before.empty() && !contraction.only_before.contains(next_word(text, end))) return false;
  for (const std::uint32_t length : contraction.lengths) {
    Token token;
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::min(begin + length, end))};
    token.form = document.symbols.intern(document.text(token.span));
    token.flags = flags;
    document.tokens.push_back(token);
    begin = token.span.end;
    flags = contraction.tokens ? 0 : Token::joined;
  }
  return true;
}

Boundary Tokenizer::boundary(std::size_t i, std::size_t start, Scratch& scratch) const {
  scratch.chunk.features(i, start, scratch.features);
  std::array<std::int32_t, LinearModel::padded(boundary_classes)> scores;
  boundaries_.score(scratch.features, scores.data());
  return static_cast<Boundary>(std::max_element(scores.begin(), scores.begin() + boundary_classes) - scores.begin());
}

}  // namespace entente
