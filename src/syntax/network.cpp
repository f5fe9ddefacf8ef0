// SPDX-License-Identifier: Apache-2.0
#include "syntax/network.hpp"

#include <algorithm>
#include <string>

namespace entente {
namespace {

constexpr std::uint32_t no_type = 0xFFFFFFFF;
constexpr std::size_t most_kept_types = 4096;  // some kilobytes each
constexpr std::size_t group_words = 96;        // sentences are read together until they have so many: their numbers fit the cache
constexpr std::size_t farthest = 41;           // words between which all distances count alike (distance_kind)

// Of a word that is not the root of its sentence.
Deprel best_relation(std::span<const float> scores) {
  std::size_t best = scores.size();
  for (std::size_t i = 0; i < scores.size(); ++i)
    if (static_cast<Deprel>(i) != Deprel::root && (best == scores.size() || scores[i] > scores[best])) best = i;
  return static_cast<Deprel>(best);
}

template <class T>
void grow(std::vector<T>& values, std::size_t size) {
  if (values.size() < size) values.resize(size);
}

}  // namespace

Network::Network(const ModelFile& file) {
  const auto sizes = file.array<std::uint32_t>("network.sizes");
  if (sizes.size() != 8) file.fail("the network's sizes don't fit");
  sizes_ = {sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5], sizes[6], sizes[7]};
  const std::size_t hidden = sizes_.hidden;
  if (hidden % (2 * lanes) != 0 || hidden > 256 || sizes_.outer < 1 || sizes_.outer >= sizes_.layers || sizes_.layers > 8 ||
      sizes_.arc % lanes != 0 || sizes_.label % lanes != 0 || sizes_.embedding % lanes != 0 ||
      sizes_.labels != static_cast<std::uint32_t>(Deprel::xcomp) + 1)
    file.fail("the network's sizes don't fit");
  vocabulary_ = NetworkVocabulary(file.array<std::uint64_t>("network.words"));
  embeddings_ = file.array<std::int8_t>("network.embeddings");
  embedding_scales_ = file.array<float>("network.embeddings.scales");
  flags_ = file.array<float>("network.flags");
  arc_root_ = file.array<float>("network.arc.root");
  const auto distances = file.array<float>("network.arc.distance");
  label_root_ = file.array<float>("network.label.root");
  if (embedding_scales_.size() != vocabulary_.rows() || embeddings_.size() != embedding_scales_.size() * sizes_.embedding ||
      flags_.size() != flag_kinds * hidden || arc_root_.size() != sizes_.arc || distances.size() != distance_kinds ||
      label_root_.size() != sizes_.label)
    file.fail("the network's tables don't fit");
  root_distance_ = distances[distance_kind(1, 0)];
  constexpr std::size_t middle = farthest + 1;
  for (std::size_t head = 1; head <= 2 * farthest + 1; ++head) arc_distances_.push_back(distances[distance_kind(middle, head)]);
  const auto matrix = [&](const std::string& name, std::size_t outputs, std::size_t inputs) {
    return PackedMatrix(file, "network." + name, outputs, inputs);
  };
  input_ = matrix("input", hidden, sizes_.embedding);
  for (std::uint32_t i = 0; i < sizes_.layers; ++i) {
    const std::string name = "layer" + std::to_string(i);
    Layer layer;
    layer.matrix = matrix(name, 3 * hidden, hidden);
    const auto vectors = file.array<float>("network." + name + ".vectors");
    if (vectors.size() != 4 * hidden) file.fail("the network's layers don't fit");
    for (std::size_t d = 0; d < 2; ++d) {
      const float* at = vectors.data() + d * hidden / 2;
      layer.gates[d] = {hidden / 2, at, at + hidden, at + 2 * hidden, at + 3 * hidden};
    }
    layers_.push_back(layer);
  }
  end_hidden_ = matrix("end.hidden", 32, hidden);
  end_out_ = matrix("end.out", 1, 32);
  tag_out_ = matrix("tag.out", sizes_.tags, hidden);
  tag_top_ = matrix("tag.top", sizes_.tags, hidden);
  pairs_ = matrix("pairs", 2 * sizes_.arc + 2 * sizes_.label, hidden);
  arc_matrix_ = matrix("arc.matrix", sizes_.arc, sizes_.arc);
  label_out_ = matrix("label.out", sizes_.labels, 3 * sizes_.label);
  // The flags' part of the first layer's sums; without its biases, which the words' part has.
  QuantizedRows whole;
  whole.reserve(flag_kinds, hidden);
  whole.set(0, flags_.data(), flag_kinds);
  flag_sums_.resize(flag_kinds * 3 * hidden);
  multiply(layers_[0].matrix, whole.from(), flag_kinds, flag_sums_.data());
  for (std::size_t i = 0; i < flag_sums_.size(); ++i) flag_sums_[i] -= layers_[0].matrix.biases()[i % (3 * hidden)];
}

void Network::sum_embeddings(const WordInfo& word, std::string_view form, Scratch& scratch) const {
  const std::size_t size = sizes_.embedding;
  scratch.rows.clear();
  network_rows(word, form, vocabulary_, scratch.rows);
  grow(scratch.hidden, size);
  float* sum = scratch.hidden.data();
  std::fill_n(sum, size, 0.0F);
  for (const std::uint32_t row : scratch.rows)
    __builtin_prefetch(&embeddings_[row * size]), __builtin_prefetch(&embeddings_[row * size + size / 2]);
  for (const std::uint32_t row : scratch.rows) {
    const float scale = embedding_scales_[row];
    if (scale != 0.0F) add_scaled(&embeddings_[row * size], scale, size, sum);
  }
  relu(sum, size);
}

// What the same word has everywhere in the part.
void Network::describe_types(const Document& document, const WordInfos& words, TokenRange part, Scratch& scratch) const {
  const std::size_t hidden = sizes_.hidden;
  const std::size_t size = sizes_.embedding;
  scratch.type_of.assign(document.symbols.size(), no_type);
  if (scratch.kept_type.size() < words.shared()) scratch.kept_type.resize(words.shared(), no_type);
  scratch.types.clear();
  scratch.new_types.clear();
  std::size_t types = most_kept_types;  // places below are kept
  for (std::size_t t = part.begin.value; t < part.end.value; ++t) {
    const Symbol form = document.tokens[t].form;
    std::uint32_t& type = scratch.type_of[form.value];
    if (type == no_type && form.value < words.shared()) type = scratch.kept_type[form.value];
    if (type == no_type) {
      const bool keep = form.value < words.shared() && scratch.kept_types < most_kept_types;
      type = static_cast<std::uint32_t>(keep ? scratch.kept_types++ : types++);
      if (keep) scratch.kept_type[form.value] = type;
      scratch.new_types.push_back(type);
      sum_embeddings(words[t], document.symbols.view(form), scratch);
      scratch.whole.reserve(scratch.new_types.size(), size);
      scratch.whole.set(scratch.new_types.size() - 1, scratch.hidden.data());
    }
    scratch.types.push_back(type);
  }
  const std::size_t count = scratch.new_types.size();
  grow(scratch.type_inputs, types * hidden);
  grow(scratch.type_sums, types * 3 * hidden);
  grow(scratch.inputs, count * hidden);
  grow(scratch.sums, count * 3 * hidden);
  if (count == 0) return;
  multiply(input_, scratch.whole.from(), count, scratch.inputs.data());
  scratch.whole.reserve(count, hidden);
  scratch.whole.set(0, scratch.inputs.data(), count);
  multiply(layers_[0].matrix, scratch.whole.from(), count, scratch.sums.data());
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t type = scratch.new_types[i];
    std::copy_n(&scratch.inputs[i * hidden], hidden, &scratch.type_inputs[type * hidden]);
    std::copy_n(&scratch.sums[i * 3 * hidden], 3 * hidden, &scratch.type_sums[type * 3 * hidden]);
  }
}

// Both directions over each range; scratch.sums are from the first range's first word on.
void Network::run_layer(const Layer& layer, std::span<const TokenRange> ranges, const float* inputs, Scratch& scratch) const {
  const std::size_t hidden = sizes_.hidden;
  const std::size_t first = ranges.front().begin.value;
  const std::size_t words = ranges.back().end.value - first;
  grow(scratch.outputs, words * hidden);
  grow(scratch.state, hidden);
  const auto width = static_cast<std::ptrdiff_t>(hidden);
  for (const TokenRange range : ranges) {
    const std::size_t begin = range.begin.value - first;
    const std::size_t last = range.end.value - 1 - first;
    recur(layer.gates[0], &scratch.sums[begin * 3 * hidden], 3 * width, inputs + begin * hidden, width, range.size(),
          &scratch.outputs[begin * hidden], scratch.state.data());
    const std::size_t half = hidden / 2;
    recur(layer.gates[1], &scratch.sums[last * 3 * hidden + 3 * half], -3 * width, inputs + last * hidden + half, -width,
          range.size(), &scratch.outputs[last * hidden + half], scratch.state.data());
  }
}

void Network::read(const Document& document, const WordInfos& words, TokenRange part, Scratch& scratch) const {
  scratch.begin = part.begin.value;
  describe_types(document, words, part, scratch);
  grow(scratch.outer_outputs, part.size() * sizes_.hidden);
  scratch.outer_whole.reserve(part.size(), sizes_.hidden);
  scratch.ends.resize(part.size());
  for (std::size_t begin = part.begin.value; begin < part.end.value;) {
    std::size_t end = begin + 1;
    while (end < part.end.value && !document.tokens[end].has(Token::paragraph_start)) ++end;
    read_paragraph(document, {TokenId{begin}, TokenId{end}}, scratch);
    begin = end;
  }
}

void Network::read_paragraph(const Document& document, TokenRange paragraph, Scratch& scratch) const {
  const std::size_t hidden = sizes_.hidden;
  const std::size_t begin = paragraph.begin.value - scratch.begin;
  const std::size_t words = paragraph.size();
  const Token* tokens = &document.tokens[paragraph.begin.value];
  grow(scratch.inputs, words * hidden);
  grow(scratch.sums, words * 3 * hidden);
  for (std::size_t t = 0; t < words; ++t) {
    const std::size_t type = scratch.types[begin + t];
    const std::size_t flags = tokens[t].flags % flag_kinds;
    add(&scratch.type_inputs[type * hidden], &flags_[flags * hidden], hidden, &scratch.inputs[t * hidden]);
    add(&scratch.type_sums[type * 3 * hidden], &flag_sums_[flags * 3 * hidden], 3 * hidden, &scratch.sums[t * 3 * hidden]);
  }
  const WholeRows whole = scratch.outer_whole.from(begin);
  for (std::uint32_t i = 0; i < sizes_.outer; ++i) {
    if (i > 0) multiply(layers_[i].matrix, whole, words, scratch.sums.data());
    run_layer(layers_[i], {&paragraph, 1}, scratch.inputs.data(), scratch);
    std::swap(scratch.inputs, scratch.outputs);
    scratch.outer_whole.set(begin, scratch.inputs.data(), words);
  }
  std::copy_n(scratch.inputs.begin(), words * hidden,
              scratch.outer_outputs.begin() + static_cast<std::ptrdiff_t>(begin * hidden));
  const std::size_t width = end_hidden_.outputs();
  grow(scratch.hidden, words * width);
  grow(scratch.scores, words * end_out_.outputs());
  multiply(end_hidden_, whole, words, scratch.hidden.data());
  relu(scratch.hidden.data(), words * width);
  scratch.whole.reserve(words, width);
  scratch.whole.set(0, scratch.hidden.data(), words);
  multiply(end_out_, scratch.whole.from(), words, scratch.scores.data());
  for (std::size_t t = 0; t < words; ++t) scratch.ends[begin + t] = scratch.scores[t * end_out_.outputs()];
}

void Network::parse(Document& document, std::span<const TokenRange> sentences, std::vector<TagClass>& classes,
                    Scratch& scratch) const {
  for (std::size_t first = 0; first < sentences.size();) {
    std::size_t last = first;
    std::size_t words = 0;
    while (last < sentences.size() && (last == first || words + sentences[last].size() <= group_words))
      words += sentences[last++].size();
    parse_group(document, sentences.subspan(first, last - first), &classes[sentences[first].begin.value], scratch);
    first = last;
  }
}

void Network::choose_tags(WholeRows outer, WholeRows top, std::size_t words, TagClass* classes, Scratch& scratch) const {
  const std::size_t width = tag_out_.outputs();
  grow(scratch.scores, words * width);
  grow(scratch.hidden, words * width);
  multiply(tag_out_, outer, words, scratch.scores.data());
  multiply(tag_top_, top, words, scratch.hidden.data());
  add(scratch.scores.data(), scratch.hidden.data(), words * width, scratch.scores.data());
  for (std::size_t t = 0; t < words; ++t) {
    const float* scores = &scratch.scores[t * width];
    classes[t] = static_cast<TagClass>(std::max_element(scores, scores + sizes_.tags) - scores);
  }
}

void Network::parse_group(Document& document, std::span<const TokenRange> sentences, TagClass* classes, Scratch& scratch) const {
  const std::size_t hidden = sizes_.hidden;
  const std::size_t begin = sentences.front().begin.value - scratch.begin;
  const std::size_t words = sentences.back().end.value - sentences.front().begin.value;
  const float* inputs = &scratch.outer_outputs[begin * hidden];
  const WholeRows outer = scratch.outer_whole.from(begin);
  WholeRows whole = outer;
  grow(scratch.sums, words * 3 * hidden);
  scratch.whole.reserve(words, hidden);
  for (std::uint32_t i = sizes_.outer; i < sizes_.layers; ++i) {
    multiply(layers_[i].matrix, whole, words, scratch.sums.data());
    run_layer(layers_[i], sentences, inputs, scratch);
    std::swap(scratch.inputs, scratch.outputs);
    scratch.whole.set(0, scratch.inputs.data(), words);
    inputs = scratch.inputs.data();
    whole = scratch.whole.from();
  }
  choose_tags(outer, whole, words, classes, scratch);
  const std::size_t width = pairs_.outputs();
  grow(scratch.hidden, words * width);
  multiply(pairs_, whole, words, scratch.hidden.data());
  relu(scratch.hidden.data(), words * width);
  const std::size_t first = sentences.front().begin.value;
  for (const TokenRange sentence : sentences)
    read_tree(document, sentence, &scratch.hidden[(sentence.begin.value - first) * width], scratch);
}

// From what the last layer says of each word as a dependent and as a head.
void Network::read_tree(Document& document, TokenRange sentence, const float* pairs, Scratch& scratch) const {
  const std::size_t words = sentence.size();
  score_arcs(pairs, words, scratch);
  const std::span heads = scratch.decoder.decode({scratch.scores.data(), words * (words + 1)}, words);
  choose_relations(pairs, heads, &document.tokens[sentence.begin.value], sentence.begin, scratch);
}

// Sets scratch.scores: for each word a row, of the root and the words as its head.
void Network::score_arcs(const float* pairs, std::size_t words, Scratch& scratch) const {
  const std::size_t arc = sizes_.arc;
  const std::size_t width = pairs_.outputs();
  scratch.whole.reserve(words + 1, arc);
  scratch.whole.set(words, arc_root_.data());
  scratch.heads.reset(words + 1, arc);
  scratch.heads.set(0, scratch.whole.from(words));
  for (std::size_t t = 0; t < words; ++t) {
    scratch.whole.set(t, pairs + t * width + arc);
    scratch.heads.set(t + 1, scratch.whole.from(t));
    scratch.whole.set(t, pairs + t * width);
  }
  grow(scratch.outputs, words * arc);
  multiply(arc_matrix_, scratch.whole.from(), words, scratch.outputs.data());
  scratch.whole.set(0, scratch.outputs.data(), words);
  const Matrix heads = scratch.heads;
  grow(scratch.products, words * heads.outputs);
  multiply(heads, scratch.whole.from(), words, scratch.products.data());
  grow(scratch.scores, words * (words + 1));
  for (std::size_t t = 0; t < words; ++t) {
    const float* products = &scratch.products[t * heads.outputs];
    float* scores = &scratch.scores[t * (words + 1)];
    scores[0] = products[0] + root_distance_;
    const float* near = &arc_distances_[farthest];  // of the word itself
    const auto word = static_cast<std::ptrdiff_t>(t + 1);
    for (std::ptrdiff_t h = 1; h <= static_cast<std::ptrdiff_t>(words); ++h)
      scores[h] =
          products[h] + near[std::clamp(h - word, -static_cast<std::ptrdiff_t>(farthest), static_cast<std::ptrdiff_t>(farthest))];
  }
}

// Relations of the arcs found.
void Network::choose_relations(const float* pairs, std::span<const std::uint16_t> heads, Token* tokens, TokenId first,
                               Scratch& scratch) const {
  const std::size_t label = sizes_.label;
  const std::size_t width = pairs_.outputs();
  const std::size_t begin = 2 * sizes_.arc;
  std::vector<float>& pair = scratch.state;
  grow(pair, 3 * label);
  scratch.whole.reserve(heads.size(), 3 * label);
  for (std::size_t t = 0; t < heads.size(); ++t) {
    const float* dependent = pairs + t * width + begin;
    const float* head = heads[t] == 0 ? label_root_.data() : pairs + (heads[t] - 1U) * width + begin + label;
    for (std::size_t i = 0; i < label; ++i) {
      pair[i] = dependent[i];
      pair[label + i] = head[i];
      pair[2 * label + i] = dependent[i] * head[i];
    }
    scratch.whole.set(t, pair.data());
  }
  grow(scratch.outputs, heads.size() * label_out_.outputs());
  multiply(label_out_, scratch.whole.from(), heads.size(), scratch.outputs.data());
  for (std::size_t t = 0; t < heads.size(); ++t) {
    const float* scores = &scratch.outputs[t * label_out_.outputs()];
    tokens[t].head = heads[t] == 0 ? TokenId{} : TokenId{first.value + heads[t] - 1U};
    tokens[t].relation = heads[t] == 0 ? Deprel::root : best_relation({scores, sizes_.labels});
  }
}

}  // namespace entente
