// SPDX-License-Identifier: Apache-2.0
#include "score/names.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string>

#include "core/resources.hpp"
#include "core/tsv.hpp"
#include "core/utf8.hpp"

namespace entente {
namespace {

bool is_word_char(char32_t c) {
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
      return true;
    default:
      return c == U'_';
  }
}

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’'; }

std::u32string code_points(std::string_view text) {
  std::u32string result;
  for (std::size_t i = 0; i < text.size();) result += next_char(text, i);
  return result;
}

std::string fold_case(std::string_view text) {
  std::string folded;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}).foldCase().toUTF8String(folded);
  return folded;
}

// Words of letters, digits and '_', case-folded; "U.S." is one, as full stops don't count, and "Nato's" is "nato".
std::vector<std::string> folded_words(std::string_view text) {
  const std::u32string chars = code_points(text);
  const auto ends_word = [&](std::size_t i) { return i >= chars.size() || !is_word_char(chars[i]); };
  std::string kept;
  for (std::size_t i = 0; i < chars.size(); ++i) {
    if (is_apostrophe(chars[i]) && i + 1 < chars.size() && chars[i + 1] == U's' && ends_word(i + 2)) {
      ++i;
      continue;
    }
    if (chars[i] == U'.') continue;
    append_utf8(kept, is_word_char(chars[i]) ? chars[i] : U' ');
  }
  const std::string folded = fold_case(kept);
  std::vector<std::string> words;
  for (const std::string_view word : split(folded, ' ')) words.emplace_back(word);
  return words;
}

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// Whether all words of `a` are in `b`.
bool includes(const Words& b, const Words& a) { return std::includes(b.begin(), b.end(), a.begin(), a.end()); }

// The text behind a determiner that begins it.
std::string_view without_determiner(std::string_view text, const Words& determiners) {
  std::size_t space = 0;
  while (space < text.size()) {
    std::size_t next = space;
    if (is_space(next_char(text, next))) return determiners.contains(text.substr(0, space)) ? text.substr(next) : text;
    space = next;
  }
  return text;
}

// Whether a word, a run of word characters with full stops, apostrophes and hyphens in it, begins with a capital or a digit.
bool has_capitalised_word(std::string_view text) {
  bool inside = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_char(text, i);
    const bool starts = is_word_char(c) && c != U'_';
    if (!inside && starts && (u_isUUppercase(static_cast<UChar32>(c)) != 0 || is_digit(c))) return true;
    inside = inside ? is_word_char(c) || c == U'.' || is_apostrophe(c) || c == U'-' : starts;
  }
  return false;
}

}  // namespace

double overlap(const Words& a, const Words& b) {
  const auto both =
      static_cast<double>(std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); }));
  return both == 0 ? 0.0 : 2 * both / static_cast<double>(a.size() + b.size());
}

ScoreWords::ScoreWords() {
  const Resources resources;
  const std::string file = "en/score_words.tsv";
  std::vector<std::string_view> synonyms;
  for (TsvReader reader(resources.get(file), resources.where(file), 2); reader.next();) {
    if (reader[0] == "synonyms") {
      synonyms.push_back(reader[1]);
    } else if (reader[0] == "spelling") {
      const auto forms = split(reader[1], '|');
      spellings_.emplace(forms.front(), forms.back());
    } else {
      classes_[std::string(reader[0])].emplace(reader[1]);
    }
  }
  for (const std::string_view line : synonyms) {
    Words& roles = synonyms_.emplace_back();
    for (const std::string_view role : split(line, '|')) roles.insert(role_key(role));
  }
}

std::string ScoreWords::name_key(std::string_view name) const {
  std::vector<std::string> words = folded_words(name);
  if (words.size() > 1 && classes_.at("article").contains(words.front())) words.erase(words.begin());
  return join(words);
}

Words ScoreWords::name_words(std::string_view name) const {
  const std::string key = name_key(name);
  Words words;
  for (const std::string_view word : split(key, ' ')) words.emplace(word);
  return words;
}

bool ScoreWords::is_name(std::string_view text) const {
  return !classes_.at("pronoun").contains(name_key(text)) &&
         has_capitalised_word(without_determiner(text, classes_.at("determiner")));
}

std::string ScoreWords::role_key(std::string_view role) const {
  std::string text(role);
  std::replace(text.begin(), text.end(), '-', ' ');
  const std::string key = name_key(text);
  std::vector<std::string> kept;
  for (const std::string_view word : split(key, ' ')) {
    if (classes_.at("modifier").contains(word)) continue;
    const auto spelling = spellings_.find(word);
    kept.emplace_back(spelling == spellings_.end() ? word : std::string_view(spelling->second));
  }
  return join(kept);
}

bool ScoreWords::same_role(std::string_view gold, std::string_view predicted) const {
  if (gold.empty()) return true;
  if (predicted.empty()) return false;
  const std::string a = role_key(gold);
  const std::string b = role_key(predicted);
  const auto has_both = [&](const Words& roles) { return roles.contains(a) && roles.contains(b); };
  if (a == b || std::any_of(synonyms_.begin(), synonyms_.end(), has_both)) return true;
  const auto words = [&](const std::string& key) {
    Words all;
    for (const std::string_view word : split(key, ' '))
      if (!classes_.at("linking").contains(word)) all.emplace(word);
    return all;
  };
  const Words x = words(a);
  const Words y = words(b);
  const auto common =
      static_cast<std::size_t>(std::count_if(x.begin(), x.end(), [&](const std::string& word) { return y.contains(word); }));
  const auto agree = [&](const std::string& word) { return x.contains(word) == y.contains(word); };
  const Words& deciding = classes_.at("deciding");
  return common > 0 && (2 * common >= x.size() + y.size() - common || includes(y, x) || includes(x, y)) &&
         std::all_of(deciding.begin(), deciding.end(), agree);
}

std::vector<CharSpan> word_spans(std::string_view text) {
  std::vector<CharSpan> words;
  std::uint32_t position = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++position) {
    const bool is_word = is_word_char(next_char(text, i));
    if (is_word && !inside) words.push_back({position, position});
    if (is_word) words.back().end = position + 1;
    inside = is_word;
  }
  return words;
}

}  // namespace entente
