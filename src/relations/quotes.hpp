// SPDX-License-Identifier: Apache-2.0
// What stands between quotation marks: of every kind, nested, reopened in each paragraph, or never closed.
#pragma once

#include <cstdint>
#include <vector>

#include <entente/document.hpp>

#include "core/resources.hpp"

namespace entente {

// Needs tokens and sentences; where tokens are tagged, a possessive apostrophe (PART) is never taken for a mark.
class QuotationFinder {
 public:
  // Reads en/quotation_marks.tsv: the marks, their family, and which way they may face.
  QuotationFinder(const Resources& resources, SymbolTable& shared);
  // Fills document.quotations.
  void annotate(Document& document) const;

  enum class Facing : std::uint8_t { open, close, either };
  struct Mark {
    Symbol form;
    std::uint8_t family = 0;  // marks of one family close each other
    Facing facing{};
    bool apostrophe = false;  // also written as an apostrophe, so that white space must agree
  };

 private:
  const Mark* find(Symbol form) const;

  std::vector<Mark> marks_;
};

// Whether the quotation's closing mark is missing: what follows it is no mark but the end of its paragraph or sentence.
// Of each token 1 + the index of the outermost quotation around it; 0 for none.
std::vector<std::uint32_t> quotation_of_tokens(const Document& document);

bool is_open_ended(const Document& document, const Quotation& quotation);

}  // namespace entente
