// SPDX-License-Identifier: Apache-2.0
// A writer that is killed at any moment leaves the graph of its last commit, and a second run ends as an undisturbed one.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <thread>

#include <entente/store.hpp>

#include "random_facts.hpp"
#include "temporary_file.hpp"

namespace entente {
namespace {

constexpr int kills = 200;
constexpr std::uint32_t batches = 4;
constexpr std::uint32_t batch_size = 5;
const RandomFacts world(11, 80);

// Adds what is not there yet, a commit a batch.
void write_all(const std::filesystem::path& path) {
  Store store(path, Store::Mode::write);
  for (std::uint32_t batch = 0; batch < batches; ++batch) {
    for (const ArticleFacts& article : world.articles(batch * batch_size, batch_size))
      if (!store.has(article.facts.article)) store.add(article.facts, article.text);
    store.commit();
  }
}

// Runs write_all() in a process of its own and kills it after `delay`, if it takes that long.
void write_and_kill(const std::filesystem::path& path, std::chrono::microseconds delay) {
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    try {
      write_all(path);
    } catch (...) {
      _exit(1);
    }
    _exit(0);
  }
  std::this_thread::sleep_for(delay);
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << "the writer failed by itself";
}

std::chrono::microseconds undisturbed_time() {
  const TemporaryFile file;
  const auto start = std::chrono::steady_clock::now();
  write_all(file);
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
}

// How many articles the file holds, when the graph in it is the one that they make.
std::size_t committed(const std::filesystem::path& path) {
  std::size_t count = 0;
  try {
    const Store store(path, Store::Mode::read);
    count = store.articles().size();
    EXPECT_TRUE(store.graph() == merge(world.articles(0, static_cast<std::uint32_t>(count))));
    EXPECT_THAT(store.verify(), testing::IsEmpty());
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::AnyOf(testing::HasSubstr("does not exist"), testing::HasSubstr("is empty"))) << "nothing was committed";
  }
  return count;
}

TEST(Crash, AKilledWriterLeavesAWholeNumberOfBatches) {
  const auto whole = undisturbed_time();
  const Graph complete = merge(world.articles(0, batches * batch_size));
  std::minstd_rand random(5);
  std::vector<std::size_t> sizes;
  for (int round = 0; round < kills; ++round) {
    const TemporaryFile file;
    write_and_kill(file, whole * (random() % 1100) / 1000);
    const std::size_t count = committed(file);
    EXPECT_EQ(count % batch_size, 0U);
    sizes.push_back(count);
    write_all(file);
    EXPECT_TRUE(Store(file, Store::Mode::read).graph() == complete);
  }
  std::sort(sizes.begin(), sizes.end());
  EXPECT_GT(std::unique(sizes.begin(), sizes.end()) - sizes.begin(), 2) << "the kills came at different batches";
}

}  // namespace
}  // namespace entente
