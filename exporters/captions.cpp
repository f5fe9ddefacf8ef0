// SPDX-License-Identifier: Apache-2.0
#include "captions.hpp"

#include <algorithm>
#include <set>

#include "linked_data.hpp"
#include "words.hpp"

namespace entente {
namespace {

constexpr std::size_t title_length = 130;
constexpr std::size_t shown_sources = 4;

// A graph keeps no texts: what quotes the article from its first character on, up to the line's end.
std::string first_line(const Graph& graph) {
  std::string result;
  for (const Passage& passage : passages(graph)) {
    if (passage.span.begin != 0) break;
    const std::string line = passage.text.substr(0, passage.text.find('\n'));
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

std::string count_of(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string one_article(const ArticleInfo& article) {
  std::string result = article.source.empty() ? "article " + clip(article.id, 40) : clip(article.source, 60);
  if (!article.date.empty()) result += ", " + human_time(article.date);
  return result;
}

}  // namespace

std::string default_title(const Graph& graph) {
  if (graph.articles.empty()) return "No articles";
  if (graph.articles.size() > 1) return "What " + count_of(graph.articles.size(), "article") + " say";
  const ArticleInfo& article = graph.articles.front();
  const std::string title = article.title.empty() ? first_line(graph) : article.title;
  return clip(title.empty() ? one_article(article) : title, title_length);
}

std::string default_subtitle(const Graph& graph, std::size_t left_out) {
  std::string result = "Who is what, who wants what and who said so, in ";
  result += graph.articles.size() == 1 ? "one article" : count_of(graph.articles.size(), "article");
  if (left_out > 0)
    result += ". The " + std::to_string(graph.nodes.size() - left_out) + " names most is said of; " + std::to_string(left_out) + " are left out";
  return result;
}

std::string source_line(const Graph& graph) {
  if (graph.articles.empty()) return {};
  if (graph.articles.size() == 1) return "Line width: how often it is said. Source: " + one_article(graph.articles.front()) + ".";
  std::set<std::string> sources;
  for (const ArticleInfo& article : graph.articles)
    if (!article.source.empty()) sources.insert(clip(article.source, 40));
  std::string result = "Line width: articles that say so. Source: " + count_of(graph.articles.size(), "article");
  if (!sources.empty()) result += " of " + enumerate({sources.begin(), sources.end()}, shown_sources);
  if (const std::string dates = span_of_dates(graph); !dates.empty()) result += ", " + dates;
  return result + ".";
}

}  // namespace entente
