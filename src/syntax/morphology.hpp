// SPDX-License-Identifier: Apache-2.0
// Dictionary forms and morphological features of words whose tags are known.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <entente/document.hpp>

#include "syntax/backoff_table.hpp"
#include "syntax/tags.hpp"

namespace entente {

// How a lemma comes from a form: take `strip` bytes off its end, put `suffix` there.
struct LemmaRule {
  bool keep_case = false;  // else the form is put in lower case first
  std::uint32_t strip = 0;
  std::string suffix;
  auto operator<=>(const LemmaRule&) const = default;
};

// The rules that make the lemma of the form: with its case kept, and without; the one that changes less first.
std::vector<LemmaRule> lemma_rules(std::string_view form, std::string_view lemma);
// Empty where the rule can't be applied.
std::string apply(const LemmaRule& rule, std::string_view form);

class Morphology {
 public:
  // Sections lemma.rules, lemmas, feature.sets, features.
  explicit Morphology(const ModelFile& file);

  void annotate(Document& document, const WordInfos& words, const std::vector<TagClass>& classes, const Lexicon& lexicon,
                const TagSet& tags) const;

 private:
  Symbol lemma(Document& document, const Token& token, const WordInfo& word, const BackoffKeys& keys, const Lexicon& lexicon,
               std::string_view tag) const;

  std::vector<LemmaRule> rules_;
  BackoffTable lemmas_;
  std::span<const std::uint64_t> feature_sets_;
  BackoffTable features_;
};

}  // namespace entente
