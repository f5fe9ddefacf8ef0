// SPDX-License-Identifier: Apache-2.0
// Finds what is said in clauses: "X said that …", "…, X said", "according to X, …", "X's claim that …", "X vowed to …".
#pragma once

#include <vector>

#include <entente/document.hpp>

#include "relations/attribution.hpp"
#include "relations/complements.hpp"
#include "relations/content_bounds.hpp"
#include "relations/cues.hpp"
#include "relations/quoted.hpp"
#include "relations/sources.hpp"
#include "relations/word_order.hpp"

namespace entente {

class ClauseSpeakers {
 public:
  ClauseSpeakers(const Document& document, const Cues& cues, const AttributionWords& words, const SourceFinder& sources,
                 const AttributionOptions& options);
  // What the word says of its clause; nothing where it is no cue. Contents are not yet shaped.
  std::vector<Saying> find(TokenId token) const;

 private:
  void find_verb(TokenId verb, const Cue& cue, std::vector<Saying>& sayings) const;
  void find_seeming(TokenId verb, std::vector<Saying>& sayings) const;
  void find_predicate(TokenId adjective, const Cue& cue, std::vector<Saying>& sayings) const;
  void find_noun(TokenId noun, const Cue& cue, std::vector<Saying>& sayings) const;
  void find_preposition(TokenId preposition, std::vector<Saying>& sayings) const;
  void find_view(TokenId noun, std::vector<Saying>& sayings) const;
  void find_passive(TokenId verb, const Cue& cue, std::vector<Saying>& sayings) const;
  bool is_in_name(TokenId token) const;
  bool is_wanted(const Cue& cue) const;
  bool is_real(TokenId cue) const;
  bool find_behind_that(TokenId verb, TokenId source, std::vector<Saying>& sayings) const;
  bool find_by_order(TokenId verb, const Cue& cue, std::vector<Saying>& sayings) const;
  bool can_promise(TokenId verb, TokenId source) const;
  TokenId source_of_series(TokenId verb) const;
  bool find_accusation(TokenId verb, const Cue& cue, TokenId source, std::vector<Saying>& sayings) const;
  bool find_quoted_label(TokenId verb, const Cue& cue, TokenId source, std::vector<Saying>& sayings) const;
  bool find_phrases(TokenId cue_token, const Cue& cue, TokenId source, std::vector<Saying>& sayings) const;
  TokenId clause_before(TokenId predicate, TokenRange phrase) const;
  void add(TokenId source, TokenId cue, TokenId content, TokenId hole, std::vector<Saying>& sayings) const;

  const Document& document_;
  const Cues& cues_;
  const AttributionWords& words_;
  const SourceFinder& sources_;
  AttributionOptions options_;
  WordOrder order_;
  Complements complements_;
  ContentBounds bounds_;
};

}  // namespace entente
