// SPDX-License-Identifier: Apache-2.0
// Universal Dependencies' parts of speech, relations and morphological features (universaldependencies.org).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace entente {

enum class Upos : std::uint8_t {
  ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X
};

// The universal relations and those subtypes that English treebanks use. An unknown subtype is read as its universal relation.
enum class Deprel : std::uint8_t {
  acl, acl_relcl, advcl, advcl_relcl, advmod, amod, appos, aux, aux_pass, case_, cc, cc_preconj, ccomp, clf, compound,
  compound_prt, conj, cop, csubj, csubj_outer, csubj_pass, dep, det, det_predet, discourse, dislocated, expl, fixed, flat,
  goeswith, iobj, list, mark, nmod, nmod_desc, nmod_poss, nmod_unmarked, nsubj, nsubj_outer, nsubj_pass, nummod, obj, obl,
  obl_agent, obl_unmarked, orphan, parataxis, punct, reparandum, root, vocative, xcomp
};

std::string_view name(Upos pos);
std::string_view name(Deprel relation);    // as in CoNLL-U: "nsubj:pass"
Upos upos(std::string_view name);          // X for unknown
Deprel deprel(std::string_view name);      // dep for unknown
Deprel universal(Deprel relation);         // without its subtype: nsubj for nsubj:pass

enum class Feature : std::uint8_t {
  Abbr, Case, Definite, Degree, ExtPos, Foreign, Gender, Mood, NumForm, NumType, Number, Person, Polarity, Poss, PronType, Reflex,
  Style, Tense, Typo, VerbForm, Voice
};

struct FeatureInfo {
  std::string_view name;
  std::span<const std::string_view> values;  // value n is values[n - 1]; 0 is not set
};

std::span<const FeatureInfo> feature_infos();

// Number=Sing|Person=3 … packed into 64 bits.
class Features {
 public:
  // 0 where the feature is not set.
  std::uint8_t get(Feature feature) const;
  void set(Feature feature, std::uint8_t value);
  bool is(Feature feature, std::string_view value) const;
  std::uint64_t bits() const { return bits_; }
  static Features from_bits(std::uint64_t bits);
  auto operator<=>(const Features&) const = default;

 private:
  std::uint64_t bits_ = 0;
};

}  // namespace entente
