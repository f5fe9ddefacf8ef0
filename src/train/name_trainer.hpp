// SPDX-License-Identifier: Apache-2.0
// Learns from texts with marked names which words belong to names.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/document.hpp>

#include "entities/name_tagger.hpp"
#include "syntax/conllu.hpp"
#include "train/name_learner.hpp"
#include "train/word_marks.hpp"
#include "train/word_vectors.hpp"

namespace entente {

// A text whose names are marked.
struct MarkedText {
  std::string text;
  struct Name {
    Span span;
    std::optional<NameClass> type;  // none where the corpus doesn't say
  };
  std::vector<Name> names;  // sorted, none inside another
};

// Documents in IOB2: a word and its label a line, a blank line after each sentence, "# newdoc" before each document. Words get
// the spaces of the "# text" line where there is one. Throws InputError for a label of an unknown type.
std::vector<MarkedText> read_iob2(std::string_view bytes, const std::string& where);

// JSON lines with a "text" and "entities" with their "mentions", as in the facts format. Entities without a type may be anything that
// has a capital: what has none, or begins with a digit, is a number or a time and no name. Throws InputError for other lines.
std::vector<MarkedText> read_marked_facts(std::string_view bytes, const std::string& where);

// A treebank from whose proper nouns names are learnt as well.
struct ProperNouns {
  Treebank treebank;
  std::vector<std::vector<WordMark>> marks;  // of each document; empty where teachers are to tell the nouns apart
};

struct NameTraining {
  int epochs = 20;
  std::uint64_t seed = 1;
  float rate = 0.002F;
  float decay = 0;  // of the weights, a step
  NameDropout dropout;
  std::size_t batch = 400;  // words
  int teachers = 3;         // that read the texts without marks first
  float unmarked = 0.5F;    // weight of what is learnt of those
  NameSize size;
};

// The bytes of a names.model. `analyse` makes a document with trees of a text; `say` hears how learning goes and
// how well the names of each of `dev` are found.
std::string train_names(const std::vector<MarkedText>& texts, const ProperNouns& nouns, const std::vector<std::vector<MarkedText>>& dev,
                        const std::function<Document(const Article&)>& analyse, const Gazetteer& gazetteer, const Vocabulary& vocabulary,
                        const WordVectors& vectors, const NameTraining& options, const std::function<void(const std::string&)>& say);

}  // namespace entente
