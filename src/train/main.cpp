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
  std::size_t beam = 8;
  double margin = 50;
  std::uint32_t least = 3;
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
  write_file(options.data / "en/tagger.model", train_tagger(treebank, tags, Resources(options.data), {.epochs = options.epochs, .seed = options.seed}));
}

constexpr int fold_epochs = 4;

// Gives the words the tagger's tags instead of their own; their trees stay.
void add_tagged(Document& document, const Tagger& tagger, std::vector<ParserExample>& examples) {
  WordInfos words;
  words.describe_all(document, tagger.lexicon());
  std::vector<TagClass> classes(document.tokens.size());
  std::vector<Token> gold = document.tokens;
  Tagger::Scratch scratch;
  for (const TokenRange sentence : document.sentences) tagger.annotate(document, words, sentence, classes, scratch);
  add_examples(document, words, classes, examples);
  document.tokens = std::move(gold);
}

// Every part of the treebank is tagged by a tagger that has not seen it, so that the parser learns from the tags it will get.
std::vector<ParserExample> tag_by_folds(const Options& options) {
  constexpr std::size_t folds = 5;
  const Resources resources(options.data);
  std::vector<std::string> tag_names;
  const SymbolTable none;
  Treebank treebank = read_treebanks(options.treebanks, tag_names, none);
  const TagTable tags(treebank, tag_names);
  std::vector<ParserExample> examples;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    Treebank others;
    for (std::size_t i = 0; i < treebank.size(); ++i)
      if (i % folds != fold) others.push_back(std::move(treebank[i]));
    const std::string bytes = train_tagger(others, tags, resources, {.epochs = fold_epochs, .seed = options.seed});
    for (std::size_t i = 0, other = 0; i < treebank.size(); ++i)
      if (i % folds != fold) treebank[i] = std::move(others[other++]);
    SymbolTable shared;
    const Tagger tagger(ModelFile(bytes, "(tagger of a fold)"), shared);
    for (std::size_t i = fold; i < treebank.size(); i += folds) add_tagged(treebank[i]->document, tagger, examples);
  }
  return examples;
}

void make_parser(const Options& options) {
  std::vector<ParserExample> examples = tag_by_folds(options);
  const ParserTraining training{.epochs = options.epochs, .seed = options.seed, .beam = options.beam, .margin = options.margin, .least = options.least};
  train_parser(examples, training, [&](int epoch, const std::string& model) {
    write_file(options.data / "en/parser.model", model);
    std::cerr << "epoch " << epoch << '\n';
  });
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
    command->add_option("--beam", options.beam, "parses that the parser follows at a time")->capture_default_str();
    command->add_option("--margin", options.margin, "mean weights by which a parse may be worse than the best")->capture_default_str();
    command->add_option("--least", options.least, "times that a feature of the parser must be seen")->capture_default_str();
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
