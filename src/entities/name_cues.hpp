// SPDX-License-Identifier: Apache-2.0
// What a name's words and neighbours say of the type of its bearer.
#pragma once

#include <cstddef>

#include <entente/document.hpp>

#include "entities/gazetteer.hpp"
#include "entities/vocabulary.hpp"
#include "entities/words.hpp"

namespace entente {

struct Name;

class NameCues {
 public:
  NameCues(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words)
      : gazetteer_(gazetteer), vocabulary_(vocabulary), document_(document), words_(words) {}

  // Fills the name's votes, kind, gender and certainty from its tokens, title and neighbours.
  void judge(Name& name) const;
  // Whether the capitalised words read like the name of a person: known given or family names.
  bool looks_like_person(std::size_t begin, std::size_t end) const;
  // A weaker test, for words of which the context says the rest.
  bool may_be_person(std::size_t begin, std::size_t end) const;
  // Whether the word is one that people are called by.
  bool has_given_name(std::size_t token) const;
  // The token that the others depend on.
  TokenId head_of(TokenRange range) const;

 private:
  void judge_words(Name& name) const;
  bool could_be_person(const Name& name) const;
  void judge_title(Name& name) const;
  bool is_called_a_party(const Name& name) const;
  bool is_told_as_body(const Token& head) const;
  bool is_region(std::size_t begin) const;
  bool is_based(const Name& name) const;
  bool may_be_person_named(const Name& name) const;
  bool is_before_state(const Name& name) const;
  void judge_neighbours(Name& name) const;
  void judge_apposition(Name& name) const;
  const Noun* noun_of(TokenId token) const;

  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
  const Document& document_;
  const Words& words_;
};

}  // namespace entente
