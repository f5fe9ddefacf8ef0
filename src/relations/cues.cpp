// SPDX-License-Identifier: Apache-2.0
#include "relations/cues.hpp"

#include <array>
#include <string>
#include <utility>

#include "core/tsv.hpp"

namespace entente {
namespace {

constexpr std::array<std::pair<std::string_view, Frame>, 8> frame_names = {{{"that", Frame::that},
                                                                            {"quote", Frame::quote},
                                                                            {"inf", Frame::infinitive},
                                                                            {"object-inf", Frame::object_inf},
                                                                            {"noun", Frame::noun},
                                                                            {"addressee", Frame::addressee},
                                                                            {"passive", Frame::passive},
                                                                            {"gerund", Frame::gerund}}};

constexpr std::array<std::string_view, 6> kind_names = {"say", "think", "know", "want", "show", "seem"};

constexpr std::array<std::string_view, 27> class_names = {"spokesperson",
                                                          "view",
                                                          "view-preposition",
                                                          "according",
                                                          "negation",
                                                          "condition",
                                                          "that",
                                                          "addressee",
                                                          "as",
                                                          "light",
                                                          "modal",
                                                          "adjunct",
                                                          "report",
                                                          "medium",
                                                          "accompanying",
                                                          "anonymity",
                                                          "person-relative",
                                                          "document",
                                                          "author",
                                                          "example",
                                                          "membership",
                                                          "place",
                                                          "receiver",
                                                          "speaking",
                                                          "question",
                                                          "answer",
                                                          "citing"};

std::uint64_t key(Symbol symbol, std::uint8_t other) { return std::uint64_t{symbol.value} << 8U | other; }

template <std::size_t N>
std::uint8_t index_of(const std::array<std::string_view, N>& names, std::string_view name, const TsvReader& reader) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<std::uint8_t>(i);
  reader.fail("unknown word '" + std::string(name) + "', the head of the file lists those that may stand here");
}

std::uint8_t frames(const TsvReader& reader) {
  std::uint8_t bits = 0;
  for (const std::string_view name : split(reader[3], ',')) {
    bool known = false;
    for (const auto& [frame_name, frame] : frame_names)
      if (frame_name == name) {
        bits = static_cast<std::uint8_t>(bits | static_cast<std::uint8_t>(frame));
        known = true;
      }
    if (!known) reader.fail("unknown frame '" + std::string(name) + "'");
  }
  return bits;
}

}  // namespace

Cues::Cues(const Resources& resources, SymbolTable& shared) {
  constexpr std::string_view file = "en/cues.tsv";
  TsvReader reader(resources.get(file), resources.where(file), 4);
  while (reader.next()) {
    Cue cue{static_cast<Cue::Kind>(index_of(kind_names, reader[2], reader)), frames(reader), {}};
    for (const std::string_view preposition : split(reader[4], ',')) cue.prepositions.push_back(shared.intern(preposition));
    cues_[key(shared.intern(reader[0]), static_cast<std::uint8_t>(upos(reader[1])))] = std::move(cue);
  }
}

const Cue* Cues::find(Symbol lemma, Upos pos) const {
  const auto found = cues_.find(key(lemma, static_cast<std::uint8_t>(pos)));
  return found == cues_.end() ? nullptr : &found->second;
}

AttributionWords::AttributionWords(const Resources& resources, SymbolTable& shared) {
  constexpr std::string_view file = "en/attribution_words.tsv";
  TsvReader reader(resources.get(file), resources.where(file), 2);
  while (reader.next()) words_.insert(key(shared.intern(reader[1]), index_of(class_names, reader[0], reader)));
}

bool AttributionWords::has(WordClass word_class, Symbol lemma) const {
  return words_.contains(key(lemma, static_cast<std::uint8_t>(word_class)));
}

}  // namespace entente
