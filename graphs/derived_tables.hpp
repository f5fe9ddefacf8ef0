// SPDX-License-Identifier: Apache-2.0
// The tables that are made from articles, row by row, in words that are the same in every file of the same articles.
#pragma once

#include <span>
#include <string>

namespace entente {

struct DerivedTable {
  const char* what;  // a row is of
  std::string sql;   // rows of a key and what it has, both text, sorted; numbers of rows are replaced by ids
};
std::span<const DerivedTable> derived_tables();

}  // namespace entente
