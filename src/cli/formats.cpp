// SPDX-License-Identifier: Apache-2.0
#include <ostream>

#include <entente/article.hpp>
#include <entente/exporter.hpp>

#include "cli/commands.hpp"
#include "cli/table.hpp"

namespace entente {
namespace {

Exit print_formats(const Console& console) {
  Table articles;
  for (const ArticleFormat& format : article_formats())
    articles.add({std::string(format.name), std::string(format.suffixes), std::string(format.summary)});
  Table graphs;
  for (const Exporter& format : exporters()) graphs.add({std::string(format.name), std::string(format.suffix), std::string(format.summary)});
  console.out << "articles in (extract, build):\n";
  articles.write(console.out, unbounded, 2);
  console.out << "\ngraphs out (export):\n";
  graphs.write(console.out, unbounded, 2);
  return Exit::done;
}

Run prepare(CLI::App&) { return print_formats; }

}  // namespace

const Command formats_command{
    "formats",
    "list what goes in and what comes out",
    "entente formats",
    prepare,
};

}  // namespace entente
