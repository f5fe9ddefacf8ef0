// SPDX-License-Identifier: Apache-2.0
// The tokens that are the content of what is said, and whether they stand between quotation marks.
#pragma once

#include <vector>

#include <entente/document.hpp>

#include "relations/cues.hpp"

namespace entente {

// A quotation that no other one holds, with its marks.
struct OuterQuotation {
  TokenRange inner;
  TokenRange outer;
};

std::vector<OuterQuotation> outer_quotations(const Document& document);

// The tokens of a clause without the subtree of `cue` (which may interrupt it) and without what `words` says introduces it.
std::vector<TokenRange> clause(const Document& document, TokenId head, TokenId cue, const AttributionWords& words);

// Shapes a content as the schema has it: no punctuation at its ends but that of quotations, which are taken whole where
// the content has a part of them; without the outer marks where the content is nothing but quotations.
Form shape(const Document& document, const std::vector<OuterQuotation>& quotations, std::vector<TokenRange>& content);

}  // namespace entente
