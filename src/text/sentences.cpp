// SPDX-License-Identifier: Apache-2.0
#include "text/sentences.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::size_t longest_sentence = 300;  // words; longer ones are cut so that parsing stays fast
// How much the linear model's margin counts, and what is added since both would rather go on, most of all behind words written small:
// one in capitals may be of a headline, or of a name. Measured on development sets.
constexpr float margin_weight = 0.0002F;
constexpr float bias = 0.8F;
constexpr float bias_behind_small = 2;
// Where the next word is written small and no full stop stands before, the network must be this sure.
constexpr float sure = 2;

// "BRUSSELS, April 4 (Reuters) — ": the token behind the line that says where and when an article was written; `begin` where there is none.
// Such a line is no part of the sentence after it.
std::size_t dateline_end(const Document& document, std::size_t begin, std::size_t end) {
  constexpr std::size_t longest = 14;   // words
  constexpr std::size_t shortest = 10;  // words of what follows: a headline's dash is no dateline's
  bool all_capitals = false, agency = false, comma = false;
  std::size_t words = 0;
  for (std::size_t i = begin; i < end && i < begin + longest; ++i) {
    const std::string_view form = document.form(TokenId{i});
    if (i > begin && document.tokens[i].has(Token::paragraph_start)) return begin;
    const bool dash = form == "—" || form == "–" || form == "--" || form == "-";
    if (dash && document.tokens[i].has(Token::space_before)) {
      const bool room = i + shortest < end && document.tokens[i + 1].has(Token::space_before);
      if (!room || words == 0) return begin;
      for (std::size_t next = i + 1; next < i + shortest; ++next)
        if (document.tokens[next].has(Token::paragraph_start)) return begin;
      const auto first = static_cast<unsigned char>(document.form(TokenId{i + 1}).front());
      const bool opens = (first >= 'A' && first <= 'Z') || first >= 0x80 || first == '"';
      return opens && (all_capitals || agency || words <= (comma ? 4U : 2U)) ? i + 1 : begin;
    }
    const auto first = static_cast<unsigned char>(form.front());
    const bool capital = (first >= 'A' && first <= 'Z') || first >= 0x80;
    const bool plain = (first >= '0' && first <= '9') || form == "," || form == "." || form == "(" || form == ")" || form == "/";
    if (!capital && !plain) return begin;
    if (capital) ++words;
    if (i == begin) {
      const bool lower = std::any_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      all_capitals = capital && !lower && form.size() > 2;
    }
    agency |= form == "(";
    comma |= form == ",";
  }
  return begin;
}

}  // namespace

SentenceSplitter::SentenceSplitter(const Resources& resources)
    : abbreviations_(resources.get("en/abbreviations.tsv"), resources.where("en/abbreviations.tsv")),
      model_(ModelFile(resources.get("en/tokenizer.model"), resources.where("en/tokenizer.model")), "sentences", 2) {}

void SentenceSplitter::annotate(Document& document, TokenRange part, std::span<const float> odds, Scratch& scratch) const {
  std::size_t first = part.begin.value;
  for (std::size_t i = first; i < part.end.value; ++i) {
    if (i == first && (i == 0 || document.tokens[i].has(Token::paragraph_start)))
      if (const std::size_t end = dateline_end(document, i, part.end.value); end > i) {
        document.sentences.push_back({TokenId{i}, TokenId{end}});
        i = first = end;
      }
    const bool last = i + 1 == part.end.value;
    if (!last && !document.tokens[i + 1].has(Token::paragraph_start)) {
      if (document.tokens[i + 1].has(Token::joined)) continue;
      const bool ends_here = ends(i, first, odds[i - part.begin.value], scratch);
      if (!ends_here && i - first + 1 < longest_sentence) continue;
    }
    document.sentences.push_back({TokenId{first}, TokenId{i + 1}});
    first = i + 1;
  }
}

bool SentenceSplitter::ends(std::size_t token, std::size_t first, float odds, Scratch& scratch) const {
  constexpr float out_of_doubt = 9;  // the linear model is not asked
  if (!scratch.ends.possible(token)) return odds > sure;
  if (odds > out_of_doubt || odds < -out_of_doubt) return odds > 0;
  scratch.ends.features(token, first, scratch.features);
  std::array<std::int32_t, LinearModel::padded(2)> scores;
  model_.score(scratch.features, scores.data());
  return odds + (scratch.ends.is_small(token) ? bias_behind_small : bias) + margin_weight * static_cast<float>(scores[1] - scores[0]) > 0;
}

}  // namespace entente
