// SPDX-License-Identifier: Apache-2.0
// Graph files of older formats.
#pragma once

#include "sqlite.hpp"

namespace entente {

// Makes a file of an older format one of today's: articles and facts are kept, all else is made anew. Within the transaction
// that is open.
void upgrade(Database& database);

// Makes the tables of an empty file.
void create_tables(Database& database);

}  // namespace entente
