// SPDX-License-Identifier: Apache-2.0
#include <set>
#include <string_view>

#include <entente/query.hpp>

namespace entente {

Spread spread(const Graph& graph, const std::vector<ArticleId>& articles) {
  std::set<std::string_view> outlets;
  std::set<ArticleId> reports;
  for (const ArticleId article : articles) {
    if (const std::string& source = graph[article].source; !source.empty()) outlets.insert(source);
    reports.insert(graph.reports.empty() ? article : graph.reports[article.value]);
  }
  return {std::set<ArticleId>(articles.begin(), articles.end()).size(), outlets.size(), reports.size()};
}

Spread spread(const Graph& graph, const Edge& edge) { return spread(graph, edge.articles()); }

}  // namespace entente
