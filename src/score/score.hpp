// SPDX-License-Identifier: Apache-2.0
// Compares facts with gold facts: how many entities, mentions, relations and statements are right. docs/benchmark.md defines the
// figures.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "score/alignment.hpp"
#include "score/annotations.hpp"
#include "score/figures.hpp"

namespace entente {

// What is missed or wrong, in words.
struct Miss {
  std::string kind;  // "relation missed"
  std::string text;
};

struct ArticleMisses {
  std::string article;
  std::vector<Miss> misses;
};

struct Score {
  Figures figures;
  Figures by_relation;               // by relation name, the most frequent first
  std::vector<std::string> missing;  // gold articles without a prediction
  std::vector<ArticleMisses> misses;

  // The mean F1 of MUC, B-cubed and CEAF-e, as the CoNLL shared tasks have it.
  double coreference_f1() const;
};

// Adds the figures of one article.
void score_entities(const Alignment& article, Score& score, std::vector<Miss>& misses);
void score_relations(const Alignment& article, Score& score, std::vector<Miss>& misses);
void score_statements(const Alignment& article, Score& score, std::vector<Miss>& misses);

struct ScoreOptions {
  std::map<std::string, std::string> texts;  // by article id, for gold without texts; characters stand in for words without them
  bool coarse = false;                       // take a Country for a Place and a Group for a Person
};

// Articles are matched by id, else by the hash of their text; two single ones always are.
Score score_facts(const std::vector<MarkedArticle>& gold, const std::vector<MarkedArticle>& predicted,
                  const ScoreOptions& options = {});

// The text at the spans, or the spans themselves where there is no text; cut to `width` code points.
std::string excerpt(const Alignment& article, const Spans& spans, std::size_t width);

}  // namespace entente
