// SPDX-License-Identifier: Apache-2.0
// Every format: its golden file, what its own library reads back, names that break careless writers, same bytes again.
#include <gmock/gmock.h>
#include <graphviz/cgraph.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <boost/graph/graphml.hpp>
#include <cstdlib>
#include <map>
#include <set>

#include <entente/query.hpp>

#include "sample.hpp"

namespace entente {
namespace {

// UPDATE=1 writes the golden files anew.
void expect_golden(std::string_view format) {
  const std::string path = samples() + "harbour" + std::string(find_exporter(format)->suffix);
  const std::string found = exported(sample_graph(), format);
  if (std::getenv("UPDATE")) std::ofstream(path, std::ios::binary) << found;
  EXPECT_EQ(found, file_text(path)) << "set UPDATE=1 to write " << path;
}

class EveryFormat : public testing::TestWithParam<std::string> {};

TEST_P(EveryFormat, GivesTheSameBytesAgain) {
  EXPECT_EQ(exported(sample_graph(), GetParam()), exported(sample_graph(), GetParam()));
  EXPECT_EQ(exported(hostile_graph(), GetParam()), exported(hostile_graph(), GetParam()));
}

TEST_P(EveryFormat, IsFoundByNameAndSuffix) {
  const Exporter* exporter = find_exporter(GetParam());
  ASSERT_TRUE(exporter);
  EXPECT_EQ(find_exporter_by_suffix(exporter->suffix), exporter);
  EXPECT_FALSE(exporter->summary.empty());
}

TEST_P(EveryFormat, WritesAnEmptyGraph) {
  const std::set<std::string> lines{"ntriples", "nquads", "ftm", "facts"};  // nothing is said by no line
  EXPECT_EQ(exported(Graph{}, GetParam()).empty(), lines.contains(GetParam()));
}

std::vector<std::string> names_of_formats() {
  std::vector<std::string> result;
  for (const Exporter& exporter : exporters()) result.emplace_back(exporter.name);
  return result;
}

INSTANTIATE_TEST_SUITE_P(Exporters, EveryFormat, testing::ValuesIn(names_of_formats()), [](const auto& test) { return test.param; });

class TextFormat : public testing::TestWithParam<std::string> {};
TEST_P(TextFormat, MatchesItsGoldenFile) { expect_golden(GetParam()); }
INSTANTIATE_TEST_SUITE_P(Exporters, TextFormat, testing::Values("graphml", "gexf", "cytoscape", "cypher", "kuzu", "csv", "ftm", "jsonld", "turtle", "trig", "ntriples", "nquads"), [](const auto& test) { return test.param; });

TEST(Exporters, UnknownFormatsAreNull) {
  EXPECT_EQ(find_exporter("graphlm"), nullptr);
  EXPECT_EQ(find_exporter_by_suffix(".exe"), nullptr);
}

// ---- DOT, read by cgraph

struct DotGraph {
  std::map<std::string, std::string> names;  // by node id
  std::multiset<std::string> edges;          // "relation status"
  std::size_t hidden = 0;                    // nodes that are not drawn
};

// What attributes hold is escaped as escString.
std::string unescaped(std::string_view value) {
  std::string result;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) result += value[i];
    else result += value[++i] == 'n' ? '\n' : value[i];
  }
  return result;
}

DotGraph read_dot(const std::string& text) {
  DotGraph result;
  Agraph_t* graph = agmemread(text.c_str());
  EXPECT_TRUE(graph);
  if (!graph) return result;
  const auto get = [](void* object, const char* key) { const char* value = agget(object, const_cast<char*>(key)); return std::string(value ? value : ""); };
  for (Agnode_t* node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
    result.names[agnameof(node)] = unescaped(get(node, "fullname"));
    result.hidden += get(node, "style") == "invis";
    for (Agedge_t* edge = agfstout(graph, node); edge; edge = agnxtout(graph, edge)) result.edges.insert(get(edge, "relation") + " " + get(edge, "status"));
  }
  agclose(graph);
  return result;
}

TEST(Dot, HoldsThePictureAndAllData) {
  const Graph graph = sample_graph();
  const DotGraph read = read_dot(exported(graph, "dot"));
  EXPECT_EQ(read.names.size(), graph.nodes.size() + graph.articles.size() + graph.quotes.size());
  EXPECT_EQ(read.hidden, graph.articles.size() + graph.quotes.size());
  for (const Node& node : graph.nodes) EXPECT_EQ(read.names.at(node.id), node.name);
  std::multiset<std::string> edges;
  for (const Edge& edge : graph.edges) edges.insert(std::string(name(edge.type)) + " " + std::string(name(edge.status)));
  for (const std::string& edge : edges) EXPECT_EQ(read.edges.count(edge), edges.count(edge)) << edge;
}

TEST(Dot, KeepsHostileNames) {
  const Graph graph = hostile_graph();
  const DotGraph read = read_dot(exported(graph, "dot"));
  std::multiset<std::string> found, wanted;
  for (const auto& [id, name] : read.names)
    if (!id.starts_with("article:") && !id.starts_with("statement:")) found.insert(name);
  for (const Node& node : graph.nodes) wanted.insert(node.name);
  EXPECT_EQ(found, wanted);
}

TEST(Dot, QuotesEveryIdForReadersThatKnowNoOther) {
  const std::string text = exported(sample_graph(), "dot");
  EXPECT_NE(text.find("\n  \"Q900001\" -> \""), std::string::npos);
  EXPECT_EQ(text.find("\n  Q900001"), std::string::npos);
}

// ---- GraphML, read by Boost

using Properties = std::map<std::string, std::string>;

// Takes every property as text: Boost's typed reader refuses GraphML's "true" and "false".
class Loader : public boost::mutate_graph {
 public:
  std::vector<Properties> nodes;
  std::vector<Properties> edges;
  bool is_directed() const override { return true; }
  boost::any do_add_vertex() override {
    nodes.emplace_back();
    return nodes.size() - 1;
  }
  std::pair<boost::any, bool> do_add_edge(boost::any, boost::any) override {
    edges.emplace_back();
    return {edges.size() - 1, true};
  }
  void set_graph_property(const std::string&, const std::string&, const std::string&) override {}
  void set_vertex_property(const std::string& key, boost::any at, const std::string& value, const std::string&) override { nodes[boost::any_cast<std::size_t>(at)][key] = value; }
  void set_edge_property(const std::string& key, boost::any at, const std::string& value, const std::string&) override { edges[boost::any_cast<std::size_t>(at)][key] = value; }
};

Loader read_graphml(const std::string& text) {
  Loader loader;
  std::istringstream in(text);
  boost::read_graphml(in, loader, 0);
  return loader;
}

// Boost's reader does so to every value.
std::string collapsed(std::string_view text) {
  std::string result;
  std::istringstream words{std::string(text)};
  for (std::string word; words >> word;) result += (result.empty() ? "" : " ") + word;
  return result;
}

TEST(Graphml, BoostReadsNodesEdgesAndHostileNames) {
  for (const Graph& graph : {sample_graph(), hostile_graph()}) {
    const Loader read = read_graphml(exported(graph, "graphml"));
    std::multiset<std::string> found, wanted;
    for (const Properties& node : read.nodes)
      if (node.at("type") != "Article" && node.at("type") != "Statement") found.insert(collapsed(node.at("name")));
    for (const Node& node : graph.nodes) wanted.insert(collapsed(node.name));
    EXPECT_EQ(found, wanted);
    const auto relations = static_cast<std::size_t>(std::count_if(read.edges.begin(), read.edges.end(), [](const Properties& edge) { return edge.contains("status"); }));
    EXPECT_EQ(relations, graph.edges.size());
  }
}

// ---- JSON-LD, read by RapidJSON

TEST(Jsonld, StatesOnlyAssertedRelationsDirectly) {
  rapidjson::Document json;
  json.Parse(exported(sample_graph(), "jsonld"));
  ASSERT_FALSE(json.HasParseError());
  ASSERT_TRUE(json["@context"].IsObject());
  EXPECT_EQ(json.MemberCount(), 2U);
  std::map<std::string, const rapidjson::Value*> by_id;
  for (const rapidjson::Value& resource : json["@graph"].GetArray()) by_id[resource["id"].GetString()] = &resource;
  const rapidjson::Value& sudavia = *by_id.at("urn:entente:entity:Country:sudavia");
  EXPECT_FALSE(sudavia.HasMember("member_of"));  // wanted and opposed, never said to be so
  EXPECT_STREQ((*by_id.at("urn:entente:entity:Q900002"))["aids"][0].GetString(), "urn:entente:entity:Place:port-vell");
  for (const auto& [id, resource] : by_id) {
    if (!resource->HasMember("evidence")) continue;
    for (const rapidjson::Value& evidence : (*resource)["evidence"].GetArray()) EXPECT_TRUE(by_id.contains(evidence.GetString())) << evidence.GetString();
  }
}

TEST(Jsonld, KeepsHostileNamesInAbsoluteIris) {
  rapidjson::Document json;
  json.Parse(exported(hostile_graph(), "jsonld"));
  ASSERT_FALSE(json.HasParseError());
  std::multiset<std::string> found;
  for (const rapidjson::Value& resource : json["@graph"].GetArray()) {
    const std::string id = resource["id"].GetString();
    EXPECT_TRUE(id.starts_with("urn:entente:")) << id;
    EXPECT_EQ(id.find_first_of(" <>\"{}|\\^`\n"), std::string::npos) << id;
    if (resource.HasMember("name")) found.insert(resource["name"].GetString());
  }
  const std::vector<std::string> names = hostile_names();
  EXPECT_EQ(found, std::multiset<std::string>(names.begin(), names.end()));
}

TEST(Facts, AreThoseThatTheGraphWasMadeOf) {
  std::ostringstream wanted;
  for (const ArticleFacts& article : sample_facts()) write_facts(article.facts, wanted);
  EXPECT_EQ(exported(sample_graph(), "facts"), wanted.str());
}

std::vector<ArticleFacts> facts_of_part(const Graph& part) {
  ExportOptions options;
  options.article = article_facts;
  options.is_part = true;
  std::stringstream lines;
  find_exporter("facts")->write(part, options, lines);
  std::vector<ArticleFacts> result;
  for (std::string line; std::getline(lines, line);) {
    Facts facts = read_facts(line);
    std::string text = facts.text;
    result.push_back({std::move(facts), std::move(text)});
  }
  return result;
}

TEST(Facts, OfAPartMakeThatPartAgain) {
  const Graph graph = sample_graph();
  std::vector<Filter> filters(6);
  filters[0].about = find_nodes(graph, "Sudavia");
  filters[1].relations = {RelationType::member_of};
  filters[2].statuses = {Status::wanted, Status::opposed};
  filters[3].types = {EntityType::Person};
  filters[4].min_articles = 2;
  filters[5].top = 3;
  for (const Filter& filter : filters) {
    const Graph part = select(graph, filter);
    const Graph again = merge(facts_of_part(part));
    EXPECT_LT(part.edges.size(), graph.edges.size());
    ASSERT_EQ(again.nodes.size(), part.nodes.size());
    for (std::size_t i = 0; i < part.nodes.size(); ++i) EXPECT_EQ(again.nodes[i].id, part.nodes[i].id);
    ASSERT_EQ(again.edges.size(), part.edges.size());
    for (std::size_t i = 0; i < part.edges.size(); ++i) {
      EXPECT_EQ(again.edges[i].id, part.edges[i].id);
      EXPECT_EQ(again.edges[i].evidence.size(), part.edges[i].evidence.size());
    }
    ASSERT_EQ(again.quotes.size(), part.quotes.size());
    for (std::size_t i = 0; i < part.quotes.size(); ++i) EXPECT_EQ(again.quotes[i].about.size(), part.quotes[i].about.size());
  }
}

// ---- the others, by what must be in them

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> result;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) result.push_back(line);
  return result;
}

TEST(Cytoscape, IsJsonWithUniqueIds) {
  const Graph graph = hostile_graph();
  rapidjson::Document json;
  json.Parse(exported(graph, "cytoscape"));
  ASSERT_FALSE(json.HasParseError());
  std::set<std::string> ids;
  std::size_t elements = 0;
  for (const char* kind : {"nodes", "edges"})
    for (const rapidjson::Value& element : json["elements"][kind].GetArray()) {
      ids.insert(element["data"]["id"].GetString());
      ++elements;
    }
  EXPECT_EQ(ids.size(), elements);
  EXPECT_TRUE(json["elements"]["edges"][0]["data"]["evidence"].IsArray());
}

TEST(Rdf, NoTripleIsTwiceAndNoLineIsBroken) {
  for (const Graph& graph : {sample_graph(), hostile_graph()}) {
    const std::vector<std::string> lines = lines_of(exported(graph, "nquads"));
    EXPECT_EQ(std::set<std::string>(lines.begin(), lines.end()).size(), lines.size());
    for (const std::string& line : lines) EXPECT_TRUE(line.starts_with("<urn:entente:") && line.ends_with(" .")) << line;
    EXPECT_EQ(lines_of(exported(graph, "ntriples")).size(), lines.size());
  }
}

TEST(Rdf, StatementsAreInTheirArticlesGraph) {
  for (const std::string& line : lines_of(exported(sample_graph(), "nquads"))) {
    if (!line.starts_with("<urn:entente:statement:")) continue;
    EXPECT_TRUE(line.ends_with("<urn:entente:article:harbour-1> .") || line.ends_with("<urn:entente:article:harbour-2> .")) << line;
  }
}

TEST(Cypher, EscapesQuotesAndBackslashes) {
  const std::string neo4j = exported(hostile_graph(), "cypher");
  EXPECT_NE(neo4j.find(R"(name: '\'}) DETACH DELETE n; // \\u0060 ` $x %s null')"), std::string::npos) << "quote";
  EXPECT_NE(neo4j.find(R"(name: 'summit,\tday "1"\nof two')"), std::string::npos);
  EXPECT_NE(exported(hostile_graph(), "kuzu").find("name: 'summit,\tday \"1\"\nof two'"), std::string::npos);
}

}  // namespace
}  // namespace entente
