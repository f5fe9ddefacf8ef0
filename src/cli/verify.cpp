// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

#include <entente/store.hpp>

#include "cli/commands.hpp"
#include "cli/wording.hpp"

namespace entente {
namespace {

Exit verify(const std::string& path, const Console& console) {
  const Store store(path, Store::Mode::read);
  const std::vector<std::string> problems = store.verify();
  for (const std::string& problem : problems) console.out << path << ": " << problem << '\n';
  if (!problems.empty()) return Exit::input_failed;
  const Sizes sizes = store.sizes();
  console.out << path << ": all is well: " << counted(sizes.articles, "article") << ", " << counted(sizes.entities, "entity") << ", "
              << counted(sizes.relations, "relation") << ", " << counted(sizes.statements, "statement") << ", " << counted(sizes.evidence, "piece")
              << " of evidence\n";
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto path = std::make_shared<std::string>();
  app.add_option("GRAPH", *path, "a graph file")->required()->type_name("");
  return [path](const Console& console) { return verify(*path, console); };
}

}  // namespace

const Command verify_command{
    "verify",
    "read every article again and check its hash, every span and every reference",
    "entente verify world.graph",
    prepare,
};

}  // namespace entente
