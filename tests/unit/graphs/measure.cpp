// SPDX-License-Identifier: Apache-2.0
// How long a graph of many articles takes: `measure_graph ARTICLES [BATCH]` builds one of invented articles and asks it.
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <iostream>

#include <entente/query.hpp>
#include <entente/store.hpp>

#include "random_facts.hpp"
#include "temporary_file.hpp"

namespace {

using namespace entente;

// Runs `work`, prints what it took, and gives back what it returned.
template <class Work>
auto timed(const char* what, Work work) {
  const auto start = std::chrono::steady_clock::now();
  auto result = work();
  std::cout << what << ": " << std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() << " s\n";
  return result;
}

std::size_t count_facts(const Graph& graph) {
  std::size_t facts = graph.quotes.size();
  for (const Edge& edge : graph.edges) facts += edge.evidence.size();
  return facts;
}

void measure(std::uint32_t articles, std::uint32_t batch) {
  const RandomFacts world(1, std::max(200U, articles / 4));
  const TemporaryFile file;
  for (std::uint32_t first = 0; first < articles; first += batch) {
    const auto facts = world.articles(first, std::min(batch, articles - first));
    timed("add and commit a batch", [&] {
      Store store(file, Store::Mode::write);
      for (const ArticleFacts& article : facts) store.add(article.facts, article.text);
      store.commit();
      return 0;
    });
  }
  const Store store(file, Store::Mode::read);
  const auto facts = timed("read all facts", [&] { return store.facts(); });
  timed("merge them", [&] { return merge(facts); });
  const Graph graph = timed("read the graph", [&] { return store.graph(); });
  const std::size_t count = count_facts(graph);
  std::cout << graph.nodes.size() << " nodes, " << graph.edges.size() << " edges, " << count << " facts, "
            << std::filesystem::file_size(file.path()) / std::max<std::size_t>(1, count) << " bytes a fact\n";
  const std::string name = graph.nodes.back().name;
  timed("find a name", [&] { return find_nodes(graph, name); });
  timed("find a quote by its words", [&] { return find_quotes(graph, {.by = {}, .about = {}, .words = name}); });
  timed("find a path", [&] { return shortest_path(graph, NodeId{0}, NodeId{graph.nodes.size() - 1}, {}); });
  timed("rank", [&] { return page_rank(graph); });
  Filter filter;
  filter.about = {NodeId{0}};
  timed("select one node", [&] { return select(graph, filter); });
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::cout << "peak memory: " << usage.ru_maxrss / 1024 << " MiB\n";
}

}  // namespace

int main(int argc, char** argv) {
  const auto argument = [&](int index, std::uint32_t otherwise) {
    return index < argc ? static_cast<std::uint32_t>(std::strtoul(argv[index], nullptr, 10)) : otherwise;
  };
  const std::uint32_t articles = argument(1, 1000);
  measure(articles, argument(2, articles));
}
