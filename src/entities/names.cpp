// SPDX-License-Identifier: Apache-2.0
#include "entities/names.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "entities/gazetteer_matcher.hpp"
#include "entities/name_chains.hpp"
#include "entities/name_cues.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

// Finds the names of one document: chains of capitalised words, cut where titles and known names say so.
class Scanner {
 public:
  Scanner(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words)
      : gazetteer_(gazetteer), vocabulary_(vocabulary), document_(document), words_(words),
        matcher_(gazetteer, document, words), chains_(gazetteer, vocabulary, document, words, matcher_), cues_(gazetteer, vocabulary, document, words) {}

  std::vector<Name> scan() {
    for (const TokenRange& sentence : document_.sentences) scan_sentence(sentence.begin.value, sentence.end.value);
    std::stable_sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) {
      return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : b.tokens.end < a.tokens.end;
    });
    return std::move(names_);
  }

 private:
  void scan_sentence(std::size_t begin, std::size_t end) {
    limit_ = end;
    chains_.set_limit(end);
    title_ = {};
    for (std::size_t i = begin; i < end;) {
      if (!chains_.starts_name(i, names_.empty() ? nowhere : names_.back().tokens.end.value)) {
        if (is_family_name_again(i)) add_family_name(i);
        i = skip_title(i);
        continue;
      }
      if (const std::size_t next = split_coordination(i); next != nowhere) {
        i = next;
        continue;
      }
      i = cut(i, chains_.chain_end(i));
    }
  }

  // A title in small letters belongs to the name right behind it.
  std::size_t skip_title(std::size_t i) {
    std::size_t end = i;
    const Title* title = chains_.title_at(i, limit_, end);
    if (!title) {
      if (words_[i].key != 0 || !is_comma(i)) title_ = {};
      return i + 1;
    }
    title_ = {TokenId{i}, TokenId{end}};
    return end;
  }

  // "May" or "Brown", whatever the tagger makes of it, where somebody of that name has been introduced.
  bool is_family_name_again(std::size_t i) const {
    if (!words_.capitalised(i) || words_[i].headline || !family_names_.contains(words_[i].key)) return false;
    const bool after_preposition = i > 0 && document_.tokens[i - 1].pos == Upos::ADP && chains_.names_nothing(i);
    const bool before_number = i + 1 < limit_ && words_[i + 1].shape == Shape::number;
    return !after_preposition && !before_number && (i + 1 >= limit_ || !words_.capitalised(i + 1));
  }

  void add_family_name(std::size_t i) {
    Name name;
    name.tokens = {TokenId{i}, TokenId{i + 1}};
    name.head = TokenId{i};
    name.aliases = matcher_.exactly(i, i + 1);
    cues_.judge(name);
    name.vote(EntityType::Person, 4);
    names_.push_back(name);
  }

  bool is_comma(std::size_t i) const { return document_.form(TokenId{i}) == ","; }
  // "North and South Korea": the first word's name ends as the second does.
  std::size_t split_coordination(std::size_t i) {
    if (i + 3 >= limit_ || document_.tokens[i + 1].pos != Upos::CCONJ) return nowhere;
    const GazetteerMatch second = matcher_.longest(i + 2, limit_);
    if (second.end != i + 4) return nowhere;
    NameKey key;
    key.add(document_.form(TokenId{i})).add(document_.form(TokenId{i + 3}));
    const auto aliases = gazetteer_.find(key.value());
    if (aliases.empty() || matcher_.exactly(i, i + 1).data() == aliases.data()) return nowhere;
    add(i, i + 1, aliases);
    return i + 2;
  }

  // Cuts a chain into names; returns where to go on.
  std::size_t cut(std::size_t begin, std::size_t end) {
    std::size_t p = begin;
    while (p < end) p = cut_one(p, end);
    return std::max(p, end);
  }

  std::size_t cut_one(std::size_t p, std::size_t end) {
    const GazetteerMatch known = matcher_.longest(p, limit_);
    std::size_t title_end = p;
    if (chains_.title_at(p, limit_, title_end) && !is_name_tail(title_end, end) &&
        (title_end >= known.end || names_same_without(p, title_end, known)))
      return take_title(p, title_end);
    if (known.end >= end) return with_small_head(p, known.end, known.aliases);
    // "Scientologist Tom Cruise"
    const Noun* noun = vocabulary_.noun(words_[p].key);
    if (!known && noun && noun->type == EntityType::Person && p + 2 < end && cues_.has_given_name(p + 1) && !ends_in_body(p, end))
      return take_title(p, p + 1);
    if (known) return cut_after_known(p, known, end);
    const std::size_t split = next_piece(p + 1, end);
    if (split < end && split > p && !ends_in_body(p, end)) return with_small_head(p, split, matcher_.exactly(p, split));
    return with_small_head(p, end, {});
  }

  // "President Anna Berg" where the gazetteer has her with and without her title; but "Prince William" has no other name.
  bool names_same_without(std::size_t begin, std::size_t title_end, const GazetteerMatch& known) const {
    if (title_end <= begin || title_end + 2 > known.end) return false;
    const std::span<const PackedAlias> rest = matcher_.exactly(title_end, known.end);
    return std::any_of(rest.begin(), rest.end(), [&](const PackedAlias& alias) {
      return alias.entity == known.aliases.front().entity && gazetteer_.type(alias.entity) == EntityType::Person;
    });
  }

  std::size_t take_title(std::size_t begin, std::size_t end) {
    title_ = {TokenId{begin}, TokenId{end}};
    return end;
  }

  // Whether what follows a title-like word makes it part of a body's name: "Justice Department".
  bool is_name_tail(std::size_t begin, std::size_t end) const {
    return begin + 1 == end && vocabulary_.name_noun(words_[begin].key) &&
           vocabulary_.name_noun(words_[begin].key)->type == EntityType::Organization;
  }

  bool ends_in_body(std::size_t begin, std::size_t end) const {
    std::size_t last = end - 1;
    for (std::size_t i = begin; i < end; ++i)
      if (words_[i].shape == Shape::lower && document_.tokens[i].pos == Upos::ADP && i > begin) {
        last = i - 1;
        break;
      }
    const Noun* noun = vocabulary_.name_noun(words_[last].key);
    return noun != nullptr && !has_title(begin + 1, end);
  }

  bool has_title(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      std::size_t title_end = i;
      if (chains_.title_at(i, end, title_end) && title_end < end && !is_name_tail(title_end, end)) return true;
    }
    return false;
  }

  bool names_person(const GazetteerMatch& known) const {
    return std::any_of(known.aliases.begin(), known.aliases.end(),
                       [this](const PackedAlias& alias) { return gazetteer_.type(alias.entity) == EntityType::Person; });
  }

  // Where, from `p` on, a title or a person's known full name begins: the words before are a name of their own.
  std::size_t next_piece(std::size_t p, std::size_t end) const {
    for (std::size_t i = p; i < end; ++i) {
      std::size_t title_end = i;
      if (chains_.title_at(i, end, title_end) && !is_name_tail(title_end, end)) return i;
      const GazetteerMatch known = matcher_.longest(i, limit_);
      if (known.end > i + 1 && known.end >= end && (words_[i].headline || names_person(known))) return i;
      // "Refugee Council Enver Solomon"
      if (end - i >= 2 && vocabulary_.name_noun(words_[i - 1].key) && cues_.may_be_person(i, end)) return i;
    }
    return end;
  }

  // A known name with more capitals behind it: is it one long name, or several?
  std::size_t cut_after_known(std::size_t p, const GazetteerMatch& known, std::size_t end) {
    const PackedAlias& first = known.aliases.front();
    const bool demonym = is_demonym(first);
    const bool country = is_country_alias(gazetteer_, first);
    std::size_t title_end = known.end;
    if (chains_.title_at(known.end, limit_, title_end) && title_end >= end && !is_name_tail(known.end, end))
      return with_small_head(p, known.end, known.aliases);
    if (has_title(known.end, end)) return with_small_head(p, known.end, known.aliases);
    // "German Scholz"; but "Israel Ortiz" is a man's name.
    if (const GazetteerMatch rest = matcher_.longest(known.end, limit_);
        rest.end >= end && (rest.end > known.end + 1 || demonym || (country && !names_person(rest)))) {
      const bool generic = vocabulary_.name_noun(words_[rest.end - 1].key) != nullptr;
      if (!generic) return with_small_head(p, known.end, known.aliases);
    }
    if (ends_in_body(p, end)) return whole(p, known, end);
    const bool person_follows = cues_.looks_like_person(known.end, end);
    if (person_follows && (country || gazetteer_.type(first.entity) == EntityType::Organization))
      return with_small_head(p, known.end, known.aliases);
    // "Dutchman Wim Bakker"; "Dutch" alone may be a part of a name.
    const bool noun = std::all_of(known.aliases.begin(), known.aliases.end(), [](const PackedAlias& alias) {
      return static_cast<AliasKind>(alias.kind) == AliasKind::demonym_noun;
    });
    if (demonym && (end == known.end + 1 || noun)) return with_small_head(p, known.end, known.aliases);
    if (gazetteer_.type(first.entity) == EntityType::Person && known.end > p + 1)
      return with_small_head(p, known.end, known.aliases);
    return whole(p, known, end);
  }

  // A name that begins with a known one: "Indonesian Navy".
  std::size_t whole(std::size_t p, const GazetteerMatch& inner, std::size_t end) {
    const std::size_t next = with_small_head(p, end, {});
    // "Paris" in "Paris Hilton" is no city, "Jordan" in "Jordan Pike" no country.
    const PackedAlias& first = inner.aliases.front();
    const bool country = is_country_alias(gazetteer_, first) && (is_demonym(first) || ends_in_body(p, end));
    if (next == end && country) add_nested(p, inner);
    return next;
  }

  void add_nested(std::size_t p, const GazetteerMatch& inner) {
    add(p, inner.end, inner.aliases);
    names_.back().nested = true;
  }

  // Adds the name, together with a noun in small letters that makes it another: "Indonesian navy", "Ramstein air base".
  std::size_t with_small_head(std::size_t begin, std::size_t end, std::span<const PackedAlias> aliases) {
    if (is_government_of_country(begin, end)) {
      add(begin, end, matcher_.exactly(begin, end - 1));
      names_.back().government = true;
      return end;
    }
    const std::size_t head_end = small_head_end(end, aliases);
    if (head_end == end) {
      add(begin, end, aliases);
      return end;
    }
    const bool government = head_end != end && is_government(head_end - 1) && !aliases.empty();
    if (government) {
      add(begin, head_end, aliases);
      names_.back().government = true;
      return head_end;
    }
    add(begin, head_end, matcher_.exactly(begin, head_end));
    if (!aliases.empty() && !names_.back().nested) add_nested(begin, {end, aliases});
    return head_end;
  }

  bool is_government_of_country(std::size_t begin, std::size_t end) const {
    if (end < begin + 2 || !is_government(end - 1)) return false;
    const auto state = matcher_.exactly(begin, end - 1);
    return std::any_of(state.begin(), state.end(), [this](const PackedAlias& alias) { return is_country_alias(gazetteer_, alias); });
  }

  bool is_government(std::size_t i) const {
    return vocabulary_.is_cue(words_[i].lemma, Cue::government) || vocabulary_.is_cue(words_[i].key, Cue::government);
  }

  // Past the noun that ends the name in small letters, or `end` where there is none.
  std::size_t small_head_end(std::size_t end, std::span<const PackedAlias> aliases) const {
    const bool country = !aliases.empty() && is_country_alias(gazetteer_, aliases.front());
    if (!aliases.empty() && gazetteer_.type(aliases.front().entity) == EntityType::Person) return end;
    if (end < limit_ && country && is_government(end) && document_.tokens[end].pos == Upos::NOUN) return end + 1;
    std::size_t best = end;
    // "Sheriff's office": the phrase may begin with the name's own last word.
    longest_phrase(words_, end - 1, limit_, [&](std::uint64_t key) { return any_case_noun(key); }, best);
    best = std::max(best, end);
    for (std::size_t i = end; i < limit_ && i < end + 3; ++i) {
      const Upos pos = document_.tokens[i].pos;
      if (words_[i].shape != Shape::lower || (pos != Upos::NOUN && pos != Upos::ADJ && pos != Upos::PROPN)) break;
      std::size_t phrase_end = i;
      const Noun* noun = longest_phrase(
          words_, i, limit_, [&](std::uint64_t key) { return any_case_noun(key); }, phrase_end);
      const bool media = noun && noun->kind == OrganizationKind::media && country;
      if (noun && noun->type != EntityType::Event && !media && (i == end || country)) best = phrase_end;
    }
    return best;
  }

  const Noun* any_case_noun(std::uint64_t key) const {
    const Noun* noun = vocabulary_.name_noun(key);
    return noun && noun->any_case ? noun : nullptr;
  }

  void add(std::size_t begin, std::size_t end, std::span<const PackedAlias> aliases) {
    if (aliases.empty() && end == begin + 1 && (chains_.names_nothing(begin) || chains_.is_single_letter(begin))) return;
    const NotName* last = vocabulary_.not_name(words_[end - 1].key);
    if (aliases.empty() && last && *last == NotName::last && end > begin + 1 && !(end == begin + 2 && cues_.has_given_name(begin))) return;
    Name name;
    name.tokens = {TokenId{begin}, TokenId{end}};
    name.head = cues_.head_of(name.tokens);
    name.aliases = aliases;
    name.title = std::exchange(title_, {});
    cues_.judge(name);
    const bool person = name.vote(EntityType::Person) > 2 || (!aliases.empty() && names_person({end, aliases}));
    if (person && end > begin + 1) family_names_.insert(words_[end - 1].key);
    names_.push_back(name);
    if (!aliases.empty()) add_state_of(begin, end);
  }

  // The country inside the known name of one of its bodies: "Norwegian police". In the names of companies and media it says little.
  void add_state_of(std::size_t begin, std::size_t end) {
    const Name& body = names_.back();
    const std::uint32_t known = body.aliases.front().entity;
    if (gazetteer_.type(known) == EntityType::Event) return add_states_in(begin, end);
    if (end < begin + 2 || gazetteer_.type(known) != EntityType::Organization) return;
    switch (gazetteer_.kind(known)) {
      case OrganizationKind::government:
      case OrganizationKind::military:
      case OrganizationKind::agency:
      case OrganizationKind::court: break;
      default: return;
    }
    const GazetteerMatch inner = matcher_.longest(begin, end - 1);
    if (inner.end > begin && !inner.aliases.empty() && is_country_alias(gazetteer_, inner.aliases.front())) add_nested(begin, inner);
  }

  // "Russia" and "Ukraine" in "Russia's invasion of Ukraine".
  void add_states_in(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const GazetteerMatch inner = matcher_.longest(i, i == begin ? end - 1 : end);
      if (!inner || !is_country_alias(gazetteer_, inner.aliases.front())) continue;
      const bool owns = inner.end < end && document_.tokens[inner.end].pos == Upos::PART;
      const bool behind = i > begin && document_.tokens[i - 1].pos == Upos::ADP;
      if (!owns && !behind) continue;  // "the French election" is of one piece
      add_nested(i, inner);
      i = inner.end - 1;
    }
  }

  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
  const Document& document_;
  const Words& words_;
  GazetteerMatcher matcher_;
  NameChains chains_;
  NameCues cues_;
  std::size_t limit_ = 0;   // end of the sentence
  TokenRange title_;        // seen last, for the name to come
  std::unordered_set<std::uint64_t> family_names_;  // of the people named so far
  std::vector<Name> names_;
};

}  // namespace

std::vector<Name> NameFinder::find(const Document& document, const Words& words) const {
  return Scanner(gazetteer_, vocabulary_, document, words).scan();
}

}  // namespace entente
