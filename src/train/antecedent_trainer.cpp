// SPDX-License-Identifier: Apache-2.0
#include "train/antecedent_trainer.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <random>

#include <entente/article.hpp>

#include "core/hash.hpp"
#include "entities/coreference.hpp"
#include "entities/linking.hpp"
#include "train/linear_trainer.hpp"
#include "train/shuffle.hpp"

namespace entente {
namespace {

constexpr std::uint32_t unmarked = 0xffffffff;
constexpr float rate = 0.05F;
constexpr std::uint64_t left_out = 50;  // of 100 features
constexpr float least_step = 0.001F;

// A text with its analysis up to the names, kept for all epochs.
class Example {
 public:
  Example(const ReferenceText& text, const ReferenceStages& stages, const Gazetteer& gazetteer, const Vocabulary& vocabulary)
      : complete_(text.complete), article_(as_article(text)), document_(stages.analyse(*article_)), words_(document_),
        cast_(gazetteer, vocabulary, document_, words_), names_(stages.find_names(document_, words_)) {
    entities_ = link_names(cast_, names_);
    phrases_ = find_phrases(cast_, names_);
    mark(text);
  }

  // Reads the text once more, teaching at each pronoun that is marked, unless it is to measure only.
  void read(const LinearTrainer& known, LinearTrainer* trainer) {
    const std::vector<Entity> entities = document_.entities;
    const std::vector<Cast::Profile> profiles = cast_.profiles;
    const Pronouns::Choose choose = [&](TokenId pronoun, const std::vector<Antecedent>& antecedents) {
      if (antecedents.size() < 2) return std::size_t{0};
      const std::vector<Antecedent> seen = trainer ? with_gaps(antecedents) : antecedents;
      const std::vector<float> scores = score(seen, known);
      const auto best = static_cast<std::size_t>(std::max_element(scores.begin() + 1, scores.end()) - scores.begin());
      if (pronouns_[pronoun.value] != unmarked) teach(pronouns_[pronoun.value], seen, scores, best, trainer);
      return best;
    };
    resolve_mentions(cast_, names_, entities_, phrases_, choose);
    document_.mentions.clear();
    document_.entities = entities;
    cast_.profiles = profiles;
  }

  // Of all pronouns so far, and how many were understood.
  std::size_t asked() const { return asked_; }
  std::size_t right() const { return right_; }

 private:
  static std::unique_ptr<Article> as_article(const ReferenceText& text) {
    auto article = std::make_unique<Article>();
    article->text = text.text;
    return article;
  }

  // The entity of each token: that of the shortest marked span around it.
  void mark(const ReferenceText& text) {
    marks_.assign(document_.tokens.size(), unmarked);
    pronouns_ = marks_;
    std::vector<ReferenceText::Mention> longest_first = text.mentions;
    const auto size = [](const ReferenceText::Mention& mention) { return mention.span.end - mention.span.begin; };
    std::stable_sort(longest_first.begin(), longest_first.end(), [&](const auto& a, const auto& b) { return size(a) > size(b); });
    std::vector<CharSpan> spans;
    for (std::size_t i = 0; i < document_.tokens.size(); ++i) spans.push_back(document_.char_span(document_.tokens[i].span));
    for (const ReferenceText::Mention& mention : longest_first) {
      const auto first = std::lower_bound(spans.begin(), spans.end(), mention.span, [](CharSpan a, CharSpan b) { return a.begin < b.begin; });
      for (auto i = first; i != spans.end() && i->begin < mention.span.end; ++i) {
        marks_[static_cast<std::size_t>(i - spans.begin())] = mention.entity;
        if (*i == mention.span) pronouns_[static_cast<std::size_t>(i - spans.begin())] = mention.entity;
      }
    }
  }

  // Without some of the features, the same for all: none must be relied on alone.
  std::vector<Antecedent> with_gaps(const std::vector<Antecedent>& antecedents) {
    const std::uint64_t salt = mix(++lessons_);
    std::vector<Antecedent> rest = antecedents;
    for (Antecedent& one : rest)
      std::erase_if(one.features, [&](std::uint64_t feature) { return mix(feature ^ salt) % 100 < left_out; });
    return rest;
  }

  static std::vector<float> score(const std::vector<Antecedent>& antecedents, const LinearTrainer& trainer) {
    std::vector<float> scores;
    for (const Antecedent& antecedent : antecedents) trainer.score(antecedent.features, &scores.emplace_back());
    return scores;
  }

  // What most of the antecedent's marked mentions refer to.
  std::uint32_t meant(const Antecedent& antecedent, std::uint32_t wanted) const {
    if (!antecedent.last) return unmarked;
    if (!antecedent.entity) return marks_[antecedent.last.value];
    std::vector<std::uint32_t> marks;
    const auto add = [&](std::size_t token) {
      if (marks_[token] != unmarked) marks.push_back(marks_[token]);
    };
    for (const Mention& mention : document_.mentions)
      if (mention.entity == antecedent.entity && mention.kind != Mention::Kind::pronoun) add(mention.head.value);
    for (std::size_t i = 0; i < cast_.named_at.size(); ++i)
      if (cast_.named_at[i] == antecedent.entity) add(i);
    if (marks.empty()) return unmarked;
    const auto right = static_cast<std::size_t>(std::count(marks.begin(), marks.end(), wanted));
    return right * 2 >= marks.size() ? wanted : marks.front() == wanted ? marks.back() : marks.front();
  }

  void teach(std::uint32_t wanted, const std::vector<Antecedent>& antecedents, const std::vector<float>& scores, std::size_t best,
             LinearTrainer* trainer) {
    std::vector<std::uint32_t> marks;
    for (const Antecedent& antecedent : antecedents) marks.push_back(meant(antecedent, wanted));
    const bool there = std::find(marks.begin(), marks.end(), wanted) != marks.end();
    ++asked_;
    right_ += there && marks[best] == wanted;
    if (!trainer) return;
    // Where nobody is marked as meant it may be anybody who is not marked as another.
    if (!there && complete_) return;
    const auto allowed = [&](std::size_t i) { return i > 0 && marks[i] == (there ? wanted : unmarked); };
    trainer->tick();
    // Maximum likelihood: the allowed ones share what the others lose.
    const float top = *std::max_element(scores.begin() + 1, scores.end());
    std::vector<float> weights(scores.size());
    float all = 0;
    float good = 0;
    for (std::size_t i = 1; i < scores.size(); ++i) {
      all += weights[i] = std::exp(scores[i] - top);
      if (allowed(i)) good += weights[i];
    }
    if (good <= 0) return;
    for (std::size_t i = 1; i < scores.size(); ++i) {
      const float step = rate * ((allowed(i) ? weights[i] / good : 0.0F) - weights[i] / all);
      if (std::abs(step) > least_step) trainer->update(antecedents[i].features, 0, step);
    }
  }

  std::uint64_t lessons_ = 0;
  std::size_t asked_ = 0;
  std::size_t right_ = 0;
  bool complete_;
  std::unique_ptr<Article> article_;
  Document document_;
  Words words_;
  Cast cast_;
  std::vector<Name> names_;
  std::vector<EntityId> entities_;
  std::vector<Phrase> phrases_;
  std::vector<std::uint32_t> marks_;
  std::vector<std::uint32_t> pronouns_;  // of tokens that are a marked span by themselves
};

// With the weights as they are, which are not yet averaged.
std::string measure(const std::vector<std::unique_ptr<Example>>& examples, const LinearTrainer& trainer) {
  std::size_t asked = 0;
  std::size_t right = 0;
  for (const auto& example : examples) {
    asked -= example->asked();
    right -= example->right();
    example->read(trainer, nullptr);
    asked += example->asked();
    right += example->right();
  }
  return std::to_string(right) + " of " + std::to_string(asked) + " pronouns understood";
}

}  // namespace

std::string train_antecedents(const std::vector<ReferenceText>& texts, const std::vector<ReferenceText>& dev, const ReferenceStages& stages,
                              const Gazetteer& gazetteer, const Vocabulary& vocabulary, const AntecedentTraining& options,
                              const std::function<void(const std::string&)>& say) {
  const auto analyse = [&](const std::vector<ReferenceText>& all) {
    std::vector<std::unique_ptr<Example>> examples;
    for (const ReferenceText& text : all) examples.push_back(std::make_unique<Example>(text, stages, gazetteer, vocabulary));
    return examples;
  };
  std::vector<std::unique_ptr<Example>> examples = analyse(texts);
  const std::vector<std::unique_ptr<Example>> unseen = analyse(dev);
  std::mt19937_64 random(options.seed);
  LinearTrainer trainer(1);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    shuffle(examples, random);
    for (const auto& example : examples) example->read(trainer, &trainer);
    if (!unseen.empty()) say(measure(unseen, trainer));
  }
  ModelWriter writer;
  trainer.write(writer, "antecedents", {.relative = 0.05, .updates = 2});
  return writer.bytes();
}

}  // namespace entente
