// SPDX-License-Identifier: Apache-2.0
#include "syntax/tagger.hpp"

#include <algorithm>

#include "core/tsv.hpp"

namespace entente {
namespace {

const WordInfo outside{};

}  // namespace

TaggerContext tagger_context(const WordInfos& words, TokenRange sentence) {
  TaggerContext context{sentence.begin.value, sentence.end.value, 0};
  std::size_t capitals = 0;
  std::size_t all_capitals = 0;
  std::size_t wordlike = 0;
  for (std::size_t i = context.begin; i < context.end; ++i) {
    const WordInfo& word = words[i];
    capitals += (word.traits & WordInfo::capital) != 0;
    all_capitals += (word.traits & WordInfo::all_capitals) != 0;
    wordlike += word.common == no_tag || word.lower != word.exact || word.prefixes[2] != word.lower;
  }
  if (all_capitals * 4 > wordlike * 3) context.traits = 3;
  else if (capitals * 3 > wordlike * 2) context.traits = 2;
  else if (capitals == 0) context.traits = 1;
  return context;
}

void tagger_features(const WordInfos& words, const TaggerContext& context, std::size_t token, TagClass before, TagClass before_that,
                     std::vector<std::uint64_t>& features) {
  const auto at = [&](std::ptrdiff_t distance) -> const WordInfo& {
    const auto index = static_cast<std::ptrdiff_t>(token) + distance;
    return index < static_cast<std::ptrdiff_t>(context.begin) || index >= static_cast<std::ptrdiff_t>(context.end)
               ? outside : words[static_cast<std::size_t>(index)];
  };
  const WordInfo& word = at(0);
  const WordInfo& next = at(1);
  const WordInfo& after = at(2);
  const WordInfo& last = at(-1);
  const std::uint64_t place = (token == context.begin ? 1U : 0U) | context.traits << 1U;
  const std::uint64_t look = combine(combine(word.traits, word.lower_common), place);
  const std::uint64_t tags = before * 256ULL + before_that;
  const std::uint64_t next_tag = next.lower_common;
  features.clear();
  std::uint64_t number = 0;
  const auto add = [&](std::uint64_t value) { features.push_back(combine(++number, value)); };
  add(0);
  add(word.lower);
  add(combine(word.exact, place));
  for (const std::uint64_t suffix : word.suffixes) add(suffix);
  for (const std::uint64_t prefix : word.prefixes) add(prefix);
  add(combine(word.suffixes[2], combine(word.traits, place)));
  add(combine(word.suffixes[1], before));
  add(word.shape);
  add(combine(word.shape, place));
  add(look);
  add(combine(look, before));
  add(combine(word.common, next_tag));
  add(before);
  add(tags);
  add(combine(word.lower, before));
  add(combine(word.lower, tags));
  add(last.lower);
  add(next.lower);
  add(at(-2).lower);
  add(after.lower);
  add(combine(last.lower, word.lower));
  add(combine(word.lower, next.lower));
  add(combine(last.lower, next.lower));
  add(combine(word.lower, next_tag));
  add(combine(before, next_tag));
  add(combine(combine(before, next_tag), word.lower));
  add(combine(next_tag, after.lower_common));
  add(combine(combine(word.lower, next_tag), after.lower_common));
  add(combine(combine(before, word.lower_common), combine(next_tag, after.lower_common)));
  add(next.suffixes[2]);
  add(next.suffixes[1]);
  add(last.suffixes[2]);
  add(combine(next.suffixes[1], before));
  add(word.dictionary);
  add(combine(word.dictionary, place));
  add(combine(word.dictionary, word.traits));
  add(combine(word.dictionary, before));
  add(combine(word.dictionary, tags));
  add(combine(word.dictionary, next.dictionary));
  add(combine(word.dictionary, word.suffixes[1]));
  add(combine(combine(word.dictionary, next.dictionary), before));
  add(combine(combine(word.dictionary, word.traits), combine(next.traits, place)));
  add(combine(word.dictionary & Dictionary::kinds, before));
  add(next.dictionary);
  add(combine(next.dictionary, before));
  add(combine(last.dictionary, word.dictionary));
  add(combine(next.traits, combine(word.traits, last.traits)));
  add(combine(combine(word.traits, place), combine(word.suffixes[1], next.traits)));
}

std::span<const TagClass> candidate_tags(const WordInfo& word, std::span<const TagClass> open, std::vector<TagClass>& scratch) {
  if (word.restricted) return word.tags;
  if (word.tags.empty()) return open;
  scratch.assign(open.begin(), open.end());
  for (const TagClass tag : word.tags)
    if (std::find(open.begin(), open.end(), tag) == open.end()) scratch.push_back(tag);
  return scratch;
}

Tagger::Tagger(const ModelFile& file, SymbolTable& shared) : lexicon_(file, shared) {
  for (const std::string_view name : split(file.section("xpos"), '\n')) tag_names_.emplace_back(name);
  for (const std::string_view line : split(file.section("tags"), '\n')) {
    const std::vector<std::string_view> fields = split(line, '\t');
    if (fields.size() != 2) file.fail("its tags don't fit");
    const auto found = std::find(tag_names_.begin(), tag_names_.end(), fields[1]);
    tags_.push_back({upos(fields[0]), static_cast<std::uint8_t>(found - tag_names_.begin())});
  }
  open_ = file.array<TagClass>("open");
  model_ = LinearModel(file, "tagger", tags_.size());
}

void Tagger::annotate(Document& document, const WordInfos& words, TokenRange sentence, std::vector<TagClass>& classes, Scratch& scratch) const {
  const TaggerContext context = tagger_context(words, sentence);
  scratch.scores.resize(LinearModel::padded(tags_.size()));
  TagClass before = no_tag;
  TagClass before_that = no_tag;
  for (std::size_t i = context.begin; i < context.end; ++i) {
    const std::span<const TagClass> candidates = candidate_tags(words[i], open_, scratch.candidates);
    TagClass best = candidates.front();
    if (candidates.size() > 1) {
      tagger_features(words, context, i, before, before_that, scratch.features);
      model_.score(scratch.features, scratch.scores.data());
      for (const TagClass candidate : candidates)
        if (scratch.scores[candidate] > scratch.scores[best]) best = candidate;
    }
    classes[i] = best;
    document.tokens[i].pos = tags_[best].pos;
    document.tokens[i].tag = tags_[best].xpos;
    before_that = before;
    before = best;
  }
}

}  // namespace entente
