// SPDX-License-Identifier: Apache-2.0
// Graphs to export: two made-up articles, and one of names that break careless writers.
#pragma once

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <entente/exporter.hpp>
#include <entente/graph.hpp>

namespace entente {

inline std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string samples() { return std::string(TESTS_DIR) + "/exporters/"; }

// tests/exporters/harbour.facts.jsonl
inline std::vector<ArticleFacts> sample_facts() {
  std::ifstream in(samples() + "harbour.facts.jsonl");
  std::vector<ArticleFacts> facts;
  for (std::string line; std::getline(in, line);) {
    Facts read = read_facts(line);
    std::string text = read.text;
    facts.push_back({std::move(read), std::move(text)});
  }
  return facts;
}

inline Graph sample_graph() { return merge(sample_facts()); }

inline std::vector<std::string> hostile_names() {
  std::string longest = "Kingdom";
  while (longest.size() < 10'000) longest += " of the very long North";
  return {"Ada \"the Chair\" O'Kessler <ada@norland.example> & Söhne",
          "node",
          "C:\\new\\table\\",
          "ولاديمير",
          "summit,\tday \"1\"\nof two",
          "🇺🇦 troops 👩‍🚀",
          longest,
          "'}) DETACH DELETE n; // \\u0060 ` $x %s null",
          "<b>not bold</b> \\N \\G \\l {a|b} &amp; ]]>",
          "  graph  ",
          "1abc",
          "\"",
          "\\",
          "<table>",
          "/* c */",
          "שלום"};
}

// A ring of hostile names: each in an id, a name, an alias, a role, a text of evidence and a quotation.
inline Graph hostile_graph() {
  const std::vector<std::string> names = hostile_names();
  Graph graph;
  graph.articles.push_back({"art 2/é\"<>\\", "A & \"B\" <C>\\", "2024-05-06", "https://gazette.example/a b?x=\"<>\"&y", names[0], 0, ""});
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string& next = names[(i + 1) % names.size()];
    graph.nodes.push_back({"id " + std::to_string(i) + " " + names[i], names[i], {next}, static_cast<EntityType>(i % 6), {}, "", 1, {ArticleId{0}}});
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const NodeId self{i}, next{(i + 1) % names.size()};
    const CharSpan span{static_cast<std::uint32_t>(10 * i), static_cast<std::uint32_t>(10 * i + 5)};
    Edge edge;
    edge.id = "r" + std::to_string(i) + "\"\\";
    edge.subject = self;
    edge.object = next;
    edge.type = i % 2 ? RelationType::holds_office : RelationType::meets;
    edge.role = i % 2 ? names[i] : "";
    edge.status = static_cast<Status>(i % 7);
    edge.holders = {self};
    edge.evidence.push_back({ArticleId{0}, span, names[i], {}, names[i], "", {}});
    graph.edges.push_back(edge);
    Quote quote;
    quote.id = "q" + std::to_string(i);
    quote.speaker = self;
    quote.text = names[i];
    quote.spans = {span};
    quote.form = Form::direct;
    quote.about = {next};
    quote.article = ArticleId{0};
    graph.quotes.push_back(quote);
  }
  return graph;
}

// The sample's facts; of other articles what the graph tells of them.
inline ArticleFacts article_facts(const ArticleInfo& article) {
  for (ArticleFacts& facts : sample_facts())
    if (facts.facts.article == article) return std::move(facts);
  ArticleFacts unread;
  unread.facts.article = article;
  return unread;
}

// Files of a folder one after the other, each below its name.
inline std::string exported(const Graph& graph, std::string_view format) {
  ExportOptions options;
  options.article = article_facts;
  const Exporter& exporter = *find_exporter(format);
  std::ostringstream out;
  if (exporter.write) exporter.write(graph, options, out);
  for (const ExportFile& file : exporter.files) {
    out << "==> " << file.name << " <==\n";
    file.write(graph, options, out);
  }
  return out.str();
}

inline std::string exported_file(const Graph& graph, std::string_view format, std::string_view name) {
  std::ostringstream out;
  for (const ExportFile& file : find_exporter(format)->files)
    if (file.name == name) file.write(graph, {}, out);
  return out.str();
}

}  // namespace entente
