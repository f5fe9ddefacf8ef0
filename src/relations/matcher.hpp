// SPDX-License-Identifier: Apache-2.0
// Finds where rules hold. Rules are indexed by their words, so that a word costs no more than the rules that name it.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include <entente/document.hpp>

#include "relations/actors.hpp"
#include "relations/frames.hpp"
#include "relations/rules.hpp"

namespace entente {

// A rule's emission with its places filled.
struct Match {
  const Rule* rule = nullptr;
  const Emission* emission = nullptr;
  EntityId subject;
  EntityId object;
  TokenId trigger;
  bool by_home = false;          // that it is of the country which the article is about is only understood
  bool bearing = false;          // said of a bearer of a noun, not told as something that happens
  TokenId anchor;                // of a bearer: the word whose context counts, if any
  TokenId bearer;                // of whom a noun is said, if it is said of somebody
  std::vector<TokenId> filling;  // the tokens in its places
};

// A pattern of which all places but one are filled.
struct NearMatch {
  const Rule* rule = nullptr;
  const Slot* lacking = nullptr;  // what is missing, or what must not be there and is
  TokenId trigger;
};

class RuleIndex {
 public:
  explicit RuleIndex(std::vector<Rule> rules);
  RuleIndex(const RuleIndex&) = delete;
  RuleIndex& operator=(const RuleIndex&) = delete;

  const std::vector<Rule>& rules() const { return rules_; }
  // All matches, in the order of their words, then of the rules.
  std::vector<Match> match(const Document& document, const Frames& frames, const Actors& actors) const;
  // What nearly held, in the same order; for people who write rules.
  std::vector<NearMatch> nearly(const Document& document, const Frames& frames, const Actors& actors) const;

 private:
  struct Entry {
    std::uint32_t rule;
    std::uint32_t pattern;
  };
  // Calls `visit` with every word and each entry that its rules have for it.
  template <class Visit>
  void each(const Document& document, const Frames& frames, const Actors& actors, Visit&& visit) const;

  std::vector<Rule> rules_;
  std::unordered_map<std::uint64_t, std::vector<Entry>> by_word_;
  std::vector<Entry> by_mention_;
};

}  // namespace entente
