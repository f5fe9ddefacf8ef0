// SPDX-License-Identifier: Apache-2.0
// Where the names of places tell that one lies in another, and those of countries and parties that somebody is of them.
#include "relations/frames.hpp"

#include "syntax/tree.hpp"

namespace entente {

using Kind = Place::Kind;

// Not in "shelled Goris, Armenia said", "in Boston, Ohio native Berg met Lund" and "in Goris, Armenia's oldest town".
bool Frames::ends_address(TokenId region) const {
  const auto relation = [&](TokenId token) { return document_[token].relation; };
  if (relation(region) == Deprel::nmod_poss) return false;
  const auto describes = [&](TokenId token) {
    return relation(token) == Deprel::compound || relation(token) == Deprel::amod || relation(token) == Deprel::nmod_desc;
  };
  TokenId top = region;
  while (describes(top) && document_[top].head && document_[top].head > top) top = document_[top].head;
  return !is_a(relation(top), Deprel::nsubj);
}

// Whether what the name means stays where it is: a place, or a body such as a hospital.
bool Frames::has_seat(TokenId name) const {
  return name_types_[name.value] == EntityType::Place ||
         (name_types_[name.value] == EntityType::Organization && is(name, classes_.seated));
}

// A place, or a noun such as in "the city of Lyon", "Lazio province" and "the north of Mali".
bool Frames::tells_place(TokenId noun) const {
  const std::optional<EntityType> type = mention_types_[noun.value];
  return type ? *type == EntityType::Place || *type == EntityType::Country
              : is(noun, classes_.named_of) || is(noun, classes_.region) || is(noun, classes_.quantity);
}

bool Frames::is_under(TokenId word, TokenId above) const {
  while (word && word != above) word = document_[word].head;
  return static_cast<bool>(word);
}

// Behind the last word of the name that has this head; 0 if there is none.
std::uint32_t Frames::end_of_name(TokenId head) const {
  constexpr std::uint32_t longest = 8;
  for (std::uint32_t end = head.value + 1; end < names_until_.size() && end <= head.value + longest; ++end)
    if (name_until(end) == head) return end;
  return 0;
}

// "held at Mill Prison in Lyon": the place right behind another one is that one's, though the tree may give it to the verb.
void Frames::add_place_behind(TokenId noun, Frame& frame) const {
  const std::uint32_t end = has_seat(noun) ? end_of_name(noun) : 0;
  if (end == 0 || end >= document_.tokens.size() || document_[TokenId{end}].relation != Deprel::case_) return;
  const TokenId other = document_[TokenId{end}].head;
  if (!other || is(other, classes_.language) || !document_[other].head) return;
  const bool oblique = is_a(document_[other].relation, Deprel::obl) || is_a(document_[other].relation, Deprel::nmod);
  if (!oblique || document_[other].head == noun || !is_under(noun, document_[other].head) || !tells_place(other)) return;
  frame.push_back({{Kind::preposition, lemmas_[end]}, other, {}});
}

// "a Dane", "a Republican", but not "a Danish bank".
bool Frames::is_one_of_many(TokenId name) const {
  if (name_types_[name.value] != EntityType::Country && name_types_[name.value] != EntityType::Organization) return false;
  const Deprel relation = document_[name].relation;
  if (!name_until(name.value + 1) || is_a(relation, Deprel::amod) || is_a(relation, Deprel::compound)) return false;
  return is(child(document_, name, {Deprel::det}), classes_.indefinite);
}

// "Berg, a Dane,", "Berg, himself a Dane", "Berg is a Dane".
void Frames::add_instance(TokenId name, Frame& frame) const {
  if (!is_one_of_many(name)) return;
  std::uint32_t before = child(document_, name, {Deprel::det}).value;
  if (before > 0 && document_[TokenId{before - std::size_t{1}}].pos == Upos::PRON) --before;
  TokenId person;
  if (before > 1 && document_.form(TokenId{before - std::size_t{1}}) == ",") person = name_until(before - 1);
  if (child(document_, name, {Deprel::cop})) person = antecedent(own_subject(name));
  if (person && sentence(document_, name).contains(person)) frame.push_back({{Kind::instance, {}}, person, name});
}

// The name of a place that begins there, behind the words that say in what part of it: "southern Armenia", "in southern Armenia".
TokenId Frames::region_from(std::uint32_t at) const {
  const auto size = static_cast<std::uint32_t>(document_.tokens.size());
  // "South Africa" is a name of its own.
  const auto tells_part = [&](std::uint32_t word) {
    return word + 1 < size && is(TokenId{word}, classes_.direction) && !name_from(word);
  };
  const std::uint32_t begin = at;
  if (at + 1 < size && is(TokenId{at}, classes_.inside) && tells_part(at + 1)) ++at;
  while (tells_part(at)) at += document_.form(TokenId{at + std::size_t{1}}) == "-" ? 2 : 1;
  const TokenId region = name_from(at);
  return at == begin || (region && name_types_[region.value] == EntityType::Country) ? region : TokenId();
}

// Whether the name is one of a state or province.
bool Frames::is_state(TokenId name) const { return name && known_places_[name.value].size == KnownPlace::Size::region; }

// "Aceh, Indonesia", "Aceh province, Indonesia", but not "Aceh, Bali and Java": the place behind the comma.
TokenId Frames::address_of(TokenId noun) const {
  std::uint32_t end = has_seat(noun) ? end_of_name(noun) : 0;
  if (end != 0 && end < document_.tokens.size() && is(TokenId{end}, classes_.region)) ++end;
  if (end == 0 || end >= document_.tokens.size() || document_.form(TokenId{end}) != ",") return {};
  const TokenId region = region_from(end + 1);
  if (!region || !ends_address(region)) return {};
  if (name_types_[region.value] != EntityType::Place && name_types_[region.value] != EntityType::Country) return {};
  const bool state = is_state(region);
  for (const TokenId child : children(document_, region)) {
    const Deprel relation = document_[child].relation;
    if (!state && (relation == Deprel::cc || relation == Deprel::conj)) return {};
    // "Vaise, Monplaisir in Lyon": a list of what each lies elsewhere
    if (is_a(relation, Deprel::nmod) && child > region && case_of(child)) return {};
  }
  const std::uint32_t behind = end_of_name(region);
  const bool town = name_types_[region.value] == EntityType::Place && !state;
  if (behind == 0 || (town && names_place_in(behind))) return {};  // so too wherever the tree hangs it
  const bool of_states = is_state(noun) || is_state(name_from(behind + 1)) || is_state(name_from(behind + 2));
  return (state ? !of_states : !is_listed(noun, behind, town)) ? region : TokenId();
}

// "Goris and Kapan, Armenia", "Goris and Kapan in Armenia": the country or state of the second is the first one's too, unless
// that is known to lie elsewhere.
TokenId Frames::shared_region(TokenId noun) const {
  const std::uint32_t end = name_types_[noun.value] == EntityType::Place ? end_of_name(noun) : 0;
  if (end == 0 || end >= document_.tokens.size() || document_[TokenId{end}].pos != Upos::CCONJ) return {};
  const TokenId other = name_from(end + 1);
  if (!other || name_types_[other.value] != EntityType::Place || is_state(other)) return {};
  TokenId region = address_of(other);
  if (const std::uint32_t behind = end_of_name(other); !region && behind != 0 && is(TokenId{behind}, classes_.inside))
    region = region_from(behind + 1);
  if (!region || (name_types_[region.value] != EntityType::Country && !is_state(region))) return {};
  const KnownPlace& known = known_places_[noun.value];
  const bool inside = !is_state(region) && known.country == known_places_[region.value].country;
  return known.size == KnownPlace::Size::unknown || inside ? region : TokenId();
}

void Frames::add_address(TokenId noun, Frame& frame) const {
  TokenId region = address_of(noun);
  if (!region) region = shared_region(noun);
  if (region) frame.push_back({{Kind::address, {}}, region, {}});
}

// Whether a preposition there begins the phrase of a named place.
bool Frames::names_place_in(std::uint32_t at) const {
  if (at >= document_.tokens.size() || document_[TokenId{at}].relation != Deprel::case_) return false;
  const TokenId place = document_[TokenId{at}].head;
  return place && name_types_[place.value] == EntityType::Place && end_of_name(place) != 0;
}

// "Lyon, Provence" but not "Lyon, Nantes, Lille"; the name of a country or state at the end of a list of towns is rare.
bool Frames::is_listed(TokenId noun, std::uint32_t behind, bool town) const {
  const auto comma = [&](std::uint32_t at) { return at < document_.tokens.size() && document_.form(TokenId{at}) == ","; };
  const auto joins = [&](std::uint32_t at) { return at < document_.tokens.size() && document_[TokenId{at}].pos == Upos::CCONJ; };
  if (joins(behind)) return true;
  if (!town || is(TokenId{behind - std::size_t{1}}, classes_.region)) return false;
  const std::uint32_t next = behind + 1;
  if (comma(behind) && (name_from(next) || (joins(next) && (name_from(next + 1) || name_from(next + 2))))) return true;
  const std::uint32_t begin = yield(document_, noun).begin.value;
  return begin > 1 && comma(begin - 1) && name_until(begin - 1);
}

}  // namespace entente
