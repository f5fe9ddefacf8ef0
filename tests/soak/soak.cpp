// SPDX-License-Identifier: Apache-2.0
// Whether the library stays well where it runs for long: soak [--minutes M | --rounds N] FOLDER…. One process reads the files of the
// folders over and over, whole and damaged, in an order by chance; puts articles into a graph, replaces and removes them, asks
// and exports, verifies, and begins anew. Prints the memory in use as it goes; exits with 1 where it grows or a graph is not well.
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <entente/exporter.hpp>
#include <entente/extractor.hpp>
#include <entente/store.hpp>

#include "../unit/graphs/temporary_file.hpp"
#include "core/utf8.hpp"
#include "inputs/input_files.hpp"

namespace {

using namespace entente;
using std::chrono::steady_clock;

constexpr std::size_t longest_file = 200'000;      // bytes: an hour is for many files, not for long ones
constexpr std::size_t articles_of_a_graph = 25;    // then the next one begins
constexpr std::size_t fewest_graphs = 15;          // that tell anything
constexpr double growth_allowed = 1.05;
constexpr double mega = 1e6;

struct File {
  std::string bytes;
  bool is_facts;
};

// Bytes that the heap has given out. Resident memory also counts what the allocator keeps.
std::size_t in_use() { return mallinfo2().uordblks + mallinfo2().hblkhd; }

std::size_t resident() {
  std::ifstream statm("/proc/self/statm");
  std::size_t all = 0, pages = 0;
  statm >> all >> pages;
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

std::vector<File> read_files(int count, char** folders) {
  std::vector<std::filesystem::path> paths;
  for (int i = 0; i < count; ++i)
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folders[i]))
      if (entry.is_regular_file() && entry.file_size() <= longest_file) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<File> files;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    files.push_back({{std::istreambuf_iterator<char>(in), {}}, path.string().ends_with(".facts.jsonl")});
  }
  return files;
}

class Soak {
 public:
  explicit Soak(std::vector<File> files) : files_(std::move(files)), document_(extractor_.document()) { begin(); }

  // One file, and now and then a question, a removal, an export, a graph that is looked through.
  void round() {
    const File& file = files_[below(files_.size())];
    const std::string bytes = below(2) == 0 ? file.bytes : damaged(file.bytes);
    try {
      if (file.is_facts) add_facts(bytes);
      else add_articles(bytes);
      if (below(4) == 0) remove_one();
      store_->commit();
      ask();
    } catch (const InputError&) {
      ++refused;
    }
    if (below(12) == 0) write_out();
    if (store_->sizes().articles > articles_of_a_graph) finish();
  }

  std::size_t articles = 0;
  std::size_t refused = 0;
  std::size_t graphs = 0;
  std::vector<std::string> faults;
  std::vector<std::size_t> between_graphs;  // bytes in use where no graph is open: what grows here is never given back

 private:
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }

  // Cut off, with bytes changed, or with a piece of itself in another place.
  std::string damaged(std::string bytes) {
    if (bytes.empty()) return bytes;
    switch (below(3)) {
      case 0: bytes.resize(below(bytes.size())); break;
      case 1:
        for (std::size_t i = 0; i < 8; ++i) bytes[below(bytes.size())] = static_cast<char>(below(256));
        break;
      default: bytes.insert(below(bytes.size()), bytes.substr(below(bytes.size()), below(300)));
    }
    return bytes;
  }

  void begin() {
    store_.reset();
    if (graphs > 0) between_graphs.push_back(in_use());
    file_ = std::make_unique<TemporaryFile>();
    store_ = std::make_unique<Store>(*file_, Store::Mode::write);
    store_->commit();  // from here on it can be read
    ++graphs;
  }

  void finish() {
    for (const std::string& fault : store_->verify()) faults.push_back(fault);
    begin();
  }

  void add(const Facts& facts, const std::string& text) {
    store_->add(facts, text);
    ids_.push_back(facts.article.id);
    if (ids_.size() > articles_of_a_graph) ids_.erase(ids_.begin());
    ++articles;
  }

  void add_articles(const std::string& bytes) {
    const auto reader = read_articles(text_stream(bytes, "in"), nullptr, "soak-" + std::to_string(below(200)), {});
    while (auto result = reader->next()) {
      auto* const article = std::get_if<Article>(&*result);
      if (article == nullptr) ++refused;
      else add(extractor_.extract(*article, document_), article->text);
    }
  }

  void add_facts(const std::string& bytes) {
    std::istringstream in(bytes);
    for (std::string line; std::getline(in, line);) {
      if (invalid_utf8(line)) continue;
      const Facts facts = read_facts(line);
      add(facts, facts.text);
    }
  }

  void remove_one() {
    if (!ids_.empty()) store_->remove(ids_[below(ids_.size())]);
  }

  void ask() {
    static constexpr std::array<std::string_view, 6> names{"Nato", "minister", "Norway", "Jens Stoltenberg", "League", "nobody at all"};
    const std::string_view name = names[below(names.size())];
    const std::vector<Node> found = store_->find(name);
    if (found.empty()) store_->similar_names(name);
    for (const Node& node : found) {
      store_->profile(node.id, 5);
      store_->statements({node.id, {}, {}, 5});
      store_->path(found.front().id, node.id, {});
    }
    store_->statements({{}, {}, std::string(name), 10});
  }

  void write_out() {
    // No pictures: Graphviz 2 loses some ten thousand bytes with each layout (tests/valgrind/libraries.supp).
    static constexpr std::array<std::string_view, 6> formats{"gexf", "ftm", "jsonld", "graphml", "trig", "cypher"};
    std::ostringstream out;
    find_exporter(formats[below(formats.size())])->write(store_->graph(), {}, out);
  }

  std::vector<File> files_;
  std::minstd_rand random_{1};
  Extractor extractor_;
  Document document_;
  std::unique_ptr<TemporaryFile> file_;
  std::unique_ptr<Store> store_;
  std::vector<std::string> ids_;
};

// Whether the last third of the graphs leaves more in use than the middle one. In the first one every buffer and cache has its
// largest use; what is lost with each article grows from third to third however long the run is.
bool grows(const std::vector<std::size_t>& in_use) {
  const auto third = static_cast<std::ptrdiff_t>(in_use.size() / 3);
  if (in_use.size() < fewest_graphs) {
    std::printf("%zu graphs are too few to tell whether memory grows: %zu are needed\n", in_use.size(), fewest_graphs);
    return true;
  }
  const std::size_t middle = *std::max_element(in_use.begin() + third, in_use.end() - third);
  const std::size_t last = *std::max_element(in_use.end() - third, in_use.end());
  std::printf("at most in use between graphs: %.2f MB in the middle third of the run, %.2f MB in the last\n", static_cast<double>(middle) / mega,
              static_cast<double>(last) / mega);
  return static_cast<double>(last) > growth_allowed * static_cast<double>(middle);
}

int run(double minutes, std::size_t rounds, std::vector<File> files) {
  Soak soak(std::move(files));
  const auto start = steady_clock::now();
  const auto passed = [&] { return std::chrono::duration<double, std::ratio<60>>(steady_clock::now() - start).count(); };
  double told = -1;
  std::puts("minute  rounds  articles  refused  graphs  in use MB  resident MB   (in use: between the last two graphs)");
  for (std::size_t round = 0; rounds > 0 ? round < rounds : passed() < minutes; ++round) {
    soak.round();
    if (passed() < told + 1) continue;
    told = passed();
    std::printf("%6.1f  %6zu  %8zu  %7zu  %6zu  %9.1f  %11.1f\n", told, round, soak.articles, soak.refused, soak.graphs,
                static_cast<double>(soak.between_graphs.empty() ? in_use() : soak.between_graphs.back()) / mega, static_cast<double>(resident()) / mega);
    std::fflush(stdout);
  }
  for (const std::string& fault : soak.faults) std::printf("not well: %s\n", fault.c_str());
  return grows(soak.between_graphs) || !soak.faults.empty() ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view option = argc > 3 ? argv[1] : "";
  if (option != "--minutes" && option != "--rounds") {
    std::fputs("usage: soak --minutes M FOLDER...\n       soak --rounds N FOLDER...\n", stderr);
    return 2;
  }
  const double minutes = option == "--minutes" ? std::atof(argv[2]) : 0;
  const std::size_t rounds = option == "--rounds" ? std::strtoul(argv[2], nullptr, 10) : 0;
  return run(minutes, rounds, read_files(argc - 3, argv + 3));
}
