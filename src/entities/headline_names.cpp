// SPDX-License-Identifier: Apache-2.0
#include "entities/headline_names.hpp"

#include <algorithm>
#include <unordered_set>

namespace entente {
namespace {

class HeadlineNames {
 public:
  HeadlineNames(const Gazetteer& gazetteer, const Words& words, std::vector<Name>& names) : gazetteer_(gazetteer), words_(words), names_(names) {
    for (const Name& name : names) {
      if (is_in_headline(name)) continue;
      below_.insert(words_.phrase(name.tokens.begin.value, name.tokens.end.value));
      for (std::size_t t = name.tokens.begin.value; t < name.tokens.end.value; ++t) known_.insert(words_[t].key);
    }
  }

  void drop() {
    if (known_.empty()) return;
    std::erase_if(names_, [&](Name& name) {
      if (!is_in_headline(name) || !name.aliases.empty()) return false;
      const std::size_t begin = name.tokens.begin.value;
      std::size_t end = begin;
      while (end < name.tokens.end.value && !is_new(end)) ++end;
      if (end == name.tokens.end.value) return false;
      // "Anna Berg Backs Lund": as far as it is a name of the text
      while (end > begin && !below_.contains(words_.phrase(begin, end))) --end;
      if (end == begin) return has_common_word(name.tokens);
      name.tokens.end = TokenId{end};
      if (!name.tokens.contains(name.head)) name.head = name.tokens.begin;
      return false;
    });
  }

 private:
  bool is_in_headline(const Name& name) const { return words_[name.tokens.begin.value].headline; }

  bool is_new(std::size_t token) const { return words_.capitalised(token) && !known_.contains(words_[token].key); }

  bool has_common_word(TokenRange tokens) const {
    for (std::size_t t = tokens.begin.value; t < tokens.end.value; ++t)
      if (is_new(t) && (gazetteer_.is_common_word(words_[t].key) || gazetteer_.is_common_word(words_[t].lemma))) return true;
    return false;
  }

  const Gazetteer& gazetteer_;
  const Words& words_;
  std::vector<Name>& names_;
  std::unordered_set<std::uint64_t> known_;   // the words of names below the headlines
  std::unordered_set<std::uint64_t> below_;  // and those names whole
};

}  // namespace

void drop_headline_phrases(const Gazetteer& gazetteer, const Words& words, std::vector<Name>& names) {
  HeadlineNames(gazetteer, words, names).drop();
}

}  // namespace entente
