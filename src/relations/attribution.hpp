// SPDX-License-Identifier: Apache-2.0
// Who said what: ties every quotation and every clause of saying to its speaker.
#pragma once

#include <entente/document.hpp>

#include "core/resources.hpp"
#include "relations/cues.hpp"

namespace entente {

struct AttributionOptions {
  bool wishes = false;  // also what someone wants, knows or thinks without words: "hopes to win", "praised the deal"
  bool conjunctions = false;  // contents keep the "that" which introduces them, as some corpora have it
};

// Needs trees, quotations, mentions and entities.
class Attributor {
 public:
  Attributor(const Resources& resources, SymbolTable& shared, AttributionOptions options = {});
  // Fills document.attributions, in the order of their contents.
  void annotate(Document& document) const;
  // Fills their `implied`. Needs relations.
  void find_referents(Document& document) const;

 private:
  Cues cues_;
  AttributionWords words_;
  AttributionOptions options_;
};

}  // namespace entente
