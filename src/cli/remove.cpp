// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include <entente/error.hpp>
#include <entente/store.hpp>

#include "cli/commands.hpp"
#include "cli/wording.hpp"

namespace entente {
namespace {

struct Options {
  std::string graph;
  std::vector<std::string> articles;
};

std::string unknown_article(const Store& store, const std::string& id) {
  std::vector<std::string> ids;
  for (ArticleInfo& article : store.articles()) ids.push_back(std::move(article.id));
  return "'" + id + "' is no article of this graph" + did_you_mean(id, {ids.begin(), ids.end()});
}

Exit remove(const Options& options, const Console& console) {
  static_cast<void>(Store(options.graph, Store::Mode::read));  // throws where there is no graph, while writing would make one
  Store store(options.graph, Store::Mode::write);
  std::size_t removed = 0;
  for (const std::string& id : options.articles) {
    if (store.remove(id)) ++removed;
    else console.reporter.warn(unknown_article(store, id));
  }
  store.commit();
  console.reporter.note("removed " + counted(removed, "article"));
  return removed == options.articles.size() ? Exit::done : Exit::input_failed;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("GRAPH", options->graph, "a graph file, made by entente build")->required()->type_name("");
  app.add_option("ARTICLE", options->articles, "ids of articles")->required()->type_name("");
  return [options](const Console& console) { return remove(*options, console); };
}

}  // namespace

const Command remove_command{
    "remove",
    "take articles out, as if they had never been there",
    "entente remove world.graph herald-2024-05-31-17",
    prepare,
};

}  // namespace entente
