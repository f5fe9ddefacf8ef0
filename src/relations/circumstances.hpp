// SPDX-License-Identifier: Apache-2.0
// What surrounds a relation in the text: who says it, when and where it is, which words say it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <entente/document.hpp>

#include "relations/actors.hpp"
#include "relations/frames.hpp"
#include "relations/status.hpp"

namespace entente {

// The classes of words that circumstances need.
struct CircumstanceClasses {
  explicit CircumstanceClasses(const WordClasses& words);
  ClassId since, until, up_to, during, where;
};

class Circumstances {
 public:
  Circumstances(const Document& document, const Frames& frames, const Actors& actors, const CircumstanceClasses& classes)
      : document_(document), frames_(frames), actors_(actors), classes_(classes) {}

  // The innermost attribution whose content holds the word; null where there is none. `passed_over` ones don't count.
  const Attribution* attribution(TokenId word, const std::function<bool(const Attribution&)>& passed_over = {}) const;
  // When the thing itself is, not when it is said; empty where not given. What has `happened` shares the time of what it is part
  // of.
  std::string time(TokenId word, bool happened) const;
  // The time that hangs on a noun itself: "a member since 1949".
  std::string own_time(TokenId noun) const;
  // A place or country tied to the word by a preposition of place; none where not given.
  EntityId place(TokenId word) const;
  // From the first to the last of the words that say it, within one sentence.
  CharSpan evidence(TokenId word, const std::vector<TokenId>& words) const;

 private:
  std::string value(const TimeExpression& time) const;
  TokenId governor(const TimeExpression& time) const;
  std::uint8_t tense(TokenId verb) const;
  TokenId simultaneous(TokenId word, bool happened) const;
  bool shares(TokenId word, TokenId governor, const TimeExpression& time) const;

  const Document& document_;
  const Frames& frames_;
  const Actors& actors_;
  const CircumstanceClasses& classes_;
};

}  // namespace entente
