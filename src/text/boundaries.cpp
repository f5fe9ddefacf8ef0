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

std::uint64_t code(const Character& character) { return character.code; }
std::uint64_t kind(const Character& character) { return static_cast<std::uint64_t>(character.kind); }

}  // namespace

Abbreviations::Abbreviations(std::string_view data, const std::string& where) {
  TsvReader reader(data, where, 2);
  std::vector<Character> characters;
  while (reader.next()) {
    if (reader[1] != "title" && reader[1] != "other") reader.fail("the kind must be 'title' or 'other'");
    read_characters(reader[0], 0, reader[0].size(), characters);
    kinds_[hash_characters(characters)] = reader[1] == "title" ? Kind::title : Kind::other;
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
}

const Character& Chunk::at(std::size_t i, int distance) const {
  const auto index = static_cast<std::ptrdiff_t>(i) + distance;
  return index < 0 || index >= static_cast<std::ptrdiff_t>(characters_.size()) ? outside : characters_[static_cast<std::size_t>(index)];
}

bool Chunk::may_cut(std::size_t i) const {
  const Character& left = characters_[i - 1];
  const Character& right = characters_[i];
  if (right.kind == CharKind::mark) return false;
  if (!is_wordlike(left.kind) || !is_wordlike(right.kind)) return true;
  if (is_alphabetic(left.kind) != is_alphabetic(right.kind)) return true;
  return at(i, 1).kind == CharKind::apostrophe && is_alphabetic(at(i, 2).kind) && !is_wordlike(at(i, 3).kind);
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
  const bool known = abbreviations_->find(hash(piece, i + 1)) != Abbreviations::Kind::none;
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
  add(combine(combine(pair, run_after(i + (is_wordlike(characters_[i].kind) ? 0U : 1U))), 0));
}

}  // namespace entente
