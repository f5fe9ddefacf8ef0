// SPDX-License-Identifier: Apache-2.0
#include "entities/dated_events.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t longest = 8;  // words behind the year
constexpr int decisive = 8;

class DatedEvents {
 public:
  DatedEvents(const Vocabulary& vocabulary, const Document& document, const Words& words)
      : vocabulary_(vocabulary), document_(document), words_(words) {}

  // Past the event's noun; 0 where the token isn't the year of one.
  std::size_t end_of(std::size_t year, std::size_t limit) const {
    if (!is_year(document_.form(TokenId{year})) || follows_indefinite(year)) return 0;
    // The year may hang on a word before the noun: "the 1992 United Kingdom election".
    TokenId noun;
    const std::size_t last = std::min(limit, year + 1 + longest);
    for (TokenId up = document_.tokens[year].head; up && up.value > year && up.value < last; up = document_[up].head) {
      noun = up;
      if (is_event(noun.value)) break;
    }
    if (!noun || !is_event(noun.value)) return 0;
    for (std::size_t i = year + 1; i < noun.value; ++i)
      if (!may_describe(i)) return 0;
    return noun.value + 1U;
  }

 private:
  static bool is_year(std::string_view form) {
    const bool digits = std::all_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
    return form.size() == 4 && digits && (form.starts_with("1") || form.starts_with("20"));
  }

  // "a 2019 attack" is one of many, and "in 2015 protests spread" tells when they did.
  bool follows_indefinite(std::size_t year) const {
    if (year == 0 || document_.sentence_of[year] != document_.sentence_of[year - 1]) return false;
    const Token& before = document_.tokens[year - 1];
    const bool when = before.pos == Upos::ADP && vocabulary_.is_cue(words_[year - 1].key, Cue::locative) && is_event(year + 1);
    return when || before.pos == Upos::NUM || (before.pos == Upos::DET && !vocabulary_.is_cue(words_[year - 1].key, Cue::definite));
  }

  bool is_event(std::size_t token) const {
    const Upos pos = document_.tokens[token].pos;
    if (pos != Upos::NOUN && pos != Upos::PROPN) return false;
    const Noun* noun = vocabulary_.noun(words_[token].key);
    if (!noun) noun = vocabulary_.noun(words_[token].lemma);
    return noun && noun->type == EntityType::Event;
  }

  bool may_describe(std::size_t token) const {
    switch (document_.tokens[token].pos) {
      case Upos::NOUN:
      case Upos::PROPN:
      case Upos::ADJ:
        return true;
      default:
        return document_.form(TokenId{token}) == "-";
    }
  }

  const Vocabulary& vocabulary_;
  const Document& document_;
  const Words& words_;
};

Name event_named(TokenRange tokens) {
  Name name;
  name.tokens = tokens;
  name.head = TokenId{tokens.end.value - 1U};
  name.vote(EntityType::Event, decisive);
  return name;
}

}  // namespace

void add_dated_events(const Vocabulary& vocabulary, const Document& document, const Words& words, std::vector<Name>& names) {
  const DatedEvents events(vocabulary, document, words);
  std::vector<Name> found;
  for (const TokenRange& sentence : document.sentences)
    for (std::size_t i = sentence.begin.value; i < sentence.end.value; ++i) {
      const std::size_t end = events.end_of(i, sentence.end.value);
      if (end == 0) continue;
      const TokenRange range{TokenId{i}, TokenId{end}};
      const auto crosses = [&](const Name& name) {
        return name.tokens.begin < range.end && range.begin < name.tokens.end && !(range.begin <= name.tokens.begin && name.tokens.end <= range.end);
      };
      if (!std::any_of(names.begin(), names.end(), crosses)) found.push_back(event_named(range));
    }
  if (found.empty()) return;
  std::erase_if(names, [&](const Name& name) {
    return std::any_of(found.begin(), found.end(), [&](const Name& event) {
      return event.tokens.begin <= name.tokens.begin && name.tokens.end <= event.tokens.end;
    });
  });
  names.insert(names.end(), found.begin(), found.end());
  std::stable_sort(names.begin(), names.end(), [](const Name& a, const Name& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : b.tokens.end < a.tokens.end;
  });
}

}  // namespace entente
