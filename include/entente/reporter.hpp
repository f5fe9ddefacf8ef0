// SPDX-License-Identifier: Apache-2.0
// Where the library says what happens: it prints nothing itself.
#pragma once

#include <cstddef>
#include <string_view>

namespace entente {

class Reporter {
 public:
  virtual ~Reporter() = default;
  // Something a person should know although the run goes on.
  virtual void warn(std::string_view message) = 0;
  // Details for those who asked for them.
  virtual void note(std::string_view message) = 0;
  // `done` articles so far; `total` is 0 where it is not known.
  virtual void progress(std::size_t done, std::size_t total) = 0;
};

}  // namespace entente
