// SPDX-License-Identifier: Apache-2.0
// Learns from texts with marked mentions whom a pronoun refers to.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/document.hpp>

#include "entities/names.hpp"

namespace entente {

// A text in which it is marked which spans refer to the same.
struct ReferenceText {
  std::string text;
  struct Mention {
    CharSpan span;
    std::uint32_t entity = 0;
  };
  std::vector<Mention> mentions;
  bool complete = true;  // false: only some spans are marked
};

// JSON lines with "text" and either "entities" with their "mentions", as in the facts format, or "gap": a "pronoun", the names "A"
// and "B", "A_coref" and "B_coref". Throws InputError for other lines.
std::vector<ReferenceText> read_references(std::string_view bytes, const std::string& where);

struct AntecedentTraining {
  int epochs = 10;
  std::uint64_t seed = 1;
};

// What the stages before coreference do with a text.
struct ReferenceStages {
  std::function<Document(const Article&)> analyse;
  std::function<std::vector<Name>(const Document&, const Words&)> find_names;
};

// The bytes of an antecedents.model. After each epoch `say` hears how well the pronouns of `dev` are understood.
std::string train_antecedents(const std::vector<ReferenceText>& texts, const std::vector<ReferenceText>& dev, const ReferenceStages& stages,
                              const Gazetteer& gazetteer, const Vocabulary& vocabulary, const AntecedentTraining& options,
                              const std::function<void(const std::string&)>& say);

}  // namespace entente
