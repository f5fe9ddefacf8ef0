// SPDX-License-Identifier: Apache-2.0
// What a cue governs in the tree: "said [that it was over]", "vowed [to leave]", "praised [the deal]".
#pragma once

#include <vector>

#include <entente/document.hpp>

#include "relations/attribution.hpp"
#include "relations/cues.hpp"
#include "relations/sources.hpp"

namespace entente {

class Complements {
 public:
  Complements(const Document& document, const AttributionWords& words, const SourceFinder& sources,
              const AttributionOptions& options)
      : document_(document), words_(words), sources_(sources), options_(options) {}

  // The clause that the verb takes, or the one that it is put into; none if there is none.
  TokenId clause_taken_for_relative(TokenId verb) const;
  TokenRange gerund_behind(TokenId object, const Cue& cue) const;
  TokenId clause_below(TokenId verb, const Cue& cue) const;
  TokenId clause_above(TokenId verb, const Cue& cue) const;
  // The predicate of the clause that the token stands in.
  TokenId predicate_above(TokenId token) const;
  // The heads of what the cue is about where that is no clause.
  std::vector<TokenId> phrases(TokenId cue_token, const Cue& cue) const;
  TokenId preposition_of(TokenId phrase, const Cue& cue) const;
  bool has_infinitive_mark(TokenId verb) const;

 private:
  TokenId clause_of_noun(TokenId verb, const Cue& cue) const;
  bool is_finite_content(TokenId clause, const Cue& cue) const;
  bool is_infinitive_content(TokenId verb, TokenId clause, const Cue& cue) const;
  bool is_dependent(TokenId phrase, const Cue& cue, TokenId object) const;

  const Document& document_;
  const AttributionWords& words_;
  const SourceFinder& sources_;
  AttributionOptions options_;
};

}  // namespace entente
