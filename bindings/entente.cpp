// SPDX-License-Identifier: Apache-2.0
// The C interface: every function is a C++ call with its exceptions turned into NULL or 0 and a message.
#include <entente.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <entente/extractor.hpp>
#include <entente/store.hpp>

#include "cli/arguments.hpp"
#include "cli/version.hpp"
#include "core/utf8.hpp"

struct entente_extractor {
  entente::Extractor extractor;
};

struct entente_graph {
  std::string path;
  entente::Store store;
};

namespace {

using namespace entente;

thread_local std::string last_error;

// Runs `action`; where it throws, remembers why and returns `failed`.
template <class Result, class Action>
Result guarded(Result failed, Action&& action) {
  try {
    return action();
  } catch (const std::exception& error) {
    last_error = error.what();
  } catch (...) {
    last_error = "unknown error";
  }
  return failed;
}

std::string or_empty(const char* text) { return text == nullptr ? std::string() : std::string(text); }

char* copy(const std::string& text) {
  auto bytes = std::make_unique<char[]>(text.size() + 1);
  std::memcpy(bytes.get(), text.c_str(), text.size() + 1);
  return bytes.release();
}

template <class Handle>
void require(const Handle* handle, const char* what) {
  if (handle == nullptr) throw Error(std::string(what) + " is NULL");
}

// The library says things by its return values only.
class Silence : public Reporter {
 public:
  void warn(std::string_view message) override { warnings += (warnings.empty() ? "" : "; ") + std::string(message); }
  void note(std::string_view) override {}
  void progress(std::size_t, std::size_t) override {}
  std::string warnings;
};

// Runs a command of the program and returns what it prints.
std::string run(const std::vector<std::string>& words) {
  std::vector<const char*> argv{"entente"};
  for (const std::string& word : words) argv.push_back(word.c_str());
  const Arguments arguments = parse_arguments(static_cast<int>(argv.size()), argv.data());
  std::ostringstream out;
  Silence silence;
  if (arguments.run({out, silence, Verbosity::normal}) != Exit::done)
    throw Error(silence.warnings.empty() ? "the command failed" : silence.warnings);
  return std::move(out).str();
}

void append(std::vector<std::string>& command, const char* const* words, std::size_t count) {
  if (count > 0) require(words, "words");
  for (std::size_t i = 0; i < count; ++i) {
    require(words[i], "a word");
    command.emplace_back(words[i]);
  }
}

// The commands that only read and answer in JSON; no other may be run from outside.
bool is_query(std::string_view command) {
  static constexpr std::array queries{"said", "show", "relations", "path", "timeline", "rank", "stats"};
  return std::find(queries.begin(), queries.end(), command) != queries.end();
}

Article article_of(const char* text, std::size_t size, const entente_article* about) {
  Article article;
  article.text.assign(text, size);
  if (const auto bad = invalid_utf8(article.text))
    throw InputError({"text"}, "is not UTF-8 from byte " + std::to_string(*bad) + " on");
  if (about != nullptr)
    article.info = {
        or_empty(about->id), or_empty(about->source), or_empty(about->date), or_empty(about->url), or_empty(about->title), 0, {}};
  complete(article);
  return article;
}

}  // namespace

extern "C" {

const char* entente_version(void) {
  static const std::string text(version);
  return text.c_str();
}

const char* entente_last_error(void) { return last_error.c_str(); }

void entente_free(char* text) { delete[] text; }

entente_extractor* entente_extractor_new(const entente_extractor_options* options) {
  return guarded<entente_extractor*>(nullptr, [&] {
    ExtractorOptions chosen;
    if (options != nullptr) {
      chosen.data = or_empty(options->data);
      chosen.rules = or_empty(options->rules);
      chosen.wishes = options->wishes != 0;
    }
    return new entente_extractor{Extractor(chosen)};
  });
}

void entente_extractor_free(entente_extractor* extractor) { delete extractor; }

char* entente_extract(const entente_extractor* extractor, const char* text, size_t size, const entente_article* article) {
  return guarded<char*>(nullptr, [&] {
    require(extractor, "extractor");
    require(text, "text");
    const Article input = article_of(text, size, article);
    Document document = extractor->extractor.document();
    std::ostringstream out;
    write_facts(extractor->extractor.extract(input, document), out);
    std::string line = std::move(out).str();
    if (!line.empty() && line.back() == '\n') line.pop_back();
    return copy(line);
  });
}

entente_graph* entente_graph_open(const char* path, int write) {
  return guarded<entente_graph*>(nullptr, [&] {
    require(path, "path");
    return new entente_graph{path, Store(path, write != 0 ? Store::Mode::write : Store::Mode::read)};
  });
}

void entente_graph_close(entente_graph* graph) { delete graph; }

int entente_graph_add(entente_graph* graph, const char* facts, const char* text) {
  return guarded(0, [&] {
    require(graph, "graph");
    require(facts, "facts");
    graph->store.add(read_facts(facts, {"facts"}), text == nullptr ? std::string_view() : std::string_view(text));
    return 1;
  });
}

int entente_graph_remove(entente_graph* graph, const char* article_id) {
  return guarded(0, [&] {
    require(graph, "graph");
    require(article_id, "article_id");
    if (!graph->store.remove(article_id)) throw Error("no article '" + std::string(article_id) + "' in " + graph->path);
    return 1;
  });
}

int entente_graph_commit(entente_graph* graph) {
  return guarded(0, [&] {
    require(graph, "graph");
    graph->store.commit();
    return 1;
  });
}

char* entente_graph_query(entente_graph* graph, const char* const* words, size_t count) {
  return guarded<char*>(nullptr, [&] {
    require(graph, "graph");
    std::vector<std::string> command;
    append(command, words, count);
    if (command.empty() || !is_query(command.front()))
      throw UsageError("'" + (command.empty() ? "" : command.front()) + "' is no question to a graph");
    command.insert(command.begin() + 1, {graph->path, "--json"});
    return copy(run(command));
  });
}

char* entente_graph_export(entente_graph* graph, const char* format, const char* const* words, size_t count, size_t* length) {
  return guarded<char*>(nullptr, [&] {
    require(graph, "graph");
    require(format, "format");
    std::vector<std::string> command{"export", graph->path, "--format", format};
    append(command, words, count);
    for (const std::string& word : command)
      if (word.starts_with("-o") || word.starts_with("--output"))
        throw UsageError("'" + word + "' writes to a file: use entente export");
    const std::string bytes = run(command);
    if (length != nullptr) *length = bytes.size();
    return copy(bytes);
  });
}

}  // extern "C"
