// SPDX-License-Identifier: Apache-2.0
#include "names.hpp"

#include <algorithm>

#include "core/edit_distance.hpp"
#include "core/utf8.hpp"

namespace entente {
namespace {

// Whether `part` stands in `name` from the start of a word to the end of one.
bool has_words(std::string_view name, std::string_view part) {
  for (std::size_t at = name.find(part); at != std::string_view::npos; at = name.find(part, at + 1)) {
    const std::size_t end = at + part.size();
    if ((at == 0 || name[at - 1] == ' ') && (end == name.size() || name[end] == ' ')) return true;
  }
  return false;
}

// More than `limit` where the lengths alone tell so.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
  return edit_distance(a, b);
}

}  // namespace

Match match(const Node& node, std::string_view typed, const std::string& folded) {
  if (node.id == typed) return Match::id;
  if (folded.empty()) return Match::none;
  const std::string name = fold_name(node.name);
  if (name == folded) return Match::name;
  Match best = has_words(name, folded) ? Match::words_of_name : Match::none;
  for (const std::string& alias : node.aliases) {
    const std::string other = fold_name(alias);
    if (other == folded) return Match::alias;
    if (best == Match::none && has_words(other, folded)) best = Match::words_of_alias;
  }
  return best;
}

std::size_t name_distance(std::string_view name, std::string_view typed, std::size_t limit) {
  std::size_t least = distance(name, typed, limit);
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    least = std::min(least, distance(name.substr(begin, end - begin), typed, limit));
    begin = end + 1;
  }
  return least;
}

}  // namespace entente
