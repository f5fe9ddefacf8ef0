// SPDX-License-Identifier: Apache-2.0
#include "entities/gazetteer.hpp"

#include <gtest/gtest.h>

#include <entente/error.hpp>

#include "core/resources.hpp"
#include "entities/name_key.hpp"

namespace entente {
namespace {

class GazetteerTest : public testing::Test {
 protected:
  Resources resources_;
  Gazetteer gazetteer_{resources_.get("gazetteer.bin"), "gazetteer.bin"};
};

TEST_F(GazetteerTest, FindsTheMostProminentBearerFirst) {
  const auto found = gazetteer_.find(name_key("Ukraine"));
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(gazetteer_.wikidata(found.front().entity), "Q212");
  EXPECT_EQ(gazetteer_.type(found.front().entity), EntityType::Country);
  EXPECT_TRUE(gazetteer_.find(name_key("Nobody Of This Name")).empty());
}

TEST_F(GazetteerTest, KnowsWhoHeldAnOfficeWhen) {
  const auto found = gazetteer_.find(name_key("Barack Obama"));
  ASSERT_FALSE(found.empty());
  bool president = false;
  for (const PackedOffice& office : gazetteer_.offices_of(found.front().entity))
    if (gazetteer_.text(office.role) == "president") {
      president = true;
      EXPECT_TRUE(held_on(office, 20120501));
      EXPECT_FALSE(held_on(office, 20200501));
    }
  EXPECT_TRUE(president);
}

TEST(Gazetteer, RefusesWhatIsNoGazetteer) {
  EXPECT_THROW(Gazetteer("not a gazetteer at all, but long enough to hold a header of the size that is expected here ......", "x.bin"), Error);
  EXPECT_THROW(Gazetteer("", "x.bin"), Error);
}

}  // namespace
}  // namespace entente
