// SPDX-License-Identifier: Apache-2.0
#include "captions.hpp"

#include <algorithm>
#include <set>

#include "linked_data.hpp"
#include "words.hpp"

namespace entente {
namespace {

constexpr std::size_t title_length = 130;
constexpr std::size_t subtitle_length = 160;
constexpr std::size_t shown_sources = 4;

// A graph keeps no texts: what quotes the article from its first character on, up to the line's end.
std::string first_line(const Graph& graph) {
  std::string result;
  for (const Passage& passage : PassageIndex(graph).of(ArticleId{0})) {
    if (passage.span.begin != 0) break;
    const std::string_view line = passage.text.substr(0, passage.text.find('\n'));
    if (line.size() > result.size()) result = line;
  }
  return result;
}

std::string span_of_dates(const Graph& graph) {
  std::string first, last;
  for (const ArticleInfo& article : graph.articles) {
    if (article.date.empty()) continue;
    if (first.empty() || article.date < first) first = article.date;
    last = std::max(last, article.date);
  }
  if (first.empty()) return {};
  return first == last ? human_time(first) : human_time(first + "/" + last);
}

std::string one_article(const ArticleInfo& article) {
  std::string result = article.source.empty() ? "article " + clip(article.id, 40) : clip(article.source, 60);
  if (!article.date.empty()) result += ", " + human_time(article.date);
  return result;
}

std::string title_of_articles(const Graph& graph) {
  if (graph.articles.empty()) return "No articles";
  if (graph.articles.size() > 1) return "What " + count_of(graph.articles.size(), "article") + " say";
  const ArticleInfo& article = graph.articles.front();
  const std::string title = article.title.empty() ? first_line(graph) : article.title;
  return title.empty() ? one_article(article) : title;
}

std::string names_of(const Graph& graph, const ExportOptions& options) {
  std::vector<std::string> names;
  for (const std::string& id : options.about)
    for (const Node& node : graph.nodes)
      if (node.id == id) names.push_back(clip(node.name, 40));
  return enumerate(names, 3);
}

std::string title_of(const Graph& graph, const ExportOptions& options) {
  const std::string about = names_of(graph, options);
  switch (options.view) {
    case View::said: return about.empty() ? "Who said what" : "What is said of " + about;
    case View::timeline: return about.empty() ? "What happened when" : about + ", by date";
    case View::ties: break;
  }
  return about.empty() || graph.articles.size() == 1 ? title_of_articles(graph) : about + " and what is tied to it";
}

// What the width of lines says.
std::string_view measure_of(const Graph& graph) {
  return graph.articles.size() == 1 ? "Line width: how often it is said. " : "Line width: articles that say so. ";
}

std::string source_of(const Graph& graph) {
  if (graph.articles.empty()) return {};
  if (graph.articles.size() == 1) return "Source: " + one_article(graph.articles.front()) + ".";
  std::set<std::string> sources;
  for (const ArticleInfo& article : graph.articles)
    if (!article.source.empty()) sources.insert(clip(article.source, 40));
  std::string result = "Source: " + count_of(graph.articles.size(), "article");
  if (!sources.empty()) result += " of " + enumerate({sources.begin(), sources.end()}, shown_sources);
  if (const std::string dates = span_of_dates(graph); !dates.empty()) result += ", " + dates;
  return result + ".";
}

}  // namespace

std::string count_of(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string in_articles(const Graph& graph) {
  return "in " + (graph.articles.size() == 1 ? std::string("one article") : count_of(graph.articles.size(), "article"));
}

Caption caption(const Graph& graph, const ExportOptions& options, const std::string& subtitle) {
  Caption result;
  result.title = clip(options.title.empty() ? title_of(graph, options) : options.title, title_length);
  result.subtitle = clip(options.subtitle.empty() ? subtitle : options.subtitle, subtitle_length);
  result.source = source_of(graph);
  if (options.view == View::ties && !result.source.empty()) result.source.insert(0, measure_of(graph));
  return result;
}

}  // namespace entente
