// SPDX-License-Identifier: Apache-2.0
// Any words in the place of names, dates and filters of the commands that ask a graph or write it for others. A line of the
// input is an argument; its first letter says which. What comes out is UTF-8, and JSON and XML are well formed.
#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/parser.h>
#include <rapidjson/document.h>

#include <entente/error.hpp>

#include "cli/arguments.hpp"
#include "core/utf8.hpp"
#include "league.hpp"

namespace {

using namespace entente;

class Silence : public Reporter {
 public:
  void warn(std::string_view) override {}
  void note(std::string_view) override {}
  void progress(std::size_t, std::size_t) override {}
};

// Letters, options. Those that name files to write are not among them.
constexpr std::array<std::pair<char, std::string_view>, 22> options{{
    {'b', "--by="},       {'a', "--about="},  {'o', "--to="},     {'w', "--text="},         {'f', "--form="},    {'n', "--limit="},
    {'s', "--since="},    {'u', "--until="},  {'e', "--source="}, {'r', "--relation="},     {'t', "--status="},  {'y', "--type="},
    {'h', "--hops="},     {'p', "--top="},    {'m', "--min-articles="}, {'T', "--title="},  {'S', "--subtitle="}, {'N', "--names="},
    {'J', "--json"},      {'C', "--communities"}, {'Q', "--said"},  {'L', "--timeline"},
}};

// No pictures, nor pages with one: Graphviz loses memory with each layout.
constexpr std::array<std::string_view, 9> commands{"said", "show", "relations", "path", "rank", "timeline", "stats", "overview", "export"};
constexpr std::array<std::string_view, 11> formats{"graphml", "gexf", "jsonld", "turtle",
                                                      "trig", "nquads", "cypher", "kuzu", "cytoscape", "ftm", "facts"};

std::vector<std::string> command_line(const std::string& input, const std::filesystem::path& graph) {
  const auto choice = static_cast<unsigned char>(input.front());
  std::vector<std::string> words{"entente", std::string(commands[choice % commands.size()])};
  if (words.back() == "export") words.push_back("--format=" + std::string(formats[choice / commands.size() % formats.size()]));
  std::vector<std::string> names;
  std::istringstream lines(input.substr(1));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    const std::string value = line.substr(1);
    for (const auto& [letter, option] : options)
      if (line.front() == letter) words.push_back(std::string(option) + (option.ends_with('=') ? value : ""));
    if (line.front() == '.') names.push_back(value);
    if (line.front() == 'B') words.insert(words.end(), {"--between", value});
    if (line.front() == '&') words.push_back(value.starts_with('-') ? "" : value);  // the other of the two
  }
  words.insert(words.end(), {"--", graph.string()});
  words.insert(words.end(), names.begin(), names.end());
  return words;
}

void check(const std::vector<std::string>& words, const std::string& text) {
  assert(!invalid_utf8(text));
  const auto has = [&](std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); };
  if (has("--json") || has("--format=jsonld") || has("--format=cytoscape")) {
    rapidjson::Document json;
    json.Parse<rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
    assert(text.empty() || !json.HasParseError());
  }
  if (has("--format=graphml") || has("--format=gexf")) {
    xmlDocPtr document = xmlReadMemory(text.data(), static_cast<int>(text.size()), "out", nullptr, XML_PARSE_NONET);
    assert(document != nullptr);
    xmlFreeDoc(document);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const League league;
  if (size == 0) return 0;
  const std::string input(reinterpret_cast<const char*>(data), size);
  const std::vector<std::string> words = command_line(input, league.path());
  std::vector<const char*> argv;
  for (const std::string& word : words) argv.push_back(word.c_str());
  std::ostringstream out;
  Silence silence;
  try {
    const Arguments arguments = parse_arguments(static_cast<int>(argv.size()), argv.data());
    arguments.run({out, silence, Verbosity::quiet});
    check(words, out.str());
  } catch (const Error&) {
  }
  return 0;
}
