// SPDX-License-Identifier: Apache-2.0
// The country that an article is about, whose president "the president" is.
#pragma once

#include <entente/document.hpp>

namespace entente {

// The head of its first mention; none where two countries share the article.
TokenId home_country(const Document& document);

}  // namespace entente
