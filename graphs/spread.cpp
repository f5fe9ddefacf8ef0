// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>

#include <entente/query.hpp>

namespace entente {
namespace {

template <class T>
std::size_t distinct(std::vector<T> values) {
  std::sort(values.begin(), values.end());
  return static_cast<std::size_t>(std::unique(values.begin(), values.end()) - values.begin());
}

}  // namespace

Spread spread(const Graph& graph, const std::vector<ArticleId>& articles) {
  std::vector<std::string_view> outlets;
  std::vector<ArticleId> reports;
  for (const ArticleId article : articles) {
    if (const std::string& source = graph[article].source; !source.empty()) outlets.push_back(source);
    reports.push_back(graph.reports.empty() ? article : graph.reports[article.value]);
  }
  return {distinct(articles), distinct(std::move(outlets)), distinct(std::move(reports))};
}

Spread spread(const Graph& graph, const Edge& edge) { return spread(graph, edge.articles()); }

}  // namespace entente
