// SPDX-License-Identifier: Apache-2.0
#include "train/tagger_trainer.hpp"

#include <algorithm>

#include "syntax/tagger.hpp"
#include "train/linear_trainer.hpp"
#include "train/shuffle.hpp"

namespace entente {
namespace {

struct Example {
  const WordInfos* words;
  TokenRange sentence;
  const Document* document;
};

class TaggerLearner {
 public:
  TaggerLearner(const TagTable& tags, std::span<const TagClass> open) : tags_(tags), open_(open), trainer_(tags.size()), scores_(tags.size()) {}

  void learn(const Example& example) {
    const TaggerContext context = tagger_context(*example.words, example.sentence);
    TagClass before = no_tag;
    TagClass before_that = no_tag;
    for (std::size_t i = context.begin; i < context.end; ++i) {
      const TagClass best = learn_word((*example.words)[i], *example.words, context, i, before, before_that, tags_.find(example.document->tokens[i]));
      before_that = before;
      before = best;
    }
  }
  const LinearTrainer& trainer() const { return trainer_; }

 private:
  TagClass learn_word(const WordInfo& word, const WordInfos& words, const TaggerContext& context, std::size_t i, TagClass before,
                      TagClass before_that, TagClass gold) {
    const std::span<const TagClass> candidates = candidate_tags(word, open_, scratch_);
    if (candidates.size() == 1) return candidates.front();
    tagger_features(words, context, i, before, before_that, features_);
    trainer_.score(features_, scores_.data());
    TagClass best = candidates.front();
    for (const TagClass candidate : candidates)
      if (scores_[candidate] > scores_[best]) best = candidate;
    if (best != gold && std::find(candidates.begin(), candidates.end(), gold) != candidates.end()) {
      trainer_.update(features_, gold, 1.0F);
      trainer_.update(features_, best, -1.0F);
    }
    trainer_.tick();
    return best;
  }

  const TagTable& tags_;
  std::span<const TagClass> open_;
  LinearTrainer trainer_;
  std::vector<float> scores_;
  std::vector<std::uint64_t> features_;
  std::vector<TagClass> scratch_;
};

}  // namespace

std::string train_tagger(const Treebank& treebank, const TagTable& tags, const Resources& resources, const TaggerTraining& options) {
  ModelWriter writer;
  tags.write(writer);
  write_dictionary(resources, writer);
  write_lexicon(treebank, tags, options.least, writer);
  const std::string lexicon_bytes = writer.bytes();
  const ModelFile lexicon_file(lexicon_bytes, "(lexicon)");
  SymbolTable shared;
  const Lexicon lexicon(lexicon_file, shared);

  std::vector<std::unique_ptr<WordInfos>> infos;
  std::vector<Example> examples;
  for (const auto& entry : treebank) {
    infos.push_back(std::make_unique<WordInfos>());
    infos.back()->describe_all(entry->document, lexicon);
    for (const TokenRange sentence : entry->document.sentences) examples.push_back({infos.back().get(), sentence, &entry->document});
  }
  TaggerLearner learner(tags, lexicon_file.array<TagClass>("open"));
  std::mt19937_64 random(options.seed);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    shuffle(examples, random);
    for (const Example& example : examples) learner.learn(example);
  }
  learner.trainer().write(writer, "tagger", {0.5, 3});
  write_morphology(treebank, tags, resources, writer);
  return writer.bytes();
}

}  // namespace entente
