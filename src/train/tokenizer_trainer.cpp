// SPDX-License-Identifier: Apache-2.0
#include "train/tokenizer_trainer.hpp"

#include <algorithm>
#include <array>
#include <random>

#include "text/sentence_features.hpp"
#include "train/linear_trainer.hpp"
#include "train/shuffle.hpp"

namespace entente {
namespace {

// Learns one decision from its features; returns what the model would have said.
std::size_t learn(LinearTrainer& trainer, const std::vector<std::uint64_t>& features, std::size_t gold) {
  std::array<float, boundary_classes> scores{};
  trainer.score(features, scores.data());
  const auto best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.begin() + trainer.classes()) - scores.begin());
  if (best != gold) {
    trainer.update(features, gold, 1.0F);
    trainer.update(features, best, -1.0F);
  }
  trainer.tick();
  return best;
}

// Learns the boundaries of the tokens [first, last), between which there is no white space.
void learn_chunk(const Document& document, std::size_t first, std::size_t last, Chunk& chunk, LinearTrainer& trainer) {
  const std::size_t end = document.tokens[last - 1].span.end;
  chunk.read(document.article->text, document.tokens[first].span.begin, end);
  std::vector<std::uint64_t> features;
  std::size_t token = first;
  std::size_t start = 0;
  for (std::size_t i = 1; i < chunk.size(); ++i) {
    const std::uint32_t offset = chunk.characters()[i].offset;
    while (token + 1 < last && document.tokens[token + 1].span.begin < offset) ++token;
    const bool cut = token + 1 < last && document.tokens[token + 1].span.begin == offset;
    const Boundary gold = !cut ? Boundary::none : document.tokens[token + 1].has(Token::joined) ? Boundary::word : Boundary::token;
    if (chunk.may_cut(i) && !chunk.must_cut(i)) {
      chunk.features(i, start, features);
      learn(trainer, features, static_cast<std::size_t>(gold));
    }
    if (cut) start = i;
  }
}

void learn_boundaries(const Document& document, Chunk& chunk, LinearTrainer& trainer) {
  const std::size_t count = document.tokens.size();
  for (std::size_t first = 0; first < count;) {
    std::size_t last = first + 1;
    while (last < count && !document.tokens[last].has(Token::space_before)) ++last;
    learn_chunk(document, first, last, chunk, trainer);
    first = last;
  }
}

// Treebanks are tidier than newspapers, where the space between two sentences may be missing.
void forget_spaces(const Document& document, SentenceEnds& ends, std::mt19937_64& random) {
  constexpr unsigned one_in = 20;
  for (const TokenRange sentence : document.sentences) {
    const std::size_t next = sentence.end.value;
    if (next < document.tokens.size() && document.tokens[next - 1].pos == Upos::PUNCT && random() % one_in == 0) ends.close_up(next);
  }
}

void learn_sentences(const Document& document, const Abbreviations& abbreviations, LinearTrainer& trainer, std::mt19937_64& random) {
  SentenceEnds ends;
  ends.read(document, abbreviations);
  forget_spaces(document, ends, random);
  std::vector<std::uint64_t> features;
  for (const TokenRange sentence : document.sentences)
    for (std::size_t i = sentence.begin.value; i < sentence.end.value; ++i) {
      if (i + 1 == document.tokens.size() || document.tokens[i + 1].has(Token::paragraph_start)) continue;
      if (document.tokens[i + 1].has(Token::joined) || !ends.possible(i)) continue;
      ends.features(i, sentence.begin.value, features);
      learn(trainer, features, i + 1 == sentence.end.value ? 1 : 0);
    }
}

}  // namespace

std::string train_tokenizer(const Treebank& treebank, const Abbreviations& abbreviations, const TokenizerTraining& options) {
  std::vector<const Document*> documents;
  for (const auto& entry : treebank) documents.push_back(&entry->document);
  std::mt19937_64 random(options.seed);
  LinearTrainer boundaries(boundary_classes);
  LinearTrainer sentences(2);
  Chunk chunk(abbreviations);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    shuffle(documents, random);
    for (const Document* document : documents) {
      learn_boundaries(*document, chunk, boundaries);
      learn_sentences(*document, abbreviations, sentences, random);
    }
  }
  ModelWriter writer;
  boundaries.write(writer, "boundaries", {});
  sentences.write(writer, "sentences", {});
  return writer.bytes();
}

}  // namespace entente
