// SPDX-License-Identifier: Apache-2.0
// Names, titles, addresses and texts that are code in some language, from the input to every format: they stay text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <rapidjson/document.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <sstream>

#include <entente/article.hpp>
#include <entente/exporter.hpp>
#include <entente/facts.hpp>
#include <entente/store.hpp>

namespace entente {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;
using testing::IsSupersetOf;

// Each would do something where it is taken for code.
const std::vector<std::string> hostile{
    "<script>document.title='pwned'</script>",
    "\"><img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "]]><!-- --><svg onload=alert(1)>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
    "'); DROP TABLE articles; --",
    "\" OR 1=1 --",
    "'}) DETACH DELETE n //",
    "\\'}) MATCH (n) DETACH DELETE n //",
    "`) DETACH DELETE n //",
    "\"]; evil [URL=\"javascript:alert(1)\"]; x [label=\"",
    "\\\"; } graph evil { a",
    "\"; $(touch pwned); `touch pwned`; touch pwned #",
    "=HYPERLINK(\"http://evil.example\")",
    "> . <http://evil.example/s> <http://evil.example/p> <http://evil.example/o",
    "\"@en . <urn:evil> <urn:evil> \"x",
    "{{policy}} ${title} %s %n $1 \\1",
    "../../../../tmp/pwned",
};
const std::vector<std::string> harmless = [] {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < hostile.size(); ++i) names.push_back("Name number " + std::to_string(i));
  return names;
}();

// An article in which each name is a person who meets the next one, and says the next name.
Facts facts_of(const std::vector<std::string>& names) {
  Facts facts;
  std::vector<CharSpan> spans;
  Article article;
  for (const std::string& name : names) {
    const auto begin = static_cast<std::uint32_t>(article.text.size());  // the names are ASCII
    article.text += name + "\n";
    spans.push_back({begin, begin + static_cast<std::uint32_t>(name.size())});
  }
  article.info.id = names[12];
  article.info.source = names[0];
  article.info.date = "2024-04-12";
  article.info.url = "javascript:alert(1)//" + names[1];
  article.info.title = names[2];
  complete(article);
  facts.article = article.info;
  facts.text = article.text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    Entity entity;
    entity.type = EntityType::Person;
    entity.name = names[i];
    entity.aliases = {names[i] + " alias"};
    entity.mentions = {spans[i]};
    facts.entities.push_back(entity);
  }
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    Relation relation;
    relation.subject = EntityId{i};
    relation.object = EntityId{i + 1};
    relation.type = RelationType::meets;
    relation.evidence = {spans[i]};
    facts.relations.push_back(relation);
    Statement statement;
    statement.speaker = EntityId{i};
    statement.speaker_span = spans[i];
    statement.content = {spans[i + 1]};
    facts.statements.push_back(statement);
  }
  return facts;
}

// A folder with a graph of such an article, made and exported by the program, as a user would.
class Injections : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = fs::temp_directory_path() / ("entente-security-" + std::to_string(getpid()));
    fs::create_directories(folder_ / "work");
    make("hostile", hostile);
    make("harmless", harmless);
  }
  static void TearDownTestSuite() { fs::remove_all(folder_); }

  static void make(const std::string& name, const std::vector<std::string>& names) {
    std::ofstream(folder_ / (name + ".facts.jsonl")) << [&] {
      std::ostringstream out;
      write_facts(facts_of(names), out);
      return out.str();
    }();
    run("build ../" + name + ".facts.jsonl -o ../" + name + ".graph");
  }

  static int run(const std::string& arguments) {
    return std::system(("cd '" + (folder_ / "work").string() + "' && '" ENTENTE_PROGRAM "' -q " + arguments).c_str());
  }

  static std::string exported(const std::string& graph, const std::string& format) {
    const fs::path out = folder_ / (graph + "." + format + ".out");
    EXPECT_EQ(run("export ../" + graph + ".graph --format " + format + " -o '" + out.string() + "'"), 0) << format;
    std::ifstream in(out, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  static inline fs::path folder_;
};

struct FreeXml {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Xml = std::unique_ptr<xmlDoc, FreeXml>;

std::string_view text(const xmlChar* chars) { return chars == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(chars)); }

// The elements and attributes that a document has, and links that run something.
struct Anatomy {
  std::set<std::string> names;
  std::map<std::string, int> elements;
  std::vector<std::string> runnable;
};

void look(const xmlNode* node, Anatomy& anatomy) {
  for (; node != nullptr; node = node->next) {
    if (node->type == XML_ELEMENT_NODE) {
      const std::string name(text(node->name));
      anatomy.names.insert(name);
      ++anatomy.elements[name];
      for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
        const std::string_view key = text(attribute->name);
        const std::string value(attribute->children == nullptr ? std::string_view() : text(attribute->children->content));
        const bool leads = key == "href" || key == "src" || key == "action";
        if ((leads && value.starts_with("javascript:")) || key.starts_with("on")) anatomy.runnable.push_back(name + ": " + value);
      }
    }
    look(node->children, anatomy);
  }
}

Anatomy anatomy_of(const std::string& bytes, bool html) {
  const int size = static_cast<int>(bytes.size());
  const Xml document(html ? htmlReadMemory(bytes.data(), size, nullptr, "UTF-8", HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET)
                          : xmlReadMemory(bytes.data(), size, nullptr, nullptr, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
  Anatomy anatomy;
  if (document == nullptr) {
    ADD_FAILURE() << "not well-formed";
    return anatomy;
  }
  look(xmlDocGetRootElement(document.get()), anatomy);
  return anatomy;
}

TEST_F(Injections, MarkupHasNoElementsOfTheInput) {
  for (const char* format : {"svg", "graphml", "gexf"}) {
    const Anatomy found = anatomy_of(exported("hostile", format), false);
    EXPECT_THAT(anatomy_of(exported("harmless", format), false).names, IsSupersetOf(found.names)) << format;
    EXPECT_THAT(found.runnable, IsEmpty()) << format;
  }
}

TEST_F(Injections, ThePageRunsItsOwnScriptsOnly) {
  const std::string page = exported("hostile", "html");
  const Anatomy found = anatomy_of(page, true);
  const Anatomy expected = anatomy_of(exported("harmless", "html"), true);
  EXPECT_EQ(found.elements.at("script"), expected.elements.at("script"));
  EXPECT_EQ(found.elements.count("img"), expected.elements.count("img"));
  EXPECT_THAT(expected.names, IsSupersetOf(found.names));
  EXPECT_THAT(found.runnable, IsEmpty());
  const std::size_t policy = page.find("http-equiv=\"Content-Security-Policy\" content=\"");
  ASSERT_NE(policy, std::string::npos);
  const std::string rules = page.substr(policy, page.find('>', policy) - policy);
  EXPECT_NE(rules.find("default-src 'none'"), std::string::npos) << rules;
  EXPECT_EQ(rules.find("unsafe-eval"), std::string::npos) << rules;
  EXPECT_EQ(rules.find("script-src 'unsafe-inline'"), std::string::npos) << rules;
}

TEST_F(Injections, JsonIsReadAsJson) {
  for (const char* format : {"jsonld", "cytoscape"}) {
    rapidjson::Document json;
    json.Parse(exported("hostile", format));
    EXPECT_FALSE(json.HasParseError()) << format;
  }
  for (const char* format : {"facts", "ftm"}) {
    std::istringstream lines(exported("hostile", format));
    for (std::string line; std::getline(lines, line);) {
      rapidjson::Document json;
      json.Parse(line);
      EXPECT_TRUE(json.IsObject()) << format << ": " << line;
    }
  }
}

// Every statement of N-Triples is a line of its own; a name that ended one would make lines that begin otherwise.
TEST_F(Injections, TriplesAreAsManyAsWithHarmlessNames) {
  for (const char* format : {"ntriples", "nquads"}) {
    std::istringstream lines(exported("hostile", format));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_FALSE(line.starts_with("<http://evil.example") || line.starts_with("<urn:evil>")) << line;
      EXPECT_TRUE(line.ends_with(" .")) << line;
    }
  }
}

// Outside of quotes nothing of a name is left: the words there are those of the harmless graph.
std::string without_quoted(const std::string& script, char quote) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < script.size(); ++i) {
    if (inside && script[i] == '\\') ++i;
    else if (script[i] == quote) inside = !inside;
    else if (!inside) out += script[i];
  }
  EXPECT_FALSE(inside) << "a quotation mark has no partner";
  return out;
}

TEST_F(Injections, ScriptsForDatabasesKeepNamesInQuotes) {
  for (const char* format : {"cypher", "kuzu"}) {
    const std::string commands = without_quoted(exported("hostile", format), '\'');
    EXPECT_EQ(commands.find("DETACH DELETE"), std::string::npos) << format;
    EXPECT_EQ(commands.find("evil"), std::string::npos) << format;
  }
}

TEST_F(Injections, TheDatabaseIsWhole) {
  const Store store(folder_ / "hostile.graph", Store::Mode::read);
  EXPECT_THAT(store.verify(), IsEmpty());
  EXPECT_EQ(store.articles().size(), 1U);
  for (const std::string& name : hostile) {  // as questions, too
    EXPECT_NO_THROW(store.find(name)) << name;
    EXPECT_NO_THROW(store.statements({{}, {}, name, 3})) << name;
    EXPECT_NO_THROW(store.similar_names(name)) << name;
  }
}

TEST_F(Injections, NothingIsRunAndNoFileLeavesItsPlace) {
  for (const Exporter& exporter : exporters()) run("export ../hostile.graph --format " + std::string(exporter.name) + " -o out." + std::string(exporter.name));
  EXPECT_EQ(run("export ../hostile.graph --format csv -o tables"), 0);
  EXPECT_FALSE(fs::exists(folder_ / "work" / "pwned"));
  EXPECT_FALSE(fs::exists("/tmp/pwned"));
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / "work")) {
    const std::string name = entry.path().filename().string();
    EXPECT_TRUE(name == "tables" || name.starts_with("out.") || entry.path().parent_path() != folder_ / "work") << name;
  }
}

}  // namespace
}  // namespace entente
