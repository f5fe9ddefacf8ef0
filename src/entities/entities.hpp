// SPDX-License-Identifier: Apache-2.0
// Who is meant: names, nouns and pronouns of a document as mentions of entities, the known ones with their Wikidata ids.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include <entente/document.hpp>

#include "core/resources.hpp"

namespace entente {

class Words;
struct Name;
struct TaggedName;

class EntityRecognizer {
 public:
  // `resources` outlive the recogniser; `gazetteers` are files of own_gazetteer.hpp. Throws InputError for a file that is wrong.
  EntityRecognizer(const Resources& resources, SymbolTable& shared, std::span<const std::filesystem::path> gazetteers = {});
  ~EntityRecognizer();
  EntityRecognizer(const EntityRecognizer&) = delete;
  EntityRecognizer& operator=(const EntityRecognizer&) = delete;

  // Fills mentions and entities of a document with trees. Described groups, events and people become entities too: they
  // have no mention of kind name, and whoever needs them keeps them.
  void annotate(Document& document) const;
  // Once it is known who speaks: "I", "we", "our country" and "you" inside quotations.
  void resolve_first_person(Document& document) const;
  // The names as they stand in a document with trees, whosever they are.
  std::vector<TaggedName> names(const Document& document) const;

 private:
  struct Parts;
  std::vector<Name> find_names(const Document& document, const Words& words) const;

  std::unique_ptr<const Parts> parts_;
};

}  // namespace entente
