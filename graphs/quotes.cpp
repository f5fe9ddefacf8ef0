// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <entente/query.hpp>

#include "core/utf8.hpp"

namespace entente {
namespace {

// Words between single spaces, with a space at both ends, so that " word " finds whole words only.
std::string spaced(std::string_view text) { return " " + fold_name(text) + " "; }

bool has_all(const std::string& text, const std::string& words) {
  for (std::size_t begin = 0; begin + 1 < words.size();) {
    const std::size_t end = words.find(' ', begin + 1);
    if (text.find(words.substr(begin, end - begin + 1)) == std::string::npos) return false;
    begin = end;
  }
  return true;
}

}  // namespace

std::vector<std::uint32_t> find_quotes(const Graph& graph, const QuoteFilter& filter) {
  const std::string words = spaced(filter.words);
  const bool any_words = fold_name(filter.words).empty();
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < graph.quotes.size(); ++i) {
    const Quote& quote = graph.quotes[i];
    if (filter.by && quote.speaker != filter.by) continue;
    if (filter.about && !std::binary_search(quote.about.begin(), quote.about.end(), filter.about)) continue;
    if (any_words || has_all(spaced(quote.text), words)) found.push_back(i);
  }
  std::stable_sort(found.begin(), found.end(), [&](std::uint32_t a, std::uint32_t b) {
    return graph[graph.quotes[a].article].date > graph[graph.quotes[b].article].date;
  });
  return found;
}

}  // namespace entente
