// SPDX-License-Identifier: Apache-2.0
#include "train/marked_example.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::uint32_t any_begin = 0b01010101010;  // of a name of any class
constexpr std::uint32_t any_rest = any_begin << 1;

std::unique_ptr<Article> as_article(const MarkedText& text) {
  auto article = std::make_unique<Article>();
  article->text = text.text;
  return article;
}

// "of" in "University of Portsmouth".
bool between(const std::vector<bool>& proper, std::size_t t) {
  constexpr std::size_t reach = 3;
  bool before = false, after = false;
  for (std::size_t i = 1; i <= reach; ++i) {
    before |= t >= i && proper[t - i];
    after |= t + i < proper.size() && proper[t + i];
  }
  return before && after;
}

}  // namespace

MarkedExample::MarkedExample(const MarkedText& text, const std::function<Document(const Article&)>& analyse, const NameFinder& finder,
                             const Gazetteer& gazetteer, const Vocabulary& vocabulary)
    : article(as_article(text)), document(analyse(*article)), words(document), names(finder.find(document, words)) {
  label(text, gazetteer, vocabulary);
  for (const NameLabel of_word : gold) allowed.push_back(1U << of_word);
}

std::vector<TaggedName> MarkedExample::spans_of(const std::vector<NameLabel>& labels) {
  std::vector<TaggedName> spans;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == no_name) continue;
    if (begins(labels[i])) spans.push_back({{TokenId{i}, TokenId{i + 1}}, class_of(labels[i])});
    else if (!spans.empty()) spans.back().tokens.end = TokenId{i + 1};
  }
  return spans;
}

void MarkedExample::label(const MarkedText& text, const Gazetteer& gazetteer, const Vocabulary& vocabulary) {
  gold.assign(document.tokens.size(), no_name);
  const GazetteerMatcher matcher(gazetteer, document, words);
  std::size_t i = 0;
  for (const MarkedText::Name& name : text.names) {
    while (i < document.tokens.size() && document.tokens[i].span.end <= name.span.begin) ++i;
    const std::size_t begin = i;
    while (i < document.tokens.size() && document.tokens[i].span.begin < name.span.end) ++i;
    if (i == begin) continue;
    const NameLabel first = label_of(name, begin, i, matcher, vocabulary);
    for (std::size_t token = begin; token < i && first != no_name; ++token) gold[token] = static_cast<NameLabel>(first + (token != begin));
    if (name.type) finish_compound(i, *name.type);
  }
}

// The label of a name's first token. Peoples and their languages, which some corpora call places, are no entities.
NameLabel MarkedExample::label_of(const MarkedText::Name& name, std::size_t begin, std::size_t end, const GazetteerMatcher& matcher,
                                  const Vocabulary& vocabulary) const {
  const NotName* reason = vocabulary.not_name(words[begin].key);
  if (!name.type && reason && (*reason == NotName::day || *reason == NotName::month)) return no_name;
  const auto aliases = matcher.exactly(begin, end);
  const bool all = !aliases.empty() && std::all_of(aliases.begin(), aliases.end(), is_demonym);
  const bool adjective = end == begin + 1 && document.tokens[begin].pos == Upos::ADJ && std::any_of(aliases.begin(), aliases.end(), is_demonym);
  if ((all || adjective) && name.type != NameClass::person) return begin_of(NameClass::other);
  return begin_of(name.type ? *name.type : likely_type(begin, end));
}

// What a name of an unknown type names: what the rules make of it where they are sure, else none of our types. Works are most.
NameClass MarkedExample::likely_type(std::size_t begin, std::size_t end) const {
  constexpr int sure = 4;
  for (const Name& name : names) {
    if (name.nested || name.tokens.begin.value != begin || name.tokens.end.value != end) continue;
    if (name.vote(EntityType::Person) >= sure) return NameClass::person;
    if (name.vote(EntityType::Organization) >= sure) return NameClass::organization;
    if (name.vote(EntityType::Place) >= sure) return NameClass::place;
  }
  return NameClass::other;
}

// Corpora may mark "Claire Bailey" in "Claire Bailey-Ross": the name goes on behind a hyphen.
void MarkedExample::finish_compound(std::size_t hyphen, NameClass type) {
  const auto joined = [&](std::size_t i) {
    return !document.tokens[i].has(Token::space_before) && !document.tokens[i].has(Token::paragraph_start);
  };
  if (hyphen + 1 >= document.tokens.size() || document.form(TokenId{hyphen}) != "-" || !joined(hyphen) || !joined(hyphen + 1)) return;
  if (!words.capitalised(hyphen + 1)) return;
  gold[hyphen] = gold[hyphen + 1] = static_cast<NameLabel>(begin_of(type) + 1);
}

std::vector<std::size_t> MarkedExample::tokens_of(const Document& of_treebank) const {
  std::vector<std::size_t> places;
  std::size_t at = 0;
  for (const Token& token : document.tokens) {
    while (at < of_treebank.tokens.size() && of_treebank.tokens[at].span.end <= token.span.begin) ++at;
    const bool inside = at < of_treebank.tokens.size() && of_treebank.tokens[at].span.begin < token.span.end;
    places.push_back(inside ? at : of_treebank.tokens.size());
  }
  return places;
}

void MarkedExample::allow_proper_nouns(const Document& of_treebank) {
  std::vector<bool> proper, adjective;
  for (const std::size_t at : tokens_of(of_treebank)) {
    const bool inside = at < of_treebank.tokens.size();
    proper.push_back(inside && of_treebank.tokens[at].pos == Upos::PROPN);
    adjective.push_back(inside && of_treebank.tokens[at].pos == Upos::ADJ);
  }
  for (std::size_t t = 0; t < proper.size(); ++t) {
    allowed[t] = 1U << no_name;
    if (proper[t]) allowed[t] |= any_begin | any_rest;
    if (between(proper, t)) allowed[t] |= any_rest;
    if (adjective[t]) allowed[t] |= 1U << begin_of(NameClass::other);
  }
}

void MarkedExample::allow_marked(const Document& of_treebank, std::span<const WordMark> marks) {
  constexpr std::uint32_t no_entity = 1U << no_name | 0b11U << begin_of(NameClass::event) | 0b11U << begin_of(NameClass::other);
  const std::vector<std::size_t> places = tokens_of(of_treebank);
  std::size_t mark = 0;
  for (std::size_t t = 0; t < places.size(); ++t) {
    const std::size_t at = places[t];
    allowed[t] = 1U << no_name;
    if (at == of_treebank.tokens.size()) continue;
    while (mark < marks.size() && marks[mark].tokens.end.value <= at) ++mark;
    const bool marked = mark < marks.size() && marks[mark].tokens.begin.value <= at;
    if (!marked && of_treebank.tokens[at].pos == Upos::ADJ) allowed[t] |= 1U << begin_of(NameClass::other);
    if (!marked) continue;
    const bool first = t == 0 || places[t - 1] < marks[mark].tokens.begin.value;
    const auto& type = marks[mark].type;
    allowed[t] = type ? 1U << (begin_of(*type) + (first ? 0 : 1)) : no_entity;
  }
}

}  // namespace entente
