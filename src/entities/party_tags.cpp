// SPDX-License-Identifier: Apache-2.0
#include "entities/party_tags.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr int decisive = 8;
constexpr std::size_t longest = 5;  // tokens of a seat: "N", "." and so on

// The entity of the name that stands there; none where none does.
EntityId entity_at(TokenRange tokens, const std::vector<Name>& names, const std::vector<EntityId>& entities) {
  if (tokens.empty()) return {};
  auto found = std::partition_point(names.begin(), names.end(), [&](const Name& name) { return name.tokens.begin < tokens.begin; });
  while (found != names.end() && found->tokens.begin == tokens.begin && found->tokens != tokens) ++found;
  const bool there = found != names.end() && found->tokens == tokens;
  return there ? entities[static_cast<std::size_t>(found - names.begin())] : EntityId();
}

bool earlier(const Name& a, const Name& b) {
  return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : b.tokens.end < a.tokens.end;
}

class PartyTags {
 public:
  PartyTags(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words)
      : gazetteer_(gazetteer), vocabulary_(vocabulary), document_(document), words_(words) {}

  std::vector<PartyTag> find(std::vector<Name>& names) {
    for (const Name& name : names)
      if (!name.nested) read(name);
    if (parts_.empty()) return {};
    std::vector<bool> taken(words_.size());
    for (const Name& part : parts_) std::fill_n(taken.begin() + part.tokens.begin.value, part.tokens.size(), true);
    std::erase_if(names, [&](const Name& name) {
      const auto begin = taken.begin() + name.tokens.begin.value;
      const auto end = taken.begin() + name.tokens.end.value;
      return std::find(begin, end, true) != end;
    });
    names.insert(names.end(), parts_.begin(), parts_.end());
    std::stable_sort(names.begin(), names.end(), earlier);
    return std::move(tags_);
  }

 private:
  std::string_view form(std::size_t token) const { return token < words_.size() ? document_.form(TokenId{token}) : std::string_view(); }
  bool is_hyphen(std::size_t token) const { return form(token) == "-" || form(token) == "–"; }

  const PartyTagWord* word(std::size_t begin, std::size_t end, bool seat) const {
    if (end > words_.size()) return nullptr;
    const PartyTagWord* const found = vocabulary_.party_tag(words_.phrase(begin, end));
    return found != nullptr && found->seat == seat ? found : nullptr;
  }

  // The tag behind a name, if there is one.
  void read(const Name& name) {
    const std::size_t open = name.tokens.end.value;
    const bool bracket = form(open) == "(";
    if (!bracket && form(open) != ",") return;
    PartyTag tag{name.tokens, title_of(name), {}, {}, 0};
    const std::size_t first = open + 1;
    const PartyTagWord* const party = word(first, first + 1, false);
    if (party != nullptr && is_hyphen(first + 1)) {
      const std::size_t seat = first + 2;
      tag.end = end_of(seat, bracket);
      // "(R-Loudoun)" may name a county; "a D-Day veteran" is of no party.
      if (tag.end == 0 || (!add_seat({TokenId{seat}, TokenId{tag.end - 1}}, tag) && (!bracket || tag.title.empty()))) return;
    } else if (!bracket || tag.title.empty()) {
      return;
    } else if (party != nullptr && form(first + 1) == ")") {
      tag.end = first + 2;
    } else {
      tag.end = end_of(first, true);
      if (tag.end == 0 || !add_seat({TokenId{first}, TokenId{tag.end - 1}}, tag)) return;
    }
    if (party != nullptr && !party->wikidata.empty() && add_part(*party, {TokenId{first}, TokenId{first + 1}}))
      tag.party = {TokenId{first}, TokenId{first + 1}};
    tags_.push_back(tag);
  }

  // Past the mark that closes a tag whose seat begins there; 0 where there is none.
  std::size_t end_of(std::size_t seat, bool bracket) const {
    for (std::size_t i = seat + 1; i < words_.size() && i <= seat + longest; ++i)
      if (form(i) == ")" || (!bracket && form(i) == ",")) return i + 1;
    return 0;
  }

  bool add_seat(TokenRange tokens, PartyTag& tag) {
    const PartyTagWord* const seat = word(tokens.begin.value, tokens.end.value, true);
    if (seat == nullptr || !add_part(*seat, tokens)) return false;
    tag.seat = tokens;
    return true;
  }

  // Whether the gazetteer knows whom the word stands for.
  bool add_part(const PartyTagWord& word, TokenRange tokens) {
    const std::span<const PackedAlias> aliases = gazetteer_.find(word.name);
    for (std::size_t i = 0; i < aliases.size(); ++i) {
      if (gazetteer_.wikidata(aliases[i].entity) != word.wikidata) continue;
      Name name;
      name.tokens = tokens;
      name.head = tokens.begin;
      name.aliases = aliases.subspan(i, 1);
      name.vote(word.seat ? EntityType::Place : EntityType::Organization, decisive);
      parts_.push_back(name);
      return true;
    }
    return false;
  }

  // "Sens. Berg (Ohio), Lund (Utah) and Holm (Iowa)": all are senators.
  TokenRange title_of(const Name& name) const {
    if (!name.title.empty() || tags_.empty() || !is_plural(tags_.back().title)) return name.courtesy ? TokenRange() : name.title;
    for (std::size_t i = tags_.back().end; i < name.tokens.begin.value; ++i)
      if (form(i) != "," && document_.tokens[i].pos != Upos::CCONJ) return {};
    return tags_.back().end <= name.tokens.begin.value ? tags_.back().title : TokenRange();
  }

  // "Sens.", "senators"
  bool is_plural(TokenRange title) const {
    if (title.empty()) return false;
    const std::string_view last = form(title.end.value - 1U);
    return document_.tokens[title.end.value - 1U].features.is(Feature::Number, "Plur") || last.ends_with("s.") || last.ends_with("s");
  }

  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
  const Document& document_;
  const Words& words_;
  std::vector<PartyTag> tags_;
  std::vector<Name> parts_;
};

}  // namespace

std::vector<PartyTag> find_party_tags(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words,
                                      std::vector<Name>& names) {
  return PartyTags(gazetteer, vocabulary, document, words).find(names);
}

void note_seats(Cast& cast, const std::vector<PartyTag>& tags, const std::vector<Name>& names, const std::vector<EntityId>& entities) {
  const auto note = [&](EntityId person, EntityId place) {
    if (!person || !place || cast.entity(person).type != EntityType::Person || cast.entity(place).type != EntityType::Place) return;
    if (cast.profile(person).seat) return;
    cast.profile(person).seat = place;
    cast.seated.push_back(person);
  };
  for (const PartyTag& tag : tags) note(entity_at(tag.name, names, entities), entity_at(tag.seat, names, entities));
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].title.empty() || names[i].courtesy) continue;
    if (i > 0 && names[i - 1].tokens.end == names[i].title.begin) note(entities[i], entities[i - 1]);
    if (i + 1 == names.size() || names[i + 1].tokens.begin.value != names[i].tokens.end.value + 1U) continue;
    if (cast.vocabulary.is_particle(cast.words[names[i].tokens.end.value].key, Particle::body)) note(entities[i], entities[i + 1]);
  }
}

void tell_party_tags(Cast& cast, const std::vector<PartyTag>& tags, const std::vector<Name>& names, const std::vector<EntityId>& entities) {
  for (const PartyTag& tag : tags) {
    const EntityId person = entity_at(tag.name, names, entities);
    if (!person || cast.entity(person).type != EntityType::Person) continue;
    const TokenRange whole{tag.name.begin, TokenId{tag.end}};
    const TokenRange behind{tag.name.end, whole.end};
    if (const EntityId party = entity_at(tag.party, names, entities)) cast.document.glosses.push_back({person, party, {}, whole, behind});
    const EntityId seat = entity_at(tag.seat, names, entities);
    if (!seat || tag.title.empty()) continue;
    const bool beside = tag.title.end == tag.name.begin;
    cast.document.glosses.push_back({person, seat, tag.title, {beside ? tag.title.begin : whole.begin, whole.end}, behind});
  }
}

}  // namespace entente
