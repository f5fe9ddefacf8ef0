// SPDX-License-Identifier: Apache-2.0
#include "train/name_trainer.hpp"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <map>
#include <memory>
#include <sstream>

#include <entente/article.hpp>

#include "entities/name_features.hpp"
#include "train/marked_example.hpp"
#include "train/matrix_writer.hpp"
#include "train/shuffle.hpp"

namespace entente {
namespace {

using Examples = std::vector<std::unique_ptr<MarkedExample>>;

std::string percent(double share) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(1) << share * 100;
  return std::move(text).str();
}

// Features seen so often have embeddings.
constexpr int often_enough = 5;

// The texts as what the network sees of them.
class Inputs {
 public:
  Inputs(const Examples& marked, const Examples& unmarked, const Gazetteer& gazetteer, const Vocabulary& vocabulary,
         const WordVectors& vectors)
      : gazetteer_(gazetteer), vocabulary_(vocabulary) {
    std::map<std::uint32_t, int> counts;
    for (const auto* examples : {&marked, &unmarked})
      for (const auto& example : *examples)
        each_word(*example, [&](std::size_t, const std::vector<std::uint64_t>& features) {
          for (const std::uint64_t feature : features) ++counts[static_cast<std::uint32_t>(feature >> 32)];
        });
    for (const auto& [feature, count] : counts)
      if (count >= often_enough) features_.push_back(feature);
    known_ = HashedRows(features_);
    std::map<std::uint32_t, std::uint32_t> words;
    for (const auto& [word, row] : vectors.rows) {
      const auto place = words.try_emplace(static_cast<std::uint32_t>(word >> 32), row).first;
      place->second = std::min(place->second, row);
    }
    constexpr std::size_t lanes = 8;
    const auto dimensions = static_cast<std::size_t>(vectors.values.cols());
    const std::size_t padded = (dimensions + lanes - 1) / lanes * lanes;
    vectors_ = Rows::Zero(static_cast<Eigen::Index>(words.size()), static_cast<Eigen::Index>(padded));
    for (const auto& [word, row] : words) {
      pack(vectors.values.row(row).data(), dimensions);
      words_.push_back(word);
    }
    known_words_ = HashedRows(words_);
  }

  const Rows& vectors() const { return vectors_; }
  std::size_t features() const { return features_.size(); }

  // A paragraph each.
  void add(const MarkedExample& example, std::vector<NameExample>& inputs) const {
    std::vector<NameExample::Word> words(example.gold.size());
    each_word(example, [&](std::size_t t, const std::vector<std::uint64_t>& features) {
      for (std::size_t i = 0; i < features.size(); ++i)
        if (const std::uint32_t row = known_.row(features[i]); row != HashedRows::none)
          (i < NameFeatures::own_words || i + NameFeatures::of_head == features.size() ? words[t].own : words[t].rows).push_back(row);
      words[t].vector = known_words_.row(vector_key(example.document.form(TokenId{t})));
      words[t].allowed = example.allowed[t];
    });
    for (const TokenRange& range : name_paragraphs(example.document))
      inputs.push_back({{words.begin() + range.begin.value, words.begin() + range.end.value}});
  }

  void write(ModelWriter& writer) const {
    writer.add_array("names.features", features_);
    writer.add_array("names.words", words_);
    writer.add_array("names.vectors", pairs_);
    writer.add_array("names.vectors.scales", scales_);
  }

 private:
  // The next word's vector, and what is left of it in four bits: the network learns from what it will get.
  void pack(const float* values, std::size_t count) {
    float most = 1e-6F;
    for (std::size_t k = 0; k < count; ++k) most = std::max(most, std::abs(values[k]));
    scales_.push_back(most / 7);
    const auto step = [&](std::size_t k) { return k < count ? static_cast<int>(std::lround(values[k] / scales_.back())) : 0; };
    const auto columns = static_cast<std::size_t>(vectors_.cols());
    for (std::size_t k = 0; k < columns; k += 2) pairs_.push_back(packed_pair(step(k), step(k + 1)));
    float* row = vectors_.row(static_cast<Eigen::Index>(words_.size())).data();
    unpack_pairs(&pairs_[pairs_.size() - columns / 2], scales_.back(), columns, row);
  }

  template <class Use>
  void each_word(const MarkedExample& example, Use use) const {
    const NameFeatures context(gazetteer_, vocabulary_, example.document, example.words, example.names);
    std::vector<std::uint64_t> features;
    for (std::size_t t = 0; t < example.gold.size(); ++t) {
      context.collect(t, features);
      use(t, features);
    }
  }

  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
  std::vector<std::uint32_t> features_, words_;
  std::vector<std::uint8_t> pairs_;
  std::vector<float> scales_;
  HashedRows known_, known_words_;
  Rows vectors_;
};

// How well the tagger finds the people, bodies and places of texts from which it doesn't learn.
std::string measure(const std::string& bytes, const Examples& examples, const Gazetteer& gazetteer,
                    const Vocabulary& vocabulary) {
  const NameTagger tagger(bytes, "the model");
  const auto counts = [](const TaggedName& name) { return name.type <= NameClass::place; };
  std::size_t right = 0, found = 0, gold = 0, spans = 0;
  for (const auto& example : examples) {
    const std::vector<TaggedName> wanted = MarkedExample::spans_of(example->gold);
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

// Leaves words the labels that are likely by all of the teachers together.
void narrow(NameExample& example, std::vector<NameLearner>& teachers) {
  constexpr float unlikely = 0.15F;
  Rows mean = teachers.front().odds(example);
  for (std::size_t i = 1; i < teachers.size(); ++i) mean += teachers[i].odds(example);
  mean /= static_cast<float>(teachers.size());
  for (std::size_t t = 0; t < example.words.size(); ++t) {
    std::uint32_t labels = 0;
    for (std::size_t b = 0; b < name_labels; ++b)
      if (mean(static_cast<Eigen::Index>(t), static_cast<Eigen::Index>(b)) > unlikely) labels |= 1U << b;
    example.words[t].allowed = labels;
  }
}

// The text in capitals, or in small letters: no byte moves.
MarkedText respelled(MarkedText text, bool capitals) {
  for (char& c : text.text)
    if (capitals ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z') c = static_cast<char>(c ^ 0x20);
  return text;
}

// With some texts once more as headlines and hasty writers have them.
std::vector<MarkedText> with_respelled(const std::vector<MarkedText>& texts) {
  constexpr std::size_t every = 10;
  std::vector<MarkedText> all = texts;
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (i % every == 0 || i % (2 * every) == every / 2) all.push_back(respelled(texts[i], i % every == 0));
  return all;
}

void train(NameLearner& learner, std::vector<NameExample>& examples, const NameTraining& options, Random& random,
           const std::function<void(int, double)>& report) {
  double all = 0;
  for (const NameExample& example : examples) all += static_cast<double>(example.words.size()) * options.epochs;
  double done = 0;
  for (int epoch = 1; epoch <= options.epochs; ++epoch) {
    shuffle(examples, random);
    double loss = 0;
    std::size_t in_batch = 0;
    for (const NameExample& example : examples) {
      loss += learner.learn(example, options.dropout, 1.0F / static_cast<float>(options.batch), random);
      in_batch += example.words.size();
      done += static_cast<double>(example.words.size()) / all;
      if (in_batch < options.batch) continue;
      in_batch = 0;
      constexpr double warm_up = 0.02;  // of the training
      const auto rate = static_cast<float>(std::min(1.0, done / warm_up) * (1 - done) + 0.005);
      learner.step(options.rate * rate, options.decay, done < warm_up ? 1.0F : 0.003F);
    }
    report(epoch, loss / all * options.epochs);
  }
}

}  // namespace

std::string train_names(const std::vector<MarkedText>& texts, const ProperNouns& nouns, const std::vector<std::vector<MarkedText>>& dev,
                        const std::function<Document(const Article&)>& analyse, const Gazetteer& gazetteer, const Vocabulary& vocabulary,
                        const WordVectors& vectors, const NameTraining& options, const std::function<void(const std::string&)>& say) {
  const NameFinder finder(gazetteer, vocabulary);
  const auto analysed = [&](const std::vector<MarkedText>& marked) {
    Examples examples;
    for (const MarkedText& text : marked)
      examples.push_back(std::make_unique<MarkedExample>(text, analyse, finder, gazetteer, vocabulary));
    return examples;
  };
  std::vector<Examples> unseen;
  for (const std::vector<MarkedText>& marked : dev) unseen.push_back(analysed(marked));
  const auto seen = analysed(with_respelled(texts));
  Examples others;
  for (std::size_t i = 0; i < nouns.treebank.size(); ++i) {
    const TreebankDocument& entry = *nouns.treebank[i];
    const MarkedText text{entry.article.text, {}};
    others.push_back(std::make_unique<MarkedExample>(text, analyse, finder, gazetteer, vocabulary));
    if (nouns.marks.empty())
      others.back()->allow_proper_nouns(entry.document);
    else
      others.back()->allow_marked(entry.document, nouns.marks[i]);
  }
  const Inputs inputs(seen, others, gazetteer, vocabulary, vectors);
  std::vector<NameExample> examples, unsure;
  for (const auto& example : seen) inputs.add(*example, examples);
  for (const auto& example : others) inputs.add(*example, unsure);
  const auto bytes = [&](const NameLearner& learner) {
    ModelWriter writer;
    inputs.write(writer);
    learner.write(writer);
    return writer.bytes();
  };
  const auto show = [&](const NameLearner& learner) {
    const std::string model = bytes(learner);
    for (const auto& marked : unseen) say(measure(model, marked, gazetteer, vocabulary));
    return model;
  };
  if (!unsure.empty() && options.teachers > 0) {
    std::vector<NameLearner> teachers;
    for (int i = 1; i <= options.teachers; ++i) {
      teachers.emplace_back(options.size, inputs.features(), inputs.vectors(), options.seed + 100 * static_cast<std::uint64_t>(i));
      Random random(options.seed + static_cast<std::uint64_t>(i));
      train(teachers.back(), examples, options, random, [](int, double) {});
      say("teacher " + std::to_string(i));
    }
    for (NameExample& example : unsure) {
      narrow(example, teachers);
      example.weight = options.unmarked;
      examples.push_back(std::move(example));
    }
  }
  NameLearner learner(options.size, inputs.features(), inputs.vectors(), options.seed);
  Random random(options.seed);
  train(learner, examples, options, random, [&](int epoch, double loss) {
    say("epoch " + std::to_string(epoch) + ": loss " + std::to_string(loss));
  });
  return show(learner);
}

}  // namespace entente
