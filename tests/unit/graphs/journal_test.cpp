// SPDX-License-Identifier: Apache-2.0
// A journal that is written in few large strokes undoes what one written bit by bit does.
#include "graphs/journal.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include <string>

#include <entente/error.hpp>

#include "graphs/sqlite.hpp"
#include "temporary_file.hpp"

namespace entente {
namespace {

constexpr const char* sum = "SELECT sum(value) FROM row";

// A table of some hundred pages, of which few fit into memory: so a transaction writes the rest before it ends.
class JournalTest : public testing::Test {
 protected:
  JournalTest() : database_(file_.path(), Database::Mode::write) {
    database_.run("PRAGMA page_size = 1024; PRAGMA cache_size = 20; PRAGMA cache_spill = 20;"
                  "CREATE TABLE row (number INTEGER PRIMARY KEY, value INTEGER, filling TEXT);"
                  "WITH RECURSIVE numbers(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM numbers WHERE value < 2000) "
                  "INSERT INTO row SELECT value, value, printf('%.400c', 'x') FROM numbers");
    before_ = database_.number(sum);
  }
  void change_all() { database_.run("UPDATE row SET value = value + 1, filling = printf('%.400c', 'y')"); }
  std::filesystem::path journal() const { return file_.path().string() + "-journal"; }

  TemporaryFile file_;
  Database database_;
  std::int64_t before_ = 0;
};

TEST_F(JournalTest, UndoesWhatIsRolledBack) {
  database_.run("BEGIN");
  change_all();
  EXPECT_GT(std::filesystem::file_size(journal()), 500'000U);
  database_.run("ROLLBACK");
  EXPECT_EQ(database_.number(sum), before_);
  EXPECT_EQ(database_.number("SELECT count(*) FROM row WHERE filling LIKE 'x%'"), 2000);
}

TEST_F(JournalTest, UndoesWhatWasCutOff) {
  database_.run("BEGIN");
  change_all();
  const std::filesystem::path copy = file_.folder() / "copy.graph";
  std::filesystem::copy_file(file_.path(), copy);
  std::filesystem::copy_file(journal(), copy.string() + "-journal");
  database_.run("COMMIT");
  EXPECT_EQ(database_.number(sum), before_ + 2000);
  Database cut_off(copy, Database::Mode::read);
  EXPECT_EQ(cut_off.number(sum), before_);
  EXPECT_FALSE(std::filesystem::exists(copy.string() + "-journal")) << "it was not needed";
  Sql check(cut_off, "PRAGMA integrity_check");
  ASSERT_TRUE(check.step());
  EXPECT_EQ(check.text(0), "ok");
}

TEST_F(JournalTest, IsGoneWhenAllIsWritten) {
  change_all();
  EXPECT_EQ(database_.number(sum), before_ + 2000);
  EXPECT_FALSE(std::filesystem::exists(journal()));
}

TEST_F(JournalTest, UndoesPartsOfWhatIsDone) {
  database_.run("BEGIN; SAVEPOINT part");
  change_all();
  database_.run("ROLLBACK TO part; UPDATE row SET value = 0 WHERE number = 1; COMMIT");
  EXPECT_EQ(database_.number(sum), before_ - 1);
}

}  // namespace
}  // namespace entente
