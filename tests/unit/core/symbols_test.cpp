// SPDX-License-Identifier: Apache-2.0
#include <entente/symbols.hpp>

#include <gtest/gtest.h>

#include <string>

namespace entente {
namespace {

TEST(SymbolTable, GivesEqualStringsEqualSymbols) {
  SymbolTable table;
  const Symbol treaty = table.intern("treaty");
  EXPECT_EQ(table.intern(std::string("trea") + "ty"), treaty);
  EXPECT_NE(table.intern("Treaty"), treaty);
  EXPECT_EQ(table.view(treaty), "treaty");
  EXPECT_EQ(table.view(Symbol{}), "");
}

TEST(SymbolTable, FindsOnlyWhatIsThere) {
  SymbolTable table;
  table.intern("envoy");
  EXPECT_TRUE(table.find("envoy"));
  EXPECT_FALSE(table.find("consul"));
}

TEST(SymbolTable, SharesTheSymbolsOfTheTableBelow) {
  SymbolTable shared;
  const Symbol say = shared.intern("say");
  SymbolTable first(&shared);
  SymbolTable second(&shared);
  EXPECT_EQ(first.intern("say"), say);
  const Symbol own = first.intern("Kovalenko");
  EXPECT_FALSE(second.find("Kovalenko"));
  EXPECT_GE(own.value, shared.size());
  first.clear();
  EXPECT_FALSE(first.find("Kovalenko"));
  EXPECT_EQ(first.find("say"), say);
}

TEST(SymbolTable, KeepsViewsWhileItGrows) {
  SymbolTable table;
  const std::string_view first = table.view(table.intern("first"));
  const std::string large(200'000, 'x');
  const Symbol big = table.intern(large);
  for (int i = 0; i < 50'000; ++i) table.intern("name" + std::to_string(i));
  EXPECT_EQ(first, "first");
  EXPECT_EQ(table.view(big), large);
  EXPECT_EQ(table.view(table.find("name49999")), "name49999");
  EXPECT_EQ(table.size(), 50'002U);
}

}  // namespace
}  // namespace entente
