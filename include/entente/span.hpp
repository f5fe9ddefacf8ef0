// SPDX-License-Identifier: Apache-2.0
// Positions: two units as two types, and numbered things whose numbers can't be mixed up.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>

namespace entente {

// Bytes of an article's UTF-8 text, half-open. Used while an article is analysed.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const Span&) const = default;
};

// Unicode code points of an article's text, half-open. Used in everything that leaves the analysis: facts, graphs, exports.
struct CharSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const CharSpan&) const = default;
  bool empty() const { return begin >= end; }
};

// The index of an `Of` in the vector that owns it; by default no index at all.
template <class Of>
struct Id {
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value = none;

  Id() = default;
  constexpr explicit Id(std::size_t index) : value(static_cast<std::uint32_t>(index)) {}
  explicit operator bool() const { return value != none; }
  auto operator<=>(const Id&) const = default;
};

using EntityId = Id<struct Entity>;
using NodeId = Id<struct Node>;
using TokenId = Id<struct Token>;
using Symbol = Id<class SymbolTable>;

// Tokens of one document, half-open.
struct TokenRange {
  TokenId begin{0};
  TokenId end{0};
  auto operator<=>(const TokenRange&) const = default;
  bool empty() const { return begin.value >= end.value; }
  std::uint32_t size() const { return empty() ? 0 : end.value - begin.value; }
  bool contains(TokenId token) const { return begin <= token && token < end; }
  bool contains(TokenRange inner) const { return begin <= inner.begin && inner.end <= end; }
  bool overlaps(TokenRange other) const { return begin < other.end && other.begin < end; }
};

}  // namespace entente

template <class Of>
struct std::hash<entente::Id<Of>> {
  std::size_t operator()(entente::Id<Of> id) const noexcept { return id.value; }
};
