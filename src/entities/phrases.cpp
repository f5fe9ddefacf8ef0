// SPDX-License-Identifier: Apache-2.0
#include "entities/phrases.hpp"

#include <algorithm>
#include <unordered_map>

#include "syntax/tree.hpp"

namespace entente {
namespace {

// Whether the relation makes a word before a noun part of its phrase.
bool is_inside(Deprel relation) {
  switch (universal(relation)) {
    case Deprel::det:
    case Deprel::amod:
    case Deprel::compound:
    case Deprel::nummod:
    case Deprel::flat:
      return true;
    case Deprel::nmod:
      return relation == Deprel::nmod_poss || relation == Deprel::nmod_desc || relation == Deprel::nmod_unmarked;
    default:
      return false;
  }
}

class PhraseFinder {
 public:
  PhraseFinder(const Cast& cast, const std::vector<Name>& names) : cast_(cast), document_(cast.document), named_(document_.tokens.size()) {
    for (const Name& name : names) {
      // A noun with a capital that is nobody's name: "Parliament".
      const bool noun = name.tokens.size() == 1 && !cast.named_at[name.head.value] && !name.government && noun_at(name.head.value);
      for (std::size_t i = name.tokens.begin.value; !noun && i < name.tokens.end.value; ++i) named_[i] |= name.government ? government : named;
    }
    for (const Name& name : names) starts_[name.tokens.begin.value] |= name.vote(EntityType::Person) > 2 || !name.title.empty();
  }

  std::vector<Phrase> find() {
    std::vector<Phrase> phrases;
    for (std::size_t i = 0; i < document_.tokens.size(); ++i)
      if (is_head(i)) phrases.push_back(phrase(TokenId{i}));
    return phrases;
  }

 private:
  static constexpr std::uint8_t named = 1;
  static constexpr std::uint8_t government = 2;

  bool is_head(std::size_t i) const {
    const Token& token = document_.tokens[i];
    if (named_[i] != 0 || cast_.words[i].key == 0) return false;
    if (token.pos != Upos::NOUN && !(token.pos == Upos::PROPN && noun_at(i) && !cast_.vocabulary.not_name(cast_.words[i].key))) return false;
    if (is_a(token.relation, Deprel::compound) || is_a(token.relation, Deprel::flat) || token.relation == Deprel::nmod_desc) return false;
    return !is_title(i);
  }

  const Noun* noun_at(std::size_t i) const {
    if (const Noun* noun = cast_.vocabulary.noun(cast_.words[i].key)) return noun;
    return cast_.vocabulary.noun(cast_.words[i].lemma);
  }

  // "minister" in "the German defence minister Boris Pistorius".
  bool is_title(std::size_t i) const {
    const auto next = starts_.find(i + 1);
    if (next == starts_.end() || !next->second) return false;
    const Noun* noun = noun_at(i);
    return noun && noun->type == EntityType::Person;
  }

  Phrase phrase(TokenId head) const {
    Phrase phrase;
    phrase.head = head;
    phrase.tokens = {head, TokenId{head.value + 1U}};
    for (const TokenId child : children(document_, head)) {
      if (child > head || !is_inside(document_[child].relation)) continue;
      read_modifier(phrase, child);
      if (document_.yields[child.value].begin >= sentence(document_, head).begin)
        phrase.tokens.begin = std::min(phrase.tokens.begin, document_.yields[child.value].begin);
    }
    read_noun(phrase);
    if (cast_.vocabulary.is_cue(phrase.noun_key, Cue::vague_body)) phrase.described = describes_before(head, phrase.noun_begin);
    phrase.plural = document_[head].features.is(Feature::Number, "Plur") || document_[head].features.is(Feature::Number, "Ptan");
    add_complement(phrase);
    return phrase;
  }

  // Whether more than "military" in "the military alliance" describes it.
  bool describes_before(TokenId head, TokenId begin) const {
    const auto describes = [&](TokenId child) {
      const Deprel relation = document_[child].relation;
      return child < begin && is_inside(relation) && relation != Deprel::nmod_poss && !is_a(relation, Deprel::det);
    };
    const auto modifiers = children(document_, head);
    return std::any_of(modifiers.begin(), modifiers.end(), describes);
  }

  void read_modifier(Phrase& phrase, TokenId child) const {
    const Token& token = document_[child];
    if (token.relation == Deprel::nmod_poss) {
      phrase.owner = child;
      phrase.reference = Phrase::Reference::possessive;
    } else if (is_a(token.relation, Deprel::det)) {
      const std::uint64_t key = cast_.words[child.value].key;
      const bool definite = cast_.vocabulary.is_cue(key, Cue::definite);
      phrase.reference = definite ? Phrase::Reference::definite : Phrase::Reference::indefinite;
      phrase.demonstrative = cast_.vocabulary.is_cue(key, Cue::demonstrative);
    } else {
      phrase.described = true;
      if (token.relation == Deprel::nummod && phrase.reference == Phrase::Reference::bare) phrase.reference = Phrase::Reference::indefinite;
    }
  }

  // The longest term that ends with the head ("prime minister"), or that it begins ("secretary of state").
  void read_noun(Phrase& phrase) const {
    const std::size_t head = phrase.head.value;
    phrase.head_key = cast_.words[head].lemma;
    phrase.noun_key = phrase.head_key;
    phrase.noun_begin = phrase.head;
    phrase.noun = noun_at(head);
    constexpr std::size_t longest = 3;
    for (std::size_t first = head > longest ? head - longest : 0; first < head; ++first) {
      if (first < phrase.tokens.begin.value) continue;
      std::uint64_t key = cast_.words.phrase(first, head + 1);
      const Noun* noun = cast_.vocabulary.noun(key);
      if (!noun && phrase.head_key != cast_.words[head].key) {
        const std::uint64_t singular = cast_.words.term(first, head + 1);
        noun = cast_.vocabulary.noun(singular);
        if (noun) key = singular;
      }
      if (!noun && !cast_.vocabulary.title(key)) continue;
      phrase.noun_key = key;
      phrase.noun_begin = TokenId{first};
      if (noun) phrase.noun = noun;
      return;
    }
    const std::size_t end = head + 3;
    if (end <= document_.tokens.size() && document_.tokens[head + 1].pos == Upos::ADP) {
      const std::uint64_t key = cast_.words.phrase(head, end);
      if (cast_.vocabulary.title(key) || cast_.vocabulary.noun(key)) {
        phrase.noun_key = key;
        phrase.tokens.end = TokenId{end};
      }
    }
  }

  // "members of the alliance": a noun that says nothing without its "of".
  void add_complement(Phrase& phrase) const {
    if (!phrase.noun || !phrase.plural || phrase.reference == Phrase::Reference::possessive) return;
    const bool needs = cast_.vocabulary.is_cue(phrase.head_key, Cue::office) || cast_.vocabulary.is_cue(phrase.head_key, Cue::member) ||
                       cast_.vocabulary.is_cue(phrase.head_key, Cue::government);
    if (!needs) return;
    const std::size_t next = phrase.head.value + 1;
    if (next >= document_.tokens.size() || document_.tokens[next].pos != Upos::ADP) return;
    for (const TokenId child : children(document_, phrase.head)) {
      if (child < phrase.head || document_[child].relation != Deprel::nmod) continue;
      const TokenRange whole = document_.yields[child.value];
      if (whole.begin.value == next) phrase.tokens.end = std::max(phrase.tokens.end, TokenId{child.value + 1U});
      return;
    }
  }

  const Cast& cast_;
  const Document& document_;
  std::vector<std::uint8_t> named_;
  std::unordered_map<std::size_t, bool> starts_;  // tokens where names begin: whether a person's
};

}  // namespace

std::vector<Phrase> find_phrases(const Cast& cast, const std::vector<Name>& names) { return PhraseFinder(cast, names).find(); }

TokenRange name_mention(const Cast& cast, const Name& name) {
  const Document& document = cast.document;
  TokenRange range = name.tokens;
  if (name.courtesy) range.begin = name.title.begin;
  if (name.nested || range.begin.value == 0) return range;
  const TokenId before{range.begin.value - 1U};
  if (document[before].pos != Upos::DET || !cast.vocabulary.is_cue(cast.words[before.value].key, Cue::definite)) return range;
  const TokenId head = document[before].head;
  const bool own = !head || range.contains(head) || head == before;
  // A modifier's article is its noun's: "the Scientology website". One in the possessive has its own.
  const bool modifier = document[name.head].relation == Deprel::compound || document[name.head].relation == Deprel::amod;
  if (own || !modifier) range.begin = before;
  return range;
}

}  // namespace entente
