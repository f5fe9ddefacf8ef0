// SPDX-License-Identifier: Apache-2.0
#include "entities/name_network.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "core/hash.hpp"
#include "core/utf8.hpp"
#include "entities/name_features.hpp"

namespace entente {
namespace {

constexpr std::size_t kept = 4096;  // words, a power of two
constexpr std::size_t out_width = (name_labels + lanes - 1) / lanes * lanes;

template <class T>
void grow(std::vector<T>& values, std::size_t size) {
  if (values.size() < size) values.resize(size);
}

}  // namespace

HashedRows::HashedRows(std::span<const std::uint32_t> sorted) : keys_(sorted) {
  const unsigned bits = std::max(1U, static_cast<unsigned>(std::bit_width(sorted.size())));
  shift_ = 32 - bits;
  starts_.reserve((std::size_t{1} << bits) + 1);
  std::uint32_t at = 0;
  for (std::size_t part = 0; part <= std::size_t{1} << bits; ++part) {
    while (at < sorted.size() && sorted[at] >> shift_ < part) ++at;
    starts_.push_back(at);
  }
}

std::uint32_t HashedRows::row(std::uint64_t key) const {
  const auto half = static_cast<std::uint32_t>(key >> 32);
  const std::size_t part = half >> shift_;
  for (std::uint32_t i = starts_[part]; i < starts_[part + 1]; ++i)
    if (keys_[i] == half) return i;
  return none;
}

void unpack_pairs(const std::uint8_t* pairs, float scale, std::size_t count, float* values) {
  for (std::size_t i = 0; i < count; i += 2) {
    const int pair = pairs[i / 2];
    values[i] = static_cast<float>((pair & 15) - 8) * scale;
    values[i + 1] = static_cast<float>((pair >> 4) - 8) * scale;
  }
}

std::uint64_t vector_key(std::string_view form) {
  constexpr std::string_view typeset = "’";
  std::string lower = to_lower(form);
  if (const std::size_t at = lower.find(typeset); at != lower.npos) lower.replace(at, typeset.size(), "'");
  return hash64(lower);
}

NameNetwork::NameNetwork(const ModelFile& file) {
  const auto sizes = file.array<std::uint32_t>("names.sizes");
  if (sizes.size() != 4) file.fail("the sizes don't fit");
  embedding_ = sizes[0];
  hidden_ = sizes[1];
  dimensions_ = sizes[3];
  if (embedding_ % lanes != 0 || hidden_ % (2 * lanes) != 0 || embedding_ > 256 || hidden_ > 256 || sizes[2] > 8 ||
      dimensions_ % lanes != 0 || dimensions_ > 512)
    file.fail("the sizes don't fit");
  features_ = HashedRows(file.array<std::uint32_t>("names.features"));
  words_ = HashedRows(file.array<std::uint32_t>("names.words"));
  embeddings_ = file.array<std::int8_t>("names.embeddings");
  embedding_scales_ = file.array<float>("names.embeddings.scales");
  vectors_ = file.array<std::uint8_t>("names.vectors");
  vector_scales_ = file.array<float>("names.vectors.scales");
  unknown_ = file.array<float>("names.unknown");
  transitions_ = file.array<float>("names.transitions");
  if (embedding_scales_.size() != features_.size() || embeddings_.size() != features_.size() * embedding_ ||
      vector_scales_.size() != words_.size() || vectors_.size() != words_.size() * dimensions_ / 2 ||
      unknown_.size() != embedding_ || transitions_.size() != (name_labels + 1) * name_labels)
    file.fail("the tables don't fit");
  vector_matrix_ = PackedMatrix(file, "names.vector", embedding_, dimensions_);
  input_ = PackedMatrix(file, "names.input", hidden_, embedding_);
  for (std::uint32_t i = 0; i < sizes[2]; ++i) {
    const std::string name = "names.layer" + std::to_string(i);
    Layer layer;
    layer.matrix = PackedMatrix(file, name, 3 * hidden_, hidden_);
    const auto vectors = file.array<float>(name + ".vectors");
    if (vectors.size() != 4 * hidden_) file.fail("the layers don't fit");
    for (std::size_t d = 0; d < 2; ++d) {
      const float* at = vectors.data() + d * hidden_ / 2;
      layer.gates[d] = {hidden_ / 2, at, at + hidden_, at + 2 * hidden_, at + 3 * hidden_};
    }
    layers_.push_back(layer);
  }
  out_ = PackedMatrix(file, "names.out", name_labels, hidden_);
}

void NameNetwork::begin(std::size_t words, Scratch& scratch) const {
  if (scratch.known.empty()) {
    scratch.known.resize(kept);
    scratch.known_sums.resize(kept * embedding_);
  }
  grow(scratch.sums, words * embedding_);
  grow(scratch.inputs, words * hidden_);
  grow(scratch.outputs, words * std::max(hidden_, out_width));
  grow(scratch.gates, words * 3 * hidden_);
  grow(scratch.state, std::max(hidden_, dimensions_));
}

void NameNetwork::describe(std::span<const std::uint64_t> features, std::string_view form, std::size_t word,
                           Scratch& scratch) const {
  const std::span own = features.first(features.size() - NameFeatures::of_head);
  std::uint64_t hash = own.size();
  for (const std::uint64_t feature : own) hash = mix(hash ^ feature);
  hash |= 1;  // 0 is none
  float* sum = &scratch.sums[word * embedding_];
  float* known = &scratch.known_sums[hash / 2 % kept * embedding_];
  if (std::uint64_t& key = scratch.known[hash / 2 % kept]; key != hash) {
    key = hash;
    add_vector(form, known, scratch);
    add_features(own, known, scratch);
  }
  std::copy_n(known, embedding_, sum);
  add_features(features.last(NameFeatures::of_head), sum, scratch);
}

void NameNetwork::add_vector(std::string_view form, float* sum, Scratch& scratch) const {
  if (const std::uint32_t row = words_.row(vector_key(form)); row != HashedRows::none) {
    unpack_pairs(&vectors_[row * dimensions_ / 2], vector_scales_[row], dimensions_, scratch.state.data());
    scratch.whole.reserve(1, dimensions_);
    scratch.whole.set(0, scratch.state.data());
    multiply(vector_matrix_, scratch.whole.from(), 1, sum);
  } else {
    std::copy(unknown_.begin(), unknown_.end(), sum);
  }
}

// Look-ups wait for memory: all are asked for before the first is used.
void NameNetwork::add_features(std::span<const std::uint64_t> features, float* sum, Scratch& scratch) const {
  for (const std::uint64_t feature : features) features_.prefetch(feature);
  for (const std::uint64_t feature : features) features_.prefetch_row(feature);
  scratch.rows.clear();
  for (const std::uint64_t feature : features)
    if (const std::uint32_t row = features_.row(feature); row != HashedRows::none) {
      scratch.rows.push_back(row);
      __builtin_prefetch(&embeddings_[row * embedding_]);
      __builtin_prefetch(&embeddings_[(row + 1) * embedding_ - 1]);
    }
  for (const std::uint32_t row : scratch.rows)
    add_scaled(&embeddings_[row * embedding_], embedding_scales_[row], embedding_, sum);
}

void NameNetwork::run_layer(const Layer& layer, std::size_t words, Scratch& scratch) const {
  scratch.whole.set(0, scratch.inputs.data(), words);
  multiply(layer.matrix, scratch.whole.from(), words, scratch.gates.data());
  const auto width = static_cast<std::ptrdiff_t>(hidden_);
  const std::size_t half = hidden_ / 2;
  const std::size_t last = words - 1;
  recur(layer.gates[0], scratch.gates.data(), 3 * width, scratch.inputs.data(), width, words, scratch.outputs.data(),
        scratch.state.data());
  recur(layer.gates[1], &scratch.gates[last * 3 * hidden_ + 3 * half], -3 * width, &scratch.inputs[last * hidden_ + half], -width,
        words, &scratch.outputs[last * hidden_ + half], scratch.state.data());
  std::swap(scratch.inputs, scratch.outputs);
}

void NameNetwork::score(std::size_t words, std::span<float> scores, Scratch& scratch) const {
  relu(scratch.sums.data(), words * embedding_);
  scratch.whole.reserve(words, embedding_);
  scratch.whole.set(0, scratch.sums.data(), words);
  multiply(input_, scratch.whole.from(), words, scratch.inputs.data());
  scratch.whole.reserve(words, hidden_);
  for (const Layer& layer : layers_) run_layer(layer, words, scratch);
  scratch.whole.set(0, scratch.inputs.data(), words);
  grow(scratch.scores, words * out_width);
  multiply(out_, scratch.whole.from(), words, scratch.scores.data());
  for (std::size_t t = 0; t < words; ++t) std::copy_n(&scratch.scores[t * out_width], name_labels, &scores[t * name_labels]);
}

void NameNetwork::decode(std::span<const float> scores, std::span<NameLabel> labels, Scratch& scratch) const {
  const std::size_t words = labels.size();
  scratch.from.resize(words * name_labels);
  std::array<float, name_labels> best{}, next{};
  const float* start = &transitions_[name_labels * name_labels];
  for (std::size_t b = 0; b < name_labels; ++b) best[b] = start[b] + scores[b];
  for (std::size_t t = 1; t < words; ++t) {
    for (std::size_t b = 0; b < name_labels; ++b) {
      std::size_t from = 0;
      float most = best[0] + transitions_[b];
      for (std::size_t a = 1; a < name_labels; ++a)
        if (const float sum = best[a] + transitions_[a * name_labels + b]; sum > most) most = sum, from = a;
      next[b] = most + scores[t * name_labels + b];
      scratch.from[t * name_labels + b] = static_cast<std::uint8_t>(from);
    }
    best = next;
  }
  auto label = static_cast<std::uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t t = words; t-- > 0;) {
    labels[t] = label;
    label = scratch.from[t * name_labels + label];
  }
}

}  // namespace entente
