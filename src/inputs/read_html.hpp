// SPDX-License-Identifier: Apache-2.0
// Articles as newspapers print them on the web.
#pragma once

#include <string>
#include <string_view>

#include <entente/article.hpp>

#include "inputs/page_words.hpp"

namespace entente {

// A page's article: its text without what stands around it, its title, date, outlet and address as far as it says them.
// `charset` is the encoding that its carrier names, or empty. Throws InputError where there is no running text.
Article read_page(std::string bytes, std::string_view charset, const Location& where, const PageWords& words);

}  // namespace entente
