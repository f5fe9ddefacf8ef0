// SPDX-License-Identifier: Apache-2.0
// The dependency trees of a document: children, subtrees, and the questions that later stages ask of them.
#pragma once

#include <initializer_list>
#include <span>

#include <entente/document.hpp>

namespace entente {

// Indexes children, yields and sentences after heads and relations are set. Must run once before anything below.
void index_trees(Document& document);

// In text order.
std::span<const TokenId> children(const Document& document, TokenId token);

// The tokens from the leftmost to the rightmost of the token's subtree.
TokenRange yield(const Document& document, TokenId token);

TokenRange sentence(const Document& document, TokenId token);

// The first child with the relation, or with any subtype of it where it is a universal one; none if there is none.
TokenId child(const Document& document, TokenId token, Deprel relation);
TokenId child(const Document& document, TokenId token, std::initializer_list<Deprel> relations);

// Whether `token` is `ancestor` or stands below it.
bool below(const Document& document, TokenId token, TokenId ancestor);

// Whether the relation is `universal_relation` or a subtype of it.
bool is_a(Deprel relation, Deprel universal_relation);

}  // namespace entente
