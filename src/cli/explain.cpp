// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <iomanip>
#include <iostream>
#include <iterator>
#include <memory>
#include <sstream>

#include <entente/extractor.hpp>

#include "cli/commands.hpp"
#include "cli/input_options.hpp"

namespace entente {
namespace {

struct Options {
  InputOptions reading;
  std::string text;
};

// A line a word: its number, itself, lemma, part of speech, and what it is of which word.
void write_tree(const Document& document, TokenRange sentence, std::ostream& out) {
  const auto number = [&](TokenId token) { return token.value - sentence.begin.value + 1; };
  for (TokenId i = sentence.begin; i < sentence.end; ++i.value) {
    const Token& token = document[i];
    std::ostringstream line;
    line << std::setw(3) << number(i) << "  " << std::left << std::setw(16) << document.form(i) << ' ' << std::setw(16) << document.lemma(i) << ' '
         << std::setw(6) << name(token.pos) << name(token.relation);
    if (token.head) line << " of " << number(token.head) << ' ' << document.form(token.head);
    out << std::move(line).str() << '\n';
  }
}

void write_mentions(const Document& document, TokenRange sentence, std::ostream& out) {
  for (const Mention& mention : document.mentions) {
    if (!sentence.contains(mention.tokens)) continue;
    out << "mention   " << document.text(mention.tokens);
    if (!mention.entity) out << ": tied to nobody";
    else out << ": " << document.entities[mention.entity.value].name << " (" << name(document.entities[mention.entity.value].type) << ')';
    out << '\n';
  }
  for (const TimeExpression& time : document.times)
    if (sentence.contains(time.tokens)) out << "time      " << document.text(time.tokens) << ": " << time.value << '\n';
}

void write_relation(const Document& document, const Relation& relation, std::ostream& out) {
  const auto entity = [&](EntityId id) -> const std::string& { return document.entities[id.value].name; };
  out << "relation  " << entity(relation.subject) << ' ' << name(relation.type) << ' ' << entity(relation.object) << ", " << name(relation.status);
  if (!relation.role.empty()) out << ", role " << relation.role;
  for (const EntityId holder : relation.holders) out << ", holders " << entity(holder);
  if (relation.according_to) out << ", according to " << entity(relation.according_to);
  if (!relation.time.empty()) out << ", time " << relation.time;
  if (relation.place) out << ", place " << entity(relation.place);
}

Exit explain(const Options& options, const Console& console) {
  const Extractor extractor(options.reading.extractor());
  Article article;
  const ReadingOptions defaults = options.reading.reading();
  article.info.date = defaults.date;
  article.info.source = defaults.source;
  article.text = options.text == "-" ? std::string(std::istreambuf_iterator<char>(std::cin), {}) : options.text;
  complete(article);
  Document document = extractor.document();
  extractor.analyse(article, document);
  for (const TokenRange sentence : document.sentences) {
    console.out << document.text(sentence) << '\n';
    write_tree(document, sentence, console.out);
    write_mentions(document, sentence, console.out);
    console.out << '\n';
  }
  const Explanation explanation = extractor.explain(document);
  for (std::size_t i = 0; i < document.relations.size(); ++i) {
    write_relation(document, document.relations[i], console.out);
    console.out << "  [" << explanation.rules[i] << "]\n";
  }
  for (const std::string& line : explanation.near_misses) console.out << "nearly    " << line << '\n';
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("TEXT", options->text, "one or more sentences, or - for standard input")->required()->type_name("");
  add_reading_options(app, options->reading);
  return [options](const Console& console) { return explain(*options, console); };
}

}  // namespace

const Command explain_command{
    "explain",
    "show how sentences are read: words and tree, mentions, the relations with their rules, and the rules that nearly held",
    "entente explain 'Sweden hopes to join Nato.'\n"
    "entente explain --rules my.rules --date 2023-04-21 - < paragraph.txt",
    prepare,
};

}  // namespace entente
