// SPDX-License-Identifier: Apache-2.0
#include "syntax/tree.hpp"

#include <algorithm>

namespace entente {

void index_trees(Document& document) {
  const std::size_t count = document.tokens.size();
  document.child_offsets.assign(count + 1, 0);
  document.children.resize(count);
  document.yields.resize(count);
  document.sentence_of.resize(count);
  for (const Token& token : document.tokens)
    if (token.head) ++document.child_offsets[token.head.value + 1];
  for (std::size_t i = 0; i < count; ++i) document.child_offsets[i + 1] += document.child_offsets[i];
  std::vector<std::uint32_t> filled(document.child_offsets.begin(), document.child_offsets.end() - 1);
  for (std::size_t i = 0; i < count; ++i)
    if (const TokenId head = document.tokens[i].head) document.children[filled[head.value]++] = TokenId{i};
  for (std::size_t i = 0; i < count; ++i) document.yields[i] = {TokenId{i}, TokenId{i + 1}};
  // Each token widens all its ancestors: linear in tokens times depth, without recursion.
  for (std::size_t i = 0; i < count; ++i)
    for (TokenId up = document.tokens[i].head; up; up = document[up].head) {
      TokenRange& range = document.yields[up.value];
      range.begin = std::min(range.begin, TokenId{i});
      range.end = std::max(range.end, TokenId{i + 1});
    }
  for (std::size_t s = 0; s < document.sentences.size(); ++s)
    for (std::uint32_t i = document.sentences[s].begin.value; i < document.sentences[s].end.value; ++i)
      document.sentence_of[i] = static_cast<std::uint32_t>(s);
}

std::span<const TokenId> children(const Document& document, TokenId token) {
  const std::uint32_t begin = document.child_offsets[token.value];
  return std::span(document.children).subspan(begin, document.child_offsets[token.value + 1] - begin);
}

TokenRange yield(const Document& document, TokenId token) { return document.yields[token.value]; }

TokenRange sentence(const Document& document, TokenId token) {
  return document.sentences[document.sentence_of[token.value]];
}

TokenId child(const Document& document, TokenId token, Deprel relation) { return child(document, token, {relation}); }

TokenId child(const Document& document, TokenId token, std::initializer_list<Deprel> relations) {
  for (const TokenId candidate : children(document, token))
    for (const Deprel relation : relations)
      if (is_a(document[candidate].relation, relation)) return candidate;
  return {};
}

bool below(const Document& document, TokenId token, TokenId ancestor) {
  for (; token; token = document[token].head)
    if (token == ancestor) return true;
  return false;
}

bool is_a(Deprel relation, Deprel universal_relation) {
  return relation == universal_relation || universal(relation) == universal_relation;
}

}  // namespace entente
