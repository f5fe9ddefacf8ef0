// SPDX-License-Identifier: Apache-2.0
// Tables whose rows come in no order of their key, such as the relations of each entity. A few rows all over a large table dirty
// nearly as many pages as there are rows. So each such table has two layers: new rows wait in a small one, and every batch moves
// some that lie side by side into the large one, as many as have come. (O'Neil and others, "The log-structured merge-tree",
// 1996.)
#pragma once

#include <string>
#include <string_view>

#include "sqlite.hpp"

namespace entente {

// For each layered table X: settled_X, new_X, and the view X of both, for reading.
void create_layers(Database& database);

// After a batch.
void settle_layers(Database& database);

// A statement for both layers: "@" stands for the table.
class BothLayers {
 public:
  BothLayers(Database& database, std::string_view table, std::string_view sql)
      : settled_(database, of("settled_", table, sql)), new_(database, of("new_", table, sql)) {}

  template <class... Values>
  void run(const Values&... values) {
    settled_.run(values...);
    new_.run(values...);
  }

 private:
  static std::string of(std::string_view layer, std::string_view table, std::string_view sql) {
    const std::size_t place = sql.find('@');
    return std::string(sql.substr(0, place)).append(layer).append(table).append(sql.substr(place + 1));
  }

  Sql settled_;
  Sql new_;
};

}  // namespace entente
