// SPDX-License-Identifier: Apache-2.0
#include "quotes.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

#include "core/utf8.hpp"
#include "linked_data.hpp"
#include "words.hpp"

namespace entente {
namespace {

constexpr std::size_t fewest_words = 4;
constexpr std::size_t most_chars = 84;  // what three lines hold for sure

struct Marks {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<Marks, 3> marks{{{"“", "”"}, {"\"", "\""}, {"«", "»"}}};

// What stands between quotation marks.
void add_inner(std::vector<std::string>& result, std::string_view text) {
  for (const Marks& pair : marks)
    for (std::size_t at = text.find(pair.open); at != std::string_view::npos; at = text.find(pair.open, at)) {
      at += pair.open.size();
      const std::size_t end = text.find(pair.close, at);
      if (end == std::string_view::npos) break;
      result.emplace_back(text.substr(at, end - at));
      at = end + pair.close.size();
    }
}

// The speaker's own words in a statement: as a whole and in parts.
std::vector<std::string> own_words(const Quote& quote) {
  std::vector<std::string> result;
  if (quote.form == Form::indirect) return result;
  if (quote.form == Form::mixed) {
    add_inner(result, quote.text);
    return result;
  }
  std::string whole;
  for (const Passage& passage : passages(quote)) {
    if (!whole.empty()) whole += " … ";
    whole += passage.text;
    if (quote.spans.size() > 1) result.emplace_back(passage.text);
  }
  result.push_back(whole);
  return result;
}

struct Candidate {
  bool too_long;
  bool about_nothing;
  std::size_t length;
  std::string text;
  std::uint32_t quote;
  auto operator<=>(const Candidate&) const = default;
};

}  // namespace

std::string_view without_comma(std::string_view quotation) {
  const std::size_t end = quotation.find_last_not_of(" ,\n");
  return quotation.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

Quotation quotation_of(const Graph& graph, NodeId speaker) {
  std::vector<Candidate> candidates;
  for (std::uint32_t i = 0; i < graph.quotes.size(); ++i) {
    const Quote& quote = graph.quotes[i];
    if (quote.speaker != speaker) continue;
    for (const std::string& words : own_words(quote)) {
      std::string text = clip(without_comma(words), 10 * most_chars);
      if (static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1 < fewest_words) continue;
      const std::size_t length = count_chars(text);
      candidates.push_back({length > most_chars, quote.about.empty(), length, std::move(text), i});
    }
  }
  if (candidates.empty()) return {};
  const Candidate& best = *std::ranges::min_element(candidates);
  return {"“" + clip(best.text, most_chars) + "”", best.quote};
}

}  // namespace entente
