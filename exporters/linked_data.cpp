// SPDX-License-Identifier: Apache-2.0
#include "linked_data.hpp"

#include <algorithm>
#include <numeric>

#include "core/utf8.hpp"
#include "escape.hpp"

namespace entente {
namespace {

constexpr std::string_view base = "urn:entente:";

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string iri(std::string_view kind, std::string_view id) { return std::string(base) + std::string(kind) + ":" + percent_encode(id); }

bool forbidden_in_iri(char c) {
  return static_cast<unsigned char>(c) <= 0x20U || c == '\x7f' || std::string_view("<>\"{}|\\^`").find(c) != std::string_view::npos;
}

bool has_scheme(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_ascii_letter(text[0])) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '+' || c == '-' || c == '.'; });
}

}  // namespace

std::string entity_iri(const Graph& graph, NodeId id) { return iri("entity", graph[id].id); }
std::string article_iri(const ArticleInfo& article) { return iri("article", article.id); }
std::string relation_iri(const Edge& edge) { return iri("relation", edge.id); }
std::string statement_iri(const Quote& quote) { return iri("statement", quote.id); }

std::string external_iri(std::string_view text) {
  if (!has_scheme(text)) return {};
  std::string result;
  for (const char c : text) {
    if (!forbidden_in_iri(c)) result += c;
    else result += percent_encode(std::string_view(&c, 1));
  }
  return result;
}

std::string web_iri(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") ? external_iri(text) : std::string();
}

std::string wikidata_iri(std::string_view id) {
  const bool valid = id.size() > 1 && id[0] == 'Q' && id[1] != '0' && std::all_of(id.begin() + 1, id.end(), is_ascii_digit);
  return valid ? "http://www.wikidata.org/entity/" + std::string(id) : std::string();
}

bool is_date(std::string_view text) {
  constexpr std::string_view shape = "dddd-dd-dd";
  return text.size() == shape.size() && std::equal(text.begin(), text.end(), shape.begin(), [](char c, char s) { return s == 'd' ? is_ascii_digit(c) : c == s; });
}

std::string passage_iri(const Graph& graph, ArticleId article, CharSpan span) {
  return article_iri(graph[article]) + "#char=" + std::to_string(span.begin) + "," + std::to_string(span.end);
}

std::vector<Passage> passages(const Quote& quote) {
  std::vector<Passage> result;
  std::string_view rest = quote.text;
  for (const CharSpan span : quote.spans) {
    const std::string_view exact = rest.substr(0, byte_of_char(rest, span.end - span.begin));
    result.push_back({quote.article, span, exact});
    rest.remove_prefix(std::min(rest.size(), exact.size() + 1));  // the space that joins them
  }
  return result;
}

PassageIndex::PassageIndex(const Graph& graph) : graph_(graph), begin_(graph.articles.size() + 1) {
  for (const Edge& edge : graph.edges)
    for (const Evidence& piece : edge.evidence) ++begin_[piece.article.value + 1];
  std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
  pieces_.resize(begin_.back());
  std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i)
    for (std::uint32_t j = 0; j < graph.edges[i].evidence.size(); ++j) pieces_[next[graph.edges[i].evidence[j].article.value]++] = {i, j};
}

std::vector<Passage> PassageIndex::of(ArticleId article) const {
  std::vector<Passage> result;
  for (std::uint32_t i = begin_[article.value]; i < begin_[article.value + 1]; ++i) {
    const Evidence& piece = graph_.edges[pieces_[i].edge].evidence[pieces_[i].number];
    result.push_back({article, piece.span, piece.text});
  }
  const auto end = std::ranges::upper_bound(graph_.quotes, article, {}, &Quote::article);
  for (auto quote = std::ranges::lower_bound(graph_.quotes, article, {}, &Quote::article); quote != end; ++quote)
    for (const Passage& passage : passages(*quote)) result.push_back(passage);
  std::sort(result.begin(), result.end());
  const auto same_place = [](const Passage& a, const Passage& b) { return a.span == b.span; };
  result.erase(std::unique(result.begin(), result.end(), same_place), result.end());
  return result;
}

}  // namespace entente
