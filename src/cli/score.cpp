// SPDX-License-Identifier: Apache-2.0
#include "score/score.hpp"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <CLI/CLI.hpp>

#include <cmath>
#include <memory>
#include <ostream>

#include <entente/article.hpp>

#include "cli/commands.hpp"
#include "cli/table.hpp"
#include "cli/wording.hpp"

namespace entente {
namespace {

struct ScoreFlags {
  std::string gold;
  std::string predicted;
  std::string text;
  bool coarse = false;
  bool errors = false;
  bool relations = false;
  bool json = false;
};

std::string percent(double share) { return fixed(100 * share, 2); }

// Whole numbers as such; shares of clusters with one decimal.
std::string count(double value) { return fixed(value, std::abs(value - std::round(value)) < 1e-9 ? 0 : 1); }

std::string right(const std::string& text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

void print_row(std::ostream& out, std::string name, const std::vector<std::string>& cells) {
  constexpr std::size_t name_width = 34;
  name.resize(std::max(name.size(), name_width), ' ');
  for (std::size_t i = 0; i < cells.size(); ++i) name += ' ' + right(cells[i], i < 3 ? 7 : 8);
  out << name << '\n';
}

void print_table(const Figures& figures, std::ostream& out) {
  print_row(out, "", {"P", "R", "F1", "correct", "gold", "pred"});
  for (const auto& [name, f] : figures.rows()) {
    if (!f.is_rate)
      print_row(
          out, name,
          {percent(f.precision()), percent(f.recall()), percent(f.f1()), count(f.correct), count(f.gold), count(f.predicted)});
    else if (const auto rate = f.rate())
      print_row(out, name, {"", "", percent(*rate), count(f.correct), count(f.gold)});
  }
}

std::string missing_note(const std::vector<std::string>& missing) {
  std::string note = counted(missing.size(), "gold article") + " without a prediction: ";
  for (std::size_t i = 0; i < missing.size() && i < 5; ++i) note += (i == 0 ? "" : ", ") + missing[i];
  return note + (missing.size() > 5 ? " …" : "");
}

void print_text(const Score& score, const ScoreFlags& flags, std::ostream& out) {
  if (flags.errors) {
    for (const ArticleMisses& article : score.misses) {
      out << "== " << article.article << '\n';
      for (const auto& [kind, text] : article.misses) print_row(out, "  " + kind, {text});
    }
    out << '\n';
  }
  print_table(score.figures, out);
  if (score.figures.find("coref MUC") != nullptr) print_row(out, "coref CoNLL F1", {"", "", percent(score.coreference_f1())});
  if (flags.relations && !score.by_relation.rows().empty()) {
    out << '\n';
    print_table(score.by_relation, out);
  }
}

using Json = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void write_figure(Json& json, const Figure& figure) {
  const auto number = [&](const char* key, double value) {
    json.Key(key);
    if (std::abs(value - std::round(value)) < 1e-9)
      json.Int64(std::llround(value));
    else
      json.Double(std::round(value * 1e6) / 1e6);
  };
  json.StartObject();
  if (figure.is_rate) {
    json.Key("value");
    if (const auto rate = figure.rate())
      json.Double(std::round(*rate * 1e6) / 1e6);
    else
      json.Null();
    number("correct", figure.correct);
    number("n", figure.gold);
  } else {
    number("p", figure.precision());
    number("r", figure.recall());
    number("f1", figure.f1());
    number("correct", figure.correct);
    number("gold", figure.gold);
    number("pred", figure.predicted);
  }
  json.EndObject();
}

void print_json(const Score& score, std::ostream& out) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.SetIndent(' ', 1);
  const auto figures = [&](const char* key, const Figures& table) {
    json.Key(key);
    json.StartObject();
    for (const auto& [name, figure] : table.rows()) {
      json.Key(name.substr(name.find_first_not_of(' ')));
      write_figure(json, figure);
    }
    json.EndObject();
  };
  json.StartObject();
  figures("figures", score.figures);
  figures("by_relation", score.by_relation);
  json.Key("coref CoNLL F1");
  json.Double(std::round(score.coreference_f1() * 1e6) / 1e6);
  json.Key("missing");
  json.StartArray();
  for (const std::string& id : score.missing) json.String(id);
  json.EndArray();
  json.EndObject();
  out << buffer.GetString() << '\n';
}

// Texts by article id, of any input that holds articles.
std::map<std::string, std::string> read_texts(const std::string& path) {
  std::map<std::string, std::string> texts;
  for (const auto reader = open_articles(path); auto next = reader->next();) {
    if (auto* const error = std::get_if<InputError>(&*next)) throw InputError(*error);
    Article& article = std::get<Article>(*next);
    texts.emplace(article.info.id, std::move(article.text));
  }
  return texts;
}

Exit score(const ScoreFlags& flags, const Console& console) {
  ScoreOptions options;
  options.coarse = flags.coarse;
  if (!flags.text.empty()) options.texts = read_texts(flags.text);
  const Score result = score_facts(read_marked_articles(flags.gold), read_marked_articles(flags.predicted), options);
  flags.json ? print_json(result, console.out) : print_text(result, flags, console.out);
  if (result.missing.empty()) return Exit::done;
  console.reporter.warn(missing_note(result.missing));
  return Exit::input_failed;
}

Run prepare(CLI::App& app) {
  const auto flags = std::make_shared<ScoreFlags>();
  app.add_option("GOLD", flags->gold, "facts as they should be: .json or .jsonl, or a folder of them")->required()->type_name("");
  app.add_option("PRED", flags->predicted, "facts to judge")->required()->type_name("");
  app.add_option("--text", flags->text, "the articles, where neither file has their text; else characters stand in for words")
      ->type_name("INPUT");
  app.add_flag("--relations", flags->relations, "also a line for each relation");
  app.add_flag("--errors", flags->errors, "also list what is missed and what is wrong");
  app.add_flag("--coarse", flags->coarse, "take a country for a place and a group for a person");
  app.add_flag("--json", flags->json, "print JSON");
  return [flags](const Console& console) { return score(*flags, console); };
}

}  // namespace

const Command score_command{
    "score",
    "compare facts with facts made by hand: precision, recall and F1",
    "entente score gold.facts.jsonl mine.facts.jsonl\n"
    "entente score gold.facts.jsonl mine.facts.jsonl --text articles.jsonl --relations --errors",
    prepare,
};

}  // namespace entente
