// SPDX-License-Identifier: Apache-2.0
// entente-train: makes the models of a language from treebanks in CoNLL-U. README.md beside this file says how.
#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "core/resources.hpp"
#include "syntax/conllu.hpp"
#include "syntax/syntax.hpp"
#include "syntax/tagger.hpp"
#include "text/tokenizer.hpp"
#include "train/parser_trainer.hpp"
#include "train/tagger_trainer.hpp"
#include "train/tokenizer_trainer.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error("can't read " + path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out.flush()) throw Error("can't write " + path.string());
}

struct Options {
  std::vector<fs::path> treebanks;
  fs::path data;
  std::uint64_t seed = 1;
  int epochs = 10;
};

// All files as one treebank.
Treebank read_treebanks(const std::vector<fs::path>& paths, std::vector<std::string>& tag_names, const SymbolTable& shared) {
  Treebank all;
  for (const fs::path& path : paths)
    for (auto& entry : read_conllu(read_file(path), path.string(), tag_names, shared)) all.push_back(std::move(entry));
  return all;
}

void make_tokenizer(const Options& options) {
  const Resources resources(options.data);
  const SymbolTable shared;
  std::vector<std::string> tag_names;
  const Treebank treebank = read_treebanks(options.treebanks, tag_names, shared);
  const Abbreviations abbreviations(resources.get("en/abbreviations.tsv"), resources.where("en/abbreviations.tsv"));
  write_file(options.data / "en/tokenizer.model", train_tokenizer(treebank, abbreviations, {options.epochs, options.seed}));
}

void make_tagger(const Options& options) {
  const SymbolTable shared;
  std::vector<std::string> tag_names;
  const Treebank treebank = read_treebanks(options.treebanks, tag_names, shared);
  const TagTable tags(treebank, tag_names);
  write_file(options.data / "en/tagger.model", train_tagger(treebank, tags, {.epochs = options.epochs, .seed = options.seed}));
}

void make_parser(const Options& options) {
  const Resources resources(options.data);
  SymbolTable shared;
  const Tagger tagger(ModelFile(resources.get("en/tagger.model"), resources.where("en/tagger.model")), shared);
  std::vector<std::string> tag_names;
  Tagger::Scratch scratch;
  std::vector<ParserExample> examples;
  for (const auto& entry : read_treebanks(options.treebanks, tag_names, shared)) {
    Document tagged = std::move(entry->document);
    WordInfos words;
    words.read(tagged, tagger.lexicon());
    std::vector<TagClass> classes(tagged.tokens.size());
    for (const TokenRange sentence : tagged.sentences) tagger.annotate(tagged, words, sentence, classes, scratch);
    add_examples(tagged, tagged, words, classes, examples);
  }
  write_file(options.data / "en/parser.model", train_parser(examples, {options.epochs, options.seed}));
}

// Analyses the text of treebanks anew and writes CoNLL-U.
void parse(const Options& options) {
  const Resources resources(options.data);
  SymbolTable shared;
  const Tokenizer tokenizer(resources, shared);
  const Syntax syntax(resources, shared);
  std::vector<std::string> tag_names;
  Document document(shared);
  for (const auto& entry : read_treebanks(options.treebanks, tag_names, shared)) {
    document.reset(entry->article);
    tokenizer.annotate(document);
    syntax.annotate(document);
    write_conllu(document, std::cout);
  }
}

int run(int argc, char** argv) {
  CLI::App app("Make the models of a language from treebanks in CoNLL-U.", "entente-train");
  app.require_subcommand(1);
  Options options;
  const auto add = [&](const std::string& name, const std::string& summary, void (*action)(const Options&)) {
    CLI::App* command = app.add_subcommand(name, summary);
    command->add_option("treebanks", options.treebanks, "files in CoNLL-U")->required();
    command->add_option("--data", options.data, "folder with en/: word lists are read from it, models written to it")->required();
    command->add_option("--seed", options.seed, "of the order of examples")->capture_default_str();
    command->add_option("--epochs", options.epochs, "times that every example is seen")->capture_default_str();
    command->callback([&options, action] { action(options); });
  };
  add("tokenizer", "learn tokens and sentences", make_tokenizer);
  add("tagger", "learn tags, lemmas and features", make_tagger);
  add("parser", "learn trees; needs the tagger's model", make_parser);
  add("parse", "analyse the text of treebanks, write CoNLL-U to standard output", parse);
  CLI11_PARSE(app, argc, argv);
  return 0;
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  try {
    return entente::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "entente-train: " << error.what() << '\n';
    return 1;
  }
}
