// SPDX-License-Identifier: Apache-2.0
// merge FILE A B: the articles in FILE as one graph in memory, and a shortest path in it from A to B.
#include <iostream>
#include <variant>

#include <entente/extractor.hpp>
#include <entente/query.hpp>

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: merge FILE A B\n";
    return 2;
  }
  try {
    const entente::Extractor extractor;
    entente::Document document = extractor.document();
    std::vector<entente::ArticleFacts> all;
    for (const auto reader = entente::open_articles(argv[1]); auto next = reader->next();)
      if (const auto* const article = std::get_if<entente::Article>(&*next))
        all.push_back({extractor.extract(*article, document), article->text});
    const entente::Graph graph = merge(std::move(all));
    const auto from = find_nodes(graph, argv[2]);
    const auto to = find_nodes(graph, argv[3]);
    if (from.empty() || to.empty()) throw entente::Error("no such name");
    const auto path = shortest_path(graph, from.front(), to.front(), {});
    if (!path) throw entente::Error("they are not tied");
    for (const entente::Step& step : *path) {
      const entente::Edge& edge = graph.edges[step.edge];
      std::cout << graph[edge.subject].name << ' ' << name(edge.type) << ' ' << graph[edge.object].name << ", "
                << name(edge.status) << " (" << graph[edge.evidence.front().article].id << ")\n";
    }
  } catch (const entente::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
