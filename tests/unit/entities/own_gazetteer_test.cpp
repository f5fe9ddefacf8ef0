// SPDX-License-Identifier: Apache-2.0
#include "entities/own_gazetteer.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <fstream>

#include <entente/error.hpp>

#include "core/resources.hpp"
#include "entities/gazetteer.hpp"
#include "entities/name_key.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

class OwnGazetteerTest : public testing::Test {
 protected:
  void TearDown() override { fs::remove(path_); }

  // The gazetteer with these lines; valid until the next call.
  Gazetteer with(const std::string& lines) {
    std::ofstream(path_, std::ios::trunc) << lines;
    const std::vector<fs::path> files{path_};
    bytes_ = extend_gazetteer(resources_.get("gazetteer.bin"), "gazetteer.bin", files);
    return {bytes_, "extended"};
  }

  std::string error_of(const std::string& lines) {
    try {
      with(lines);
    } catch (const InputError& error) {
      return error.what();
    }
    return {};
  }

  static std::uint32_t first(const Gazetteer& gazetteer, std::string_view name) {
    const auto found = gazetteer.find(name_key(name));
    return found.empty() ? packed_none : found.front().entity;
  }

  Resources resources_;
  std::string bytes_;
  fs::path path_ = fs::path(testing::TempDir()) / ("own" + std::to_string(getpid()) + ".tsv");
};

TEST_F(OwnGazetteerTest, ChangesNothingWithoutLines) {
  with("# only a comment\n");
  EXPECT_EQ(bytes_, resources_.get("gazetteer.bin"));
}

TEST_F(OwnGazetteerTest, AddsEntitiesWithNamesCountriesAndOffices) {
  const Gazetteer gazetteer = with(
      "orla\tPerson\t\tOrla Quennel\tQ. Orla\tTessia\tprime minister\ttessia\t2019-05\t\n"
      "tessia\tCountry\t\tTessia\n"
      "Q900003\tOrganization\tparty\tHarbour List\tHL\tTessia\n");
  const std::uint32_t orla = first(gazetteer, "Q. Orla");
  const std::uint32_t tessia = first(gazetteer, "Tessia");
  ASSERT_NE(orla, packed_none);
  ASSERT_NE(tessia, packed_none);
  EXPECT_EQ(gazetteer.name(orla), "Orla Quennel");
  EXPECT_EQ(gazetteer.entity(orla).country, tessia);
  ASSERT_EQ(gazetteer.offices_of(orla).size(), 1U);
  EXPECT_EQ(gazetteer.offices_of(orla).front().entity, tessia);
  EXPECT_TRUE(held_on(gazetteer.offices_of(orla).front(), 20260101));
  EXPECT_FALSE(held_on(gazetteer.offices_of(orla).front(), 20190101));
  EXPECT_EQ(gazetteer.offices_at(tessia).size(), 1U);
  const std::uint32_t list = first(gazetteer, "Harbour List");
  EXPECT_EQ(gazetteer.wikidata(list), "Q900003");
  EXPECT_EQ(gazetteer.kind(list), OrganizationKind::party);
  EXPECT_FALSE(gazetteer.find(name_key("Barack Obama")).empty());
  EXPECT_EQ(gazetteer.offices_of(first(gazetteer, "Barack Obama")).front().person, first(gazetteer, "Barack Obama"));
}

TEST_F(OwnGazetteerTest, GivesKnownEntitiesMoreNames) {
  const Gazetteer gazetteer = with("Q57665\tPerson\t\tJens Stoltenberg\tJensemann|Jens Stoltenberg\n");
  EXPECT_EQ(gazetteer.wikidata(first(gazetteer, "Jensemann")), "Q57665");
  const auto twice = gazetteer.find(name_key("Jens Stoltenberg"));
  EXPECT_EQ(std::count_if(twice.begin(), twice.end(), [](const PackedAlias& alias) { return alias.kind == static_cast<int>(AliasKind::full); }) +
                std::count_if(twice.begin(), twice.end(), [](const PackedAlias& alias) { return alias.kind == static_cast<int>(AliasKind::name); }),
            1);
}

TEST_F(OwnGazetteerTest, PrefersWhatPeopleAdd) {
  const Gazetteer gazetteer = with("mine\tOrganization\tcompany\tLyon\n");
  EXPECT_EQ(gazetteer.name(first(gazetteer, "Lyon")), "Lyon");
  EXPECT_EQ(gazetteer.type(first(gazetteer, "Lyon")), EntityType::Organization);
}

TEST_F(OwnGazetteerTest, NamesPlaceAndCauseOfMistakes) {
  EXPECT_NE(error_of("a\tPersn\t\tAnna\n").find(":1: unknown type 'Persn', did you mean 'Person'?"), std::string::npos);
  EXPECT_NE(error_of("# c\na\tOrganization\tpatry\tAnna\n").find(":2: unknown kind of organisation 'patry', did you mean 'party'?"), std::string::npos);
  EXPECT_NE(error_of("a\tPerson\t\t\n").find("the name, is empty"), std::string::npos);
  EXPECT_NE(error_of("a\tPerson\n").find("expected 4 columns"), std::string::npos);
  EXPECT_NE(error_of("a\tPerson\t\tAnna\t\tNowhereland\n").find("unknown country 'Nowhereland'"), std::string::npos);
  EXPECT_NE(error_of("a\tPerson\t\tAnna\t\t\tking\tNorway\t5 May\n").find("'5 May' is no date"), std::string::npos);
  EXPECT_NE(error_of("a\tPlace\tcity\tAnna\t\t\tking\tNorway\n").find("only people have a role"), std::string::npos);
  EXPECT_NE(error_of("a\tPerson\t\tAnna\t\t\tking\n").find("a role needs the country"), std::string::npos);
}

}  // namespace
}  // namespace entente
