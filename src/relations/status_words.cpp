// SPDX-License-Identifier: Apache-2.0
// What words do to a status, and what comes of one status under another.
#include <algorithm>
#include <array>

#include "core/tsv.hpp"
#include "relations/status.hpp"

namespace entente {
namespace {

using Holder = StatusEffect::Holder;

constexpr auto asserted = Status::asserted;
constexpr auto ended = Status::ended;
constexpr auto planned = Status::planned;
constexpr auto wanted = Status::wanted;
constexpr auto opposed = Status::opposed;
constexpr auto denied = Status::denied;
constexpr auto possible = Status::possible;

// Rows: the inner status; columns: what stands over it. "Wants not to leave" is denied, ended, then wanted.
constexpr std::array<std::array<std::optional<Status>, 7>, 7> algebra{{
    //             asserted   ended         planned       wanted    opposed       denied        possible
    /* asserted */ {asserted, ended, planned, wanted, opposed, denied, possible},
    /* ended    */ {ended, std::nullopt, std::nullopt, opposed, wanted, asserted, std::nullopt},
    /* planned  */ {planned, denied, planned, wanted, opposed, denied, possible},
    /* wanted   */ {wanted, std::nullopt, wanted, wanted, opposed, opposed, wanted},
    /* opposed  */ {opposed, std::nullopt, opposed, opposed, std::nullopt, std::nullopt, opposed},
    /* denied   */ {denied, std::nullopt, denied, opposed, wanted, asserted, possible},
    /* possible */ {possible, possible, possible, wanted, opposed, denied, possible},
}};

Holder holder(const TsvReader& lines, std::string_view name) {
  if (name == "agent") return Holder::agent;
  if (name == "speaker") return Holder::speaker;
  if (name != "-") lines.fail("unknown holder '" + std::string(name) + "', expected agent, speaker or -");
  return Holder::nobody;
}

Status effect(const TsvReader& lines, std::string_view name) {
  if (const auto found = status(name)) return *found;
  std::vector<std::string_view> names;
  for (const StatusInfo& row : statuses()) names.push_back(row.name);
  lines.fail("unknown status '" + std::string(name) + "'" + did_you_mean(name, names));
}

}  // namespace

std::optional<Status> compose(Status inner, Status outer) {
  return algebra[static_cast<std::size_t>(inner)][static_cast<std::size_t>(outer)];
}

StatusWords::StatusWords(const Resources& resources, SymbolTable& shared, const WordClasses& words)
    : negation_exception(words.require("negation_exception")),
      negated_modal(words.require("negated_modal")),
      future_in_past(words.require("future_in_past")),
      complement_preposition(words.require("complement_preposition")),
      open_preposition(words.require("open_preposition")),
      from(words.require("from")),
      against(words.require("against")),
      claim(words.require("claim")),
      obliged(words.require("obliged")),
      not_yet(words.require("not_yet")),
      condition(words.require("condition")),
      open_question(words.require("open_question")),
      destined(words.require("destined")),
      at_time(words.require("at_time")),
      carried_out(words.require("carried_out")),
      taken_up(words.require("taken_up")),
      habit(words.require("habit")),
      accusing(words.require("accusing")) {
  using Map = std::unordered_map<std::uint64_t, StatusEffect>;
  const std::array<std::pair<std::string_view, Map StatusWords::*>, 4> places{{
      {"over", &StatusWords::over_},
      {"over-infinitive", &StatusWords::over_infinitive_},
      {"over-as", &StatusWords::over_as_},
      {"beside", &StatusWords::beside_},
  }};
  constexpr std::string_view file = "en/status_words.tsv";
  TsvReader lines(resources.get(file), resources.where(file), 5);
  while (lines.next()) {
    const auto place = std::find_if(places.begin(), places.end(), [&](const auto& known) { return known.first == lines[0]; });
    if (place == places.end())
      lines.fail("unknown place '" + std::string(lines[0]) + "', expected over, over-infinitive, over-as or beside");
    auto& map = this->*place->second;
    const StatusEffect what{effect(lines, lines[2]), holder(lines, lines[3])};
    const Upos pos = upos(lines[1]);
    if (pos == Upos::X) lines.fail("unknown part of speech '" + std::string(lines[1]) + "'");
    for (const std::string_view word : split(lines[4], ' ')) map[word_key(shared.intern(word), pos)] = what;
  }
}

const StatusEffect* StatusWords::over(Symbol lemma, Upos pos, bool infinitive) const {
  const std::uint64_t key = word_key(lemma, pos);
  if (infinitive)
    if (const auto special = over_infinitive_.find(key); special != over_infinitive_.end()) return &special->second;
  const auto found = over_.find(key);
  return found == over_.end() ? nullptr : &found->second;
}

const StatusEffect* StatusWords::over_as(Symbol lemma) const {
  const auto found = over_as_.find(word_key(lemma, Upos::VERB));
  return found == over_as_.end() ? nullptr : &found->second;
}

const StatusEffect* StatusWords::beside(Symbol lemma, Symbol form, Upos pos) const {
  auto found = beside_.find(word_key(lemma, pos));
  if (found == beside_.end()) found = beside_.find(word_key(form, pos));
  return found == beside_.end() ? nullptr : &found->second;
}

}  // namespace entente
