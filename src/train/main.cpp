// SPDX-License-Identifier: Apache-2.0
// entente-train: makes the models of a language from treebanks in CoNLL-U. README.md beside this file says how.
#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "core/resources.hpp"
#include "entities/name_revision.hpp"
#include "relations/quotes.hpp"
#include "syntax/conllu.hpp"
#include "syntax/syntax.hpp"
#include "text/tokenizer.hpp"
#include "train/antecedent_trainer.hpp"
#include "train/lexicon_builder.hpp"
#include "train/name_trainer.hpp"
#include "train/network_trainer.hpp"
#include "train/tokenizer_trainer.hpp"
#include "train/word_marks.hpp"

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
  std::vector<fs::path> dev;
  std::vector<fs::path> readings;
  fs::path data;
  std::uint64_t seed = 1;
  int epochs = 10;
  NetworkTraining network;
  NameTraining names;
  std::vector<fs::path> unmarked;
  fs::path marks;
  fs::path vectors;
  std::size_t most_vectors = 100000;
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

constexpr std::uint32_t often_enough = 3;  // words seen so often are in the lexicon

void make_lexicon(const Options& options) {
  const SymbolTable shared;
  std::vector<std::string> tag_names;
  const Treebank treebank = read_treebanks(options.treebanks, tag_names, shared);
  const TagTable tags(treebank, tag_names);
  write_file(options.data / "en/lexicon.model", build_lexicon(treebank, tags, Resources(options.data), often_enough));
}

void make_network(const Options& options) {
  const Resources resources(options.data);
  SymbolTable shared;
  const Lexicon lexicon(ModelFile(resources.get("en/lexicon.model"), resources.where("en/lexicon.model")), shared);
  const SymbolTable none;
  std::vector<std::string> tag_names;
  const Treebank treebank = read_treebanks(options.treebanks, tag_names, none);
  const TagTable tags(treebank, tag_names);
  const Treebank dev = read_treebanks(options.dev, tag_names, none);
  std::vector<Treebank> readings;
  for (const fs::path& path : options.readings) readings.push_back(read_treebanks({path}, tag_names, none));
  NetworkTraining training = options.network;
  training.epochs = options.epochs;
  training.seed = options.seed;
  write_file(options.data / "en/network.model",
             train_network(treebank, readings, dev, tags, lexicon, training, [](const std::string& line) { std::cerr << line << std::endl; }));
}

void make_names(const Options& options) {
  const Resources resources(options.data);
  SymbolTable shared;
  const Tokenizer tokenizer(resources, shared);
  const Syntax syntax(resources, shared);
  const Gazetteer gazetteer(resources.get("gazetteer.bin"), resources.where("gazetteer.bin"));
  const Vocabulary vocabulary(resources);
  const auto read = [](const fs::path& path) {
    const std::string bytes = read_file(path);
    return bytes.starts_with('{') ? read_marked_facts(bytes, path.string()) : read_iob2(bytes, path.string());
  };
  std::vector<MarkedText> texts;
  for (const fs::path& path : options.treebanks)
    for (MarkedText& text : read(path)) texts.push_back(std::move(text));
  std::vector<std::vector<MarkedText>> dev;
  for (const fs::path& path : options.dev) dev.push_back(read(path));
  const auto analyse = [&](const Article& article) {
    Document document(shared);
    document.reset(article);
    tokenizer.annotate(document);
    syntax.annotate(document);
    return document;
  };
  const SymbolTable none;
  std::vector<std::string> tag_names;
  NameTraining training = options.names;
  training.epochs = options.epochs;
  training.seed = options.seed;
  const WordVectors vectors = read_word_vectors(options.vectors, options.most_vectors);
  ProperNouns nouns{read_treebanks(options.unmarked, tag_names, none), {}};
  if (!options.marks.empty()) nouns.marks = read_word_marks(read_file(options.marks), options.marks.string(), nouns.treebank);
  write_file(options.data / "en/names.model",
             train_names(texts, nouns, dev, analyse, gazetteer, vocabulary, vectors, training,
                         [](const std::string& line) { std::cerr << line << std::endl; }));
}

void make_antecedents(const Options& options) {
  const Resources resources(options.data);
  SymbolTable shared;
  const Tokenizer tokenizer(resources, shared);
  const Syntax syntax(resources, shared);
  const QuotationFinder quotations(resources, shared);
  const Gazetteer gazetteer(resources.get("gazetteer.bin"), resources.where("gazetteer.bin"));
  const Vocabulary vocabulary(resources);
  const NameFinder finder(gazetteer, vocabulary);
  const NameTagger tagger(resources.get("en/names.model"), resources.where("en/names.model"));
  const auto read = [](const std::vector<fs::path>& paths) {
    std::vector<ReferenceText> texts;
    for (const fs::path& path : paths)
      for (ReferenceText& text : read_references(read_file(path), path.string())) texts.push_back(std::move(text));
    return texts;
  };
  ReferenceStages stages;
  stages.analyse = [&](const Article& article) {
    Document document(shared);
    document.reset(article);
    tokenizer.annotate(document);
    syntax.annotate(document);
    quotations.annotate(document);
    return document;
  };
  stages.find_names = [&](const Document& document, const Words& words) {
    const std::vector<Name> names = finder.find(document, words);
    return revise_names(gazetteer, vocabulary, document, words, names, tagger.find(gazetteer, vocabulary, document, words, names));
  };
  const AntecedentTraining training{.epochs = options.epochs, .seed = options.seed};
  write_file(options.data / "en/antecedents.model", train_antecedents(read(options.treebanks), read(options.dev), stages, gazetteer, vocabulary, training,
                               [](const std::string& line) { std::cerr << line << std::endl; }));
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
  CLI::App app("Make the models of a language from treebanks in CoNLL-U and from texts with marked names and mentions.", "entente-train");
  app.require_subcommand(1);
  Options options;
  const auto add = [&](const std::string& name, const std::string& summary, void (*action)(const Options&)) {
    CLI::App* command = app.add_subcommand(name, summary);
    command->add_option("treebanks", options.treebanks, "files in CoNLL-U; IOB2 or JSON lines with mentions for names; JSON lines with mentions for antecedents")->required();
    command->add_option("--data", options.data, "folder with en/: word lists are read from it, models written to it")->required();
    command->add_option("--seed", options.seed, "of all that is random")->capture_default_str();
    command->add_option("--epochs", options.epochs, "times that every example is seen")->capture_default_str();
    command->callback([&options, action] { action(options); });
    return command;
  };
  add("tokenizer", "learn tokens", make_tokenizer);
  add("lexicon", "learn words, lemmas and features", make_lexicon);
  CLI::App* network = add("network", "learn sentences, tags and trees; needs the lexicon", make_network);
  network->add_option("--dev", options.dev, "files in CoNLL-U to measure with while learning");
  network->add_option("--agreed", options.readings, "analyses of the same further texts, as `entente extract --format conllu` writes them");
  network->add_option("--vectors", options.network.vectors, "word vectors learnt elsewhere, as GloVe has them: a word and its numbers a line");
  network->add_option("--most-vectors", options.network.most_vectors, "how many of them, the first ones")->capture_default_str();
  network->add_option("--rate", options.network.rate, "how fast it learns")->capture_default_str();
  network->add_option("--dropout", options.network.dropout.layers, "part of the numbers between layers that is left out")->capture_default_str();
  network->add_option("--hidden", options.network.size.hidden, "numbers between layers; a multiple of 16")->capture_default_str();
  network->add_option("--outer", options.network.size.outer, "recurrent layers over whole paragraphs")->capture_default_str();
  network->add_option("--layers", options.network.size.layers, "recurrent layers in all")->capture_default_str();
  CLI::App* names = add("names", "learn names from texts in IOB2 or JSON lines with mentions; needs the other models", make_names);
  names->add_option("--dev", options.dev, "files of the same kinds to measure with");
  names->add_option("--vectors", options.vectors, "word vectors: a word and its numbers a line, common words first")->required();
  names->add_option("--unmarked", options.unmarked, "treebanks in CoNLL-U, whose proper nouns are names that teachers tell apart");
  names->add_option("--marks", options.marks, "which of them name people, bodies and places (word_marks.hpp)");
  names->add_option("--teachers", options.names.teachers, "that read those first")->capture_default_str();
  names->add_option("--unmarked-weight", options.names.unmarked, "weight of what is learnt of those")->capture_default_str();
  names->add_option("--most-vectors", options.most_vectors, "of so many words vectors are kept")->capture_default_str();
  names->add_option("--rate", options.names.rate, "how fast it learns")->capture_default_str();
  names->add_option("--dropout", options.names.dropout.layers, "part of the numbers between layers that is left out")->capture_default_str();
  names->add_option("--rows", options.names.dropout.rows, "part of the features that is left out")->capture_default_str();
  names->add_option("--own", options.names.dropout.own, "part of the words' own features that is left out")->capture_default_str();
  names->add_option("--decay", options.names.decay, "how fast weights fade")->capture_default_str();
  names->add_option("--hidden", options.names.size.hidden, "numbers between layers; a multiple of 16")->capture_default_str();
  names->add_option("--embedding", options.names.size.embedding, "numbers for a feature; a multiple of 8")->capture_default_str();
  names->add_option("--layers", options.names.size.layers, "recurrent layers")->capture_default_str();
  CLI::App* antecedents = add("antecedents", "learn whom pronouns refer to from texts with marked mentions; needs the other models", make_antecedents);
  antecedents->add_option("--dev", options.dev, "files of the same kinds to measure with");
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
