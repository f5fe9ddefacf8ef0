// SPDX-License-Identifier: Apache-2.0
#include "entities/spelt_acronyms.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace entente {
namespace {

class Acronyms {
 public:
  Acronyms(const Gazetteer& gazetteer, const Document& document, const Words& words, const std::vector<TaggedName>& names)
      : gazetteer_(gazetteer), document_(document), words_(words), names_(names), name_at_(document.tokens.size()) {
    for (std::size_t i = 0; i < names.size(); ++i)
      for (std::size_t t = names[i].tokens.begin.value; t < names[i].tokens.end.value; ++t) name_at_[t] = i + 1;
  }

  std::vector<TaggedName> follow() {
    std::vector<TaggedName> result;
    for (std::size_t t = 0; t < words_.size(); ++t) {
      const std::size_t at = name_at_[t];
      if (at == 0 || names_[at - 1].tokens.size() == 1) add_word(t, at, result);
      else if (names_[at - 1].tokens.begin.value == t) result.push_back(names_[at - 1]);
    }
    return result;
  }

 private:
  struct Meaning {
    bool known = false;              // whether the text has words with the acronym's initials
    std::optional<NameClass> type;   // of the name that they are, if they are one
  };

  void add_word(std::size_t token, std::size_t at, std::vector<TaggedName>& result) {
    const Meaning meaning = is_acronym(token) ? meaning_of(token) : Meaning{};
    if (meaning.type) result.push_back({{TokenId{token}, TokenId{token + 1}}, *meaning.type});
    else if (at != 0 && !(meaning.known && gazetteer_.find(words_[token].key).empty())) result.push_back(names_[at - 1]);
  }

  bool is_acronym(std::size_t token) const {
    const std::string_view form = document_.form(TokenId{token});
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return form.size() > 1 && form.size() < 7 && !words_[token].headline && std::all_of(form.begin(), form.end(), is_capital);
  }

  Meaning meaning_of(std::size_t token) {
    const auto [place, fresh] = meanings_.try_emplace(words_[token].key);
    if (fresh) place->second = look_up(document_.form(TokenId{token}));
    return place->second;
  }

  Meaning look_up(std::string_view acronym) const {
    for (std::size_t begin = 0; begin < words_.size(); ++begin) {
      const std::size_t end = spelt_end(begin, acronym);
      if (end == begin) continue;
      const TokenRange spelt{TokenId{begin}, TokenId{end}};
      if (!is_person(spelt)) return {true, type_of(spelt)};
    }
    return {};
  }

  // Where words with these initials end that begin here: each with a capital, small ones without one passed over. `begin` if none do.
  std::size_t spelt_end(std::size_t begin, std::string_view acronym) const {
    std::size_t matched = 0;
    for (std::size_t i = begin; i < words_.size(); ++i) {
      const std::string_view form = document_.form(TokenId{i});
      const bool starts = i > begin && document_.tokens[i].has(Token::paragraph_start);
      if (starts || words_[i].headline) return begin;
      if (words_[i].shape == Shape::capital && form.size() > 1 && form.front() == acronym[matched]) {
        if (++matched == acronym.size()) return goes_on(i + 1) ? begin : i + 1;
      } else if (matched == 0 || !is_passed_over(i)) {
        return begin;
      }
    }
    return begin;
  }

  bool is_passed_over(std::size_t token) const {
    const Upos pos = document_.tokens[token].pos;
    return words_[token].shape == Shape::lower && (pos == Upos::ADP || pos == Upos::DET || pos == Upos::CCONJ);
  }

  // "Digital Humanities Group" is no "DH".
  bool goes_on(std::size_t token) const {
    return token < words_.size() && words_[token].shape == Shape::capital && !document_.tokens[token].has(Token::paragraph_start);
  }

  // "2 PM" isn't Peter Marlowe.
  bool is_person(TokenRange spelt) const {
    const std::size_t at = name_at_[spelt.end.value - 1U];
    return at != 0 && names_[at - 1].type == NameClass::person;
  }

  std::optional<NameClass> type_of(TokenRange spelt) const {
    const std::size_t at = name_at_[spelt.end.value - 1U];
    if (at == 0) return std::nullopt;
    return names_[at - 1].type;
  }

  const Gazetteer& gazetteer_;
  const Document& document_;
  const Words& words_;
  const std::vector<TaggedName>& names_;
  std::vector<std::size_t> name_at_;  // of each token: the place of the name there and one; 0 where there is none
  std::unordered_map<std::uint64_t, Meaning> meanings_;
};

}  // namespace

void follow_spelling(const Gazetteer& gazetteer, const Document& document, const Words& words, std::vector<TaggedName>& names) {
  names = Acronyms(gazetteer, document, words, names).follow();
}

}  // namespace entente
