// SPDX-License-Identifier: Apache-2.0
// The program itself, killed, on a full disk, in a folder that it may not write to: the graph is as of the last commit, and
// another run ends with the bytes of an undisturbed one. ENTENTE_KILLS=200 kills it as often (the default is a quick check).
#include <gmock/gmock.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <random>
#include <set>
#include <sstream>
#include <thread>
#include <utility>

#include "../unit/graphs/random_facts.hpp"
#include "../unit/graphs/temporary_file.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;
using testing::HasSubstr;
using Arguments = std::vector<std::string>;

constexpr std::uint32_t articles = 120;
constexpr uid_t nobody = 65534;

std::string content(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// The program in a process of its own; `before` runs in it first.
class Program {
 public:
  explicit Program(Arguments arguments, const fs::path& errors = "/dev/null", const std::function<void()>& before = {}) {
    arguments.insert(arguments.begin(), ENTENTE_PROGRAM);
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    id_ = fork();
    if (id_ != 0) return;
    if (!std::freopen("/dev/null", "w", stdout) || !std::freopen(errors.c_str(), "w", stderr)) _exit(98);
    if (before) before();
    execv(argv[0], argv.data());
    _exit(99);
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  ~Program() { wait(); }

  void kill() const { ::kill(id_, SIGKILL); }
  // The exit status; -1 where it was killed.
  int wait() {
    if (id_ == 0) return status_;
    int status = 0;
    waitpid(std::exchange(id_, 0), &status, 0);
    return status_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t id_ = 0;
  int status_ = 0;
};

int run(const Arguments& arguments) { return Program(arguments).wait(); }

int kill_count() {
  const char* const kills = std::getenv("ENTENTE_KILLS");
  return kills ? std::atoi(kills) : 8;
}

// How long it takes undisturbed; its exit status is 0.
std::chrono::microseconds time_of(const Arguments& arguments) {
  const auto start = steady_clock::now();
  EXPECT_EQ(run(arguments), 0);
  return std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - start);
}

// What a full disk is to a program: no file may grow beyond so many bytes.
std::function<void()> on_full_disk(std::uintmax_t bytes) {
  return [bytes] {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
  };
}

class Crash : public testing::Test {
 protected:
  Crash() {
    const RandomFacts world(11, 80);
    std::ofstream out(facts_);
    for (const ArticleFacts& article : world.articles(0, articles)) {
      Facts facts = article.facts;
      facts.text = article.text;
      write_facts(facts, out);
    }
  }

  Arguments build(const fs::path& graph) const { return {"build", facts_, "-o", graph, "--batch", "20", "-j", "1"}; }

  // What a graph says, as bytes.
  std::string exported(const fs::path& graph) const {
    const fs::path out = folder() / "exported.nq";
    EXPECT_EQ(run({"export", graph, "--format", "nquads", "-o", out}), 0);
    return content(out);
  }

  const fs::path& folder() const { return file_.folder(); }

  TemporaryFile file_;
  fs::path facts_ = file_.folder() / "world.facts.jsonl";
};

TEST_F(Crash, AKilledBuildIsGoneOnWithByTheNext) {
  const fs::path whole = folder() / "whole.graph";
  const auto start = steady_clock::now();
  ASSERT_EQ(run(build(whole)), 0);
  const auto time = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - start);
  const std::string wanted = exported(whole);
  const int rounds = kill_count();
  std::minstd_rand random(5);
  std::set<std::string> states;
  for (int round = 0; round < rounds; ++round) {
    const fs::path graph = folder() / ("round-" + std::to_string(round) + ".graph");
    {
      Program program(build(graph));
      while (!fs::exists(graph) && steady_clock::now() - start < std::chrono::minutes(30)) std::this_thread::sleep_for(std::chrono::microseconds(100));
      std::this_thread::sleep_for(time * (random() % 1000) / 1000);
      program.kill();
    }
    if (fs::exists(graph) && fs::file_size(graph) > 0 && run({"stats", graph}) == 0) {
      EXPECT_EQ(run({"verify", graph}), 0) << "round " << round;
      states.insert(exported(graph));
    }
    EXPECT_EQ(run(build(graph)), 0) << "round " << round;
    EXPECT_EQ(run({"verify", graph}), 0) << "round " << round;
    EXPECT_TRUE(exported(graph) == wanted) << "round " << round;
    fs::remove(graph);
  }
  RecordProperty("states", std::to_string(states.size()));
}

TEST_F(Crash, AKilledRemovalIsDoneOrNotBegun) {
  const fs::path whole = folder() / "whole.graph", graph = folder() / "world.graph";
  ASSERT_EQ(run(build(whole)), 0);
  const std::string before = exported(whole);
  fs::copy_file(whole, graph);
  const Arguments removal{"remove", graph, "article-3", "article-17"};
  const auto time = time_of(removal);
  const std::string after = exported(graph);
  ASSERT_NE(before, after);
  std::minstd_rand random(7);
  for (int round = 0; round < kill_count(); ++round) {
    for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(graph.string() + suffix);
    fs::copy_file(whole, graph);
    {
      Program program(removal);
      std::this_thread::sleep_for(time * (random() % 1000) / 1000);
      program.kill();
    }
    EXPECT_EQ(run({"verify", graph}), 0) << "round " << round;
    const std::string left = exported(graph);
    EXPECT_TRUE(left == before || left == after) << "round " << round;
    EXPECT_EQ(run(removal), left == before ? 0 : 1) << "round " << round;
    EXPECT_TRUE(exported(graph) == after) << "round " << round;
  }
}

TEST_F(Crash, AKilledExportLeavesTheFileThatWasThere) {
  const fs::path graph = folder() / "world.graph", out = folder() / "world.trig";
  ASSERT_EQ(run(build(graph)), 0);
  const Arguments writing{"export", graph, "-o", out};
  const auto time = time_of(writing);
  const std::string whole = content(out), old = "what was there\n";
  std::minstd_rand random(9);
  for (int round = 0; round < kill_count(); ++round) {
    std::ofstream(out, std::ios::trunc) << old;
    {
      Program program(writing);
      std::this_thread::sleep_for(time * (random() % 1000) / 1000);
      program.kill();
    }
    const std::string left = content(out);
    EXPECT_TRUE(left == old || left == whole) << "round " << round;
  }
  EXPECT_EQ(run(writing), 0);
  EXPECT_TRUE(content(out) == whole);
  EXPECT_EQ(run({"verify", graph}), 0);
  for (const auto& entry : fs::directory_iterator(folder())) EXPECT_NE(entry.path().filename().string().front(), '.') << entry.path();
}

TEST_F(Crash, AnExportRemovesWhatKilledOnesLeftAndNothingElse) {
  const fs::path graph = folder() / "world.graph", out = folder() / "world.trig";
  ASSERT_EQ(run(build(graph)), 0);
  const fs::path left = folder() / ".world.trig.4711", in_use = folder() / ".world.trig.4712";
  const std::vector<fs::path> others{folder() / ".world.trig.old", folder() / ".world.dot.4711", folder() / "world.trig.4711"};
  for (const fs::path& path : others) std::ofstream(path) << "mine\n";
  for (const fs::path& path : {left, in_use}) std::ofstream(path) << "half of it";
  const int lock = open(in_use.c_str(), O_RDONLY | O_CLOEXEC);
  ASSERT_EQ(flock(lock, LOCK_EX), 0);
  EXPECT_EQ(run({"export", graph, "-o", out}), 0);
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(fs::exists(in_use));
  for (const fs::path& path : others) EXPECT_TRUE(fs::exists(path)) << path;
  close(lock);
}

TEST_F(Crash, AFullDiskEndsAnExportAndLeavesTheFileThatWasThere) {
  const fs::path graph = folder() / "world.graph", out = folder() / "out";
  ASSERT_EQ(run(build(graph)), 0);
  fs::create_directory(out);
  const fs::path errors = folder() / "errors.txt";
  for (const char* suffix : {".nq", ".jsonld", ".graphml", ".dot", ".html", ".facts.jsonl"}) {
    const fs::path file = out / ("world" + std::string(suffix));
    std::ofstream(file) << "what was there\n";
    EXPECT_EQ(Program({"export", graph, "-o", file}, errors, on_full_disk(8192)).wait(), 1) << suffix;
    EXPECT_THAT(content(errors), HasSubstr("can't write '" + file.string() + "': File too large")) << suffix;
    EXPECT_EQ(content(file), "what was there\n") << suffix;
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(out), {}), 6) << "something else lies there";
}

TEST_F(Crash, AFullDiskLeavesWhatWasThere) {
  const fs::path graph = folder() / "small.graph";
  std::ofstream(folder() / "few.facts.jsonl") << content(facts_).substr(0, content(facts_).find('\n') + 1);
  ASSERT_EQ(run({"build", folder() / "few.facts.jsonl", "-o", graph}), 0);
  const std::string before = exported(graph);
  const fs::path errors = folder() / "errors.txt";
  const std::uintmax_t size = fs::file_size(graph);
  const std::vector<std::pair<Arguments, std::uintmax_t>> tries = {
      {build(graph), size + 4096}, {{"remove", graph, "article-0"}, 8192}, {{"build", facts_, "-o", folder() / "new.graph"}, 8192}};
  for (const auto& [arguments, bytes] : tries) {
    EXPECT_EQ(Program(arguments, errors, on_full_disk(bytes)).wait(), 1) << arguments.front();
    EXPECT_THAT(content(errors), HasSubstr("what was added before is kept")) << arguments.front();
    EXPECT_EQ(run({"verify", graph}), 0);
    EXPECT_TRUE(exported(graph) == before);
  }
  EXPECT_EQ(run(build(graph)), 0) << "when there is room again";
  EXPECT_EQ(run({"verify", graph}), 0);
}

TEST_F(Crash, AReadOnlyFolderIsReadAndNotWrittenTo) {
  const fs::path closed = folder() / "closed";
  fs::create_directory(closed);
  const fs::path graph = closed / "world.graph";
  ASSERT_EQ(run(build(graph)), 0);
  fs::permissions(folder(), fs::perms(0755));
  fs::permissions(graph, fs::perms(0666));
  fs::permissions(closed, fs::perms(0555));
  const auto as_anybody = [] {
    if (geteuid() == 0 && setuid(nobody) != 0) _exit(97);  // the superuser may write everywhere
  };
  const std::string before = content(graph);
  const fs::path errors = folder() / "errors.txt";
  if (Program({"--version"}, errors, as_anybody).wait() != 0) GTEST_SKIP() << "the program is in a folder that not everybody may read";
  EXPECT_EQ(Program({"stats", graph}, errors, as_anybody).wait(), 0) << content(errors);
  EXPECT_EQ(Program({"remove", graph, "article-1"}, errors, as_anybody).wait(), 1);
  EXPECT_THAT(content(errors), HasSubstr("the folder is read-only"));
  EXPECT_EQ(Program({"build", facts_, "-o", closed / "new.graph"}, errors, as_anybody).wait(), 1);
  EXPECT_THAT(content(errors), HasSubstr("the folder is read-only"));
  EXPECT_EQ(Program({"export", graph, "-o", closed / "world.dot"}, errors, as_anybody).wait(), 1);
  EXPECT_THAT(content(errors), HasSubstr("can't write '" + (closed / "world.dot").string() + "': Permission denied"));
  fs::permissions(graph, fs::perms(0444));
  EXPECT_EQ(Program({"remove", graph, "article-1"}, errors, as_anybody).wait(), 1);
  EXPECT_THAT(content(errors), HasSubstr("can't be changed: it is read-only"));
  EXPECT_TRUE(content(graph) == before);
  fs::permissions(closed, fs::perms(0755));
}

}  // namespace
}  // namespace entente
