// SPDX-License-Identifier: Apache-2.0
// What the name tagger looks at: the words around, their shapes and tags, what the gazetteer, the vocabulary and the rules say
// of them.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "entities/feature_collector.hpp"
#include "entities/name_tagger.hpp"

namespace entente {

class NameFeatures {
 public:
  NameFeatures(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words,
               const std::vector<Name>& names);

  // Overwrites `features` with those of the token: hashes, the first `own_words` of them of the word itself, the last `of_head` of
  // what it hangs on.
  void collect(std::size_t token, std::vector<std::uint64_t>& features) const;
  static constexpr std::size_t own_words = 2;
  static constexpr std::size_t of_head = 2;

 private:
  // Facts about one word, each a small number or a hash.
  enum Fact : std::uint8_t { word, shape, pos, known, rule, bearer, noun, manner, elsewhere, count };
  using Facts = std::array<std::uint64_t, count>;

  void describe(std::size_t token);
  void mark_known(TokenRange sentence);
  void mark_rules(const std::vector<Name>& names);
  void mark_elsewhere(const std::vector<Name>& names);
  void collect_chain(std::size_t token, FeatureCollector& add) const;
  std::uint64_t bearer_of(std::size_t token) const;
  std::uint64_t manner_of(std::size_t token) const;
  std::uint64_t noun_code(std::uint64_t key) const;

  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
  const Document& document_;
  const Words& words_;
  std::vector<Facts> facts_;
  std::vector<std::uint32_t> chain_;  // of each token: one more than the index of the rules' name that holds it
  std::vector<TokenRange> chains_;
  std::unordered_map<std::uint64_t, std::uint8_t> written_small_;      // words that the document has in small letters too
  std::unordered_map<std::uint64_t, std::uint64_t> seen_in_;           // what longer names have the word, and where in them
};

}  // namespace entente
