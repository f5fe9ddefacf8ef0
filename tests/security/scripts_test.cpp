// SPDX-License-Identifier: Apache-2.0
// Hostile names in formats that are languages of their own: outside of quotes, everything is as with harmless names.
#include "injections.hpp"

#include <gmock/gmock.h>

#include <graphviz/cgraph.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <memory>
#include <regex>
#include <set>

namespace entente {
namespace {

using testing::IsEmpty;
using testing::IsSubsetOf;

class Scripts : public Injections {};

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// The whole line is a statement: subject, predicate, object, and a graph in N-Quads. A name that ended its quotes would leave more.
TEST_F(Scripts, LinesOfTriplesAreOneTripleEach) {
  const std::string iri = R"(<[^\x00-\x20<>"{}|^`\\]*>)";
  const std::string literal = R"("(?:[^"\\]|\\[tbnrf"'\\]|\\u[0-9A-F]{4}|\\U[0-9A-F]{8})*"(?:\^\^)" + iri + "|@[a-z-]+)?";
  const std::regex statement(iri + " " + iri + " (?:" + iri + "|" + literal + ")(?: " + iri + ")? \\.");
  for (const char* format : {"ntriples", "nquads"}) {
    const std::vector<std::string> lines = lines_of(exported("hostile", format));
    for (const std::string& line : lines) EXPECT_TRUE(std::regex_match(line, statement)) << format << ": " << line;
    EXPECT_EQ(lines.size(), lines_of(exported("harmless", format)).size()) << format;
  }
}

TEST_F(Scripts, TurtleAndTrigHaveNoOtherTerms) {
  const std::string iri = R"((?:<[^\x00-\x20<>"{}|^`\\]*>|[a-z]+:[A-Za-z_0-9]+))";
  const std::string literal = R"((?:"(?:[^"\\]|\\[tbnrf"'\\]|\\u[0-9A-F]{4}|\\U[0-9A-F]{8})*"(?:\^\^)" + iri + "|@[a-z-]+)?|[0-9]+)";
  const std::regex line_form("@prefix [a-z]+: <[^<>\"]*> \\.|" + iri + " \\{|\\}| *" + iri + " " + iri + " (?:" + iri + "|" + literal + ") \\.|");
  for (const char* format : {"turtle", "trig"}) {
    const std::vector<std::string> lines = lines_of(exported("hostile", format));
    for (const std::string& line : lines) EXPECT_TRUE(std::regex_match(line, line_form)) << format << ": " << line;
    EXPECT_EQ(lines.size(), lines_of(exported("harmless", format)).size()) << format;
  }
}

std::string without_quoted(const std::string& script) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < script.size(); ++i) {
    if (inside && script[i] == '\\') ++i;
    else if (script[i] == '\'') inside = !inside;
    else if (!inside) out += script[i];
  }
  EXPECT_FALSE(inside) << "a quotation mark has no partner";
  return out;
}

// An address that can be run has no field, so the harmless graph, which has such a one, too, is the same outside of quotes.
TEST_F(Scripts, CommandsForDatabasesAreThoseOfHarmlessNames) {
  for (const char* format : {"cypher", "kuzu"}) {
    const std::string commands = without_quoted(exported("hostile", format));
    EXPECT_THAT(commands, testing::Not(testing::HasSubstr("DETACH"))) << format;
    std::vector<std::string> hostile_lines = lines_of(commands), harmless_lines = lines_of(without_quoted(exported("harmless", format)));
    std::sort(hostile_lines.begin(), hostile_lines.end());  // names decide the order
    std::sort(harmless_lines.begin(), harmless_lines.end());
    EXPECT_EQ(hostile_lines, harmless_lines) << format;
  }
}

// Fields of RFC 4180.
std::vector<std::vector<std::string>> records(const std::string& text) {
  std::vector<std::vector<std::string>> result{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string& field = result.back().back();
    if (quoted && text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') field += text[++i];
    else if (text[i] == '"') quoted = !quoted;
    else if (!quoted && text[i] == ',') result.back().emplace_back();
    else if (!quoted && text[i] == '\n') result.push_back({""});
    else field += text[i];
  }
  EXPECT_FALSE(quoted);
  result.pop_back();
  return result;
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Tables are exact: what begins with "=" stays as it is, in a cell of its own. Whoever opens them in a spreadsheet imports text.
TEST_F(Scripts, TablesKeepNamesInTheirCells) {
  ASSERT_EQ(run("export ../hostile.graph --format csv -o ../tables"), 0);
  for (const char* name : {"nodes.csv", "relationships.csv"}) {
    const auto rows = records(read_file(folder_ / "tables" / name));
    for (const auto& row : rows) EXPECT_EQ(row.size(), rows.front().size()) << name << ": " << row.front();
  }
  std::set<std::string> names;
  for (const auto& row : records(read_file(folder_ / "tables" / "nodes.csv"))) names.insert(row[4]);
  for (const std::string& name : hostile) EXPECT_TRUE(names.contains(name)) << name;
  for (const char* script : {"import.sh", "copy.cypher"}) EXPECT_THAT(read_file(folder_ / "tables" / script), testing::Not(testing::HasSubstr("evil"))) << script;
}

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Dot = std::unique_ptr<Agraph_t, CloseGraph>;

std::set<std::string> attributes(Agraph_t* graph, int kind) {
  std::set<std::string> names;
  for (Agsym_t* symbol = agnxtattr(graph, kind, nullptr); symbol; symbol = agnxtattr(graph, kind, symbol)) names.insert(symbol->name);
  return names;
}

void collect(const xmlNode* node, std::set<std::string>& names) {
  for (; node != nullptr; node = node->next) {
    if (node->type == XML_ELEMENT_NODE) names.insert(reinterpret_cast<const char*>(node->name));
    collect(node->children, names);
  }
}

// The elements of an HTML-like label.
std::set<std::string> elements(const char* label) {
  const std::string whole = "<label>" + std::string(label) + "</label>";
  std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(xmlReadMemory(whole.data(), static_cast<int>(whole.size()), nullptr, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR), &xmlFreeDoc);
  std::set<std::string> names;
  if (!document) ADD_FAILURE() << "not well-formed: " << label;
  else collect(xmlDocGetRootElement(document.get()), names);
  return names;
}

void check_labels(void* object, const char* key) {
  char* label = agget(object, const_cast<char*>(key));
  if (!label || !aghtmlstr(label)) return;
  EXPECT_THAT(elements(label), IsSubsetOf({"label", "TABLE", "TR", "TD", "FONT", "B", "I", "BR"})) << label;
}

bool runs_something(void* object) {
  const char* address = agget(object, const_cast<char*>("URL"));
  return address != nullptr && std::string_view(address).starts_with("javascript:");
}

TEST_F(Scripts, DotHasTheNodesLinesAndAttributesOfHarmlessNames) {
  const Dot dot(agmemread(exported("hostile", "dot").c_str()));
  const Dot other(agmemread(exported("harmless", "dot").c_str()));
  ASSERT_TRUE(dot && other);
  EXPECT_EQ(agnnodes(dot.get()), agnnodes(other.get()));
  EXPECT_EQ(agnedges(dot.get()), agnedges(other.get()));
  EXPECT_EQ(agnsubg(dot.get()), agnsubg(other.get()));
  for (const int kind : {AGRAPH, AGNODE, AGEDGE}) EXPECT_THAT(attributes(dot.get(), kind), IsSubsetOf(attributes(other.get(), kind)));
  check_labels(dot.get(), "label");
  std::vector<std::string> runnable;
  for (Agnode_t* node = agfstnode(dot.get()); node; node = agnxtnode(dot.get(), node)) {
    check_labels(node, "label");
    if (runs_something(node)) runnable.emplace_back(agnameof(node));
    for (Agedge_t* edge = agfstout(dot.get(), node); edge; edge = agnxtout(dot.get(), edge)) {
      check_labels(edge, "label");
      check_labels(edge, "xlabel");
      if (runs_something(edge)) runnable.emplace_back(agnameof(edge));
    }
  }
  EXPECT_THAT(runnable, IsEmpty());
}

}  // namespace
}  // namespace entente
