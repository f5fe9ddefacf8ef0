// SPDX-License-Identifier: Apache-2.0
#include "train/name_trainer.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <random>

#include <entente/article.hpp>

#include "entities/name_features.hpp"
#include "train/linear_trainer.hpp"
#include "train/shuffle.hpp"

namespace entente {
namespace {

// A text with its analysis, kept for all epochs.
struct Example {
  Example(const MarkedText& text, const std::function<Document(const Article&)>& analyse, const NameFinder& finder)
      : article(as_article(text)), document(analyse(*article)), words(document), names(finder.find(document, words)) {
    label(text);
  }

  static std::unique_ptr<Article> as_article(const MarkedText& text) {
    auto article = std::make_unique<Article>();
    article->text = text.text;
    return article;
  }

  void label(const MarkedText& text) {
    gold.assign(document.tokens.size(), no_name);
    std::size_t i = 0;
    for (const MarkedText::Name& name : text.names) {
      while (i < document.tokens.size() && document.tokens[i].span.end <= name.span.begin) ++i;
      for (bool first = true; i < document.tokens.size() && document.tokens[i].span.begin < name.span.end; ++i, first = false)
        gold[i] = static_cast<NameLabel>(begin_of(name.type) + !first);
      finish_compound(i, name.type);
    }
  }

  // Corpora may mark "Claire Bailey" in "Claire Bailey-Ross": the name goes on behind a hyphen.
  void finish_compound(std::size_t hyphen, NameClass type) {
    const auto joined = [&](std::size_t i) { return !document.tokens[i].has(Token::space_before) && !document.tokens[i].has(Token::paragraph_start); };
    if (hyphen + 1 >= document.tokens.size() || document.form(TokenId{hyphen}) != "-" || !joined(hyphen) || !joined(hyphen + 1)) return;
    if (!words.capitalised(hyphen + 1)) return;
    gold[hyphen] = gold[hyphen + 1] = static_cast<NameLabel>(begin_of(type) + 1);
  }

  std::unique_ptr<Article> article;
  Document document;
  Words words;
  std::vector<Name> names;
  std::vector<NameLabel> gold;
};

// Teaches one text; the labels that features see are those that the model gives, so that it learns to live with its mistakes.
void learn(const Example& example, const Gazetteer& gazetteer, const Vocabulary& vocabulary, LinearTrainer& trainer) {
  NameFeatures context(gazetteer, vocabulary, example.document, example.words, example.names);
  std::vector<std::uint64_t> features;
  std::array<float, name_labels> scores{};
  for (std::size_t i = 0; i < example.gold.size(); ++i) {
    context.collect(i, features);
    trainer.score(features, scores.data());
    const NameLabel before = context.label(i, 1);
    NameLabel best = no_name;
    for (NameLabel label = 1; label < name_labels; ++label)
      if (scores[label] > scores[best] && may_follow(label, before)) best = label;
    NameLabel gold = example.gold[i];
    if (!may_follow(gold, before)) gold = begin_of(class_of(gold));
    if (best != gold) {
      trainer.update(features, gold, 1.0F);
      trainer.update(features, best, -1.0F);
    }
    trainer.tick();
    context.set(i, best);
  }
}

}  // namespace

std::string train_names(const std::vector<MarkedText>& texts, const std::function<Document(const Article&)>& analyse,
                        const Gazetteer& gazetteer, const Vocabulary& vocabulary, const NameTraining& options) {
  const NameFinder finder(gazetteer, vocabulary);
  std::vector<std::unique_ptr<Example>> examples;
  for (const MarkedText& text : texts) examples.push_back(std::make_unique<Example>(text, analyse, finder));
  std::mt19937_64 random(options.seed);
  LinearTrainer trainer(name_labels);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    shuffle(examples, random);
    for (const auto& example : examples) learn(*example, gazetteer, vocabulary, trainer);
  }
  ModelWriter writer;
  trainer.write(writer, "names", {.relative = options.prune, .updates = 2});
  return writer.bytes();
}

}  // namespace entente
