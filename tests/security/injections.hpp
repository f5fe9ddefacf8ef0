// SPDX-License-Identifier: Apache-2.0
// A graph of names, titles, addresses and texts that are code in some language, and one of harmless names that is the same else.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <entente/article.hpp>
#include <entente/facts.hpp>

namespace entente {

namespace fs = std::filesystem;

// Each would do something where it is taken for code. No two are alike without punctuation, which would make them one.
inline const std::vector<std::string> hostile{
    "<script>document.title='pwned'</script>",
    "\"><img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "]]><!-- --><svg onload=alert(1)>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
    "'); DROP TABLE articles; --",
    "\" OR 1=1 --",
    "'}) DETACH DELETE n //",
    "\\'}) MATCH (n) DETACH DELETE n //",
    "`) DETACH DELETE node //",
    "\"]; evil [URL=\"javascript:alert(1)\"]; x [label=\"",
    "\\\"; } graph evil { a",
    "\"; $(touch pwned); `touch pwned`; touch pwned #",
    "=HYPERLINK(\"http://evil.example\")",
    "> . <http://evil.example/s> <http://evil.example/p> <http://evil.example/o",
    "\"@en . <urn:evil> <urn:evil> \"x",
    "{{policy}} ${title} %s %n $1 \\1",
    "../../../../tmp/pwned",
};
inline const std::vector<std::string> harmless = [] {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < hostile.size(); ++i) names.push_back("Name number " + std::to_string(i));
  return names;
}();

// An article in which each name is a person who meets the next one, and says the next name.
inline Facts facts_of(const std::vector<std::string>& names) {
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

}  // namespace entente
