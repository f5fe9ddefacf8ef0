// SPDX-License-Identifier: Apache-2.0
#include "entities/wikidata_import.hpp"

#include <gtest/gtest.h>

#include <entente/error.hpp>

#include "core/resources.hpp"

namespace entente {
namespace {

WikidataImport importing(std::size_t sitelinks = 0) {
  const Resources resources;
  WikidataImport import;
  import.classes = read_wikidata_classes(resources.get("gazetteer/wikidata_classes.tsv"), "classes");
  import.least_sitelinks = sitelinks;
  return import;
}

std::string claim(const std::string& property, const std::string& item, const std::string& rank = "normal") {
  return "\"" + property + R"(":[{"mainsnak":{"datavalue":{"value":{"id":")" + item + R"("}}},"rank":")" + rank + "\"}]";
}

std::string item(const std::string& claims, const std::string& rest = "") {
  return R"({"type":"item","id":"Q900001","labels":{"en":{"value":"Orla Quennel"}},"claims":{)" + claims + "}" + rest + "},";
}

TEST(WikidataImport, TakesItemsOfWantedClasses) {
  EXPECT_EQ(wikidata_entry(item(claim("P31", "Q5") + "," + claim("P27", "Q20")), importing()), "Q900001\tPerson\t\tOrla Quennel\t\tQ20\n");
  EXPECT_EQ(wikidata_entry(item(claim("P31", "Q7278") + "," + claim("P17", "Q20")), importing()), "Q900001\tOrganization\tparty\tOrla Quennel\t\tQ20\n");
  EXPECT_EQ(wikidata_entry(item(claim("P31", "Q11173")), importing()), std::nullopt);
  EXPECT_EQ(wikidata_entry("[", importing()), std::nullopt);
  EXPECT_EQ(wikidata_entry("]", importing()), std::nullopt);
}

TEST(WikidataImport, HeedsRanks) {
  EXPECT_EQ(wikidata_entry(item(claim("P31", "Q5", "deprecated")), importing()), std::nullopt);
  const std::string citizen = R"("P27":[{"mainsnak":{"datavalue":{"value":{"id":"Q20"}}},"rank":"normal"},)"
                              R"({"mainsnak":{"datavalue":{"value":{"id":"Q34"}}},"rank":"preferred"}])";
  EXPECT_EQ(wikidata_entry(item(claim("P31", "Q5") + "," + citizen), importing()), "Q900001\tPerson\t\tOrla Quennel\t\tQ34\n");
}

TEST(WikidataImport, LeavesOutAliasesThatWouldBeFoundEverywhere) {
  const std::string aliases = R"(,"aliases":{"en":[{"value":"O"},{"value":"orla"},{"value":"O.\tQuennel"},{"value":"Orla Quennel"}]})";
  EXPECT_EQ(wikidata_entry(item(claim("P31", "Q5"), aliases), importing()), "Q900001\tPerson\t\tOrla Quennel\tO. Quennel\t\n");
}

TEST(WikidataImport, CountsWikipedias) {
  const std::string links = R"(,"sitelinks":{"enwiki":{},"dewiki":{},"commonswiki":{},"enwikiquote":{}})";
  EXPECT_TRUE(wikidata_entry(item(claim("P31", "Q5"), links), importing(2)));
  EXPECT_FALSE(wikidata_entry(item(claim("P31", "Q5"), links), importing(3)));
}

TEST(WikidataImport, RefusesWhatIsNoItem) {
  EXPECT_THROW(wikidata_entry(R"({"type":"item","id":"Q9)", importing()), Error);
  EXPECT_THROW(wikidata_entry("[1]", importing()), Error);
  EXPECT_THROW(read_wikidata_classes("Q5\tPersn\n", "classes"), InputError);
}

TEST(WikidataImport, RemembersHowFarItCame) {
  const ImportState state{.read = 10, .written = 7, .lines = 3, .entries = 2, .bad = 1};
  const auto again = read_import_state(import_state_text(state));
  ASSERT_TRUE(again);
  EXPECT_EQ(import_state_text(*again), import_state_text(state));
  EXPECT_FALSE(read_import_state("read x"));
}

}  // namespace
}  // namespace entente
