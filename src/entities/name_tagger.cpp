// SPDX-License-Identifier: Apache-2.0
#include "entities/name_tagger.hpp"

#include <array>

#include "entities/name_features.hpp"

namespace entente {

NameTagger::NameTagger(std::string_view bytes, const std::string& where) : model_(ModelFile(bytes, where), "names", name_labels) {}

std::vector<TaggedName> NameTagger::find(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document,
                                         const Words& words, const std::vector<Name>& names) const {
  NameFeatures context(gazetteer, vocabulary, document, words, names);
  std::vector<TaggedName> found;
  std::vector<std::uint64_t> features;
  std::array<std::int32_t, LinearModel::padded(name_labels)> scores{};
  for (std::size_t i = 0; i < document.tokens.size(); ++i) {
    context.collect(i, features);
    model_.score(features, scores.data());
    NameLabel best = no_name;
    for (NameLabel label = 1; label < name_labels; ++label)
      if (scores[label] > scores[best] && may_follow(label, context.label(i, 1))) best = label;
    context.set(i, best);
    if (best == no_name) continue;
    if (begins(best))
      found.push_back({{TokenId{i}, TokenId{i + 1}}, class_of(best)});
    else
      found.back().tokens.end = TokenId{i + 1};
  }
  return found;
}

}  // namespace entente
