// SPDX-License-Identifier: Apache-2.0
// Articles that come and go, and the graph kept up to date with them: a batch costs what it touches, not what there is.
#pragma once

#include <map>
#include <optional>
#include <string>

#include <entente/decisions.hpp>
#include <entente/graph.hpp>

#include "near_copies.hpp"
#include "sqlite.hpp"

namespace entente {

// An article and what of it needs no graph.
struct Incoming {
  ArticleFacts article;
  std::string line;  // its facts, as kept in the file
  // What prepare() makes; texts compressed.
  std::string packed_text;
  std::string packed_facts;
  CopyMarks marks;
};

// By article id: what the article says from now on; nothing for one that goes.
using Batch = std::map<std::string, std::optional<Incoming>>;

// On as many threads as there are.
void prepare(Batch& batch);

// Within the transaction that is open; the batch is prepared. The facts fit their texts. `decided` takes the place of what was
// decided before.
void update(Database& database, const Batch& batch, const std::optional<Decisions>& decided = std::nullopt);

// What people have decided, as the file has it.
Decisions stored_decisions(Database& database);

// The facts as kept in the file: the text has a column of its own.
std::string facts_line(Facts facts);

}  // namespace entente
