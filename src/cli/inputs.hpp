// SPDX-License-Identifier: Apache-2.0
// The INPUT arguments of a command as one stream of articles and facts.
#pragma once

#include <cstdint>
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
#include "inputs/input_files.hpp"

namespace entente {

// An article to read, facts that were read before, or what is wrong with an input.
using Input = std::variant<Article, Facts, InputError>;

class Inputs {
 public:
  enum class Accept { articles, articles_and_facts };

  // Says by notes what it passes over. Where `strict`, the first fault is the last that it yields.
  Inputs(const std::vector<std::string>& paths, ReadingOptions options, bool strict, Accept accept, Reporter& reporter);

  // The next one in the order of the arguments; nothing at the end, and where a signal wants the end. In a run an id stands
  // for one article: the same again is passed over, another of the same id is an error.
  std::optional<Input> next();
  bool interrupted() const { return options_.stop != nullptr && *options_.stop; }
  // How many articles reading had something to say of; the notes have it.
  std::size_t mended() const { return mended_; }
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
  // Hashes, and the source's number: a run may see millions.
  struct Key {
    std::uint64_t first;
    std::uint64_t second;
    bool operator==(const Key&) const = default;
  };
  struct HashKey {
    std::size_t operator()(const Key& key) const { return key.first; }
  };
  struct Seen {
    std::uint64_t text;
    std::uint32_t source;
  };
  void add(const std::string& path);
  void open(const InputFile& file);
  std::optional<Input> read();
  std::optional<InputError> check_id(const ArticleInfo& info, const std::string& where, bool& repeated);
  std::string source_name(std::size_t source) const;

  std::vector<std::variant<InputFile, InputError>> sources_;
  ReadingOptions options_;
  bool strict_;
  Accept accept_;
  Reporter& reporter_;
  std::size_t total_ = 0;
  std::size_t next_ = 0;                      // of sources_
  std::string where_;                         // the source that is open
  std::unique_ptr<ArticleReader> articles_;   // one of these is open
  std::unique_ptr<FactsLines> facts_;
  std::unique_ptr<GraphArticles> graph_;
  std::unordered_map<Key, Seen, HashKey> seen_;  // by id
  std::size_t mended_ = 0;
  bool ended_ = false;
};

// The end of a summary: ", 3 of them mended (-v says how); interrupted, …". Empty where there is nothing to say.
std::string how_it_ended(const Inputs& inputs);

}  // namespace entente
