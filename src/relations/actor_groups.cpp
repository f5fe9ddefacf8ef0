// SPDX-License-Identifier: Apache-2.0
// Several whom one noun means: by the names that list them, or as the two countries just told of.
#include <algorithm>

#include "relations/actors.hpp"
#include "syntax/tree.hpp"

namespace entente {

// "the presidents of France and Germany": as many bodies as are named.
std::vector<EntityId> Actors::bodies(TokenId token) const {
  std::vector<EntityId> found;
  const Features number = document_[token].features;  // "troops" have no singular
  const bool many = (number.is(Feature::Number, "Plur") || number.is(Feature::Number, "Ptan")) &&
                    (frames_.is(token, classes_.acts_for) || frames_.is(token, classes_.office));
  if (!many || frames_.is(token, classes_.all_of) || frames_.is(token, classes_.of_no_state)) return found;
  for (const TokenId part : children(document_, token)) {
    if (!is_a(document_[part].relation, Deprel::nmod) && document_[part].relation != Deprel::amod) continue;
    if (!child(document_, part, Deprel::conj)) continue;
    for (const TokenId conjunct : frames_.conjuncts(part)) {
      const EntityId body = own(conjunct);
      if (body && named(body) && (type(body) == EntityType::Country || type(body) == EntityType::Organization))
        found.push_back(body);
    }
  }
  return found.size() > 1 ? found : std::vector<EntityId>();
}

// "the brothers Jan and Piet Lund": the names right behind a plural noun are those whom it counts.
TokenId Actors::names_behind(TokenId noun) const {
  const TokenId name{noun.value + std::size_t{1}};
  if (name.value >= document_.tokens.size() || document_[name].pos != Upos::PROPN) return {};
  const bool beside = document_[name].head == document_[noun].head && document_[name].relation == document_[noun].relation;
  if (document_[name].head != noun && !beside) return {};
  if (document_[noun].pos != Upos::NOUN || !document_[noun].features.is(Feature::Number, "Plur")) return {};
  return child(document_, name, Deprel::conj) ? name : TokenId();
}

// "both leaders, Berg and Lund,": those whom the names behind the comma count.
std::vector<EntityId> Actors::names_apposed(TokenId noun) const {
  std::vector<EntityId> found;
  if (document_[noun].pos != Upos::NOUN || !document_[noun].features.is(Feature::Number, "Plur")) return found;
  const TokenId first = child(document_, noun, Deprel::appos);
  if (!first || document_[first].pos != Upos::PROPN) return found;
  const auto add = [&](TokenId name) {
    const EntityId entity = name < first || document_[name].pos != Upos::PROPN ? EntityId() : own(name);
    const bool acts = entity && (type(entity) == EntityType::Person || type(entity) == EntityType::Country);
    if (acts && named(entity) && (found.empty() || type(entity) == type(found.front()))) found.push_back(entity);
  };
  add(first);
  // The tree may tie the second name to the noun.
  for (const TokenId name : frames_.conjuncts(first))
    if (name != first) add(name);
  for (const TokenId part : children(document_, noun))
    if (document_[part].relation == Deprel::conj) add(part);
  return found.size() > 1 ? found : std::vector<EntityId>();
}

// "both countries", "each side", "the two governments", with nothing that says which.
bool Actors::is_pair(TokenId noun) const {
  if (!frames_.is(noun, classes_.pair)) return false;
  bool two = false;
  for (const TokenId part : children(document_, noun)) {
    const Deprel relation = document_[part].relation;
    two = two || frames_.is(part, classes_.both) || frames_.is(part, classes_.two);
    const bool more =
        relation == Deprel::amod || relation == Deprel::compound || is_a(relation, Deprel::nmod) || is_a(relation, Deprel::acl);
    if (more) return false;
  }
  return two;
}

// "Merkel, the German chancellor, praised both sides": the words of who does something to them.
TokenRange Actors::other_side(TokenId noun) const {
  const TokenId verb = document_[noun].head;
  const TokenId subject = verb ? child(document_, verb, Deprel::nsubj) : TokenId();
  return subject && subject != noun ? yield(document_, subject) : TokenRange();
}

// The two countries that have just been told of; nobody where there are more.
std::vector<EntityId> Actors::pair_before(TokenId noun) const {
  constexpr std::uint32_t reach = 2;  // sentences
  const std::uint32_t here = document_.sentence_of[noun.value];
  const TokenId earliest = document_.sentences[here < reach ? 0 : here - reach].begin;
  const TokenRange other = other_side(noun);
  std::vector<EntityId> found;
  for (const Mention& mention : document_.mentions) {
    if (mention.head < earliest || !mention.entity || mention.kind != Mention::Kind::name) continue;
    if (!(mention.head < noun)) break;
    if (other.contains(mention.head)) continue;
    if (type(mention.entity) == EntityType::Country && std::find(found.begin(), found.end(), mention.entity) == found.end())
      found.push_back(mention.entity);
  }
  return found.size() == 2 ? found : std::vector<EntityId>();
}

}  // namespace entente
