// SPDX-License-Identifier: Apache-2.0
#include <entente/schema.hpp>

#include <gtest/gtest.h>

#include "core/own_relations.hpp"

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

TEST(Schema, TakesRelationsOfUsersOwn) {
  const auto own = declare_relation("invests_in");
  ASSERT_TRUE(own);
  EXPECT_EQ(declare_relation("invests_in"), own);
  EXPECT_EQ(relation_type("invests_in"), own);
  EXPECT_EQ(name(*own), "invests_in");
  EXPECT_EQ(info(*own).type, *own);
  EXPECT_FALSE(info(*own).symmetric);
  EXPECT_TRUE(info(*own).object.contains(EntityType::Event));
  EXPECT_EQ(declare_relation("owns"), RelationType::owns);
  EXPECT_NE(declare_relation("lends_to"), own);
}

TEST(Schema, RefusesNamesThatCanBeNoRelation) {
  for (const char* name : {"", "memberof", "oposes", "own", "ownss", "Invests", "invests in", "_invests", "invests_", "invests__in", "2invests",
                           "a_name_that_is_much_too_long_for_any_relation"})
    EXPECT_FALSE(declare_relation(name)) << name;
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
