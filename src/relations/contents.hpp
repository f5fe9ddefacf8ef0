// SPDX-License-Identifier: Apache-2.0
// The tokens that are the content of what is said, and whether they stand between quotation marks.
#pragma once

#include <string_view>
#include <vector>

#include <entente/document.hpp>

#include "relations/cues.hpp"

namespace entente {

bool is_dash(std::string_view form);
bool is_capital(std::string_view form);  // whether it begins with one

// A quotation that no other one holds, with its marks.
struct OuterQuotation {
  TokenRange inner;
  TokenRange outer;
};

std::vector<OuterQuotation> outer_quotations(const Document& document);
// Without titles of works and programmes, which nobody says.
std::vector<OuterQuotation> without_titles(const Document& document, const std::vector<OuterQuotation>& quotations);

// The tokens of a clause without the subtree of `cue` (which may interrupt it) and without what `words` says introduces it.
std::vector<TokenRange> clause(const Document& document, TokenId head, TokenId cue, const AttributionWords& words);

// Behind a dateline, where the range begins with one: "BERLIN, Germany - The talks".
TokenRange without_dateline(const Document& document, TokenRange range);

// Shapes a content as the schema has it: no punctuation at its ends but that of quotations, which are taken whole where
// the content has a part of them; without the outer marks where the content is nothing but quotations.
Form shape(const Document& document, const std::vector<OuterQuotation>& quotations, std::vector<TokenRange>& content);

}  // namespace entente
