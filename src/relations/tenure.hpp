// SPDX-License-Identifier: Apache-2.0
// Whether somebody who is called the holder of an office has left it by what his sentence tells.
#pragma once

#include <entente/document.hpp>

#include "relations/frames.hpp"
#include "relations/status.hpp"

namespace entente {

struct TenureClasses {
  explicit TenureClasses(const WordClasses& words);
  ClassId leave, remove, elsewhere;
};

class Tenure {
 public:
  Tenure(const Document& document, const Frames& frames, const StatusReader& status, const TenureClasses& classes)
      : document_(document), frames_(frames), status_(status), classes_(classes) {}

  // "resigned" of "Berg, the minister, resigned", where it is told as a fact; none where he may still be in office.
  TokenId end(TokenId holder) const;

 private:
  bool leaves_other(TokenId verb) const;

  const Document& document_;
  const Frames& frames_;
  const StatusReader& status_;
  const TenureClasses& classes_;
};

}  // namespace entente
