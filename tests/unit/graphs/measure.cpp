// SPDX-License-Identifier: Apache-2.0
// How long a graph file of many articles takes: `measure_graph ARTICLES [BATCH]` builds one of invented articles, says what
// batches cost while it grows, and asks it.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>

#include <entente/query.hpp>
#include <entente/store.hpp>

#include "random_facts.hpp"
#include "temporary_file.hpp"

namespace {

using namespace entente;

double seconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// The best of three, for other programs disturb.
void time_query(const char* what, const std::function<void()>& work) {
  double best = seconds(work);
  for (int i = 0; i < 2; ++i) best = std::min(best, seconds(work));
  std::cout << what << ": " << best * 1000 << " ms\n";
}

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

long peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

void build(const std::filesystem::path& path, std::uint32_t articles, std::uint32_t batch) {
  const RandomFacts world = RandomFacts::large(articles);
  double total = 0;
  double last = 0;
  for (std::uint32_t first = 0; first < articles; first += batch) {
    const auto facts = world.articles(first, std::min(batch, articles - first));
    const double before = processor_seconds();
    last = seconds([&] {
      Store store(path, Store::Mode::write);
      for (const ArticleFacts& article : facts) store.add(article.facts, article.text);
      store.commit();
    });
    total += last;
    const std::uint32_t done = first + batch;
    if (done == batch || done == 1000 || done == 10000 || done == 12000 || done == 52000 || done >= articles)
      std::cout << "batch of " << batch << " up to " << done << ": " << last << " s, of them processor " << processor_seconds() - before
                << " s; memory " << peak_memory() << " MiB\n";
  }
  std::cout << articles << " articles: " << total << " s, " << articles / total << " a second\n";
}

// The nodes of most mentions, and some in the middle.
std::vector<std::string> some_nodes(const Store& store) {
  const Graph graph = store.graph();
  std::size_t facts = graph.quotes.size();
  for (const Edge& edge : graph.edges) facts += edge.evidence.size();
  std::cout << graph.nodes.size() << " nodes, " << graph.edges.size() << " edges, " << facts << " facts\n";
  std::vector<const Node*> nodes;
  for (const Node& node : graph.nodes) nodes.push_back(&node);
  std::sort(nodes.begin(), nodes.end(), [](const Node* a, const Node* b) { return a->mentions > b->mentions; });
  std::vector<std::string> ids;
  for (const std::size_t place : {std::size_t{0}, std::size_t{1}, nodes.size() / 50, nodes.size() / 4, nodes.size() / 2}) {
    ids.push_back(nodes[place]->id);
    std::cout << "node " << place << ": " << nodes[place]->id << ", " << nodes[place]->articles.size() << " articles\n";
  }
  return ids;
}

StatementQuery said(const std::string& by, const std::string& about, const std::string& words, std::size_t newest) {
  StatementQuery query;
  query.by = by;
  query.about = about;
  query.words = words;
  query.newest = newest;
  return query;
}

void ask(const std::filesystem::path& path) {
  const Store store(path, Store::Mode::read);
  std::vector<std::string> ids;
  std::cout << "the whole graph: " << seconds([&] { ids = some_nodes(store); }) << " s\n";
  time_query("find a name", [&] { store.find(ids[2]); });
  time_query("suggest for a misspelling", [&] { store.similar_names("Kalomx"); });
  time_query("show the foremost", [&] { store.profile(ids[0], 20); });
  time_query("show a middling one", [&] { store.profile(ids[2], 20); });
  time_query("relations of the two foremost", [&] { store.relations({ids[0], ids[1]}); });
  time_query("relations of the foremost and a middling one", [&] { store.relations({ids[0], ids[2]}); });
  time_query("said by the foremost about the second", [&] { store.statements(said(ids[0], ids[1], "", 0)); });
  time_query("said by a middling one about the foremost", [&] { store.statements(said(ids[2], ids[0], "", 0)); });
  time_query("said by the foremost, the newest 20", [&] { store.statements(said(ids[0], "", "", 20)); });
  time_query("said with two words", [&] { store.statements(said("", "", "number 77", 20)); });
  time_query("path of the two foremost", [&] { store.path(ids[0], ids[1], {Status::asserted}); });
  time_query("path of a middling one and a rare one", [&] { store.path(ids[2], ids[4], {Status::asserted}); });
  time_query("path of two rare ones", [&] { store.path(ids[3], ids[4], {Status::asserted}); });
  time_query("path over all statuses", [&] { store.path(ids[3], ids[4], {}); });
}

}  // namespace

int main(int argc, char** argv) {
  const auto argument = [&](int index, std::uint32_t otherwise) {
    return index < argc ? static_cast<std::uint32_t>(std::strtoul(argv[index], nullptr, 10)) : otherwise;
  };
  const std::uint32_t articles = argument(1, 1000);
  const TemporaryFile file;
  build(file, articles, std::min(articles, argument(2, 4000)));
  std::cout << "file: " << std::filesystem::file_size(file.path()) / 1024 / 1024 << " MiB\n";
  ask(file);
  std::cout << "peak memory with the whole graph: " << peak_memory() << " MiB\n";
}
