// SPDX-License-Identifier: Apache-2.0
#include <entente/schema.hpp>

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Schema, NamesComeBackAsTheirEnumerators) {
  for (const EntityTypeInfo& row : entity_types()) EXPECT_EQ(entity_type(row.name), row.type);
  for (const RelationInfo& row : relation_types()) EXPECT_EQ(relation_type(row.name), row.type);
  for (const StatusInfo& row : statuses()) EXPECT_EQ(status(row.name), row.status);
  EXPECT_EQ(organization_kind("armed-group"), OrganizationKind::armed_group);
  EXPECT_EQ(form("mixed"), Form::mixed);
}

TEST(Schema, RefusesOtherWords) {
  EXPECT_FALSE(entity_type("person"));
  EXPECT_FALSE(relation_type("memberOf"));
  EXPECT_FALSE(status(""));
}

TEST(Schema, ConstrainsTheEndsOfRelations) {
  EXPECT_TRUE(info(RelationType::member_of).object.contains(EntityType::Organization));
  EXPECT_FALSE(info(RelationType::member_of).object.contains(EntityType::Country));
  EXPECT_FALSE(info(RelationType::holds_office).subject.contains(EntityType::Organization));
  EXPECT_TRUE(info(RelationType::meets).symmetric);
  EXPECT_FALSE(info(RelationType::attacks).symmetric);
}

}  // namespace
}  // namespace entente
