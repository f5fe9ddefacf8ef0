// SPDX-License-Identifier: Apache-2.0
#include "entities/entities.hpp"

#include "entities/appositions.hpp"
#include "entities/cast.hpp"
#include "entities/coreference.hpp"
#include "entities/dated_events.hpp"
#include "entities/first_person.hpp"
#include "entities/gazetteer.hpp"
#include "entities/headline_names.hpp"
#include "entities/linking.hpp"
#include "entities/name_checks.hpp"
#include "entities/name_revision.hpp"
#include "entities/name_tagger.hpp"
#include "entities/names.hpp"
#include "entities/offices.hpp"
#include "entities/own_gazetteer.hpp"
#include "entities/party_tags.hpp"
#include "entities/phrases.hpp"
#include "entities/vocabulary.hpp"
#include "entities/words.hpp"

namespace entente {

struct EntityRecognizer::Parts {
  Parts(const Resources& resources, std::span<const std::filesystem::path> gazetteers)
      : extended(gazetteers.empty() ? std::string() : extend_gazetteer(resources.get("gazetteer.bin"), resources.where("gazetteer.bin"), gazetteers)),
        gazetteer(gazetteers.empty() ? resources.get("gazetteer.bin") : extended, resources.where("gazetteer.bin")), vocabulary(resources), names(gazetteer, vocabulary),
        tagger(resources.get("en/names.model"), resources.where("en/names.model")),
        antecedents(resources.get("en/antecedents.model"), resources.where("en/antecedents.model")) {}

  std::string extended;  // the gazetteer with people's own entries; empty where there are none
  Gazetteer gazetteer;
  Vocabulary vocabulary;
  NameFinder names;
  NameTagger tagger;
  AntecedentRanker antecedents;
};

EntityRecognizer::EntityRecognizer(const Resources& resources, SymbolTable&, std::span<const std::filesystem::path> gazetteers)
    : parts_(std::make_unique<Parts>(resources, gazetteers)) {}
EntityRecognizer::~EntityRecognizer() = default;

std::vector<Name> EntityRecognizer::find_names(const Document& document, const Words& words) const {
  const std::vector<Name> names = parts_->names.find(document, words);
  const std::vector<TaggedName> tagged = parts_->tagger.find(parts_->gazetteer, parts_->vocabulary, document, words, names);
  std::vector<Name> revised = revise_names(parts_->gazetteer, parts_->vocabulary, document, words, names, tagged);
  drop_headline_phrases(parts_->gazetteer, words, revised);
  add_dated_events(parts_->vocabulary, document, words, revised);
  return revised;
}

std::vector<TaggedName> EntityRecognizer::names(const Document& document) const {
  const Words words(document);
  std::vector<TaggedName> names =
      parts_->tagger.find(parts_->gazetteer, parts_->vocabulary, document, words, parts_->names.find(document, words));
  agree_on_types(words, names);
  return names;
}

void EntityRecognizer::annotate(Document& document) const {
  const Words words(document);
  Cast cast(parts_->gazetteer, parts_->vocabulary, document, words);
  std::vector<Name> names = find_names(document, words);
  const std::vector<PartyTag> tags = find_party_tags(parts_->gazetteer, parts_->vocabulary, document, words, names);
  const std::vector<EntityId> entities = link_names(cast, names);
  tie_appositions(document, parts_->gazetteer, parts_->vocabulary, words, names, entities);
  note_seats(cast, tags, names, entities);
  const Pronouns::Choose choose = [this](TokenId, const std::vector<Antecedent>& antecedents) { return parts_->antecedents.best(antecedents); };
  resolve_mentions(cast, names, entities, find_phrases(cast, names), choose);
  find_offices(cast, names, entities);
  tell_party_tags(cast, tags, names, entities);
  for (std::size_t i = 0; i < document.entities.size(); ++i) document.known_places.push_back(cast.known_place(EntityId{i}));
}

void EntityRecognizer::resolve_first_person(Document& document) const {
  resolve_speakers(document, parts_->gazetteer, parts_->vocabulary);
}

}  // namespace entente
