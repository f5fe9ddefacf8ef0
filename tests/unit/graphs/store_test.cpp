// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>

#include <entente/store.hpp>

#include "facts_builder.hpp"
#include "random_facts.hpp"
#include "temporary_file.hpp"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const RandomFacts world(7);

void add(Store& store, const ArticleFacts& article) { store.add(article.facts, article.text); }

void build(const std::filesystem::path& path, std::uint32_t count) {
  Store store(path, Store::Mode::write);
  for (const ArticleFacts& article : world.articles(0, count)) add(store, article);
  store.commit();
}

// Changes the file behind the store's back.
void tamper(const std::filesystem::path& path, const char* sql) {
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
  sqlite3_close(handle);
}

std::string error_of(const std::filesystem::path& path, Store::Mode mode) {
  try {
    const Store store(path, mode);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(Store, KeepsArticlesTextsAndFacts) {
  const TemporaryFile file;
  build(file, 5);
  const Store store(file, Store::Mode::read);
  const ArticleFacts article = world.article(3);
  EXPECT_THAT(store.articles(), SizeIs(5));
  EXPECT_EQ(store.text("article-3"), article.text);
  EXPECT_EQ(store.facts()[3].facts.relations.size(), article.facts.relations.size());
  EXPECT_THROW(store.text("article-9"), InputError);
}

TEST(Store, IsOneFile) {
  const TemporaryFile file;
  build(file, 5);
  const auto files = std::filesystem::directory_iterator(file.folder());
  EXPECT_EQ(std::distance(begin(files), end(files)), 1);
}

TEST(Store, HasAnArticleWithTheSameMetadataOnly) {
  const TemporaryFile file;
  build(file, 2);
  const Store store(file, Store::Mode::read);
  ArticleInfo info = world.article(1).facts.article;
  EXPECT_TRUE(store.has(info));
  info.title = "Another title";
  EXPECT_FALSE(store.has(info));
  EXPECT_FALSE(store.has(world.article(2).facts.article));
}

TEST(Store, SaysWhatAddingDid) {
  const TemporaryFile file;
  Store store(file, Store::Mode::write);
  EXPECT_FALSE(store.has(world.article(1).facts.article));
  const ArticleFacts first = world.article(1);
  const ArticleFacts changed = world.article(1, 1);
  EXPECT_EQ(store.add(first.facts, first.text), Store::Added::added);
  EXPECT_EQ(store.add(first.facts, first.text), Store::Added::unchanged);
  EXPECT_EQ(store.add(changed.facts, changed.text), Store::Added::replaced);
  EXPECT_TRUE(store.remove("article-1"));
  EXPECT_FALSE(store.remove("article-1"));
}

TEST(Store, AddingWhatIsThereDoesNotTouchTheFile) {
  const TemporaryFile file;
  build(file, 3);
  const auto before = std::filesystem::last_write_time(file.path());
  Store store(file, Store::Mode::write);
  for (const ArticleFacts& article : world.articles(0, 3)) add(store, article);
  EXPECT_FALSE(store.remove("nobody"));
  store.commit();
  EXPECT_EQ(std::filesystem::last_write_time(file.path()), before);
}

TEST(Store, TakesTheTextThatFactsCarry) {
  const TemporaryFile file;
  Store store(file, Store::Mode::write);
  ArticleFacts article = world.article(1);
  article.facts.text = article.text;
  store.add(article.facts, {});
  EXPECT_EQ(store.text("article-1"), article.text);
}

TEST(Store, ForgetsWhatWasNotCommitted) {
  const TemporaryFile file;
  build(file, 3);
  {
    Store store(file, Store::Mode::write);
    add(store, world.article(10));
    store.remove("article-0");
  }
  EXPECT_TRUE(Store(file, Store::Mode::read).graph() == merge(world.articles(0, 3)));
}

TEST(Store, LeavesNoFileWhereNothingWasCommitted) {
  const TemporaryFile file;
  { Store store(file, Store::Mode::write); }
  EXPECT_FALSE(std::filesystem::exists(file.path()));
}

TEST(Store, AnEmptyGraphIsAGraph) {
  const TemporaryFile file;
  Store(file, Store::Mode::write).commit();
  const Store store(file, Store::Mode::read);
  EXPECT_TRUE(store.graph() == Graph());
  EXPECT_THAT(store.verify(), IsEmpty());
}

TEST(Store, ReadersSeeTheLastCommitWhileSomebodyWrites) {
  const TemporaryFile file;
  build(file, 2);
  Store writer(file, Store::Mode::write);
  add(writer, world.article(5));
  EXPECT_THAT(Store(file, Store::Mode::read).articles(), SizeIs(2));
  writer.commit();
  EXPECT_THAT(Store(file, Store::Mode::read).articles(), SizeIs(3));
}

TEST(Store, RefusesTextThatTheFactsWereNotReadFrom) {
  const TemporaryFile file;
  Store store(file, Store::Mode::write);
  try {
    store.add(world.article(1).facts, "Another text.");
    FAIL() << "added";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "article 'article-1': its text is not the one the facts were read from (sha256 differs); extract it again");
  }
}

TEST(Store, RefusesSpansOutsideTheTextAndKeepsTheRest) {
  const TemporaryFile file;
  Store store(file, Store::Mode::write);
  add(store, world.article(0));
  ArticleFacts broken = world.article(1);
  broken.facts.relations.at(0).evidence = {{0, 100000}};
  EXPECT_THROW(store.add(broken.facts, broken.text), InputError);
  store.commit();
  EXPECT_TRUE(store.graph() == merge(world.articles(0, 1)));
}

TEST(Store, SaysWhyAFileCantBeOpened) {
  const TemporaryFile file;
  const std::string path = "'" + file.path().string() + "' ";
  EXPECT_EQ(error_of(file, Store::Mode::read), path + "does not exist (entente build makes a graph)");
  EXPECT_EQ(error_of(file.folder(), Store::Mode::read), "'" + file.folder().string() + "' is a folder, not a graph file");
  std::ofstream(file.path()) << std::string(5000, 'x');
  EXPECT_EQ(error_of(file, Store::Mode::read), path + "is not a graph file (entente build makes one)");
  EXPECT_EQ(error_of(file, Store::Mode::write), path + "is not a graph file (entente build makes one)");
  EXPECT_EQ(std::filesystem::file_size(file.path()), 5000U) << "it is left as it was";
  std::filesystem::resize_file(file.path(), 0);
  EXPECT_EQ(error_of(file, Store::Mode::read), path + "is empty (entente build makes a graph)");
}

TEST(Store, LeavesOtherDatabasesAlone) {
  const TemporaryFile file;
  tamper(file, "CREATE TABLE recipes (name TEXT)");
  for (const auto mode : {Store::Mode::read, Store::Mode::write}) EXPECT_THAT(error_of(file, mode), HasSubstr("is a database, but not a graph file"));
}

TEST(Store, DoesNotReadWhatANewerVersionWrote) {
  const TemporaryFile file;
  build(file, 1);
  tamper(file, "PRAGMA user_version = 99");
  EXPECT_THAT(error_of(file, Store::Mode::read), HasSubstr("was written by a newer entente (format 99, this one reads 1)"));
}

TEST(Store, SaysThatAFileIsInUse) {
  const TemporaryFile file;
  build(file, 1);
  Store first(file, Store::Mode::write);
  add(first, world.article(5));
  Store second(file, Store::Mode::write);
  try {
    add(second, world.article(6));
    FAIL() << "two writers";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("is in use by another program; run again when that is done"));
  }
}

TEST(Store, ADiskThatIsFullLeavesTheGraphAsItWas) {
  const TemporaryFile file;
  build(file, 3);
  const Graph before = Store(file, Store::Mode::read).graph();
  Store store(file, Store::Mode::write);
  rlimit unlimited{};
  getrlimit(RLIMIT_FSIZE, &unlimited);
  const auto full = std::filesystem::file_size(file.path()) + 20000;
  const rlimit limited{full, unlimited.rlim_max};
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &limited);
  std::string message;
  try {
    for (const ArticleFacts& article : world.articles(10, 200)) add(store, article);
    store.commit();
  } catch (const Error& error) {
    message = error.what();
  }
  setrlimit(RLIMIT_FSIZE, &unlimited);
  std::signal(SIGXFSZ, old_handler);
  EXPECT_THAT(message, HasSubstr("the graph is as it was"));
  const Store after(file, Store::Mode::read);
  EXPECT_TRUE(after.graph() == before);
  EXPECT_THAT(after.verify(), IsEmpty());
}

TEST(Verify, NamesATextThatWasChanged) {
  const TemporaryFile file;
  build(file, 3);
  tamper(file, "UPDATE article SET text = replace(text, 'said', 'lied') WHERE id = 'article-1'");
  EXPECT_THAT(Store(file, Store::Mode::read).verify(),
              ElementsAre("article 'article-1': its text is not the one the facts were read from (sha256 differs)"));
}

TEST(Verify, NamesASpanOutsideTheText) {
  const TemporaryFile file;
  FactsBuilder builder("a", "Velmark met Aldoria.");
  const EntityId a = builder.entity("Velmark", EntityType::Country);
  builder.relation(a, RelationType::meets, builder.entity("Aldoria", EntityType::Country));
  Store store(file, Store::Mode::write);
  add(store, builder);
  store.commit();
  tamper(file, "UPDATE article SET facts = replace(facts, '[0,20]', '[0,21]')");
  EXPECT_THAT(Store(file, Store::Mode::read).verify(),
              ElementsAre("article 'a': the evidence of a relation at [0, 21) is outside the text, which has 20 characters"));
}

TEST(Verify, NamesAReferenceToNothing) {
  const TemporaryFile file;
  build(file, 3);
  tamper(file, "UPDATE edge SET object = 4711 WHERE number = 1");
  EXPECT_THAT(Store(file, Store::Mode::read).verify(), ElementsAre(HasSubstr("is damaged: a row refers to what is not there")));
}

TEST(Verify, NamesAGraphThatTheFactsDoNotMake) {
  const TemporaryFile file;
  build(file, 3);
  tamper(file, "UPDATE edge SET status = 'denied' WHERE number = 1");
  EXPECT_THAT(Store(file, Store::Mode::read).verify(), ElementsAre("the graph is not the one that the facts make"));
}

TEST(Verify, NamesFactsThatAreNone) {
  const TemporaryFile file;
  build(file, 3);
  tamper(file, "UPDATE article SET facts = '{' WHERE id = 'article-1'");
  EXPECT_THAT(Store(file, Store::Mode::read).verify(), ElementsAre(HasSubstr("article 'article-1'")));
}

TEST(Verify, NoticesDamageAnywhereInTheFile) {
  const TemporaryFile file;
  build(file, 150);
  constexpr int places = 40;
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
  EXPECT_GE(noticed, places * 9 / 10) << "the rest may be free space within pages, which holds nothing";
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
  EXPECT_EQ(first_row("SELECT text FROM quote_words WHERE quote_words MATCH 'ports'"), "Ports matter,|");
  sqlite3_close(handle);
}

}  // namespace
}  // namespace entente
