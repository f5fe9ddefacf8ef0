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

constexpr std::string_view gap = " … ";  // between the parts of an interrupted quotation

struct Candidate {
  bool too_long;
  bool fragment;  // of a sentence
  bool about_nothing;
  std::size_t length;
  std::string text;  // with quotation marks
  std::uint32_t quote;
  auto operator<=>(const Candidate&) const = default;
};

// The speaker's own words in a statement: as a whole and in parts.
class OwnWords {
 public:
  OwnWords(const Quote& quote, std::uint32_t number, std::vector<Candidate>& candidates) : quote_(quote), number_(number), candidates_(candidates) {}

  void find() {
    if (quote_.form == Form::direct) add_direct();
    else if (quote_.form == Form::mixed) add_mixed();
  }

 private:
  void add_direct() {
    const std::vector<Passage> parts = passages(quote_);
    std::string whole;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) whole += gap;
      whole += without_comma(parts[i].text);
      const bool goes_on = i + 1 < parts.size() && is_fragment(parts[i + 1].text);
      if (parts.size() > 1) add(parts[i].text, true, goes_on || is_fragment(parts[i].text));
    }
    add(whole, true, false);
  }

  // A mixed statement has its quotation marks, and the words around them say what the quoted ones are about.
  void add_mixed() {
    std::size_t own = 0;
    for (const Marks& pair : marks)
      for (std::size_t at = quote_.text.find(pair.open); at != std::string::npos; at = quote_.text.find(pair.open, at)) {
        at += pair.open.size();
        const std::size_t end = quote_.text.find(pair.close, at);
        if (end == std::string::npos) break;
        const std::string inner = quote_.text.substr(at, end - at);
        add(inner, true, is_fragment(inner));
        own = std::max(own, words_in(inner));
        at = end + pair.close.size();
      }
    if (own >= fewest_words) add(quote_.text, false, false);
  }

  static std::size_t words_in(std::string_view text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1; }

  static bool is_fragment(std::string_view words) {
    std::size_t at = 0;
    return !words.empty() && is_lower(next_char(words, at));
  }

  void add(std::string_view words, bool unmarked, bool fragment) {
    const std::string text = clip(without_comma(words), 10 * most_chars);
    if (words_in(text) < fewest_words) return;
    const std::size_t length = count_chars(text);
    std::string shown = clip(text, most_chars);
    if (unmarked) shown = "“" + shown + "”";
    candidates_.push_back({length > most_chars, fragment, quote_.about.empty(), length, closed(std::move(shown)), number_});
  }

  const Quote& quote_;
  const std::uint32_t number_;
  std::vector<Candidate>& candidates_;
};

}  // namespace

std::string without_comma(std::string_view quotation) {
  constexpr std::string_view close = "”";
  const bool marked = quotation.ends_with(close);
  if (marked) quotation.remove_suffix(close.size());
  const std::size_t end = quotation.find_last_not_of(" ,\n");
  return std::string(quotation.substr(0, end == std::string_view::npos ? 0 : end + 1)) + std::string(marked ? close : "");
}

std::string closed(std::string words) {
  const std::size_t open = words.rfind("“");
  if (open != std::string::npos && words.find("”", open) == std::string::npos) words += "”";
  return words;
}

void close_last(std::vector<std::string>& lines) {
  std::string words;
  for (const std::string& line : lines) words += line;
  if (closed(words) != words) lines.back() += "”";
}

Quotation quotation_of(const Graph& graph, NodeId speaker) {
  std::vector<Candidate> candidates;
  for (std::uint32_t i = 0; i < graph.quotes.size(); ++i)
    if (graph.quotes[i].speaker == speaker) OwnWords(graph.quotes[i], i, candidates).find();
  if (candidates.empty()) return {};
  const Candidate& best = *std::ranges::min_element(candidates);
  return {best.text, best.quote};
}

}  // namespace entente
