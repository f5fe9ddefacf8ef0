// SPDX-License-Identifier: Apache-2.0
// One item of a feed, as libxml2 reads it.
#pragma once

#include <libxml/tree.h>

#include <entente/article.hpp>

#include "inputs/page_words.hpp"

namespace entente {

// Throws InputError where it has no text.
Article read_feed_item(const xmlNode& item, const Location& where, const PageWords& words);

}  // namespace entente
