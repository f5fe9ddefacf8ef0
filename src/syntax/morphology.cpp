// SPDX-License-Identifier: Apache-2.0
#include "syntax/morphology.hpp"

#include <algorithm>
#include <charconv>

#include "core/tsv.hpp"
#include "core/utf8.hpp"

namespace entente {
namespace {

bool is_lower_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0 && (c < 'A' || c > 'Z'); });
}

std::string lower_of(std::string_view form) { return is_lower_ascii(form) ? std::string(form) : to_lower(form); }

// Bytes that both begin with, cut at a whole character.
std::size_t common_prefix(std::string_view a, std::string_view b) {
  std::size_t size = static_cast<std::size_t>(std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin()).first - a.begin());
  while (size > 0 && size < a.size() && (static_cast<unsigned char>(a[size]) & 0xC0U) == 0x80U) --size;
  return size;
}

}  // namespace

std::vector<LemmaRule> lemma_rules(std::string_view form, std::string_view lemma) {
  const std::string lower = lower_of(form);
  const auto rule = [&](bool keep_case, std::string_view start) {
    const std::size_t kept = common_prefix(start, lemma);
    return LemmaRule{keep_case, static_cast<std::uint32_t>(start.size() - kept), std::string(lemma.substr(kept))};
  };
  std::vector<LemmaRule> rules{rule(false, lower)};
  if (lower != form) rules.push_back(rule(true, form));
  if (rules.size() == 2 && rules[1].strip < rules[0].strip) std::swap(rules[0], rules[1]);
  return rules;
}

std::string apply(const LemmaRule& rule, std::string_view form) {
  std::string lemma = rule.keep_case ? std::string(form) : lower_of(form);
  if (rule.strip > lemma.size()) return {};
  const std::size_t kept = lemma.size() - rule.strip;
  if (kept < lemma.size() && (static_cast<unsigned char>(lemma[kept]) & 0xC0U) == 0x80U) return {};  // within a character
  lemma.resize(kept);
  return lemma + rule.suffix;
}

Morphology::Morphology(const ModelFile& file)
    : lemmas_(file, "lemmas"), feature_sets_(file.array<std::uint64_t>("feature.sets")), features_(file, "features") {
  for (const std::string_view line : split(file.section("lemma.rules"), '\n')) {
    LemmaRule rule;
    rule.keep_case = line.front() == '1';
    const std::size_t tab = line.find('\t');
    if (tab == line.npos) file.fail("a lemma rule is wrong");
    std::from_chars(line.data() + 1, line.data() + tab, rule.strip);
    rule.suffix = line.substr(tab + 1);
    rules_.push_back(std::move(rule));
  }
  if (rules_.empty() || feature_sets_.empty()) file.fail("it has no lemmas");
}

void Morphology::annotate(Document& document, const WordInfos& words, const std::vector<TagClass>& classes, const Lexicon& lexicon,
                          const TagSet& tags) const {
  for (std::size_t i = 0; i < document.tokens.size(); ++i) {
    Token& token = document.tokens[i];
    const BackoffKeys keys = backoff_keys(words[i], classes[i]);
    token.features = Features::from_bits(feature_sets_[std::min<std::size_t>(features_.find(keys), feature_sets_.size() - 1)]);
    token.lemma = lemma(document, token, words[i], keys, lexicon, tags.names()[token.tag]);
  }
}

Symbol Morphology::lemma(Document& document, const Token& token, const WordInfo& word, const BackoffKeys& keys, const Lexicon& lexicon,
                         std::string_view tag) const {
  const std::string_view form = document.symbols.view(token.form);
  if (word.dictionary != 0 && !lemmas_.has(keys[0])) {
    const std::string found = lexicon.dictionary().lemma(lower_of(form), word.dictionary, tag);
    if (!found.empty()) return document.symbols.intern(found);
  }
  const LemmaRule& rule = rules_[std::min<std::size_t>(lemmas_.find(keys), rules_.size() - 1)];
  if (rule.strip == 0 && rule.suffix.empty() && (rule.keep_case || is_lower_ascii(form))) return token.form;
  const std::string lemma = apply(rule, form);
  return lemma.empty() ? token.form : document.symbols.intern(lemma);
}

}  // namespace entente
