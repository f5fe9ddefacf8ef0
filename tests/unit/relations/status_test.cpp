// SPDX-License-Identifier: Apache-2.0
// The algebra of status. How sentences come to their status: tests/cases/relations/status.case.
#include "relations/status.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

using enum Status;

TEST(StatusAlgebra, AnAssertedThingTakesWhatStandsOverIt) {
  for (const StatusInfo& row : statuses()) EXPECT_EQ(compose(asserted, row.status), row.status);
}

TEST(StatusAlgebra, NothingOverItLeavesAStatusAsItIs) {
  for (const StatusInfo& row : statuses()) EXPECT_EQ(compose(row.status, asserted), row.status);
}

TEST(StatusAlgebra, NeverMakesAWishOrAPlanAFact) {
  for (const Status inner : {planned, wanted, opposed, possible})
    for (const StatusInfo& outer : statuses()) EXPECT_NE(compose(inner, outer.status), asserted);
}

TEST(StatusAlgebra, ComposesFromTheInside) {
  EXPECT_EQ(compose(denied, wanted), opposed);   // "wants them not to join"
  EXPECT_EQ(compose(wanted, denied), opposed);   // "does not want them to join"
  EXPECT_EQ(compose(opposed, wanted), opposed);  // "wants to prevent them from joining"
  EXPECT_EQ(compose(denied, denied), asserted);  // "did not fail to join"
  EXPECT_EQ(compose(ended, wanted), opposed);    // "wants to leave": to be a member no more
  EXPECT_EQ(compose(ended, denied), asserted);   // "did not leave"
  EXPECT_EQ(compose(opposed, denied), std::nullopt);
}

}  // namespace
}  // namespace entente
