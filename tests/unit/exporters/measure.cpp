// SPDX-License-Identifier: Apache-2.0
// How fast formats are written and what memory that takes beside the graph: `measure_exporters EDGES [FORMAT…]`, a graph of invented edges.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

#include <entente/exporter.hpp>

namespace {

using namespace entente;

// Counts what is written.
class Counter : public std::streambuf {
 public:
  std::size_t bytes = 0;

 protected:
  int_type overflow(int_type c) override {
    ++bytes;
    return traits_type::not_eof(c);
  }
  std::streamsize xsputn(const char*, std::streamsize size) override {
    bytes += static_cast<std::size_t>(size);
    return size;
  }
};

// An edge has one piece of evidence of some sixty characters; every tenth is in one article.
Graph invent(std::size_t edges) {
  Graph graph;
  for (std::size_t i = 0; i < edges / 10 + 1; ++i) {
    const std::string number = std::to_string(1'000'000 + i);
    graph.articles.push_back({"article-" + number, "Gazette", "2024-05-06", "https://gazette.example/" + number, "Title " + number, 400, std::string(64, 'a')});
    graph.nodes.push_back({"Person:name-" + number, "Name of Person " + number, {number}, EntityType::Person, {}, "", 3, {ArticleId{i}}});
  }
  const std::size_t nodes = graph.nodes.size();
  for (std::size_t i = 0; i < edges; ++i) {
    Edge edge;
    edge.id = "edge" + std::to_string(1'000'000'000 + i);
    edge.subject = NodeId{i / 10 % nodes};
    edge.object = NodeId{(i * 7919 + 1) % nodes};
    edge.type = RelationType::supports;
    const auto begin = static_cast<std::uint32_t>(40 * (i % 10));
    edge.evidence.push_back({ArticleId{i / 10}, {begin, begin + 60}, "the person “of that name” supports the other one, & says so", {}, "", "2024-05", {}});
    graph.edges.push_back(std::move(edge));
  }
  return graph;
}

long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

void measure(const Graph& graph, std::string_view format) {
  const Exporter* exporter = find_exporter(format);
  if (!exporter) throw std::invalid_argument("unknown format " + std::string(format));
  Counter counter;
  std::ostream out(&counter);
  const long before = peak_megabytes();
  const auto start = std::chrono::steady_clock::now();
  if (exporter->write) exporter->write(graph, {}, out);
  for (const ExportFile& file : exporter->files) file.write(graph, {}, out);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const double megabytes = static_cast<double>(counter.bytes) / 1e6;
  std::cout << format << ": " << megabytes << " MB in " << seconds << " s, " << megabytes / seconds << " MB/s, peak memory +" << peak_megabytes() - before << " MB\n";
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t edges = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  std::vector<std::string_view> formats(argv + std::min(argc, 2), argv + argc);
  if (formats.empty()) formats = {"csv", "graphml", "gexf", "cytoscape", "cypher", "kuzu", "ftm", "jsonld", "turtle", "trig", "ntriples", "nquads"};
  const Graph graph = invent(edges);
  std::cout << edges << " edges, the graph takes " << peak_megabytes() << " MB\n";
  for (const std::string_view format : formats) measure(graph, format);
}
