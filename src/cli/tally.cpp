// SPDX-License-Identifier: Apache-2.0
#include "cli/tally.hpp"

#include "cli/wording.hpp"

namespace entente {

void Tally::skip(const InputError& error) {
  ++skipped_;
  console_.reporter.warn(error.what());
}

std::string Tally::summary() const { return counted(read_, "article") + " read, " + grouped(skipped_) + " skipped"; }

}  // namespace entente
