// SPDX-License-Identifier: Apache-2.0
#include "score/score.hpp"

#include <algorithm>

#include "core/utf8.hpp"

namespace entente {
namespace {

// The prediction for each gold article; null where there is none.
std::vector<const MarkedArticle*> pair_articles(const std::vector<MarkedArticle>& gold,
                                                const std::vector<MarkedArticle>& predicted) {
  std::map<std::string_view, const MarkedArticle*> by_id;
  std::map<std::string_view, const MarkedArticle*> by_hash;
  for (const MarkedArticle& article : predicted) {
    by_id[article.id] = &article;
    if (!article.sha256.empty()) by_hash[article.sha256] = &article;
  }
  std::vector<const MarkedArticle*> pairs;
  for (const MarkedArticle& article : gold) {
    const MarkedArticle* match = nullptr;
    if (const auto same_id = by_id.find(article.id); same_id != by_id.end())
      match = same_id->second;
    else if (const auto same_text = by_hash.find(article.sha256); same_text != by_hash.end())
      match = same_text->second;
    else if (gold.size() == 1 && predicted.size() == 1)
      match = &predicted.front();
    pairs.push_back(match);
  }
  return pairs;
}

std::optional<CharText> text_of(const MarkedArticle& gold, const MarkedArticle& predicted, const ScoreOptions& options) {
  const auto given = options.texts.find(gold.id);
  if (given != options.texts.end()) return CharText(given->second);
  if (gold.text) return CharText(*gold.text);
  if (predicted.text) return CharText(*predicted.text);
  return std::nullopt;
}

// White space in a row as one space.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (!is_space(next_char(text, i)))
      line += text.substr(begin, i - begin);
    else if (line.empty() || line.back() != ' ')
      line += ' ';
  }
  return line;
}

}  // namespace

double Score::coreference_f1() const {
  double sum = 0;
  for (const char* name : {"coref MUC", "coref B-cubed", "coref CEAF-e"})
    if (const Figure* figure = figures.find(name)) sum += figure->f1();
  return sum / 3;
}

std::string excerpt(const Alignment& article, const Spans& spans, std::size_t width) {
  std::string text;
  for (const CharSpan span : spans) {
    if (!article.text())
      text += (text.empty() ? "[" : " [") + std::to_string(span.begin) + "," + std::to_string(span.end) + ")";
    else
      text += (text.empty() ? "" : " … ") + on_one_line((*article.text())[span]);
  }
  if (count_chars(text) <= width) return text;
  return text.substr(0, byte_of_char(text, width - 1)) + "…";
}

Score score_facts(const std::vector<MarkedArticle>& gold, const std::vector<MarkedArticle>& predicted,
                  const ScoreOptions& options) {
  const ScoreWords words;
  const MarkedArticle nothing;
  const auto pairs = pair_articles(gold, predicted);
  const auto any = [&](auto MarkedArticle::*part) {
    return std::any_of(gold.begin(), gold.end(), [&](const MarkedArticle& article) { return (article.*part).has_value(); });
  };
  const bool has_entities = any(&MarkedArticle::entities);
  const bool has_relations = any(&MarkedArticle::relations);
  const bool has_statements = any(&MarkedArticle::statements);
  Score score;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    if (pairs[i] == nullptr) score.missing.push_back(gold[i].id);
    const MarkedArticle& prediction = pairs[i] == nullptr ? nothing : *pairs[i];
    const Alignment article(gold[i], prediction, text_of(gold[i], prediction, options), words, options.coarse);
    std::vector<Miss> misses;
    if (has_entities) score_entities(article, score, misses);
    if (has_relations) score_relations(article, score, misses);
    if (has_statements) score_statements(article, score, misses);
    if (!misses.empty()) score.misses.push_back({gold[i].id, std::move(misses)});
  }
  score.by_relation.sort_by_gold();
  return score;
}

}  // namespace entente
