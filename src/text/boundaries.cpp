// SPDX-License-Identifier: Apache-2.0
#include "text/boundaries.hpp"

#include <algorithm>

#include "core/hash.hpp"
#include "core/tsv.hpp"

namespace entente {
namespace {

constexpr Character outside{};
constexpr std::size_t longest_run = 16;  // characters that a feature looks at

bool is_wordlike(CharKind kind) { return is_alphabetic(kind) || kind == CharKind::digit || kind == CharKind::mark; }

std::uint64_t combine(std::uint64_t a, std::uint64_t b) { return mix(a * 0x9e3779b97f4a7c15ULL + b + 1); }

// What a mailbox's name is made of, besides letters and digits.
bool is_mailbox_sign(char32_t code) { return code == '.' || code == '_' || code == '-' || code == '+'; }

// Where the address of a page ends at the latest: at a bracket or quotation mark.
bool ends_address(const Character& character) {
  return character.code == '<' || character.code == '>' || character.code == ']' || character.kind == CharKind::quote;
}

std::uint64_t code(const Character& character) { return character.code; }
std::uint64_t kind(const Character& character) { return static_cast<std::uint64_t>(character.kind); }

}  // namespace

Abbreviations::Abbreviations(std::string_view data, const std::string& where) {
  TsvReader reader(data, where, 2);
  std::vector<Character> characters;
  while (reader.next()) {
    const bool known = reader[1] == "title" || reader[1] == "other" || reader[1] == "file";
    if (!known) reader.fail("the kind must be 'title', 'other' or 'file'");
    read_characters(reader[0], 0, reader[0].size(), characters);
    kinds_[hash_characters(characters)] = reader[1] == "title" ? Kind::title : reader[1] == "other" ? Kind::other : Kind::file;
  }
}

Abbreviations::Kind Abbreviations::find(std::uint64_t hash) const {
  const auto found = kinds_.find(hash);
  return found == kinds_.end() ? Kind::none : found->second;
}

std::uint64_t hash_characters(std::span<const Character> characters) {
  std::uint64_t result = characters.size();
  for (const Character& character : characters) result = combine(result, code(character));
  return result;
}

void Chunk::read(std::string_view text, std::size_t begin, std::size_t end) {
  read_characters(text, begin, end, characters_);
  next_ = CharKind::none;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
  if (end < text.size() && text[end] != '\n') next_ = read_character(text, end).kind;
  traits_ = 0;
  std::uint64_t periods = 0;
  std::uint64_t slashes = 0;
  for (std::size_t i = 0; i < characters_.size(); ++i) {
    if (characters_[i].code == '@') traits_ |= 1;
    if (characters_[i].code == '_') traits_ |= 2;
    if (characters_[i].kind == CharKind::digit) traits_ |= 4;
    if (characters_[i].code == ':' && at(i, 1).code == '/' && at(i, 2).code == '/') traits_ |= 8;
    periods += characters_[i].kind == CharKind::period && is_wordlike(at(i, 1).kind);
    slashes += characters_[i].kind == CharKind::slash;
  }
  traits_ |= std::min<std::uint64_t>(periods, 3) << 4U | std::min<std::uint64_t>(slashes, 3) << 6U;
  find_address();
}

void Chunk::find_address() {
  address_begin_ = address_end_ = 0;
  if (find_page()) return;
  for (std::size_t i = 1; i + 1 < size(); ++i)
    if (characters_[i].code == '@' ? find_mailbox(i) : characters_[i].kind == CharKind::period && find_file(i)) return;
}

// "https://www.example.org/page"
bool Chunk::find_page() {
  if ((traits_ & 8U) == 0) return false;
  std::size_t colon = 0;
  while (at(colon, 0).code != ':' || at(colon, 1).code != '/' || at(colon, 2).code != '/') ++colon;
  const std::size_t least = colon + 3;
  address_begin_ = colon;
  while (address_begin_ > 0 && is_alphabetic(characters_[address_begin_ - 1].kind)) --address_begin_;
  address_end_ = least;
  while (address_end_ < size() && !ends_address(characters_[address_end_])) ++address_end_;
  // A sentence's own marks; three full stops stand for the rest of a long address.
  const auto is_mark = [&](std::size_t i) {
    const bool dots = characters_[i].kind == CharKind::period && at(i, -1).kind == CharKind::period;
    return !is_wordlike(characters_[i].kind) && characters_[i].code != '/' && !dots;
  };
  while (address_end_ > least && is_mark(address_end_ - 1)) --address_end_;
  return true;
}

// "press.office@example.org"
bool Chunk::find_mailbox(std::size_t sign) {
  const auto inside = [](const Character& character) { return is_wordlike(character.kind) || is_mailbox_sign(character.code); };
  std::size_t begin = sign;
  while (begin > 0 && inside(characters_[begin - 1])) --begin;
  while (begin < sign && !is_wordlike(characters_[begin].kind)) ++begin;
  std::size_t end = sign + 1;
  bool dotted = false;
  for (; end < size() && inside(characters_[end]); ++end) dotted |= characters_[end].code == '.' && is_wordlike(at(end, 1).kind);
  while (end > sign && !is_wordlike(characters_[end - 1].kind)) --end;
  if (begin == sign || !dotted) return false;
  address_begin_ = begin, address_end_ = end;
  return true;
}

// "minutes_04.pdf"
bool Chunk::find_file(std::size_t stop) {
  std::size_t end = stop + 1;
  while (end < size() && is_wordlike(characters_[end].kind)) ++end;
  if (abbreviations_->find(hash(stop + 1, end)) != Abbreviations::Kind::file) return false;
  std::size_t begin = stop;
  while (begin > 0 && (is_wordlike(characters_[begin - 1].kind) || is_mailbox_sign(characters_[begin - 1].code))) --begin;
  while (begin < stop && !is_wordlike(characters_[begin].kind)) ++begin;
  if (begin == stop) return false;
  address_begin_ = begin, address_end_ = end;
  return true;
}

const Character& Chunk::at(std::size_t i, int distance) const {
  const auto index = static_cast<std::ptrdiff_t>(i) + distance;
  return index < 0 || index >= static_cast<std::ptrdiff_t>(characters_.size()) ? outside : characters_[static_cast<std::size_t>(index)];
}

bool Chunk::may_cut(std::size_t i) const {
  const Character& left = characters_[i - 1];
  const Character& right = characters_[i];
  if (right.kind == CharKind::mark) return false;
  if (address_begin_ < i && i < address_end_) return false;
  if (is_title_stop(i)) return false;
  if (!is_wordlike(left.kind) || !is_wordlike(right.kind)) return true;
  if (is_alphabetic(left.kind) != is_alphabetic(right.kind)) return !is_model_number(i);
  return at(i, 1).kind == CharKind::apostrophe && is_alphabetic(at(i, 2).kind) && !is_wordlike(at(i, 3).kind);
}

bool Chunk::must_cut(std::size_t i) const {
  const auto bracket = [](const Character& character) { return character.code == '[' || character.code == ']'; };
  return may_cut(i) && (bracket(characters_[i - 1]) || bracket(characters_[i]));
}

// "Rep." before a name. Titles of two letters are left to the model: "St." may be a street's, at the end of a sentence.
bool Chunk::is_title_stop(std::size_t i) const {
  constexpr std::size_t least = 3;
  if (i + 1 != size() || characters_[i].kind != CharKind::period || next_ != CharKind::upper) return false;
  std::size_t begin = i;
  while (begin > 0 && is_alphabetic(characters_[begin - 1].kind)) --begin;
  return i - begin >= least && abbreviations_->find(hash(begin, i + 1)) == Abbreviations::Kind::title;
}

// "G20", "SX40": a few letters and a few digits behind them.
bool Chunk::is_model_number(std::size_t i) const {
  constexpr int most = 4;
  int letters = 0;
  while (letters <= most && is_alphabetic(at(i, -letters - 1).kind)) ++letters;
  int digits = 0;
  while (digits <= most && at(i, digits).kind == CharKind::digit) ++digits;
  const Character& next = at(i, digits);
  return letters >= 1 && letters <= most && digits >= 1 && digits <= most && next.code != ',' && next.code != '.' && next.code != ':';
}

std::uint64_t Chunk::hash(std::size_t begin, std::size_t end) const {
  return hash_characters(std::span(characters_).subspan(begin, end - begin));
}

std::uint64_t Chunk::run_before(std::size_t i) const {
  std::size_t begin = i;
  while (begin > 0 && i - begin < longest_run && is_wordlike(characters_[begin - 1].kind)) --begin;
  return hash(begin, i);
}

std::uint64_t Chunk::run_after(std::size_t i) const {
  std::size_t end = i;
  while (end < size() && end - i < longest_run && is_wordlike(characters_[end].kind)) ++end;
  return hash(i, end);
}

// How many letters or digits meet at `i`, and of what kind: model numbers and measures.
std::uint64_t Chunk::runs_around(std::size_t i) const {
  constexpr std::ptrdiff_t most = 5;
  const auto alike = [&](int distance, CharKind kind) {
    const CharKind other = at(i, distance).kind;
    return kind == CharKind::digit ? other == kind : is_alphabetic(kind) && is_alphabetic(other);
  };
  int before = 0;
  while (before < most && alike(-before - 1, at(i, -1).kind)) ++before;
  int after = 0;
  while (after < most && alike(after, at(i, 0).kind)) ++after;
  std::uint64_t value = kind(at(i, -1)) * 32 + kind(at(i, 0));
  value = value * 32 + kind(at(i, -before - 1));
  value = value * 32 + kind(at(i, after));
  return (value * 8 + static_cast<std::uint64_t>(before)) * 8 + static_cast<std::uint64_t>(after);
}

void Chunk::features(std::size_t i, std::size_t start, std::vector<std::uint64_t>& features) const {
  features.clear();
  std::uint64_t number = 0;
  const auto add = [&](std::uint64_t value) { features.push_back(combine(++number, value)); };
  const auto chars = [&](int from, int to) {
    std::uint64_t value = 0;
    for (int d = from; d < to; ++d) value = combine(value, code(at(i, d)));
    return value;
  };
  const auto kinds = [&](int from, int to) {
    std::uint64_t value = 0;
    for (int d = from; d < to; ++d) value = value * 32 + kind(at(i, d));
    return value;
  };
  const std::size_t piece = i - std::min(i - start, longest_run);
  const auto abbreviation = abbreviations_->find(hash(piece, i + 1));
  const bool known = abbreviation == Abbreviations::Kind::title || abbreviation == Abbreviations::Kind::other;
  const bool at_start = start == 0;
  const bool at_end = i + 1 == size();
  const std::uint64_t place = (at_start ? 1U : 0U) | (at_end ? 2U : 0U) | (known ? 4U : 0U);
  const std::uint64_t pair = chars(-1, 1);
  add(0);
  add(pair);
  add(combine(pair, place));
  add(combine(pair, traits_));
  add(combine(kinds(-2, 2), place));
  add(kinds(-3, 3));
  add(combine(kinds(-2, 2), traits_));
  add(chars(-2, 1));
  add(chars(-1, 2));
  add(chars(-2, 2));
  add(combine(kinds(-1, 0), chars(0, 3)));
  add(combine(kinds(0, 1), chars(-3, 0)));
  add(combine(kinds(-1, 1), i - piece));
  add(combine(run_before(i), code(at(i, 0))));
  add(combine(run_after(i), code(at(i, -1))));
  add(combine(hash(piece, i), combine(code(at(i, 0)), kind(at(i, 1)))));
  add(combine(combine(hash(piece, i), code(at(i, 0))), combine(static_cast<std::uint64_t>(next_), place)));
  add(combine(combine(kinds(-3, 1), place), static_cast<std::uint64_t>(next_)));
  add(combine(run_after(i), run_before(i)));
  if (is_wordlike(at(i, -1).kind) && is_wordlike(at(i, 0).kind)) add(runs_around(i));
  add(combine(combine(pair, run_after(i + (is_wordlike(characters_[i].kind) ? 0U : 1U))), 0));
}

}  // namespace entente
