// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <set>
#include <sstream>

#include <entente/store.hpp>

#include "facts_builder.hpp"
#include "graphs/compression.hpp"
#include "graphs/sqlite.hpp"
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

// Replaces something in an article's compressed column.
void tamper_column(const std::filesystem::path& path, const std::string& column, const std::string& id, std::string_view old, std::string_view now) {
  Database database(path, Database::Mode::write);
  Sql read(database, "SELECT " + column + " FROM content JOIN article ON number = article WHERE id = ?");
  read.bind(id);
  ASSERT_TRUE(read.step());
  std::string text = decompress(read.text(0));
  read.reset();
  for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + now.size())) text.replace(at, old.size(), now);
  const std::string bytes = compress(text);
  Sql(database, "UPDATE content SET " + column + " = ? WHERE article = (SELECT number FROM article WHERE id = ?)").run(Blob{bytes}, id);
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
  EXPECT_EQ(store.article("article-3").text, article.text);
  EXPECT_EQ(store.facts()[3].facts.relations.size(), article.facts.relations.size());
  EXPECT_THROW(store.article("article-9"), InputError);
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
  store.commit();
  EXPECT_EQ(store.article("article-1").text, article.text);
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
  EXPECT_THAT(error_of(file, Store::Mode::read), HasSubstr("was written by a newer entente (format 99, this one reads 3)"));
}

TEST(Store, SaysThatAFileIsInUse) {
  const TemporaryFile file;
  build(file, 1);
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(file.path().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  Store store(file, Store::Mode::write);
  add(store, world.article(6));
  try {
    store.commit();
    FAIL() << "two writers";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("is in use by another program; run again when that is done"));
  }
  sqlite3_close(other);
  store.commit();
  EXPECT_THAT(store.articles(), SizeIs(2)) << "what could not be written was still to come";
}

// A file as the first or the second format had it.
void build_older(int format, const std::filesystem::path& path, const std::vector<ArticleFacts>& articles) {
  Database database(path, Database::Mode::write);
  database.run(("PRAGMA application_id = 0x456E7465; PRAGMA user_version = " + std::to_string(format)).c_str());
  database.run(
      "CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT, date TEXT, url TEXT, title TEXT,"
      " chars INTEGER NOT NULL, sha256 TEXT, text TEXT, facts TEXT NOT NULL, report INTEGER);"
      "CREATE INDEX article_by_report ON article (report);"
      "CREATE TABLE quote (number INTEGER PRIMARY KEY, text TEXT);"
      "CREATE VIRTUAL TABLE quote_words USING fts5(text, content='quote', content_rowid='number');"
      "CREATE VIEW articles AS SELECT id, source FROM article;");
  Sql insert(database, "INSERT INTO article VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)");
  const auto packed = [&](const std::string& text) { return format == 1 ? text : compress(text); };
  for (const ArticleFacts& article : articles) {
    const ArticleInfo& info = article.facts.article;
    std::ostringstream facts;
    write_facts(article.facts, facts);
    const std::string line = packed(facts.str());
    const std::string text = packed(article.text);
    insert.run(info.id, info.source, info.date, info.url, info.title, info.chars, info.sha256, Blob{text}, Blob{line});
  }
}

TEST(Store, BringsOlderFilesUpToDate) {
  for (const int format : {1, 2}) {
    const TemporaryFile file;
    build_older(format, file, world.articles(0, 5));
    EXPECT_THAT(error_of(file, Store::Mode::read), HasSubstr("was written by an older entente (format " + std::to_string(format) +
                                                             ", this one reads 3); entente build brings"));
    EXPECT_EQ(error_of(file, Store::Mode::write), "");
    const Store store(file, Store::Mode::read);
    EXPECT_TRUE(store.graph() == merge(world.articles(0, 5)));
    EXPECT_THAT(store.verify(), IsEmpty());
  }
}

TEST(Store, TwoWritersTakeTurns) {
  const TemporaryFile file;
  Store first(file, Store::Mode::write);
  Store second(file, Store::Mode::write);
  add(first, world.article(0));
  add(second, world.article(1));
  first.commit();
  second.commit();
  EXPECT_TRUE(first.graph() == merge(world.articles(0, 2)));
}

// Files can't grow beyond so many bytes, as on a disk that is full.
class FullDisk {
 public:
  explicit FullDisk(std::uintmax_t bytes) : old_handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &unlimited_);
    const rlimit limited{bytes, unlimited_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limited);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &unlimited_);
    std::signal(SIGXFSZ, old_handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit unlimited_{};
  void (*old_handler_)(int);
};

TEST(Store, ADiskThatFillsUpKeepsTheBatchesBefore) {
  const TemporaryFile whole;
  build(whole, 60);
  const auto size = std::filesystem::file_size(whole.path());
  const Graph complete = Store(whole, Store::Mode::read).graph();
  const auto add_batches = [](const std::filesystem::path& path) {
    Store store(path, Store::Mode::write);
    for (const ArticleFacts& article : world.articles(0, 60)) {
      add(store, article);
      if (store.pending() == 10) store.commit();
    }
  };
  std::set<std::size_t> kept;
  for (std::uintmax_t part = 1; part < 10; ++part) {
    const TemporaryFile file;
    {
      const FullDisk disk(size * part / 10);
      EXPECT_THROW(add_batches(file), Error);
    }
    if (std::filesystem::exists(file.path())) {
      const Store store(file, Store::Mode::read);
      const std::size_t count = store.articles().size();
      kept.insert(count);
      EXPECT_TRUE(store.graph() == merge(world.articles(0, static_cast<std::uint32_t>(count))));
      EXPECT_THAT(store.verify(), IsEmpty());
    }
    add_batches(file);
    EXPECT_TRUE(Store(file, Store::Mode::read).graph() == complete);
  }
  EXPECT_GT(kept.size(), 2U);
}

TEST(Store, ADiskThatIsFullLeavesTheGraphAsItWas) {
  const TemporaryFile file;
  build(file, 3);
  const Graph before = Store(file, Store::Mode::read).graph();
  Store store(file, Store::Mode::write);
  std::string message;
  try {
    const FullDisk disk(std::filesystem::file_size(file.path()) + 20000);
    for (const ArticleFacts& article : world.articles(10, 200)) add(store, article);
    store.commit();
  } catch (const Error& error) {
    message = error.what();
  }
  EXPECT_THAT(message, HasSubstr("what was added before is kept"));
  const Store after(file, Store::Mode::read);
  EXPECT_TRUE(after.graph() == before);
  EXPECT_THAT(after.verify(), IsEmpty());
}

TEST(Verify, NamesATextThatWasChanged) {
  const TemporaryFile file;
  build(file, 3);
  tamper_column(file, "text", "article-1", "said", "lied");
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
  tamper_column(file, "facts", "a", "[0,20]", "[0,21]");
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
  tamper(file, "UPDATE content SET facts = '{' WHERE article = (SELECT number FROM article WHERE id = 'article-1')");
  EXPECT_THAT(Store(file, Store::Mode::read).verify(), ElementsAre("article 'article-1': compressed text is damaged: no frame"));
  tamper_column(file, "facts", "article-2", "{", "[");
  EXPECT_THAT(Store(file, Store::Mode::read).verify(), ElementsAre(HasSubstr("article 'article-1'"), HasSubstr("article 'article-2'")));
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
  EXPECT_GE(noticed, places * 8 / 10) << "the rest may be free space within pages, or lists of which only the order is checked";
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
