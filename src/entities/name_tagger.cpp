// SPDX-License-Identifier: Apache-2.0
#include "entities/name_tagger.hpp"

#include "entities/name_features.hpp"

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

NameTagger::NameTagger(std::string_view bytes, const std::string& where) : network_(ModelFile(bytes, where)) {}

std::vector<TaggedName> NameTagger::find(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document,
                                         const Words& words, const std::vector<Name>& names) const {
  const NameFeatures context(gazetteer, vocabulary, document, words, names);
  std::vector<TaggedName> found;
  std::vector<NameLabel> labels;
  const Pool<NameNetwork::Scratch>::Lease scratch(scratches_);
  for (const TokenRange& range : name_paragraphs(document)) {
    const std::size_t begin = range.begin.value;
    labels.resize(range.size());
    network_.read(
        range.size(), [&](std::size_t t, std::vector<std::uint64_t>& features) { context.collect(begin + t, features); },
        [&](std::size_t t) { return document.form(TokenId{begin + t}); }, labels, *scratch);
    for (std::size_t t = 0; t < labels.size(); ++t) {
      if (labels[t] == no_name) continue;
      if (begins(labels[t])) found.push_back({{TokenId{begin + t}, TokenId{begin + t + 1}}, class_of(labels[t])});
      else found.back().tokens.end = TokenId{begin + t + 1};
    }
  }
  return found;
}

}  // namespace entente
