// SPDX-License-Identifier: Apache-2.0
#include "train/name_trainer.hpp"

#include <algorithm>
#include <array>
#include <iomanip>
#include <memory>
#include <random>
#include <sstream>

#include <entente/article.hpp>

#include "entities/gazetteer_matcher.hpp"
#include "entities/name_features.hpp"
#include "train/linear_trainer.hpp"
#include "train/shuffle.hpp"

namespace entente {
namespace {

// A text with its analysis, kept for all epochs.
struct Example {
  Example(const MarkedText& text, const std::function<Document(const Article&)>& analyse, const NameFinder& finder,
          const Gazetteer& gazetteer, const Vocabulary& vocabulary)
      : article(as_article(text)), document(analyse(*article)), words(document), names(finder.find(document, words)) {
    label(text, gazetteer, vocabulary);
  }

  static std::unique_ptr<Article> as_article(const MarkedText& text) {
    auto article = std::make_unique<Article>();
    article->text = text.text;
    return article;
  }

  // The names that the labels mark, as the tagger gives them.
  static std::vector<TaggedName> spans_of(const std::vector<NameLabel>& labels) {
    std::vector<TaggedName> spans;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (labels[i] == no_name) continue;
      if (begins(labels[i])) spans.push_back({{TokenId{i}, TokenId{i + 1}}, class_of(labels[i])});
      else if (!spans.empty()) spans.back().tokens.end = TokenId{i + 1};
    }
    return spans;
  }

  void label(const MarkedText& text, const Gazetteer& gazetteer, const Vocabulary& vocabulary) {
    gold.assign(document.tokens.size(), no_name);
    const GazetteerMatcher matcher(gazetteer, document, words);
    std::size_t i = 0;
    for (const MarkedText::Name& name : text.names) {
      while (i < document.tokens.size() && document.tokens[i].span.end <= name.span.begin) ++i;
      const std::size_t begin = i;
      while (i < document.tokens.size() && document.tokens[i].span.begin < name.span.end) ++i;
      if (i == begin) continue;
      const NameLabel first = label_of(name, begin, i, matcher, vocabulary);
      for (std::size_t token = begin; token < i && first != no_name; ++token) gold[token] = static_cast<NameLabel>(first + (token != begin));
      if (name.type) finish_compound(i, *name.type);
    }
  }

  // The label of a name's first token. Peoples and their languages, which some corpora call places, are no entities.
  NameLabel label_of(const MarkedText::Name& name, std::size_t begin, std::size_t end, const GazetteerMatcher& matcher,
                     const Vocabulary& vocabulary) const {
    const NotName* reason = vocabulary.not_name(words[begin].key);
    if (!name.type && reason && (*reason == NotName::day || *reason == NotName::month)) return no_name;
    const auto aliases = matcher.exactly(begin, end);
    const bool people = !aliases.empty() && std::all_of(aliases.begin(), aliases.end(), is_demonym);
    if (people && name.type != NameClass::person) return begin_of(NameClass::other);
    return begin_of(name.type ? *name.type : likely_type(begin, end));
  }

  // What a name of an unknown type names: what the rules make of it where they are sure, else none of our types. Works are most of them.
  NameClass likely_type(std::size_t begin, std::size_t end) const {
    constexpr int sure = 4;
    for (const Name& name : names) {
      if (name.nested || name.tokens.begin.value != begin || name.tokens.end.value != end) continue;
      if (name.vote(EntityType::Person) >= sure) return NameClass::person;
      if (name.vote(EntityType::Organization) >= sure) return NameClass::organization;
      if (name.vote(EntityType::Place) >= sure) return NameClass::place;
    }
    return NameClass::other;
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

std::string percent(double share) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(1) << share * 100;
  return std::move(text).str();
}

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

// How well the tagger finds the people, bodies and places of texts from which it doesn't learn.
std::string measure(const std::string& bytes, const std::vector<std::unique_ptr<Example>>& examples, const Gazetteer& gazetteer,
                    const Vocabulary& vocabulary) {
  const NameTagger tagger(bytes, "the model");
  const auto counts = [](const TaggedName& name) { return name.type <= NameClass::place; };
  std::size_t right = 0, found = 0, gold = 0, spans = 0;
  for (const auto& example : examples) {
    const std::vector<TaggedName> wanted = Example::spans_of(example->gold);
    gold += static_cast<std::size_t>(std::count_if(wanted.begin(), wanted.end(), counts));
    for (const TaggedName& name : tagger.find(gazetteer, vocabulary, example->document, example->words, example->names)) {
      if (!counts(name)) continue;
      const auto same = std::find_if(wanted.begin(), wanted.end(), [&](const TaggedName& other) { return other.tokens == name.tokens; });
      if (same != wanted.end() && !counts(*same)) continue;
      ++found;
      right += same != wanted.end() && same->type == name.type;
      spans += same != wanted.end();
    }
  }
  const double precision = static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(found, 1));
  const double recall = static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(gold, 1));
  return percent(precision) + " precision, " + percent(recall) + " recall, " +
         percent(precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0) + " F1 (" +
         percent(2 * static_cast<double>(spans) / static_cast<double>(found + gold)) + " without types)";
}

std::string trained(const LinearTrainer& trainer, const NameTraining& options) {
  ModelWriter writer;
  trainer.write(writer, "names", {.relative = options.prune, .updates = 2});
  return writer.bytes();
}

}  // namespace

std::string train_names(const std::vector<MarkedText>& texts, const std::vector<std::vector<MarkedText>>& dev,
                        const std::function<Document(const Article&)>& analyse, const Gazetteer& gazetteer, const Vocabulary& vocabulary,
                        const NameTraining& options, const std::function<void(const std::string&)>& say) {
  const NameFinder finder(gazetteer, vocabulary);
  std::vector<std::unique_ptr<Example>> examples;
  for (const MarkedText& text : texts) examples.push_back(std::make_unique<Example>(text, analyse, finder, gazetteer, vocabulary));
  std::mt19937_64 random(options.seed);
  LinearTrainer trainer(name_labels);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    shuffle(examples, random);
    for (const auto& example : examples) learn(*example, gazetteer, vocabulary, trainer);
  }
  const std::string bytes = trained(trainer, options);
  for (const std::vector<MarkedText>& unseen : dev) {
    std::vector<std::unique_ptr<Example>> marked;
    for (const MarkedText& text : unseen) marked.push_back(std::make_unique<Example>(text, analyse, finder, gazetteer, vocabulary));
    say(measure(bytes, marked, gazetteer, vocabulary));
  }
  return bytes;
}

}  // namespace entente
