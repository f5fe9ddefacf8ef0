// SPDX-License-Identifier: Apache-2.0
// What is off in a file is named; and what people read in its views.
#include <gmock/gmock.h>

#include <fstream>
#include <utility>

#include "facts_builder.hpp"
#include "store_files.hpp"
#include "temporary_file.hpp"

namespace entente {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ContainsRegex;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

const std::string not_compared = "the graph is not compared with the articles, for they are damaged";

TEST(Verify, NamesATextThatWasChanged) {
  const TemporaryFile file;
  build(file, 3);
  tamper_column(file, "text", "article-1", "said", "lied");
  EXPECT_THAT(Store(file, Store::Mode::read).verify(),
              ElementsAre("article 'article-1': its text is not the one the facts were read from (sha256 differs)", not_compared));
}

TEST(Verify, NamesASpanOutsideTheText) {
  const TemporaryFile file;
  FactsBuilder builder("a", "Velmark met Aldoria.");
  const EntityId a = builder.entity("Velmark", EntityType::Country);
  builder.relation(a, RelationType::meets, builder.entity("Aldoria", EntityType::Country));
  Store store(file, Store::Mode::write);
  add(store, builder);
  store.commit();
  tamper_column(file, "facts", "a", "[0,20]", "[0,21]");
  EXPECT_THAT(Store(file, Store::Mode::read).verify(),
              ElementsAre("article 'a': the evidence of a relation at [0, 21) is outside the text, which has 20 characters", not_compared));
}

TEST(Verify, NamesAReferenceToNothing) {
  const TemporaryFile file;
  build(file, 3);
  tamper(file, "UPDATE edge SET object = 4711 WHERE number = 1");
  EXPECT_THAT(Store(file, Store::Mode::read).verify(), Contains(AllOf(HasSubstr("the relation "), HasSubstr("the articles do not make"), HasSubstr(",null,"))));
}

TEST(Verify, NamesAStatusThatWasChanged) {
  const TemporaryFile file;
  build(file, 3);
  tamper(file, "UPDATE edge SET status = 'denied' WHERE number = 1 AND status <> 'denied'");
  EXPECT_THAT(Store(file, Store::Mode::read).verify(),
              AllOf(Contains(AllOf(StartsWith("the relation "), HasSubstr("the articles do not make"), HasSubstr("denied"))),
                    Contains(AllOf(StartsWith("the relation "), HasSubstr("is missing"), Not(HasSubstr("denied")))), Each(HasSubstr("relation "))));
}

// What nobody asks for every day must be right all the same, for the next batch counts on it.
TEST(Verify, NamesARowThatIsGoneFromAnyTable) {
  const TemporaryFile whole;
  build(whole, 30);
  for (const auto& [table, column] : {std::pair("copy_keys", "part"), {"copy_numbers", "part"}, {"edge_keys", "part"}, {"edge_run", "number"}, {"copy_sketch", "article"}, {"identity", "number"}, {"vote", "identity"},
                                      {"bearer", "name"}, {"name_word", "word"}, {"identity_keys", "part"}, {"node", "number"},
                                      {"node_article", "node"}, {"edge", "number"}, {"edge_holder", "edge"}, {"edge_weight", "edge"}, {"first_evidence", "edge"},
                                      {"quote", "number"}, {"quote_about", "node"}, {"content", "article"},
                                      {"new_edge_by_subject", "edge"}, {"new_edge_by_object", "edge"}, {"new_quote_by_speaker", "quote"},
                                      {"new_quote_by_topic", "quote"}}) {
    const TemporaryFile file;
    std::filesystem::copy_file(whole.path(), file.path());
    const std::string from = "FROM " + std::string(table);
    tamper(file, ("DELETE " + from + " WHERE " + column + " = (SELECT max(" + column + ") " + from + ")").c_str());
    EXPECT_THAT(Store(file, Store::Mode::read).verify(), Not(IsEmpty())) << table;
  }
}

TEST(Verify, NamesAllThatIsWrong) {
  const TemporaryFile file;
  build(file, 3);
  tamper(file, "UPDATE node SET mentions = mentions + 1 WHERE number = 1; DELETE FROM vote WHERE field = 2; UPDATE quote SET cue = 'lied' WHERE number = 1");
  EXPECT_THAT(Store(file, Store::Mode::read).verify(),
              AllOf(Contains(HasSubstr("the entity")), Contains(HasSubstr("the votes for")), Contains(AllOf(HasSubstr("the statement"), HasSubstr("lied")))));
}

TEST(Verify, SaysHowManyMoreAreWrong) {
  const TemporaryFile file;
  build(file, 60);
  tamper(file, "DELETE FROM name_word");
  EXPECT_THAT(Store(file, Store::Mode::read).verify(), AllOf(SizeIs(21), Contains(ContainsRegex("the words of …: and [0-9]+ more"))));
}

TEST(Verify, NamesFactsThatAreNone) {
  const TemporaryFile file;
  build(file, 3);
  tamper(file, "UPDATE content SET facts = '{' WHERE article = (SELECT number FROM article WHERE id = 'article-1')");
  EXPECT_THAT(Store(file, Store::Mode::read).verify(), ElementsAre("article 'article-1': compressed text is damaged: no frame", not_compared));
  tamper_column(file, "facts", "article-2", "{", "[");
  EXPECT_THAT(Store(file, Store::Mode::read).verify(), ElementsAre(HasSubstr("article 'article-1'"), HasSubstr("article 'article-2'"), not_compared));
}

TEST(Verify, NoticesDamageAnywhereInTheFile) {
  const TemporaryFile file;
  build(file, 200);
  constexpr int places = 25;
  const auto step = std::filesystem::file_size(file.path()) / places;
  int noticed = 0;
  for (int place = 0; place < places; ++place) {
    const std::filesystem::path copy = file.folder() / "copy.graph";
    std::filesystem::copy_file(file.path(), copy, std::filesystem::copy_options::overwrite_existing);
    std::fstream bytes(copy, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(static_cast<std::streamoff>(step) * place);
    bytes << std::string(800, 'Z');
    bytes.close();
    try {
      noticed += Store(copy, Store::Mode::read).verify().empty() ? 0 : 1;
    } catch (const Error&) {
      ++noticed;
    }
  }
  EXPECT_GE(noticed, places * 7 / 10) << "the rest may be free space within pages, or lists of which only the order is checked";
}

TEST(Views, ShowPeopleWhatIsInTheGraph) {
  const TemporaryFile file;
  FactsBuilder builder("a", "Ada Brook of Nato met Bo Lake. “Ports matter,” she said.");
  const EntityId ada = builder.entity("Ada Brook", EntityType::Person);
  const EntityId nato = builder.entity("Nato", EntityType::Organization, "Q7184");
  builder.relation(ada, RelationType::member_of, nato, "Ada Brook of Nato");
  builder.statement(ada, {"Ports matter,"}, {nato});
  Store store(file, Store::Mode::write);
  add(store, builder);
  store.commit();
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(file.path().c_str(), &handle), SQLITE_OK);
  const auto first_row = [&](const char* sql) {
    std::string row;
    const auto collect = [](void* out, int columns, char** values, char**) {
      for (int i = 0; i < columns; ++i) *static_cast<std::string*>(out) += std::string(values[i] ? values[i] : "-") + "|";
      return 0;
    };
    EXPECT_EQ(sqlite3_exec(handle, sql, collect, &row, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
    return row;
  };
  EXPECT_EQ(first_row("SELECT id, source, date FROM articles"), "a|The Harbour Post|2024-05-31|");
  EXPECT_EQ(first_row("SELECT id, name, type FROM entities WHERE wikidata = 'Q7184'"), "Q7184|Nato|Organization|");
  EXPECT_EQ(first_row("SELECT subject, relation, object, status, articles FROM relations"), "Ada Brook|member_of|Nato|asserted|1|");
  EXPECT_EQ(first_row("SELECT article, begin, end, text FROM evidence"), "a|0|17|Ada Brook of Nato|");
  EXPECT_EQ(first_row("SELECT speaker, text, about, date FROM statements"), "Ada Brook|Ports matter,|[\"Nato\"]|2024-05-31|");
  EXPECT_EQ(first_row("SELECT according_to, holders, place FROM relations"), "-|[]|-|");
  EXPECT_EQ(first_row("SELECT text FROM quote_words WHERE quote_words MATCH 'ports'"), "Ports matter,|");
  sqlite3_close(handle);
}

}  // namespace
}  // namespace entente
