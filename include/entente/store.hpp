// SPDX-License-Identifier: Apache-2.0
// A graph on disk: one SQLite file with the articles, their facts and the graph made from them. graphs/README.md has the format.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <entente/graph.hpp>

namespace entente {

class Store {
 public:
  enum class Mode { read, write };  // write makes the file where there is none
  enum class Added { added, replaced, unchanged };

  // Throws Error where the file can't be opened, is no graph file, or was written by a newer version.
  Store(const std::filesystem::path& path, Mode mode);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  // Whether the article is there with the same text and metadata, so that reading it again is not worth while.
  bool has(const ArticleInfo& article) const;
  // Adds an article or replaces the one of the same id; it lasts from the next commit(). An empty `text` is facts.text.
  // Throws InputError where facts and text don't fit together.
  Added add(const Facts& facts, std::string_view text);
  // False where there is no such article.
  bool remove(std::string_view article_id);
  // Makes all changes since the last commit durable, and the graph agree with them. Nothing is kept if it throws.
  // Takes time in proportion to the whole graph, so commit many articles at once.
  void commit();

  Graph graph() const;
  // Facts and texts of all articles, sorted by article id.
  std::vector<ArticleFacts> facts() const;
  std::vector<ArticleInfo> articles() const;
  // The text of one article; throws InputError where there is none.
  std::string text(std::string_view article_id) const;

  // Its facts and text; throws InputError where there is none.
  ArticleFacts article(std::string_view article_id) const;

  // Reads everything again and says what is off, a line each: the file, each article's hash and spans, and whether the graph
  // is the one that the facts make. Empty where all is well.
  std::vector<std::string> verify() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entente
