// SPDX-License-Identifier: Apache-2.0
#include "entities/names.hpp"

#include <algorithm>
#include <utility>

#include "entities/gazetteer_matcher.hpp"
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
        matcher_(gazetteer, document, words), cues_(gazetteer, vocabulary, document, words) {}

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
    title_ = {};
    for (std::size_t i = begin; i < end;) {
      if (!starts_name(i)) {
        i = skip_title(i);
        continue;
      }
      if (const std::size_t next = split_coordination(i); next != nowhere) {
        i = next;
        continue;
      }
      i = cut(i, chain_end(i));
    }
  }

  // A title in small letters belongs to the name right behind it.
  std::size_t skip_title(std::size_t i) {
    std::size_t end = i;
    const Title* title = title_at(i, limit_, end);
    if (!title) {
      if (words_[i].key != 0 || !is_comma(i)) title_ = {};
      return i + 1;
    }
    title_ = {TokenId{i}, TokenId{end}};
    return end;
  }

  bool is_comma(std::size_t i) const { return document_.form(TokenId{i}) == ","; }
  bool adjacent(std::size_t i) const {  // to the word before it
    return i > 0 && !document_.tokens[i].has(Token::space_before) && !document_.tokens[i].has(Token::paragraph_start);
  }
  bool is_hyphen(std::size_t i) const {
    const std::string_view form = document_.form(TokenId{i});
    return i < limit_ && (form == "-" || form == "–" || form == "‑") && adjacent(i) && i + 1 < limit_ && adjacent(i + 1);
  }
  const Title* title_at(std::size_t i, std::size_t limit, std::size_t& end) const {
    return longest_phrase(words_, i, limit, [&](std::uint64_t key) { return vocabulary_.title(key); }, end);
  }

  bool names_nothing(std::size_t i) const {
    const NotName* reason = vocabulary_.not_name(words_[i].key);
    return reason && *reason != NotName::last;
  }
  bool is_time(std::size_t i) const {
    const NotName* reason = vocabulary_.not_name(words_[i].key);
    return reason && (*reason == NotName::day || *reason == NotName::month);
  }
  // "@someone" and "R-Ohio" are no names.
  bool is_tag(std::size_t i) const {
    const std::string_view form = document_.form(TokenId{i});
    return form.find('@') != form.npos || form.find('/') != form.npos || (form.size() > 2 && form[1] == '-') ||
           (form.size() == 1 && i + 1 < document_.tokens.size() && document_.form(TokenId{i + 1}) == "-" && adjacent(i + 1));
  }
  bool could_be_name(std::size_t i) const {
    if (is_tag(i)) return false;
    const Upos pos = document_.tokens[i].pos;
    return pos == Upos::PROPN || pos == Upos::NOUN || pos == Upos::ADJ || pos == Upos::X || pos == Upos::VERB ||
           pos == Upos::NUM || pos == Upos::ADV || pos == Upos::INTJ;
  }

  bool starts_name(std::size_t i) const {
    if (words_[i].key == 0 || follows_prefix(i)) return false;
    if (!words_.capitalised(i)) return words_[i].shape == Shape::number && starts_with_year(i);
    const GazetteerMatch known = matcher_.longest(i, limit_);
    if (known.end > i + 1 || (known && words_[i].shape == Shape::all_caps && !words_[i].headline)) return true;
    if (!could_be_name(i)) return false;
    if (names_nothing(i)) return !is_time(i) && !known && i + 1 < limit_ && words_.capitalised(i + 1) && !words_[i].headline;
    if (words_[i].headline || words_[i].opens) return opens_name(i, known);
    const Upos pos = document_.tokens[i].pos;
    const bool chain = pos == Upos::VERB && i + 1 < limit_ && words_.capitalised(i + 1) && document_.tokens[i + 1].pos == Upos::PROPN;
    return pos == Upos::PROPN || known || chain || ((pos == Upos::ADJ || pos == Upos::NOUN || pos == Upos::X) && !is_single_letter(i));
  }

  // "Atlantic" in "Euro-Atlantic", "Pyongyang" in "anti-Pyongyang"; but not "Ukraine" in "Russia-Ukraine".
  bool follows_prefix(std::size_t i) const {
    if (i < 2 || !is_hyphen(i - 1) || words_[i - 2].key == 0) return false;
    return names_.empty() || names_.back().tokens.end.value != i - 1;
  }

  bool is_single_letter(std::size_t i) const { return document_.form(TokenId{i}).size() == 1; }

  // A sentence's first word has a capital anyway, and so has a headline's every word: something else must speak for a name.
  bool opens_name(std::size_t i, const GazetteerMatch& known) const {
    std::size_t end = i;
    if (title_at(i, limit_, end)) return false;
    if (known) return true;
    if (words_[i].headline) return document_.tokens[i].pos == Upos::PROPN && vocabulary_.given_name(words_[i].key) != Gender::unknown;
    return document_.tokens[i].pos == Upos::PROPN;
  }

  bool starts_with_year(std::size_t i) const {
    const GazetteerMatch known = matcher_.longest(i, limit_);
    return known.end > i + 1;
  }

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

  std::size_t chain_end(std::size_t begin) const {
    std::size_t end = std::max(begin + 1, matcher_.longest(begin, limit_).end);
    while (end < limit_) {
      const std::size_t next = extended(begin, end);
      if (next == end) break;
      end = next;
    }
    return end;
  }

  // Past the next word of the chain, or `end` where the chain ends.
  std::size_t extended(std::size_t begin, std::size_t end) const {
    if (document_.tokens[end].has(Token::paragraph_start)) return end;
    if (is_hyphen(end)) return joined_by_hyphen(end);
    if (continues(end)) return end + 1;
    const std::string_view form = document_.form(TokenId{end});
    if (form == "." && adjacent(end) && is_single_letter(end - 1) && end + 1 < limit_ && continues(end + 1)) return end + 2;
    if (document_.tokens[end].pos == Upos::PART && vocabulary_.is_particle(words_[end - 1].key, Particle::owner) &&
        end + 1 < limit_ && words_.capitalised(end + 1))
      return end + 2;
    return joined_by_particles(begin, end);
  }

  bool continues(std::size_t i) const {
    return words_[i].key != 0 && words_.capitalised(i) && could_be_name(i) && !is_time(i) &&
           !(words_[i].headline && !matcher_.longest(i, limit_) && !vocabulary_.name_noun(words_[i].key) &&
             document_.tokens[i].pos != Upos::PROPN);
  }

  // "Jong-un", "Mark-Viverito", "Al-Ghaza"; but not "Moscow-based".
  std::size_t joined_by_hyphen(std::size_t hyphen) const {
    const std::size_t next = hyphen + 1;
    if (words_[next].key == 0 || (is_single_letter(hyphen - 1) && words_[next].shape == Shape::all_caps)) return hyphen;
    if (words_.capitalised(next)) {
      const bool countries = is_country(hyphen - 1) && is_country(next);
      return countries ? hyphen : next + 1;
    }
    const Upos pos = document_.tokens[next].pos;
    if (document_.form(TokenId{hyphen}) != "-") return hyphen;
    if (pos == Upos::PROPN || (pos == Upos::X && !is_country(hyphen - 1))) return next + 1;
    return hyphen;
  }

  bool is_country(std::size_t i) const {
    const auto aliases = matcher_.exactly(i, i + 1);
    return !aliases.empty() && is_country_alias(gazetteer_, aliases.front());
  }

  // "Mohammed bin Salman", "Ministry of Defence", "Joint Council for the Welfare of Immigrants".
  std::size_t joined_by_particles(std::size_t begin, std::size_t end) const {
    std::size_t next = end;
    bool person = true;
    bool body = ends_body_word(begin, end);
    while (next < limit_ && next < end + 3 && !words_.capitalised(next)) {
      const std::uint64_t key = words_[next].key;
      const bool sign = document_.form(TokenId{next}) == "&";
      person = person && key != 0 && vocabulary_.is_particle(key, Particle::person);
      body = (body && (sign || vocabulary_.is_particle(key, Particle::body))) || (sign && next == end);
      if (!person && !body) return end;
      ++next;
    }
    if (next == end || next >= limit_ || !words_.capitalised(next) || !could_be_name(next) || is_time(next)) return end;
    if (person && (is_country(end - 1) || end - begin > 2)) person = false;
    if (document_.tokens[end].pos == Upos::CCONJ && body && !inside_of_phrase(begin, end, next)) return end;
    return person || body ? next + 1 : end;
  }

  // Whether the chain's own head, so far, is a word that takes an "of": "Ministry", "University".
  bool ends_body_word(std::size_t begin, std::size_t end) const {
    std::size_t last = end;
    for (std::size_t i = begin; i < end; ++i)
      if (words_[i].shape == Shape::lower && document_.tokens[i].pos == Upos::ADP) return true;  // one has been passed already
    const Noun* noun = vocabulary_.name_noun(words_[last - 1].key);
    return noun && noun->type != EntityType::Person && noun->kind != OrganizationKind::company && noun->kind != OrganizationKind::media;
  }

  // "and" goes on inside "Ministry of Culture and Sport", not between two ministries or two places.
  bool inside_of_phrase(std::size_t begin, std::size_t end, std::size_t next) const {
    bool preposition = false;
    for (std::size_t i = begin; i < end; ++i) preposition = preposition || document_.tokens[i].pos == Upos::ADP;
    return preposition && next == end + 1 && matcher_.exactly(end - 1, end).empty() && !matcher_.longest(next, limit_) &&
           !vocabulary_.name_noun(words_[next].key);
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
    if (title_at(p, limit_, title_end) && title_end >= known.end && !is_name_tail(title_end, end)) return take_title(p, title_end);
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
      if (title_at(i, end, title_end) && title_end < end && !is_name_tail(title_end, end)) return true;
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
      if (title_at(i, end, title_end) && !is_name_tail(title_end, end)) return i;
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
    if (title_at(known.end, limit_, title_end) && title_end >= end && !is_name_tail(known.end, end))
      return with_small_head(p, known.end, known.aliases);
    if (has_title(known.end, end)) return with_small_head(p, known.end, known.aliases);
    if (const GazetteerMatch rest = matcher_.longest(known.end, limit_); rest.end >= end && (rest.end > known.end + 1 || country)) {
      const bool generic = vocabulary_.name_noun(words_[rest.end - 1].key) != nullptr;
      if (!generic) return with_small_head(p, known.end, known.aliases);
    }
    if (ends_in_body(p, end)) return whole(p, known, end);
    const bool person_follows = cues_.looks_like_person(known.end, end);
    if (person_follows && (country || gazetteer_.type(first.entity) == EntityType::Organization))
      return with_small_head(p, known.end, known.aliases);
    if (demonym && end == known.end + 1) return with_small_head(p, known.end, known.aliases);
    if (gazetteer_.type(first.entity) == EntityType::Person && known.end > p + 1)
      return with_small_head(p, known.end, known.aliases);
    return whole(p, known, end);
  }

  // A name that begins with a known one: "Indonesian Navy".
  std::size_t whole(std::size_t p, const GazetteerMatch& inner, std::size_t end) {
    const std::size_t next = with_small_head(p, end, {});
    const EntityType type = gazetteer_.type(inner.aliases.front().entity);
    const bool place = type == EntityType::Place || !is_country_alias(gazetteer_, inner.aliases.front());
    const bool person = type == EntityType::Person;
    // "Paris" in "Paris Hilton" is no city.
    if (next == end && !person && (!place || ends_in_body(p, end))) add_nested(p, inner);
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
    if (aliases.empty() && end == begin + 1 && (names_nothing(begin) || is_single_letter(begin))) return;
    const NotName* last = vocabulary_.not_name(words_[end - 1].key);
    if (aliases.empty() && last && *last == NotName::last && end > begin + 1 && !(end == begin + 2 && cues_.has_given_name(begin))) return;
    Name name;
    name.tokens = {TokenId{begin}, TokenId{end}};
    name.head = cues_.head_of(name.tokens);
    name.aliases = aliases;
    name.title = std::exchange(title_, {});
    cues_.judge(name);
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
      add_nested(i, inner);
      i = inner.end - 1;
    }
  }

  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
  const Document& document_;
  const Words& words_;
  GazetteerMatcher matcher_;
  NameCues cues_;
  std::size_t limit_ = 0;   // end of the sentence
  TokenRange title_;        // seen last, for the name to come
  std::vector<Name> names_;
};

}  // namespace

std::vector<Name> NameFinder::find(const Document& document, const Words& words) const {
  return Scanner(gazetteer_, vocabulary_, document, words).scan();
}

}  // namespace entente
