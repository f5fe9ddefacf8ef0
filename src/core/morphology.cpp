// SPDX-License-Identifier: Apache-2.0
#include <entente/morphology.hpp>

#include <algorithm>
#include <bit>

namespace entente {
namespace {

constexpr std::array<std::string_view, 17> upos_names{"ADJ",  "ADP",   "ADV",   "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
                                                      "PART", "PRON",  "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, 52> deprel_names{
    "acl",         "acl:relcl",      "advcl",      "advcl:relcl", "advmod",    "amod",      "appos",         "aux",
    "aux:pass",    "case",           "cc",         "cc:preconj",  "ccomp",     "clf",       "compound",      "compound:prt",
    "conj",        "cop",            "csubj",      "csubj:outer", "csubj:pass", "dep",      "det",           "det:predet",
    "discourse",   "dislocated",     "expl",       "fixed",       "flat",      "goeswith",  "iobj",          "list",
    "mark",        "nmod",           "nmod:desc",  "nmod:poss",   "nmod:unmarked", "nsubj", "nsubj:outer",   "nsubj:pass",
    "nummod",      "obj",            "obl",        "obl:agent",   "obl:unmarked", "orphan", "parataxis",     "punct",
    "reparandum",  "root",           "vocative",   "xcomp"};
static_assert(deprel_names.size() == static_cast<std::size_t>(Deprel::xcomp) + 1);

using Values = std::string_view;
constexpr std::array abbr{Values("Yes")};
constexpr std::array case_values{Values("Acc"), Values("Gen"), Values("Nom")};
constexpr std::array definite{Values("Def"), Values("Ind")};
constexpr std::array degree{Values("Cmp"), Values("Pos"), Values("Sup")};
constexpr std::array ext_pos{Values("ADJ"),  Values("ADP"),  Values("ADV"),   Values("CCONJ"), Values("DET"),
                             Values("NOUN"), Values("PRON"), Values("PROPN"), Values("SCONJ"), Values("VERB")};
constexpr std::array foreign{Values("Yes")};
constexpr std::array gender{Values("Fem"), Values("Fem,Masc"), Values("Masc"), Values("Neut")};
constexpr std::array mood{Values("Imp"), Values("Ind"), Values("Sub")};
constexpr std::array num_form{Values("Combi"), Values("Digit"), Values("Roman"), Values("Word")};
constexpr std::array num_type{Values("Card"), Values("Frac"), Values("Mult"), Values("Ord")};
constexpr std::array number{Values("Plur"), Values("Ptan"), Values("Sing")};
constexpr std::array person{Values("1"), Values("2"), Values("3")};
constexpr std::array polarity{Values("Neg"), Values("Pos")};
constexpr std::array poss{Values("Yes")};
constexpr std::array pron_type{Values("Art"), Values("Dem"), Values("Emp"), Values("Ind"), Values("Int"),
                               Values("Neg"), Values("Prs"), Values("Rcp"), Values("Rel"), Values("Tot")};
constexpr std::array reflex{Values("Yes")};
constexpr std::array style{Values("Arch"), Values("Coll"), Values("Expr"), Values("Slng"), Values("Vrnc")};
constexpr std::array tense{Values("Past"), Values("Pres")};
constexpr std::array typo{Values("Yes")};
constexpr std::array verb_form{Values("Fin"), Values("Ger"), Values("Inf"), Values("Part")};
constexpr std::array voice{Values("Pass")};

constexpr std::array<FeatureInfo, 21> feature_table{{
    {"Abbr", abbr},       {"Case", case_values}, {"Definite", definite}, {"Degree", degree},    {"ExtPos", ext_pos},
    {"Foreign", foreign}, {"Gender", gender},    {"Mood", mood},         {"NumForm", num_form}, {"NumType", num_type},
    {"Number", number},   {"Person", person},    {"Polarity", polarity}, {"Poss", poss},        {"PronType", pron_type},
    {"Reflex", reflex},   {"Style", style},      {"Tense", tense},       {"Typo", typo},        {"VerbForm", verb_form},
    {"Voice", voice},
}};

struct Field {
  unsigned shift = 0;
  unsigned bits = 0;
};

constexpr std::array<Field, feature_table.size()> fields = [] {
  std::array<Field, feature_table.size()> result{};
  unsigned shift = 0;
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i] = {shift, static_cast<unsigned>(std::bit_width(feature_table[i].values.size()))};
    shift += result[i].bits;
  }
  return result;
}();
static_assert(fields.back().shift + fields.back().bits <= 64);

Field field(Feature feature) { return fields[static_cast<std::size_t>(feature)]; }

}  // namespace

std::string_view name(Upos pos) { return upos_names[static_cast<std::size_t>(pos)]; }

std::string_view name(Deprel relation) { return deprel_names[static_cast<std::size_t>(relation)]; }

Upos upos(std::string_view name) {
  const auto found = std::find(upos_names.begin(), upos_names.end(), name);
  return found == upos_names.end() ? Upos::X : static_cast<Upos>(found - upos_names.begin());
}

Deprel deprel(std::string_view name) {
  const auto found = std::find(deprel_names.begin(), deprel_names.end(), name);
  if (found != deprel_names.end()) return static_cast<Deprel>(found - deprel_names.begin());
  const std::size_t colon = name.find(':');
  return colon == name.npos ? Deprel::dep : deprel(name.substr(0, colon));
}

Deprel universal(Deprel relation) {
  static const auto table = [] {
    std::array<Deprel, deprel_names.size()> result{};
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = deprel(deprel_names[i].substr(0, deprel_names[i].find(':')));
    return result;
  }();
  return table[static_cast<std::size_t>(relation)];
}

std::span<const FeatureInfo> feature_infos() { return feature_table; }

std::uint8_t Features::get(Feature feature) const {
  const Field f = field(feature);
  return static_cast<std::uint8_t>((bits_ >> f.shift) & ((std::uint64_t{1} << f.bits) - 1));
}

void Features::set(Feature feature, std::uint8_t value) {
  const Field f = field(feature);
  const std::uint64_t mask = ((std::uint64_t{1} << f.bits) - 1) << f.shift;
  bits_ = (bits_ & ~mask) | ((static_cast<std::uint64_t>(value) << f.shift) & mask);
}

bool Features::is(Feature feature, std::string_view value) const {
  const std::uint8_t v = get(feature);
  return v != 0 && feature_table[static_cast<std::size_t>(feature)].values[v - 1U] == value;
}

Features Features::from_bits(std::uint64_t bits) {
  Features features;
  features.bits_ = bits;
  return features;
}

}  // namespace entente
