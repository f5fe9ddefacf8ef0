// SPDX-License-Identifier: Apache-2.0
#include "syntax/parser_features.hpp"

#include <algorithm>
#include <array>

#include "core/linear_model.hpp"

namespace entente {
namespace {

// Odd random numbers: a feature is a sum of products, mixed once. Its parts are hashes already.
constexpr std::uint64_t k1 = 0x9e3779b97f4a7c15ULL;
constexpr std::uint64_t k2 = 0xc2b2ae3d27d4eb4fULL;
constexpr std::uint64_t k3 = 0x165667b19e3779f9ULL;
constexpr std::uint64_t k4 = 0xd6e8feb86659fd93ULL;

constexpr std::uint64_t finish(std::uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93ULL;
  return x ^ x >> 32;
}

constexpr std::uint64_t pair(std::uint64_t a, std::uint64_t b) { return a * k1 + b * k2; }
constexpr std::uint64_t three(std::uint64_t a, std::uint64_t b, std::uint64_t c) { return a * k1 + b * k2 + c * k3; }
constexpr std::uint64_t four(std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d) { return a * k1 + b * k2 + c * k3 + d * k4; }

// Small numbers as hashes, so that their products don't meet.
constexpr std::size_t small_numbers = 256;
constexpr auto hashes = [] {
  std::array<std::uint64_t, small_numbers> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = mix(i + 0x1234567);
  return table;
}();
constexpr std::uint64_t hashed(std::size_t number) { return hashes[std::min(number, small_numbers - 1)]; }

std::size_t distance(std::size_t n) { return n > 9 ? 6 : n > 5 ? 5 : n; }

const ParserWord nothing{};
const ParserState::Arc no_arc{};

}  // namespace

void read_parser_words(const Document& document, const WordInfos& words, const std::vector<TagClass>& classes, TokenRange sentence,
                       std::vector<ParserWord>& result) {
  result.assign(1, {hashed(1), hashed(1), hashed(1)});
  for (std::size_t i = sentence.begin.value; i < sentence.end.value; ++i)
    result.push_back({words[i].lower, hashed(2U + classes[i]), hashed(2U + static_cast<std::size_t>(document.tokens[i].pos))});
}

std::uint64_t parser_signature(const ParserState& state) {
  const WordIndex nodes[] = {state.stack(0), state.stack(1), state.buffer(0)};
  std::uint64_t signature = state.stack(2) * k4 + std::min<std::size_t>(state.stack_size(), 4);
  const auto add = [&](std::uint64_t value) { signature = (signature ^ value) * k1; signature ^= signature >> 29; };
  for (const WordIndex node : nodes) {
    if (node == no_word) {
      add(node);
      continue;
    }
    const ParserState::Arc& arc = state.arc(node);
    add(node | std::uint64_t{arc.left} << 16U | std::uint64_t{arc.second_left} << 32U | std::uint64_t{arc.right} << 48U);
    std::uint64_t rest = arc.second_right | std::uint64_t{arc.left_count} << 16U | std::uint64_t{arc.right_count} << 24U;
    unsigned shift = 32;
    for (const WordIndex child : {arc.left, arc.second_left, arc.right, arc.second_right}) {
      if (child != no_word) rest |= static_cast<std::uint64_t>(state.arc(child).label) << shift;
      shift += 8;
    }
    add(rest);
  }
  return signature;
}

void parser_features(const ParserState& state, const std::vector<ParserWord>& words, std::vector<std::uint64_t>& features) {
  const auto word = [&](WordIndex node) -> const ParserWord& { return node == no_word ? nothing : words[node]; };
  const auto arc = [&](WordIndex node) -> const ParserState::Arc& { return node == no_word ? no_arc : state.arc(node); };
  const auto label = [&](WordIndex node) { return hashed(node == no_word ? 99 : static_cast<std::size_t>(arc(node).label)); };
  const WordIndex s0n = state.stack(0), s1n = state.stack(1), s2n = state.stack(2), b0n = state.buffer(0);
  const ParserWord &s0 = word(s0n), &s1 = word(s1n), &s2 = word(s2n), &b0 = word(b0n), &b1 = word(state.buffer(1)), &b2 = word(state.buffer(2));
  const ParserState::Arc &s0a = arc(s0n), &s1a = arc(s1n), &b0a = arc(b0n);
  const ParserWord &s0l = word(s0a.left), &s0r = word(s0a.right), &s1l = word(s1a.left), &s1r = word(s1a.right), &b0l = word(b0a.left);
  const ParserWord &s0l2 = word(s0a.second_left), &s0r2 = word(s0a.second_right), &s1r2 = word(s1a.second_right), &b0l2 = word(b0a.second_left);
  const std::uint64_t s0b0 = hashed(s0n == no_word || b0n == no_word ? 7 : distance(static_cast<std::size_t>(b0n - s0n)));
  const std::uint64_t s1s0 = hashed(s1n == no_word ? 7 : distance(static_cast<std::size_t>(s0n - s1n)));

  features.resize(LinearModel::most_features);
  std::uint64_t* out = features.data();
  std::uint64_t number = 0;
  const auto add = [&](std::uint64_t value) { *out++ = finish(value + (number += k4 * k3)); };
  add(0);
  for (const ParserWord* w : {&s0, &s1, &s2, &b0, &b1, &b2}) {
    add(w->form);
    add(w->tag);
    add(pair(w->form, w->tag));
  }
  add(pair(s0.form, b0.form));
  add(three(s0.form, s0.tag, b0.form));
  add(three(s0.form, b0.form, b0.tag));
  add(three(s0.form, s0.tag, b0.tag));
  add(three(s0.tag, b0.form, b0.tag));
  add(pair(s0.tag, b0.tag));
  add(pair(s0.form, b0.tag));
  add(pair(s0.tag, b0.form));
  add(pair(s1.form, s0.form));
  add(three(s1.form, s1.tag, s0.tag));
  add(three(s1.tag, s0.form, s0.tag));
  add(pair(s1.tag, s0.tag));
  add(pair(s1.form, s0.tag));
  add(pair(s1.tag, s0.form));
  add(three(s1.form, s0.form, b0.tag));
  add(three(s0.form, b0.form, s1.tag));
  add(pair(s1.tag, b0.tag));
  add(pair(s1.form, b0.form));
  add(pair(s1.form, b0.tag));
  add(pair(s1.tag, b0.form));
  add(pair(b0.tag, b1.tag));
  add(pair(b0.form, b1.tag));
  add(three(b0.tag, b1.tag, b2.tag));
  add(three(s0.tag, b0.tag, b1.tag));
  add(four(s0.tag, b0.tag, b1.tag, b2.tag));
  add(three(s1.tag, s0.tag, b0.tag));
  add(four(s1.tag, s0.tag, b0.tag, b1.tag));
  add(three(s2.tag, s1.tag, s0.tag));
  add(four(s2.tag, s1.tag, s0.tag, b0.tag));
  add(three(s1.pos, s0.form, b0.pos));
  add(three(s1.form, s0.pos, b0.pos));
  add(three(s1.pos, s0.pos, b0.form));
  add(three(s0.tag, b0.tag, s0l.tag));
  add(three(s0.tag, b0.tag, s0r.tag));
  add(three(s0.tag, b0.tag, b0l.tag));
  add(three(s1.tag, s0.tag, s1l.tag));
  add(three(s1.tag, s0.tag, s1r.tag));
  add(three(s1.tag, s0.tag, s0l.tag));
  add(three(s1.tag, s0.tag, s0r.tag));
  add(three(s1.tag, s1r.form, s0.tag));
  add(three(s1.form, s1r.tag, s0.tag));
  add(three(s0.tag, s0r.form, b0.tag));
  add(three(s0.form, s0r.tag, b0.tag));
  add(three(b0.tag, b0l.form, s0.tag));
  // labels of children
  add(pair(s0.form, label(s0a.left)));
  add(pair(s0.form, label(s0a.right)));
  add(three(s0.tag, label(s0a.left), label(s0a.second_left)));
  add(three(s0.tag, label(s0a.right), label(s0a.second_right)));
  add(pair(s1.form, label(s1a.left)));
  add(pair(s1.form, label(s1a.right)));
  add(three(s1.tag, label(s1a.left), label(s1a.second_left)));
  add(three(s1.tag, label(s1a.right), label(s1a.second_right)));
  add(four(s1.tag, s0.tag, label(s1a.right), label(s1a.left)));
  add(four(s1.form, s0.tag, label(s1a.right), label(s1a.second_right)));
  add(four(s1.tag, s0.tag, label(s0a.left), label(s0a.right)));
  add(pair(b0.form, label(b0a.left)));
  add(three(b0.tag, label(b0a.left), label(b0a.second_left)));
  add(four(s0.tag, b0.tag, label(b0a.left), label(s0a.right)));
  add(four(s0.tag, s0l.tag, s0l2.tag, label(s0a.left)));
  add(four(s0.tag, s0r.tag, s0r2.tag, label(s0a.right)));
  add(four(s1.tag, s1r.tag, s1r2.tag, label(s1a.right)));
  add(four(b0.tag, b0l.tag, b0l2.tag, label(b0a.left)));
  // how many children, how far
  add(pair(s0.form, hashed(s0a.left_count * 16U + s0a.right_count)));
  add(pair(s0.tag, hashed(s0a.left_count * 16U + s0a.right_count)));
  add(pair(s1.tag, hashed(s1a.left_count * 16U + s1a.right_count)));
  add(pair(s1.form, hashed(s1a.right_count)));
  add(pair(b0.tag, hashed(b0a.left_count)));
  add(pair(b0.form, hashed(b0a.left_count)));
  add(three(s0.tag, b0.tag, s0b0));
  add(pair(s0.form, s0b0));
  add(pair(b0.form, s0b0));
  add(three(s0.form, b0.tag, s0b0));
  add(three(s1.tag, s0.tag, s1s0));
  add(three(s1.form, s0.tag, s1s0));
  add(three(s1.tag, s0.form, s1s0));
  add(pair(hashed(b0n == no_word ? 1 : 0), hashed(std::min<std::size_t>(state.stack_size(), 4))));
  // what a preposition or conjunction is attached with
  add(three(s1.form, s0l.form, s0.tag));
  add(three(s1.tag, s0l.form, s0.tag));
  add(three(s1.form, s0l.form, s0.form));
  add(four(s2.tag, s1.tag, s0l.form, s0.tag));
  add(three(s1.form, b0.form, s0.tag));
  add(three(s1.form, b0.form, s0.form));
  add(four(s0.tag, b0.form, b1.tag, b2.tag));
  add(four(s1.tag, s0.tag, b0.form, b1.tag));
  add(three(s2.form, s1.tag, s0.tag));
  add(four(s2.tag, s1.form, s0.tag, b0.tag));
  add(four(s1.tag, s0l.form, s0.tag, label(s1a.right)));
  features.resize(static_cast<std::size_t>(out - features.data()));
}

}  // namespace entente
