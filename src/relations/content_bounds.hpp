// SPDX-License-Identifier: Apache-2.0
// Where what stands behind a cue begins and ends: trees tie much to a clause that is no part of it, and leave out some that is.
#pragma once

#include <vector>

#include <entente/document.hpp>

#include "relations/cues.hpp"
#include "relations/sources.hpp"
#include "relations/word_order.hpp"

namespace entente {

class ContentBounds {
 public:
  ContentBounds(const Document& document, const Cues& cues, const AttributionWords& words, const SourceFinder& sources,
                const WordOrder& order)
      : document_(document), cues_(cues), words_(words), sources_(sources), order_(order) {}

  // Fits the ranges of a clause, whose head is `content`, to what the cue says.
  void fit(TokenId cue, TokenId content, std::vector<TokenRange>& ranges) const;
  // Ends the ranges where another cue of the same speaker begins: "said it was over and promised to leave", "…, adding that".
  void end_at_next_cue(TokenId cue, std::vector<TokenRange>& ranges) const;
  // … and where that of another one does: "said it was over, with the mayor saying that it was not".
  void end_at_accompanying(TokenId cue, std::vector<TokenRange>& ranges) const;
  // "according to the agency, quoting the army, it is over": leaves out what the source says of its own.
  void skip_citing(std::vector<TokenRange>& ranges) const;
  // "said that it was over, and that nobody was hurt": takes in further clauses with a "that" of their own.
  void add_joined(std::vector<TokenRange>& ranges) const;

 private:
  void add_adjuncts(TokenId cue, TokenId content, std::vector<TokenRange>& ranges) const;
  void skip_circumstances(TokenId cue, TokenRange& range) const;
  bool closes_quotation(TokenId mark) const;
  TokenId joint_before_other(TokenId verb) const;
  bool is_quoted(TokenId token, TokenId cue) const;
  bool is_that(TokenId token) const;

  const Document& document_;
  const Cues& cues_;
  const AttributionWords& words_;
  const SourceFinder& sources_;
  const WordOrder& order_;
};

}  // namespace entente
