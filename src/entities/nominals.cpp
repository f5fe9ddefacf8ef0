// SPDX-License-Identifier: Apache-2.0
#include "entities/nominals.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {
namespace {

// So many sentences back a definite noun phrase may reach for what is not described by its own noun.
constexpr std::uint32_t reach = 6;

// So many descriptions back nobody has in mind; it also bounds the time that a text of a million words takes.
constexpr std::ptrdiff_t longest = 3000;

// How much more easily a noun takes up what is mentioned often.
constexpr double habit = 0.1;

std::string possessive(const std::string& name) { return name + (name.ends_with('s') ? "'" : "'s"); }

bool is_definite(const Phrase& phrase) {
  return phrase.reference == Phrase::Reference::definite || phrase.reference == Phrase::Reference::possessive;
}

}  // namespace

Nominals::Answer Nominals::resolve(const Phrase& phrase, EntityId owner, EntityId beside) {
  if (!phrase.noun) return {};
  if (speaks_for_first_person(phrase)) return {true, {}};
  if (means_whole_body(phrase)) return {};
  if (beside) {
    const bool compatible = cast_.entity(beside).type == phrase.noun->type || phrase.noun->type == EntityType::Organization ||
                            cast_.entity(beside).type == EntityType::Country || cast_.entity(beside).type == EntityType::Place;
    if (compatible && !phrase.plural) {
      cast_.note_term(beside, phrase.noun_key, phrase.head_key);
      return {is_definite(phrase), is_definite(phrase) ? beside : EntityId{}, false};
    }
  }
  if (const EntityId body = body_inside(phrase)) return {true, body};
  if (const EntityId entity = take_up(phrase, owner)) return {true, entity};
  if (const EntityId entity = describe(phrase, owner)) return {true, entity};
  return phrase.noun->type == EntityType::Person && !phrase.plural && !owner ? unnamed_person(phrase) : Answer{};
}

// "a resident said … the resident added": one person, though without a name, if no other one is called so.
Nominals::Answer Nominals::unnamed_person(const Phrase& phrase) {
  if (cast_.vocabulary.is_cue(phrase.head_key, Cue::office)) return {};  // of whom a body may have several
  const bool definite = phrase.reference == Phrase::Reference::definite && !phrase.described;
  if (!definite) {
    const bool indefinite = phrase.reference == Phrase::Reference::indefinite;
    if (indefinite) unnamed_.push_back({phrase.tokens, phrase.head, phrase.head_key, salience_.sentence()});
    return {};
  }
  const auto same = [&](const Unnamed& other) { return other.key == phrase.head_key && other.sentence + reach >= salience_.sentence(); };
  const auto end = unnamed_.rbegin() + std::min<std::ptrdiff_t>(longest, std::ssize(unnamed_));
  const auto found = std::find_if(unnamed_.rbegin(), end, same);
  if (found == end || std::count_if(unnamed_.rbegin(), end, same) > 1) return {};
  const Unnamed first = *found;
  const EntityId id = cast_.add(EntityType::Person, cast_.document.text({first.head, TokenId{first.head.value + 1U}}));
  cast_.profile(id).gender = phrase.noun->gender;
  cast_.note_term(id, phrase.noun_key, phrase.head_key);
  std::erase_if(unnamed_, [&](const Unnamed& other) { return other.head == first.head; });
  described_.push_back({id, cast_.vocabulary.synonym_class(phrase.head_key), 0, {}, false});
  return {true, id, true, first.tokens, first.head};
}

// "the Sea Org group", "the Umrah pilgrimage": the noun only says what the name before it is.
EntityId Nominals::body_inside(const Phrase& phrase) const {
  if (phrase.plural || !is_definite(phrase) || phrase.owner || phrase.head.value == 0) return {};
  const EntityId entity = cast_.named_at[phrase.head.value - 1];
  if (entity && phrase.noun->type == EntityType::Event) return cast_.entity(entity).type == EntityType::Event ? entity : EntityId{};
  if (!cast_.vocabulary.is_cue(phrase.head_key, Cue::vague_body)) return {};
  const bool same = entity && cast_.entity(entity).type == phrase.noun->type &&
                    (phrase.noun->kind == OrganizationKind::other || phrase.noun->kind == cast_.entity(entity).kind);
  return same ? entity : EntityId{};
}

// "our country", "my party": known once it is known who speaks.
bool Nominals::speaks_for_first_person(const Phrase& phrase) const {
  if (!phrase.owner || phrase.noun->type != EntityType::Country) return false;
  const Pronoun* pronoun = cast_.vocabulary.pronoun(cast_.words[phrase.owner.value].key);
  return pronoun && pronoun->person == 1;
}

// "All Nato members": the body itself, which the name in it mentions.
bool Nominals::means_whole_body(const Phrase& phrase) const {
  if (!phrase.plural || !cast_.vocabulary.is_cue(phrase.head_key, Cue::member)) return false;
  return bool(name_inside(phrase)) || cast_.vocabulary.is_cue(cast_.words[phrase.tokens.begin.value].key, Cue::all);
}

EntityId Nominals::take_up(const Phrase& phrase, EntityId owner) {
  const EntityType type = phrase.noun->type;
  const bool one_body = type == EntityType::Organization && !phrase.plural;
  const bool government = cast_.vocabulary.is_cue(phrase.head_key, Cue::government) && !name_inside(phrase);
  if ((type == EntityType::Country || government) && !phrase.plural) return country_meant(phrase, owner);
  if (one_body && owner && !phrase.described && cast_.entity(owner).type == EntityType::Person)
    if (const EntityId body = implied_.body_of_person(phrase, owner)) return body;
  if (const EntityId same = described_before(phrase, owner, true)) return same;
  if (!is_definite(phrase)) return one_body ? body_of_state(phrase, owner) : EntityId{};
  if (phrase.plural || type == EntityType::Event || type == EntityType::Group) return described_before(phrase, owner, false);
  if (type == EntityType::Person) {
    if (const EntityId holder = holder_of_office(phrase, owner)) return holder;
    return owner || phrase.described ? EntityId{} : described_before(phrase, owner, false);
  }
  if (cast_.vocabulary.is_cue(phrase.head_key, Cue::capital))
    if (const EntityId state = owner ? owner : name_of(phrase)) return capital_of(state);
  if (const EntityId named = named_kind(phrase, owner)) return named;
  if (const EntityId body = one_body ? body_of_state(phrase, owner) : EntityId{}) return body;
  return described_before(phrase, owner, false);
}

// "the foreign ministry", "its army": that of the country which is spoken of.
EntityId Nominals::body_of_state(const Phrase& phrase, EntityId owner) {
  if (!implied_.is_of_state(phrase) || name_inside(phrase)) return {};
  if (owner && cast_.entity(owner).type != EntityType::Country) return {};
  const EntityId country = owner ? owner : implied_.country_of_body(phrase);
  if (!country) return {};
  if (const EntityId known = implied_.known_body(phrase, country)) return known;
  if (const EntityId same = described_before(phrase, country, true)) return same;
  return describe(phrase, country);
}

bool Nominals::is_capital(EntityId place) const {
  const std::uint32_t known = cast_.profile(place).known;
  return known != packed_none && static_cast<PlaceDetail>(cast_.gazetteer.entity(known).detail) == PlaceDetail::capital;
}

// "the Ethiopian capital", where the article names it too.
EntityId Nominals::capital_of(EntityId state) const {
  const std::uint32_t country = cast_.profile(state).known;
  if (country == packed_none) return {};
  for (std::size_t i = 0; i < cast_.profiles.size(); ++i)
    if (is_capital(EntityId{i}) && cast_.gazetteer.entity(cast_.profiles[i].known).country == country) return EntityId{i};
  return {};
}

// "Arvale, a port in the north of the country": the one that the place lies in.
EntityId Nominals::country_around(TokenId head) const {
  constexpr int highest = 4;
  TokenId at = head;
  for (int step = 0; step < highest; ++step) {
    const Token& token = cast_.document[at];
    if (!token.head || (!is_a(token.relation, Deprel::nmod) && token.relation != Deprel::appos)) return {};
    at = token.head;
    const EntityId place = token.relation == Deprel::appos ? cast_.named_at[at.value] : EntityId{};
    if (!place || cast_.entity(place).type != EntityType::Place) continue;
    const std::uint32_t known = cast_.profile(place).known;
    const std::uint32_t country = known == packed_none ? packed_none : cast_.gazetteer.entity(known).country;
    return country == packed_none ? EntityId{} : cast_.find_known(country);
  }
  return {};
}

// "the country", "his country", "the government".
EntityId Nominals::country_meant(const Phrase& phrase, EntityId owner) const {
  if (!is_definite(phrase) || phrase.described) return {};
  if (phrase.reference == Phrase::Reference::possessive) {
    if (!owner) return {};
    const std::uint32_t known = cast_.profile(owner).known;
    if (known == packed_none || cast_.entity(owner).type == EntityType::Country) return {};
    const std::uint32_t country = cast_.gazetteer.entity(known).country;
    return country == packed_none ? EntityId{} : cast_.find_known(country);
  }
  const Token& head = cast_.document[phrase.head];
  if (head.head && is_a(head.relation, Deprel::nmod) && cast_.vocabulary.is_cue(cast_.words[head.head.value].lemma, Cue::region_office))
    return {};  // "the state's governor"
  if (const EntityId around = country_around(phrase.head)) return around;
  const bool epithet = cast_.vocabulary.is_epithet(phrase.noun_key);
  const Referent* best = salience_.best([&](const Referent& referent) {
    return referent.entity && referent.type == EntityType::Country && referent.sentence + reach >= salience_.sentence() &&
           (!epithet || cast_.vocabulary.is_epithet_of(phrase.noun_key, cast_.entity(referent.entity).name));
  }, habit);
  return best ? best->entity : EntityId{};
}

bool Nominals::kind_fits(const Phrase& phrase, EntityId id) const {
  const Entity& entity = cast_.entity(id);
  const Noun& noun = *phrase.noun;
  if (entity.type != noun.type) return false;
  if (noun.type != EntityType::Organization) return true;
  if (cast_.vocabulary.is_cue(phrase.head_key, Cue::national_body) && is_other_body(phrase, id)) return false;
  if (noun.kind == entity.kind) return true;
  if (noun.kind == OrganizationKind::agency && entity.kind == OrganizationKind::media) return true;
  if (noun.kind != OrganizationKind::other) return false;
  // "the organisation" says little; "the party", "the group" have a kind where they end a name.
  if (entity.kind == OrganizationKind::armed_group) return cast_.vocabulary.is_cue(phrase.head_key, Cue::armed_body);
  const Noun* const as_name = cast_.vocabulary.name_noun(phrase.head_key);
  return entity.kind == OrganizationKind::alliance || entity.kind == OrganizationKind::none || entity.kind == OrganizationKind::other ||
         (as_name && as_name->kind == entity.kind);
}

// "the party", "the club" are none of the world's bodies, and a known body is a party only if it is known to be one.
bool Nominals::is_other_body(const Phrase& phrase, EntityId id) const {
  const std::uint32_t known = cast_.profile(id).known;
  if (known == packed_none) return false;
  const Noun* const as_name = cast_.vocabulary.name_noun(phrase.head_key);
  if (as_name && as_name->kind != OrganizationKind::other) return as_name->kind != cast_.entity(id).kind;
  return cast_.gazetteer.entity(known).country == packed_none;
}

// "the alliance", "the company", "the city": the body or place of that kind most in mind.
EntityId Nominals::named_kind(const Phrase& phrase, EntityId owner) const {
  if (owner || phrase.described || phrase.plural) return {};
  if (phrase.noun->type == EntityType::Place && names_within(phrase)) return {};  // "the territory of Armenia"
  const bool vague = cast_.vocabulary.is_cue(phrase.noun_key, Cue::vague_body) || cast_.vocabulary.is_cue(phrase.head_key, Cue::vague_body);
  const auto has_word = [&](const Referent& referent) {
    const std::vector<std::uint64_t>& parts = cast_.profile(referent.entity).parts;
    return std::binary_search(parts.begin(), parts.end(), phrase.head_key) || cast_.has_noun(referent.entity, phrase.head_key);
  };
  const auto is_near = [&](const Referent& referent) {
    return referent.entity && cast_.profile(referent.entity).named && referent.sentence + reach >= salience_.sentence();
  };
  const bool capital = cast_.vocabulary.is_cue(phrase.head_key, Cue::capital);
  const auto fits = [&](const Referent& referent) {
    return is_near(referent) && kind_fits(phrase, referent.entity) && (!capital || is_capital(referent.entity));
  };
  const auto is_called = [&](const Referent& r) { return is_near(r) && cast_.entity(r.entity).type == phrase.noun->type && has_word(r); };
  if (const Referent* named = salience_.best(is_called)) return named->entity;
  if (!vague) return {};
  const auto is_epithet = [&](const Referent& r) {
    return is_near(r) && cast_.vocabulary.is_epithet_of(phrase.noun_key, cast_.entity(r.entity).name);
  };
  if (const Referent* known = salience_.best(is_epithet, habit)) return known->entity;
  const Referent* best = salience_.best(fits, habit);
  return best ? best->entity : EntityId{};
}

// "Ethiopian" of "the Ethiopian capital", "Ethiopia" of "the capital of Ethiopia".
EntityId Nominals::name_of(const Phrase& phrase) const {
  if (const EntityId inside = name_inside(phrase)) return inside;
  for (const TokenId child : children(cast_.document, phrase.head))
    if (is_a(cast_.document[child].relation, Deprel::nmod) && cast_.named_at[child.value]) return cast_.named_at[child.value];
  return {};
}

EntityId Nominals::name_inside(const Phrase& phrase) const {
  for (std::size_t i = phrase.tokens.begin.value; i < phrase.tokens.end.value; ++i)
    if (const EntityId entity = cast_.named_at[i]) return entity;
  return {};
}

// "governments of the region": something that the phrase's complement names.
bool Nominals::names_within(const Phrase& phrase) const {
  const TokenRange whole = cast_.document.yields[phrase.head.value];
  for (std::size_t i = phrase.head.value + 1U; i < whole.end.value && i < phrase.head.value + 5U; ++i)
    if (cast_.named_at[i] && cast_.document.tokens[i].relation == Deprel::nmod) return true;
  return false;
}

std::uint64_t Nominals::modifiers(const Phrase& phrase) const {
  NameKey key;
  for (std::size_t i = phrase.tokens.begin.value; i < phrase.head.value; ++i) {
    const Token& token = cast_.document.tokens[i];
    const bool counts = token.pos != Upos::DET && token.pos != Upos::PUNCT && token.pos != Upos::NUM && token.pos != Upos::PART;
    if (counts && (!phrase.owner || !cast_.document.yields[phrase.owner.value].contains(TokenId{i}))) key.add(cast_.document.form(TokenId{i}));
  }
  return key.empty() ? 0 : key.value();
}

// Of the term where that has one of its own: a "news conference" is no meeting.
std::uint64_t Nominals::synonym_class(const Phrase& phrase) const {
  const std::uint64_t own = cast_.vocabulary.synonym_class(phrase.noun_key);
  return own != phrase.noun_key ? own : cast_.vocabulary.synonym_class(phrase.head_key);
}

// The entity described so before: by the same words, or (not `exact`) by the same noun or a synonym with nothing that differs.
EntityId Nominals::described_before(const Phrase& phrase, EntityId owner, bool exact) const {
  const std::uint64_t synonym = synonym_class(phrase);
  const std::uint64_t words = modifiers(phrase);
  const EntityId other = owner ? owner : name_inside(phrase);
  const auto end = described_.rbegin() + std::min(longest, std::ssize(described_));
  for (auto candidate = described_.rbegin(); candidate != end; ++candidate) {
    if (candidate->synonym != synonym || (phrase.plural != candidate->plural && phrase.noun->type != EntityType::Event)) continue;
    const bool same = candidate->modifiers == words && candidate->owner == other;
    if (exact) {
      const bool specific = words != 0 || other;
      if (same && specific && phrase.reference != Phrase::Reference::indefinite) return candidate->entity;
      continue;
    }
    const bool words_agree = words == 0 || words == candidate->modifiers;
    const bool owners_agree = !other || other == candidate->owner;
    if (words_agree && owners_agree) return candidate->entity;
  }
  return {};
}

// "the Berg campaign", "Berg's campaign": the people who run it, though by itself the noun tells what happens, as in "Berg's long campaign".
bool Nominals::is_campaign_of(const Phrase& phrase, EntityId person) const {
  if (!person || phrase.plural || phrase.head.value == 0 || !cast_.vocabulary.is_cue(phrase.head_key, Cue::campaign)) return false;
  const TokenId before{phrase.head.value - 1U};
  const Upos pos = cast_.document[before].pos;
  return cast_.entity(person).type == EntityType::Person && (pos == Upos::PROPN || pos == Upos::PART || pos == Upos::PRON);
}

// A new entity for a described group, event or person; none for what is only a thing or a part of speech.
EntityId Nominals::describe(const Phrase& phrase, EntityId owner) {
  const EntityId inside = owner ? owner : name_inside(phrase);
  const Noun* const body = is_campaign_of(phrase, inside) ? cast_.vocabulary.name_noun(phrase.head_key) : nullptr;
  const Noun& noun = body ? *body : *phrase.noun;
  const EntityType type = phrase.plural && noun.type == EntityType::Person ? EntityType::Group : noun.type;
  const bool unnamed = cast_.vocabulary.is_cue(phrase.head_key, Cue::unnamed) && !inside && !names_within(phrase);
  const bool counted = phrase.plural && child(cast_.document, phrase.head, Deprel::nummod);  // "played in 278 games"
  const bool wanted = (type == EntityType::Group && !unnamed) || (type == EntityType::Event && !counted) ||
                      (type == EntityType::Organization && inside && !phrase.plural && !cast_.vocabulary.is_cue(phrase.head_key, Cue::vague_body));
  if (!wanted) return {};
  const EntityId id = cast_.add(type, description(phrase, owner));
  Cast::Profile& profile = cast_.profile(id);
  profile.plural = phrase.plural || type == EntityType::Group;
  profile.gender = phrase.noun->gender;
  if (type == EntityType::Organization) cast_.entity(id).kind = noun.kind;
  cast_.note_term(id, phrase.noun_key, phrase.head_key);
  described_.push_back({id, synonym_class(phrase), modifiers(phrase), inside, phrase.plural});
  return id;
}

// "Norwegian" before a body of the state, else "Norway's".
std::string Nominals::belonging_to(EntityId owner, const Phrase& phrase) const {
  const std::uint32_t known = cast_.profile(owner).known;
  const bool state = cast_.entity(owner).type == EntityType::Country && known != packed_none && implied_.is_of_state(phrase);
  const std::string adjective(state ? cast_.gazetteer.adjective(known) : std::string_view{});
  return adjective.empty() ? possessive(cast_.entity(owner).name) : adjective;
}

// The phrase without its article, with an "of" or "on" phrase that says more; whose it is by name.
std::string Nominals::description(const Phrase& phrase, EntityId owner) const {
  const Document& document = cast_.document;
  TokenRange range = phrase.tokens;
  std::string whose;
  if (owner && (!phrase.owner || document[phrase.owner].pos == Upos::PRON)) whose = belonging_to(owner, phrase) + ' ';
  if (!whose.empty() && phrase.owner) range.begin = document.yields[phrase.owner.value].end;
  if (document[range.begin].pos == Upos::DET && range.size() > 1) ++range.begin.value;
  for (const TokenId child : children(document, phrase.head)) {
    const TokenRange whole = document.yields[child.value];
    const bool follows = whole.begin == range.end && document[child].relation == Deprel::nmod && whole.size() <= 6;
    if (follows && document[whole.begin].pos == Upos::ADP) range.end = whole.end;
  }
  std::string text(document.text(range));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return whose + text;
}

}  // namespace entente
