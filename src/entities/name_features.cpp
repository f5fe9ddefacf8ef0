// SPDX-License-Identifier: Apache-2.0
#include "entities/name_features.hpp"

#include <algorithm>

#include "core/hash.hpp"
#include "entities/gazetteer_matcher.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

std::uint64_t bucket(std::uint32_t count) { return count == 0 ? 0 : count == 1 ? 1 : count < 5 ? 2 : count < 20 ? 3 : 4; }

// The word's letters as classes, runs shortened: "Xx", "X.", "d-x".
std::uint64_t shape_of(std::string_view form) {
  std::string shape;
  for (const char c : form) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool lower = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    const char kind = upper ? 'X' : lower ? 'x' : c >= '0' && c <= '9' ? 'd' : c;
    if (shape.size() < 2 || shape.back() != kind || shape[shape.size() - 2] != kind) shape += kind;
  }
  return hash64(shape);
}

std::uint64_t ending(std::string_view form, std::size_t size) { return hash64(form.size() <= size ? form : form.substr(form.size() - size)); }

}  // namespace

NameFeatures::NameFeatures(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words,
                           const std::vector<Name>& names)
    : gazetteer_(gazetteer), vocabulary_(vocabulary), document_(document), words_(words), facts_(document.tokens.size()),
      chain_(document.tokens.size()) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i].shape == Shape::lower) written_small_[words[i].key] = 1;
  mark_elsewhere(names);
  for (std::size_t i = 0; i < words.size(); ++i) describe(i);
  for (const TokenRange& sentence : document.sentences) mark_known(sentence);
  mark_rules(names);
}

void NameFeatures::describe(std::size_t token) {
  Facts& own = facts_[token];
  const std::string_view form = document_.form(TokenId{token});
  own[word] = words_[token].key != 0 ? words_[token].key : hash64(form);
  own[shape] = shape_of(form);
  own[pos] = static_cast<std::uint64_t>(document_.tokens[token].pos);
  own[bearer] = bearer_of(token);
  own[noun] = noun_code(words_[token].key);
  own[manner] = manner_of(token);
  const auto seen = seen_in_.find(words_[token].key);
  own[elsewhere] = seen != seen_in_.end() && words_.capitalised(token) ? seen->second : 0;
}

std::uint64_t NameFeatures::bearer_of(std::size_t token) const {
  const PackedNameWord* known_word = gazetteer_.name_word(words_[token].key);
  const std::uint64_t listed = vocabulary_.is_given_name(words_[token].key);
  return (known_word ? bucket(known_word->given) * 8 + bucket(known_word->family) : 0) * 2 + listed;
}

std::uint64_t NameFeatures::noun_code(std::uint64_t key) const {
  if (const Noun* last = vocabulary_.name_noun(key)) return 1 + static_cast<std::uint64_t>(last->type) * 16 + static_cast<std::uint64_t>(last->kind);
  if (const Noun* common = vocabulary_.noun(key)) return 200 + static_cast<std::uint64_t>(common->type);
  return 0;
}

std::uint64_t NameFeatures::manner_of(std::size_t token) const {
  const std::uint64_t key = words_[token].key;
  const NotName* reason = vocabulary_.not_name(key);
  std::uint64_t code = reason ? 1 + static_cast<std::uint64_t>(*reason) : 0;
  const bool flags[] = {vocabulary_.title(key) != nullptr, vocabulary_.is_particle(key, Particle::person),
                        vocabulary_.is_particle(key, Particle::body), gazetteer_.is_common_word(key), written_small_.contains(key),
                        words_[token].opens, words_[token].headline};
  for (const bool flag : flags) code = code * 2 + flag;
  return code;
}

void NameFeatures::mark_known(TokenRange sentence) {
  const GazetteerMatcher matcher(gazetteer_, document_, words_);
  for (std::size_t i = sentence.begin.value; i < sentence.end.value;) {
    const GazetteerMatch match = matcher.longest(i, sentence.end.value);
    if (!match) {
      ++i;
      continue;
    }
    std::uint64_t types = 0;
    bool sure = true;
    for (const PackedAlias& alias : match.aliases) {
      types |= 1ULL << (is_demonym(alias) ? 7 : static_cast<unsigned>(gazetteer_.type(alias.entity)));
      sure = sure && (alias.flags & (alias_ambiguous | alias_common)) == 0;
    }
    const std::uint64_t length = std::min<std::uint64_t>(match.end - i, 3);
    const std::uint64_t core = bucket(gazetteer_.entity(match.aliases.front().entity).prominence / 50U);
    for (std::size_t j = i; j < match.end; ++j) facts_[j][known] = 1 + (((types * 4 + length) * 8 + core) * 2 + sure) * 2 + (j == i);
    i = match.end;
  }
}

void NameFeatures::mark_rules(const std::vector<Name>& names) {
  for (const Name& name : names) {
    if (name.nested) continue;
    const auto best = std::max_element(name.votes.begin(), name.votes.end());
    const std::uint64_t type = *best > 1 ? 1 + static_cast<std::uint64_t>(best - name.votes.begin()) : 0;
    chains_.push_back(name.tokens);
    for (std::size_t i = name.tokens.begin.value; i < name.tokens.end.value; ++i) {
      const std::uint64_t place = i == name.tokens.begin.value ? 1 : i + 1 == name.tokens.end.value ? 3 : 2;
      facts_[i][rule] = ((place * 8 + type) * 2 + name.certain) * 8 + (name.aliases.empty() ? 0 : 1) + (name.government ? 2 : 0) +
                        (name.title.empty() ? 0 : 4);
      chain_[i] = static_cast<std::uint32_t>(chains_.size());
    }
  }
}

// "Stoltenberg" where the document has "Jens Stoltenberg": the last word of a longer name, a person's perhaps.
void NameFeatures::mark_elsewhere(const std::vector<Name>& names) {
  for (const Name& name : names) {
    if (name.nested || name.tokens.size() < 2) continue;
    const auto best = std::max_element(name.votes.begin(), name.votes.end());
    const std::uint64_t type = *best > 1 ? 1 + static_cast<std::uint64_t>(best - name.votes.begin()) : 0;
    seen_in_.try_emplace(words_[name.tokens.end.value - 1].key, type * 4 + 1);
    seen_in_.try_emplace(words_[name.tokens.begin.value].key, type * 4 + 2);
  }
}

void NameFeatures::collect(std::size_t token, std::vector<std::uint64_t>& features) const {
  features.clear();
  FeatureCollector add(features);
  const Facts& here = facts_[token];
  const Token& tree = document_.tokens[token];
  const std::string_view form = document_.form(TokenId{token});
  add(1, here[word]);
  add(2, hash64(form));
  std::uint64_t next = 10;
  for (const Fact fact : {shape, pos, known, rule, bearer, noun, manner, elsewhere}) add(next++, here[fact]);
  add(20, tree.tag);
  add(21, tree.flags & (Token::space_before | Token::paragraph_start), here[shape]);
  for (const std::size_t size : {2U, 3U, 4U}) {
    add(30 + size, hash64(form.substr(0, size)));
    add(40 + size, ending(form, size));
  }
  add(114, here[known], here[shape], here[pos]);
  add(115, here[rule], here[known]);
  add(116, here[rule], here[bearer]);
  add(117, here[rule], here[noun]);
  add(125, here[manner], here[shape], here[pos]);
  add(126, here[elsewhere], here[shape]);
  add(127, here[elsewhere], here[rule]);
  add(128, here[rule], here[manner]);
  if (chain_[token] != 0) collect_chain(token, add);
  const std::uint64_t head = tree.head ? facts_[tree.head.value][word] : 0;
  const std::uint64_t head_noun = tree.head ? noun_code(words_[tree.head.value].lemma) : 0;
  add(3, static_cast<int>(tree.relation), head);
  add(141, static_cast<int>(tree.relation), head_noun, here[shape]);
}

// Of the rules' name that holds the token.
void NameFeatures::collect_chain(std::size_t token, FeatureCollector& add) const {
  const Facts& here = facts_[token];
  const TokenRange chain = chains_[chain_[token] - 1];
  const Facts& first = facts_[chain.begin.value];
  const Facts& last = facts_[chain.end.value - 1];
  add(150, last[word], here[rule]);
  add(151, last[noun], here[noun], here[rule]);
  add(152, first[bearer], last[bearer], chain.size(), token - chain.begin.value);
  add(153, ending(document_.form(TokenId{chain.end.value - 1U}), 3), here[rule]);
  add(154, first[manner], last[manner], here[rule]);
  const Token& top = document_.tokens[chain.end.value - 1];
  add(155, static_cast<int>(top.relation), top.head ? facts_[top.head.value][word] : 0, here[rule]);
}

}  // namespace entente
