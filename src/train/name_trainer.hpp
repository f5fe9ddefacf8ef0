// SPDX-License-Identifier: Apache-2.0
// Learns from texts with marked names which words belong to names.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/document.hpp>

#include "entities/name_tagger.hpp"

namespace entente {

// A text whose words have labels.
struct MarkedText {
  std::string text;
  struct Name {
    Span span;
    NameClass type{};
  };
  std::vector<Name> names;
};

// Documents in IOB2: a word and its label a line, a blank line after each sentence, "# newdoc" before each document. Words get
// the spaces of the "# text" line where there is one. Throws InputError for a label of an unknown type.
std::vector<MarkedText> read_iob2(std::string_view bytes, const std::string& where);

struct NameTraining {
  int epochs = 10;
  std::uint64_t seed = 1;
  double prune = 0.3;  // weights below this part of the mean are left out
};

// The bytes of a names.model. `analyse` makes a document with trees of a text.
std::string train_names(const std::vector<MarkedText>& texts, const std::function<Document(const Article&)>& analyse,
                        const Gazetteer& gazetteer, const Vocabulary& vocabulary, const NameTraining& options);

}  // namespace entente
