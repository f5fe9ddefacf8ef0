// SPDX-License-Identifier: Apache-2.0
// When two names, roles or texts say the same. Which words don't count is data: src/data/en/score_words.tsv.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <entente/span.hpp>

namespace entente {

using Words = std::set<std::string, std::less<>>;

// How much two sets have in common: F1 of their members.
double overlap(const Words& a, const Words& b);

class ScoreWords {
 public:
  ScoreWords();  // from the embedded file

  // Case-folded, without possessive, full stops, punctuation and a leading article.
  std::string name_key(std::string_view name) const;
  Words name_words(std::string_view name) const;
  // Whether the text of a mention is a name and not a pronoun or a common noun.
  bool is_name(std::string_view text) const;
  // "Former defence minister" → "defense minister".
  std::string role_key(std::string_view role) const;
  // Whether a predicted role means the gold one; true where the gold has none.
  bool same_role(std::string_view gold, std::string_view predicted) const;

 private:
  std::map<std::string, Words, std::less<>> classes_;          // article, determiner, pronoun, modifier, linking, deciding
  std::map<std::string, std::string, std::less<>> spellings_;  // of a word in a role → the one that counts
  std::vector<Words> synonyms_;                                // keys of roles that mean the same
};

// Spans of the words of a text, in code points; letters, digits and '_' make a word.
std::vector<CharSpan> word_spans(std::string_view text);

}  // namespace entente
