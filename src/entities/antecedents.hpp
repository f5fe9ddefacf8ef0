// SPDX-License-Identifier: Apache-2.0
// Whom a pronoun may refer to, and what speaks for each: how near and in what places they are mentioned, how the pronoun and
// they stand in the tree, who else fits. What that weighs is learnt (antecedents.model).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/linear_model.hpp"
#include "entities/cast.hpp"
#include "entities/salience.hpp"

namespace entente {

struct Antecedent {
  EntityId entity;  // none for somebody unnamed, and for nobody
  TokenId last;     // head of the mention that the pronoun would go back to; none for nobody
  std::vector<std::uint64_t> features;
};

class Antecedents {
 public:
  Antecedents(const Cast& cast, const Salience& salience);

  // For "he", "her", "himself": the people mentioned before or named later in the sentence; the first is nobody.
  std::vector<Antecedent> people(TokenId pronoun) const;

 private:
  struct Candidate;
  std::vector<Candidate> candidates(TokenId pronoun, Gender gender) const;
  void add_ahead(TokenId pronoun, Gender gender, std::vector<Candidate>& found) const;
  void rank(std::vector<Candidate>& found) const;
  void describe(TokenId pronoun, const Candidate& candidate, const std::vector<Candidate>& all, std::vector<std::uint64_t>& features) const;
  std::uint64_t relation_between(TokenId pronoun, TokenId other) const;
  bool is_excluded(TokenId pronoun, TokenId other) const;
  TokenId clause_of(TokenId token) const;
  TokenId subject_of(TokenId clause) const;
  std::uint64_t verb_of(TokenId token) const;
  bool is_fronted(TokenId token) const;
  std::uint64_t place_of(TokenId token) const;
  std::uint64_t depth_of(TokenId token) const;
  bool is_beside_quotation(TokenId token) const;

  const Cast& cast_;
  const Salience& salience_;
  std::vector<std::uint32_t> quotation_;  // of each token: one more than the index of the quotation that holds it
  std::vector<std::uint32_t> paragraph_;  // of each token
};

// Chooses by what is learnt.
class AntecedentRanker {
 public:
  // The bytes are an antecedents.model. Throws Error where they aren't.
  AntecedentRanker(std::string_view bytes, const std::string& where);
  // The likeliest; nobody only where there is nobody.
  std::size_t best(const std::vector<Antecedent>& antecedents) const;

 private:
  LinearModel model_;
};

}  // namespace entente
