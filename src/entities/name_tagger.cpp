// SPDX-License-Identifier: Apache-2.0
#include "entities/name_tagger.hpp"

#include <span>

#include "entities/name_agreement.hpp"
#include "entities/name_checks.hpp"
#include "entities/name_features.hpp"
#include "entities/name_joins.hpp"
#include "entities/name_runs.hpp"
#include "entities/spelt_acronyms.hpp"

namespace entente {

std::vector<TokenRange> name_paragraphs(const Document& document) {
  constexpr std::size_t longest = 300;
  std::vector<TokenRange> paragraphs;
  for (const TokenRange& sentence : document.sentences) {
    const bool starts = document[sentence.begin].has(Token::paragraph_start);
    if (paragraphs.empty() || starts || paragraphs.back().size() + sentence.size() > longest) paragraphs.push_back(sentence);
    else paragraphs.back().end = sentence.end;
  }
  return paragraphs;
}

namespace {

void add_names(std::span<const NameLabel> labels, std::size_t first, std::vector<TaggedName>& found) {
  for (std::size_t t = 0; t < labels.size(); ++t) {
    if (labels[t] == no_name) continue;
    if (begins(labels[t])) found.push_back({{TokenId{first + t}, TokenId{first + t + 1}}, class_of(labels[t])});
    else found.back().tokens.end = TokenId{first + t + 1};
  }
}

}  // namespace

NameTagger::NameTagger(std::string_view bytes, const std::string& where) : network_(ModelFile(bytes, where)) {}

std::vector<TaggedName> NameTagger::find(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document,
                                         const Words& words, const std::vector<Name>& names) const {
  const NameFeatures context(gazetteer, vocabulary, document, words, names);
  std::vector<float> scores(document.tokens.size() * name_labels);
  const auto rows = [&](TokenRange range) { return std::span(scores).subspan(range.begin.value * name_labels, range.size() * name_labels); };
  const std::vector<TokenRange> paragraphs = name_paragraphs(document);
  const Pool<NameNetwork::Scratch>::Lease scratch(scratches_);
  for (const TokenRange& range : paragraphs) {
    const std::size_t begin = range.begin.value;
    network_.read(
        range.size(), [&](std::size_t t, std::vector<std::uint64_t>& features) { context.collect(begin + t, features); },
        [&](std::size_t t) { return document.form(TokenId{begin + t}); }, rows(range), *scratch);
  }
  agree(words, scores);
  std::vector<TaggedName> found;
  std::vector<NameLabel> labels;
  for (const TokenRange& range : paragraphs) {
    labels.resize(range.size());
    network_.decode(rows(range), labels, *scratch);
    add_names(labels, range.begin.value, found);
  }
  part_runs(gazetteer, vocabulary, document, words, found);
  check_names(gazetteer, vocabulary, document, words, found);
  join_names(gazetteer, vocabulary, document, words, found);
  follow_spelling(gazetteer, document, words, found);
  return found;
}

}  // namespace entente
