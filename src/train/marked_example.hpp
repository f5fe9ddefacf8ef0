// SPDX-License-Identifier: Apache-2.0
// A text with its analysis and the labels that its marks give its words.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include <entente/article.hpp>

#include "entities/gazetteer_matcher.hpp"
#include "entities/name_tagger.hpp"
#include "train/name_trainer.hpp"

namespace entente {

struct MarkedExample {
  MarkedExample(const MarkedText& text, const std::function<Document(const Article&)>& analyse, const NameFinder& finder,
                const Gazetteer& gazetteer, const Vocabulary& vocabulary);

  // Instead of marks: what a treebank's analysis of the same text says of its proper nouns. They may have any label, what stands
  // between two of them may go on with a name, adjectives may be names of no entity, and all else is in none.
  void allow_proper_nouns(const Document& of_treebank);
  // Or what marks of the treebank's words say: those without a type may be in names of no entity or of an event, or in none.
  void allow_marked(const Document& of_treebank, std::span<const WordMark> marks);

  // The names that labels mark, as the tagger gives them.
  static std::vector<TaggedName> spans_of(const std::vector<NameLabel>& labels);

  std::unique_ptr<Article> article;
  Document document;
  Words words;
  std::vector<Name> names;
  std::vector<NameLabel> gold;
  std::vector<std::uint32_t> allowed;  // of each token, a bit for each label that the text lets it have

 private:
  // For each token of the text the first of the treebank's that shares characters with it, or one behind the last.
  std::vector<std::size_t> tokens_of(const Document& of_treebank) const;
  void label(const MarkedText& text, const Gazetteer& gazetteer, const Vocabulary& vocabulary);
  NameLabel label_of(const MarkedText::Name& name, std::size_t begin, std::size_t end, const GazetteerMatcher& matcher,
                     const Vocabulary& vocabulary) const;
  NameClass likely_type(std::size_t begin, std::size_t end) const;
  void finish_compound(std::size_t hyphen, NameClass type);
};

}  // namespace entente
