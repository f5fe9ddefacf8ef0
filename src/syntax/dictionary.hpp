// SPDX-License-Identifier: Apache-2.0
// What a dictionary knows of a form: the kinds of word it can be, as it stands or inflected.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model_file.hpp"

namespace entente {

class Dictionary {
 public:
  // A letter of `letters` for each bit.
  static constexpr std::string_view letters = "nvarpqmNVA";
  static constexpr std::uint32_t kinds = (1U << letters.size()) - 1;

  Dictionary() = default;
  // Sections dictionary and inflections.
  explicit Dictionary(const ModelFile& file);

  // Kinds of the form in the low bits, above them a bit for each line of inflections that makes a known form of it.
  std::uint64_t describe(std::string_view lower) const;
  // What words mean, roughly: a bit for each of `class_names` and of the verbs' frames. Of the word, or of what it is a form of.
  using Classes = std::array<std::uint64_t, 2>;
  static constexpr std::size_t class_bits = 80;
  Classes classes(std::string_view lower, std::uint64_t described) const;
  // The dictionary form of a regular form with the tag; empty where the dictionary has none. `described` is of the same form.
  std::string lemma(std::string_view lower, std::uint64_t described, std::string_view tag) const;

  static std::uint32_t slot(std::string_view word, std::uint32_t kinds_of_word);
  static std::size_t place(std::string_view word);

 private:
  struct Inflection {
    std::string ending;
    std::string replacement;
    bool doubled = false;  // the consonant before the ending was single
    std::uint32_t kinds = 0;
    std::vector<std::string> tags;
  };
  std::size_t find_slot(std::string_view word) const;  // slots_.size() where there is none
  std::uint32_t find(std::string_view word) const;
  static std::string undo(const Inflection& inflection, std::string_view form);

  std::span<const std::uint32_t> slots_;  // a power of two: a check of the word above its kinds, 0 is free
  std::span<const std::uint16_t> classes_;      // of each slot, an index of
  std::span<const std::uint64_t> class_sets_;   // pairs of masks; the first is empty
  std::vector<Inflection> inflections_;
};

}  // namespace entente
