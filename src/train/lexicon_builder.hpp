// SPDX-License-Identifier: Apache-2.0
// Counts what the treebanks have: tags, words and their tags, lemmas, features.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/model_file.hpp"
#include "core/resources.hpp"
#include "syntax/conllu.hpp"
#include "syntax/lexicon.hpp"

namespace entente {

// The classes of a tagger: pairs of UPOS and XPOS, numbered as they come.
class TagTable {
 public:
  // Adds every pair of the treebank. Throws Error where there are too many.
  TagTable(const Treebank& treebank, const std::vector<std::string>& tag_names);

  TagClass find(const Token& token) const { return classes_.at({token.pos, token.tag}); }
  bool has(const Token& token) const { return classes_.contains({token.pos, token.tag}); }
  Upos upos(std::size_t tag) const { return pairs_[tag].first; }
  std::size_t size() const { return pairs_.size(); }
  // The XPOS name of a class.
  std::string_view xpos(std::size_t tag) const { return tag_names_[pairs_[tag].second]; }
  // Sections xpos and tags.
  void write(ModelWriter& writer) const;

 private:
  const std::vector<std::string>& tag_names_;
  std::map<std::pair<Upos, std::uint8_t>, TagClass> classes_;
  std::vector<std::pair<Upos, std::uint8_t>> pairs_;
};

// Sections forms, forms.offsets, forms.tags, forms.counts and open: the words seen `least` times.
void write_lexicon(const Treebank& treebank, const TagTable& tags, std::uint32_t least, ModelWriter& writer);

// Sections dictionary and inflections, from dictionary.tsv and inflections.tsv.
void write_dictionary(const Resources& resources, ModelWriter& writer);

// Sections lemma.rules, lemmas, feature.sets, features; with the forms of irregular_forms.tsv.
void write_morphology(const Treebank& treebank, const TagTable& tags, const Resources& resources, ModelWriter& writer);

// The bytes of a lexicon.model: all of the above. Words seen `least` times are in the lexicon.
std::string build_lexicon(const Treebank& treebank, const TagTable& tags, const Resources& resources, std::uint32_t least);

}  // namespace entente
