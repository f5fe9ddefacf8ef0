// SPDX-License-Identifier: Apache-2.0
#include "entities/name_revision.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "entities/gazetteer_matcher.hpp"
#include "entities/name_cues.hpp"

namespace entente {
namespace {

// What the tagger's type weighs, as a hint. It takes people who are called after towns for towns: "Paris Hilton".
constexpr int learnt = 2;
constexpr int learnt_of_town = 1;

std::optional<EntityType> entity_type_of(NameClass type) {
  switch (type) {
    case NameClass::person: return EntityType::Person;
    case NameClass::organization: return EntityType::Organization;
    case NameClass::place: return EntityType::Place;
    case NameClass::event: return EntityType::Event;
    case NameClass::other: return std::nullopt;
  }
  return std::nullopt;
}

constexpr int given = 4;      // what it weighs that the tagger takes a place's name that is also a given name for a person's
constexpr int supported = 5;  // votes by which the rules hold on to a name

bool overlap(TokenRange a, TokenRange b) { return a.begin < b.end && b.begin < a.end; }
bool holds(TokenRange outer, TokenRange inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

class Reviser {
 public:
  Reviser(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words)
      : gazetteer_(gazetteer), vocabulary_(vocabulary), document_(document), words_(words), matcher_(gazetteer, document, words),
        cues_(gazetteer, vocabulary, document, words), name_at_(document.tokens.size()) {}

  std::vector<Name> revise(const std::vector<Name>& names, const std::vector<TaggedName>& tagged) {
    for (const Name& name : names) note_words(name.tokens);
    for (const TaggedName& found : tagged) note_words(found.tokens);
    for (const Name& name : names)
      if (!name.nested && !split(name.tokens)) take(name, tagged);
    for (const TaggedName& found : tagged)
      if (!split(found.tokens)) add(found);
    for (const Name& name : names)
      if (name.nested) nest(name);
    std::stable_sort(result_.begin(), result_.end(), [](const Name& a, const Name& b) {
      return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : b.tokens.end < a.tokens.end;
    });
    return std::move(result_);
  }

 private:
  bool is_hyphen(TokenId token) const { return document_.form(token) == "-" && !document_[token].has(Token::space_before); }

  void note_words(TokenRange tokens) {
    for (TokenId t = tokens.begin; t < tokens.end; ++t.value)
      if (document_.form(t) == "-") return;
    for (TokenId t = tokens.begin; t < tokens.end; ++t.value) in_names_.insert(words_[t.value].key);
  }

  // "the Berg-Lund duel", where other names have Berg and Lund: two people.
  bool split(TokenRange tokens) {
    const TokenId last{tokens.end.value - 1U};
    if (tokens.size() != 3 || !is_hyphen(TokenId{tokens.begin.value + 1U}) || document_[last].has(Token::space_before) || is_known(tokens)) return false;
    const bool two = in_names_.contains(words_[tokens.begin.value].key) && in_names_.contains(words_[last.value].key);
    if (vocabulary_.is_particle(words_[tokens.begin.value].key, Particle::person)) return false;
    if (!two || !words_.capitalised(tokens.begin.value) || !words_.capitalised(last.value)) return false;
    add({{tokens.begin, TokenId{tokens.begin.value + 1U}}, NameClass::person});
    add({{last, tokens.end}, NameClass::person});
    return true;
  }

  void take(const Name& name, const std::vector<TaggedName>& tagged) {
    const auto first = std::partition_point(tagged.begin(), tagged.end(), [&](const TaggedName& other) { return other.tokens.end <= name.tokens.begin; });
    if (first == tagged.end() || !overlap(name.tokens, first->tokens)) {
      if (stands_alone(name)) put(name);
    } else if (first->tokens == name.tokens) {
      keep(name, first->type);
    } else if (!is_part_of_longer(name, first->tokens) && !recut(name, first, tagged)) {
      put(name);  // the rules know better where a name of news begins and ends
    }
  }

  // Whether the tagger sees a longer name around one that the rules know nothing of. It is added later.
  bool is_part_of_longer(const Name& name, TokenRange longer) const {
    return !stands_alone(name) && holds(longer, name.tokens) && document_[longer.begin].pos != Upos::DET;
  }

  // Whether the tagger's pieces replace a chain of capitals that the rules know nothing of: "Phillip Mery" in a letter's last and
  // next line. They are added later, as names that only the tagger sees.
  bool recut(const Name& name, std::vector<TaggedName>::const_iterator first, const std::vector<TaggedName>& tagged) const {
    const auto end = std::find_if(first, tagged.end(), [&](const TaggedName& piece) { return !overlap(piece.tokens, name.tokens); });
    // "San Francisco California", "Anna Berg Peter Holm"
    const bool parts = end - first > 1 && name.aliases.empty() && std::all_of(first, end, [&](const TaggedName& piece) {
      const bool place = piece.type == NameClass::place && is_known(piece.tokens);
      const bool person = piece.type == NameClass::person && piece.tokens.size() > 1;
      return (place || person) && piece.type == first->type;
    });
    if (parts || stands_alone(name)) return parts;
    return std::all_of(first, end, [&](const TaggedName& piece) {
      if (goes_on(piece.tokens.end.value, name.tokens)) return false;
      return piece.tokens.size() > 1 || piece.type == NameClass::person || (end == first + 1 && is_known(piece.tokens));
    });
  }

  // "Kwong Chun" in "Kwong Chun-yu"
  bool goes_on(std::size_t token, TokenRange name) const {
    const bool hyphen = name.contains(TokenId{token}) && document_.form(TokenId{token}) == "-";
    return hyphen && !document_.tokens[token].has(Token::space_before);
  }

  bool is_known(TokenRange tokens) const { return !matcher_.exactly(tokens.begin.value, tokens.end.value).empty(); }

  // Whether a name in which the tagger sees none is one all the same: capitals that nothing speaks for aren't.
  static bool stands_alone(const Name& name) {
    return !name.aliases.empty() || name.government || !name.title.empty() || has_support(name);
  }

  static bool has_support(const Name& name) { return *std::max_element(name.votes.begin(), name.votes.end()) >= supported; }

  void keep(Name name, NameClass type) {
    if (const auto entity = entity_type_of(type)) {
      if (name.aliases.empty()) name.hint(*entity, *entity == EntityType::Place && name.tokens.size() > 1 ? learnt_of_town : learnt);
      else if (*entity == EntityType::Person && is_given_name(name)) name.vote(EntityType::Person, given);
      name.certain = true;
    } else if (!stands_alone(name)) {
      return;
    }
    put(name);
  }

  void put(const Name& name) {
    for (std::size_t i = name.tokens.begin.value; i < name.tokens.end.value; ++i) name_at_[i] = result_.size() + 1;
    result_.push_back(name);
  }

  // "Victoria" is also a state, and "Helena" a city.
  bool is_given_name(const Name& name) const {
    const bool given_name = name.tokens.size() == 1 && vocabulary_.is_given_name(words_[name.tokens.begin.value].key);
    return given_name && !is_country_alias(gazetteer_, name.aliases.front());
  }

  bool is_taken(TokenRange tokens) const {
    const auto begin = name_at_.begin() + static_cast<std::ptrdiff_t>(tokens.begin.value);
    return std::any_of(begin, begin + static_cast<std::ptrdiff_t>(tokens.size()), [](std::size_t name) { return name != 0; });
  }

  // A name that only the tagger sees.
  void add(const TaggedName& found) {
    const auto entity = entity_type_of(found.type);
    if (!entity || is_taken(found.tokens) || is_common(found.tokens)) return;
    Name name;
    name.tokens = found.tokens;
    name.head = cues_.head_of(name.tokens);
    name.aliases = matcher_.exactly(name.tokens.begin.value, name.tokens.end.value);
    if (name.aliases.empty()) name.aliases = known_in_capitals(name.tokens);
    name.title = title_before(name.tokens.begin.value);
    cues_.judge(name);
    keep(name, found.type);
  }

  // "Sheriff", "State Department Spokesperson", "critic": nouns for people, whatever their capitals; and "Christian".
  bool is_common(TokenRange tokens) const {
    const std::size_t last = tokens.end.value - 1;
    const Noun* noun = vocabulary_.noun(words_[last].key);
    const bool person = (noun && noun->type == EntityType::Person) || vocabulary_.title(words_[last].key);
    if (tokens.size() == 1 && vocabulary_.not_name(words_[last].key)) return true;
    if (person || (!words_.capitalised(tokens.begin.value) && !may_be_small(tokens))) return true;
    return tokens.size() == 1 && gazetteer_.is_common_word(words_[last].key);
  }

  // Who bears the name that hasty writers leave in small letters: "mexico", "san francisco"; not "china" or "turkey".
  std::span<const PackedAlias> known_in_capitals(TokenRange tokens) const {
    if (words_.capitalised(tokens.begin.value)) return {};
    const auto aliases = gazetteer_.find(words_.phrase(tokens.begin.value, tokens.end.value));
    const bool common = std::any_of(aliases.begin(), aliases.end(), [](const PackedAlias& alias) {
      return (alias.flags & (alias_common | alias_exact)) != 0 || static_cast<AliasKind>(alias.kind) == AliasKind::surname;
    });
    return common ? std::span<const PackedAlias>() : aliases;
  }

  bool may_be_small(TokenRange tokens) const {
    return !known_in_capitals(tokens).empty() || vocabulary_.is_given_name(words_[tokens.begin.value].key);
  }

  TokenRange title_before(std::size_t begin) const {
    constexpr std::size_t longest = 4;
    const std::size_t first = std::max<std::size_t>(sentence_begin(begin), begin > longest ? begin - longest : 0);
    for (std::size_t i = first; i < begin; ++i)
      if (words_[i].key != 0 && vocabulary_.title(words_.phrase(i, begin))) return {TokenId{i}, TokenId{begin}};
    return {};
  }

  std::size_t sentence_begin(std::size_t token) const { return document_.sentences[document_.sentence_of[token]].begin.value; }

  // A nested name stays where the name around it does.
  void nest(const Name& name) {
    const std::size_t around = name_at_[name.tokens.begin.value];
    if (around == 0) return;
    const TokenRange outer = result_[around - 1].tokens;
    if (holds(outer, name.tokens) && outer != name.tokens) result_.push_back(name);
  }

  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
  const Document& document_;
  const Words& words_;
  GazetteerMatcher matcher_;
  NameCues cues_;
  std::vector<Name> result_;
  std::vector<std::size_t> name_at_;  // of each token: the place in result_ of the name there and one; 0 where there is none
  std::unordered_set<std::uint64_t> in_names_;  // the words of names without a hyphen
};

}  // namespace

std::vector<Name> revise_names(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words,
                               const std::vector<Name>& names, const std::vector<TaggedName>& tagged) {
  return Reviser(gazetteer, vocabulary, document, words).revise(names, tagged);
}

}  // namespace entente
