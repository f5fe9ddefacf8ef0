// SPDX-License-Identifier: Apache-2.0
// Chains of capitalised words, with the small words and signs that join them: where names may be.
#pragma once

#include <cstddef>

#include <entente/document.hpp>

#include "entities/gazetteer_matcher.hpp"
#include "entities/vocabulary.hpp"
#include "entities/words.hpp"

namespace entente {

class NameChains {
 public:
  NameChains(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words,
             const GazetteerMatcher& matcher)
      : gazetteer_(gazetteer), vocabulary_(vocabulary), document_(document), words_(words), matcher_(matcher) {}

  // Where the sentence that is read ends; chains don't go beyond.
  void set_limit(std::size_t limit) { limit_ = limit; }

  // Whether a name may begin here; `last_name_end` is past the name found before.
  bool starts_name(std::size_t i, std::size_t last_name_end) const;
  // Past the chain that begins here.
  std::size_t chain_end(std::size_t begin) const;
  // The longest title from `i`; `end` becomes its end.
  const Title* title_at(std::size_t i, std::size_t limit, std::size_t& end) const;
  // Whether the word by itself is known to name no entity.
  bool names_nothing(std::size_t i) const;
  bool is_single_letter(std::size_t i) const { return document_.form(TokenId{i}).size() == 1; }

 private:
  bool adjacent(std::size_t i) const;
  bool is_hyphen(std::size_t i) const;
  bool is_time(std::size_t i) const;
  bool is_tag(std::size_t i) const;
  bool opens_clause(std::size_t i) const;
  bool could_be_name(std::size_t i) const;
  bool follows_prefix(std::size_t i, std::size_t last_name_end) const;
  bool opens_name(std::size_t i, const GazetteerMatch& known) const;
  bool starts_with_year(std::size_t i) const;
  bool starts_with_article(std::size_t i) const;
  bool owns_inside(std::size_t apostrophe) const;
  std::size_t extended(std::size_t begin, std::size_t end) const;
  bool continues(std::size_t i) const;
  std::size_t joined_by_hyphen(std::size_t hyphen) const;
  bool is_country(std::size_t i) const;
  std::size_t joined_by_particles(std::size_t begin, std::size_t end) const;
  bool ends_body_word(std::size_t begin, std::size_t end) const;
  bool inside_of_phrase(std::size_t begin, std::size_t end, std::size_t next) const;

  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
  const Document& document_;
  const Words& words_;
  const GazetteerMatcher& matcher_;
  std::size_t limit_ = 0;
};

}  // namespace entente
