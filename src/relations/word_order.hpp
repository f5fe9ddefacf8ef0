// SPDX-License-Identifier: Apache-2.0
// Where a cue's clause and source stand by the order of the words. Trees go wrong most where a clause has no "that" and where
// it comes before its cue; there the finite verbs and the commas tell more.
#pragma once

#include <vector>

#include <entente/document.hpp>

#include "relations/cues.hpp"

namespace entente {

class WordOrder {
 public:
  WordOrder(const Document& document, const Cues& cues, const AttributionWords& words)
      : document_(document), cues_(cues), words_(words) {}

  // The clause behind the cue: "said [in a statement] that …", "said the talks were over"; empty where there is none.
  TokenRange clause_behind(TokenId cue) const;
  // The same behind a "that", which may have been taken for a relative pronoun.
  TokenRange clause_behind_that(TokenId cue) const;
  // What the cue's own clause is put into: "The talks, he said, were over", "It was over, said Mr Hill"; empty where there is none.
  std::vector<TokenRange> clause_around(TokenId cue) const;
  // Whether the cue's own clause stands between two commas.
  bool interrupts(TokenId cue) const;
  // The noun behind a cue that has its subject there, or before it, or at the beginning of the sentence; none if there is none.
  TokenId source_behind(TokenId cue) const;
  TokenId source_before(TokenId cue) const;
  // "…, the network, a rights group, said".
  TokenId source_apposed(TokenId cue) const;
  TokenId source_beside(TokenId cue) const;  // directly before it
  bool has_finite(TokenRange range) const;
  TokenId behind_colon(TokenRange range) const;
  bool has_main_verb(TokenRange range) const;
  // Whether the verb, with its auxiliaries, has a tense.
  bool is_tensed(TokenId verb) const;
  bool joins_content(TokenId cue, TokenId predicate) const;
  // Where a clause that was joined to the content stops being part of it; none where all of it is. "He said it would end, and
  // it has ended": after a past cue a present tense is the writer's own.
  TokenId end_of_speech(TokenId cue, TokenId content) const;

 private:
  bool is_verbal(TokenId token) const;
  bool is_finite(TokenId token) const;
  TokenId finite_of(TokenId predicate) const;
  bool is_that(TokenId token) const;
  bool is_comma(TokenId token) const;
  bool is_time(TokenId token) const;
  bool is_quotation_mark(TokenId token) const;
  bool is_circumstance(TokenId first) const;
  TokenId behind_particle(TokenId verb) const;
  TokenId with_auxiliaries(TokenId verb) const;
  bool has_subject_before(TokenId cue) const;
  TokenId end_of_apposition(TokenId cue, TokenId rest, bool inverted) const;
  TokenId comma_before_apposed(TokenId cue) const;
  TokenId bare_clause(TokenId cue, TokenId end) const;
  TokenId end_of_clause(TokenId cue, TokenId begin, TokenId end) const;

  const Document& document_;
  const Cues& cues_;
  const AttributionWords& words_;
};

}  // namespace entente
