// SPDX-License-Identifier: Apache-2.0
// The INPUT arguments of a command as one stream of articles and facts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include <entente/article.hpp>
#include <entente/facts.hpp>
#include <entente/reporter.hpp>
#include <entente/store.hpp>

#include "cli/facts_lines.hpp"
#include "text/input_files.hpp"

namespace entente {

// An article to read, facts that were read before, or what is wrong with an input.
using Input = std::variant<Article, Facts, InputError>;

class Inputs {
 public:
  enum class Accept { articles, articles_and_facts };

  // Says by notes what it passes over.
  Inputs(const std::vector<std::string>& paths, ArticleDefaults defaults, Accept accept, Reporter& reporter);

  // The next one in the order of the arguments; nothing at the end. In a run an id stands for one article: the same again
  // is passed over, another of the same id is an error.
  std::optional<Input> next();
  // How many articles there will be, or 0 where only reading tells.
  std::size_t total() const { return total_; }

 private:
  // The articles of a graph file, one after the other.
  struct GraphArticles {
    explicit GraphArticles(const std::filesystem::path& path) : store(path, Store::Mode::read), articles(store.articles()) {}
    std::optional<Facts> next();
    Store store;
    std::vector<ArticleInfo> articles;
    std::size_t at = 0;
  };
  struct Seen {
    std::string sha256;
    std::string where;
  };
  void add(const std::string& path);
  void open(const InputFile& file);
  std::optional<Input> read();
  std::optional<InputError> check_id(const ArticleInfo& info, bool& repeated);

  std::vector<std::variant<InputFile, InputError>> sources_;
  ArticleDefaults defaults_;
  Accept accept_;
  Reporter& reporter_;
  std::size_t total_ = 0;
  std::size_t next_ = 0;                      // of sources_
  std::string where_;                         // the source that is open
  std::unique_ptr<ArticleReader> articles_;   // one of these is open
  std::unique_ptr<FactsLines> facts_;
  std::unique_ptr<GraphArticles> graph_;
  std::unordered_map<std::string, Seen> seen_;  // by id
};

}  // namespace entente
