// SPDX-License-Identifier: Apache-2.0
// Names, titles, addresses and texts that are code in some language, from the input to every format: they stay text.
#include "injections.hpp"

#include <gmock/gmock.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <rapidjson/document.h>

#include <map>
#include <memory>
#include <set>

#include <entente/exporter.hpp>
#include <entente/store.hpp>

namespace entente {
namespace {

using testing::IsEmpty;
using testing::IsSupersetOf;

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

TEST_F(Injections, TheDatabaseIsWhole) {
  const Store store(folder_ / "hostile.graph", Store::Mode::read);
  EXPECT_THAT(store.verify(), IsEmpty());
  EXPECT_EQ(store.articles().size(), 1U);
  for (const std::string& name : hostile) {  // as questions, too
    EXPECT_NO_THROW(store.find(name)) << name;
    StatementQuery query;
    query.words = name;
    query.newest = 3;
    EXPECT_NO_THROW(store.statements(query)) << name;
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
