// SPDX-License-Identifier: Apache-2.0
#include "entities/first_person.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "entities/name_key.hpp"

namespace entente {
namespace {

class SpeakerResolver {
 public:
  SpeakerResolver(Document& document, const Gazetteer& gazetteer, const Vocabulary& vocabulary)
      : document_(document), gazetteer_(gazetteer), vocabulary_(vocabulary) {}

  void resolve() {
    for (Mention& mention : document_.mentions) {
      const Attribution* attribution = mention.entity ? nullptr : said_in(mention.head);
      if (attribution && is_spoken(mention.head, *attribution)) mention.entity = meant(mention, *attribution);
    }
  }

 private:
  // Somebody's very words: between quotation marks, or without them in transcripts and pull quotes.
  bool is_spoken(TokenId token, const Attribution& attribution) const {
    return attribution.form == Form::direct ||
           std::any_of(document_.quotations.begin(), document_.quotations.end(),
                       [token](const Quotation& quotation) { return quotation.tokens.contains(token); });
  }

  // The innermost statement that holds the token.
  const Attribution* said_in(TokenId token) const {
    const Attribution* innermost = nullptr;
    std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
    for (const Attribution& attribution : document_.attributions) {
      if (!attribution.covers(token)) continue;
      std::uint32_t size = 0;
      for (const TokenRange& range : attribution.content) size += range.size();
      if (size >= least) continue;
      innermost = &attribution;
      least = size;
    }
    return innermost;
  }

  EntityId meant(const Mention& mention, const Attribution& attribution) const {
    if (mention.kind == Mention::Kind::nominal) return attribution.speaker ? country_of(attribution.speaker) : EntityId{};
    const Pronoun* pronoun = vocabulary_.pronoun(name_key(document_.form(mention.head)));
    if (!pronoun) return {};
    if (pronoun->person == 2) return attribution.addressee;
    if (pronoun->person != 1 || !attribution.speaker) return {};
    // "we" of a person may be anybody and he; that of a body is the body.
    const bool person = document_.entities[attribution.speaker.value].type == EntityType::Person;
    const bool singular = pronoun->number == Pronoun::Number::singular;
    return person == singular ? attribution.speaker : EntityId{};
  }

  EntityId country_of(EntityId speaker) const {
    if (document_.entities[speaker.value].type == EntityType::Country) return speaker;
    const auto known = find_known(document_.entities[speaker.value]);
    if (!known || gazetteer_.entity(*known).country == packed_none) return {};
    const std::uint32_t country = gazetteer_.entity(*known).country;
    for (std::size_t i = 0; i < document_.entities.size(); ++i) {
      const Entity& entity = document_.entities[i];
      if (entity.type == EntityType::Country && entity.name == gazetteer_.name(country)) return EntityId{i};
    }
    return {};
  }

  // The gazetteer's entry that gave the entity its name.
  std::optional<std::uint32_t> find_known(const Entity& entity) const {
    for (const PackedAlias& alias : gazetteer_.find(name_key(entity.name))) {
      const bool same = gazetteer_.name(alias.entity) == entity.name && gazetteer_.type(alias.entity) == entity.type;
      if (same && gazetteer_.wikidata(alias.entity) == entity.wikidata) return alias.entity;
    }
    return std::nullopt;
  }

  Document& document_;
  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
};

}  // namespace

void resolve_speakers(Document& document, const Gazetteer& gazetteer, const Vocabulary& vocabulary) {
  SpeakerResolver(document, gazetteer, vocabulary).resolve();
}

}  // namespace entente
