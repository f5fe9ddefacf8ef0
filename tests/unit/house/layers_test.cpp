// SPDX-License-Identifier: Apache-2.0
// Who may include whom: data flows one way, and so do includes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

namespace entente {
namespace {

namespace fs = std::filesystem;

const fs::path top = fs::path(TESTS_DIR).parent_path();

using Names = std::set<std::string>;

// A part of the program, and what it may include besides the standard library.
struct Layer {
  std::string folder;
  Names parts;            // "core" for "core/utf8.hpp"; "." for a header beside the file
  Names hidden;           // public headers that it must not know
  Names headers;          // single headers of other parts
};

const Names graph_headers{"decisions.hpp", "exporter.hpp", "graph.hpp", "query.hpp", "review.hpp", "store.hpp"};
const Names reading_headers{"document.hpp", "extractor.hpp", "morphology.hpp", "symbols.hpp"};
const Names graph_side = [] {
  Names all = reading_headers;
  all.insert("exporter.hpp");
  return all;
}();

const std::vector<Layer> layers{
    {"include/entente", {}, {}, {}},
    {"src/core", {"core"}, graph_headers, {}},
    {"src/inputs", {"core", "inputs"}, graph_headers, {}},
    {"src/text", {"core", "text"}, graph_headers, {}},
    {"src/syntax", {"core", "syntax"}, graph_headers, {"text/sentences.hpp"}},
    {"src/entities", {"core", "entities"}, graph_headers, {"syntax/kernels.hpp", "syntax/tree.hpp"}},
    {"src/relations", {"core", "relations"}, graph_headers, {"syntax/tree.hpp"}},
    {"src/train", {"core", "text", "syntax", "entities", "train"}, graph_headers, {"relations/quotes.hpp"}},
    {"src/score", {"core", "score"}, graph_headers, {}},
    {"src/cli", {"core", "inputs", "text", "syntax", "score", "cli"}, {}, {"entities/wikidata_import.hpp"}},
    {"graphs", {"core", "."}, graph_side, {}},
    {"exporters", {"core", "."}, reading_headers, {}},
};

struct Include {
  bool is_public;    // <…>
  std::string path;
};

std::vector<Include> includes_of(const fs::path& file) {
  static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::vector<Include> result;
  std::ifstream in(file);
  std::smatch match;
  for (std::string line; std::getline(in, line);)
    if (std::regex_search(line, match, pattern)) result.push_back({match[1] == "<", match[2]});
  return result;
}

std::vector<fs::path> sources_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".hpp" || entry.path().extension() == ".cpp") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

bool allowed(const Layer& layer, const Include& include) {
  const std::size_t slash = include.path.find('/');
  const std::string part = slash == std::string::npos ? "." : include.path.substr(0, slash);
  if (include.is_public) return part != "entente" || !layer.hidden.contains(include.path.substr(slash + 1));
  return layer.parts.contains(part) || layer.headers.contains(include.path);
}

TEST(Layers, IncludeOnlyWhatLiesBelow) {
  for (const Layer& layer : layers) {
    const auto files = sources_below(top / layer.folder);
    EXPECT_FALSE(files.empty()) << layer.folder;
    for (const fs::path& file : files) {
      for (const Include& include : includes_of(file))
        EXPECT_TRUE(allowed(layer, include)) << file.string() << " must not include " << include.path;
    }
  }
}

TEST(Layers, CoverAllSources) {
  Names known;
  for (const Layer& layer : layers) known.insert(layer.folder);
  for (const auto& entry : fs::directory_iterator(top / "src"))
    if (entry.is_directory() && entry.path().filename() != "data") {
      EXPECT_THAT(known, testing::Contains("src/" + entry.path().filename().string()));
    }
}

// A library's types stay out of the public headers: they need the standard library and each other only.
TEST(Layers, PublicHeadersNeedNoLibrary) {
  for (const fs::path& file : sources_below(top / "include"))
    for (const Include& include : includes_of(file))
      EXPECT_TRUE(include.is_public && (include.path.starts_with("entente/") || include.path.find_first_of("/.") == std::string::npos))
          << file.string() << " includes " << include.path;
}

TEST(Layers, EverySourceSaysItsLicence) {
  for (const char* folder : {"include", "src", "graphs", "exporters", "tests"})
    for (const fs::path& file : sources_below(top / folder)) {
      std::string first;
      std::getline(std::ifstream(file) >> std::ws, first);
      EXPECT_EQ(first, "// SPDX-License-Identifier: Apache-2.0") << file.string();
    }
}

}  // namespace
}  // namespace entente
