// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <set>
#include <sstream>

#include <entente/decisions.hpp>

#include "facts_builder.hpp"
#include "store_files.hpp"
#include "temporary_file.hpp"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

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

TEST(Store, AnArticleThatGoesAndComesAgainInOneBatchStays) {
  const TemporaryFile file;
  build(file, 3);
  Store store(file, Store::Mode::write);
  EXPECT_TRUE(store.remove("article-1"));
  EXPECT_EQ(store.add(world.article(1).facts, world.article(1).text), Store::Added::unchanged);
  store.commit();
  EXPECT_TRUE(store.graph() == merge(world.articles(0, 3)));
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

TEST(Store, CantBeReadBeforeTheFirstCommit) {
  const TemporaryFile file;
  Store store(file, Store::Mode::write);
  add(store, world.article(1));
  const auto error = testing::Throws<Error>(testing::Property(&Error::what, HasSubstr("can't be read yet: nothing was committed to it")));
  EXPECT_THAT([&] { store.graph(); }, error);
  EXPECT_THAT([&] { store.articles(); }, error);
  Store(file, Store::Mode::write).commit();  // another program's
  EXPECT_TRUE(store.graph() == Graph());
  store.commit();
  EXPECT_THAT(store.articles(), SizeIs(1));
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
  EXPECT_THAT(error_of(file, Store::Mode::read), HasSubstr("was written by a newer entente (format 99, this one reads 7)"));
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

// About one that the first articles have.
const Decision called_otherwise{Decision::Kind::name, merge(world.articles(0, 5)).nodes.front().id, "Otherwise", "me", "2024-06-01"};

// A file as one of the older formats had it: the second one compressed texts and facts, the third one has them apart, the fourth one
// finds articles by their dates (as the fifth one does, all else apart).
void build_older(int format, const std::filesystem::path& path, const std::vector<ArticleFacts>& articles) {
  Database database(path, Database::Mode::write);
  database.run(("PRAGMA application_id = 0x456E7465; PRAGMA user_version = " + std::to_string(format)).c_str());
  database.run(
      "CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT, date TEXT, url TEXT, title TEXT,"
      " chars INTEGER NOT NULL, sha256 TEXT, report INTEGER);"
      "CREATE INDEX article_by_report ON article (report);"
      "CREATE TABLE quote (number INTEGER PRIMARY KEY, text TEXT);"
      "CREATE VIRTUAL TABLE quote_words USING fts5(text, content='quote', content_rowid='number');"
      "CREATE VIEW articles AS SELECT id, source FROM article;");
  if (format < 3) {
    database.run("ALTER TABLE article ADD COLUMN text TEXT; ALTER TABLE article ADD COLUMN facts TEXT");
  } else {
    database.run("CREATE TABLE content (article INTEGER PRIMARY KEY, text BLOB, facts BLOB NOT NULL);"
                 "CREATE TABLE decision (kind INTEGER NOT NULL, entity TEXT NOT NULL, value TEXT, author TEXT, date TEXT)");
    const Decision& d = called_otherwise;
    Sql(database, "INSERT INTO decision VALUES (?, ?, ?, ?, ?)").run(static_cast<std::int64_t>(d.kind), d.entity, d.value, d.author, d.date);
  }
  if (format > 3) database.run("CREATE INDEX article_by_date ON article (date)");
  Sql article(database, "INSERT INTO article (id, source, date, url, title, chars, sha256) VALUES (?, ?, ?, ?, ?, ?, ?)");
  Sql content(database, format < 3 ? "UPDATE article SET text = ?2, facts = ?3 WHERE number = ?1" : "INSERT INTO content VALUES (?1, ?2, ?3)");
  const auto packed = [&](const std::string& text) { return format == 1 ? text : compress(text); };
  for (const ArticleFacts& one : articles) {
    const ArticleInfo& info = one.facts.article;
    std::ostringstream facts;
    write_facts(one.facts, facts);
    const std::string line = packed(facts.str());
    const std::string text = packed(one.text);
    article.run(info.id, info.source, info.date, info.url, info.title, info.chars, info.sha256);
    content.run(database.last_number(), Blob{text}, Blob{line});
  }
}

TEST(Store, BringsOlderFilesUpToDate) {
  Decisions decisions;
  decisions.add(called_otherwise);
  for (const int format : {1, 2, 3, 4, 5, 6}) {
    const TemporaryFile file;
    build_older(format, file, world.articles(0, 5));
    EXPECT_THAT(error_of(file, Store::Mode::read), HasSubstr("was written by an older entente (format " + std::to_string(format) +
                                                             ", this one reads 7); entente build brings"));
    EXPECT_EQ(error_of(file, Store::Mode::write), "");
    Store store(file, Store::Mode::write);
    EXPECT_TRUE(store.decisions() == (format < 3 ? Decisions{} : decisions));
    EXPECT_THAT(store.find("Otherwise"), SizeIs(format < 3 ? 0 : 1));
    store.decide({});
    store.commit();
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
  build(whole, 150);
  const auto size = std::filesystem::file_size(whole.path());
  const Graph complete = Store(whole, Store::Mode::read).graph();
  const auto add_batches = [](const std::filesystem::path& path) {
    Store store(path, Store::Mode::write);
    for (const ArticleFacts& article : world.articles(0, 150)) {
      add(store, article);
      if (store.pending() == 25) store.commit();
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

}  // namespace
}  // namespace entente
