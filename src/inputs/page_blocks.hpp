// SPDX-License-Identifier: Apache-2.0
// A page as a sequence of blocks of text: paragraphs, headings, items of lists.
#pragma once

#include <string>
#include <vector>

#include "inputs/html_document.hpp"
#include "inputs/page_words.hpp"

namespace entente {

struct Block {
  std::string text;                   // its white space collapsed
  std::size_t linked = 0;             // bytes of the text that are links
  bool is_heading = false;
  bool in_body = false;               // in an element that says it is the article's text
  const xmlNode* article = nullptr;   // the innermost <article> around it
  const xmlNode* outer = nullptr;     // the outermost
};

// In document order, without scripts, navigation and captions. With `words`, elements whose class says that they are no part
// of an article are left out too: share buttons, lists of related stories.
std::vector<Block> blocks_of(const xmlDoc& document, const PageWords* words);

}  // namespace entente
