// SPDX-License-Identifier: Apache-2.0
// Facts: what the graph was made of, an article a line with its text, as `entente extract --text` writes it and `entente build` reads it.
#include <ostream>

#include <entente/error.hpp>

#include "formats.hpp"

namespace entente {

void write_facts(const Graph& graph, const ExportOptions& options, std::ostream& out) {
  if (!options.article && !graph.articles.empty()) throw Error("facts are not in a graph but in the file that it was read from");
  for (const ArticleInfo& info : graph.articles) {
    ArticleFacts article = options.article(info);
    article.facts.text = std::move(article.text);
    write_facts(article.facts, out);
  }
}

}  // namespace entente
