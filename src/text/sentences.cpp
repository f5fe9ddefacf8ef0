// SPDX-License-Identifier: Apache-2.0
#include "text/sentences.hpp"

#include <array>

namespace entente {
namespace {

constexpr std::size_t longest_sentence = 300;  // words; longer ones are cut so that parsing stays fast
// How much the linear model's margin counts, and what is added since both would rather go on: measured on development sets.
constexpr float margin_weight = 0.0003F;
constexpr float bias = 0.8F;

}  // namespace

SentenceSplitter::SentenceSplitter(const Resources& resources)
    : abbreviations_(resources.get("en/abbreviations.tsv"), resources.where("en/abbreviations.tsv")),
      model_(ModelFile(resources.get("en/tokenizer.model"), resources.where("en/tokenizer.model")), "sentences", 2) {}

void SentenceSplitter::annotate(Document& document, TokenRange part, std::span<const float> odds, Scratch& scratch) const {
  std::size_t first = part.begin.value;
  for (std::size_t i = first; i < part.end.value; ++i) {
    const bool last = i + 1 == part.end.value;
    if (!last && !document.tokens[i + 1].has(Token::paragraph_start)) {
      if (document.tokens[i + 1].has(Token::joined)) continue;
      const bool ends_here = scratch.ends.possible(i) && ends(i, first, odds[i - part.begin.value], scratch);
      if (!ends_here && i - first + 1 < longest_sentence) continue;
    }
    document.sentences.push_back({TokenId{first}, TokenId{i + 1}});
    first = i + 1;
  }
}

bool SentenceSplitter::ends(std::size_t token, std::size_t first, float odds, Scratch& scratch) const {
  constexpr float out_of_doubt = 9;  // the linear model is not asked
  if (odds > out_of_doubt || odds < -out_of_doubt) return odds > 0;
  scratch.ends.features(token, first, scratch.features);
  std::array<std::int32_t, LinearModel::padded(2)> scores;
  model_.score(scratch.features, scores.data());
  return odds + bias + margin_weight * static_cast<float>(scores[1] - scores[0]) > 0;
}

}  // namespace entente
