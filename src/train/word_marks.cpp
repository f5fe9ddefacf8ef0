// SPDX-License-Identifier: Apache-2.0
#include "train/word_marks.hpp"

#include <charconv>

#include "core/tsv.hpp"

namespace entente {
namespace {

std::uint32_t number(const TsvReader& row, std::size_t column) {
  std::uint32_t value = 0;
  const std::string_view digits = row[column];
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || value == 0) row.fail("'" + std::string(digits) + "' is no number from 1 on");
  return value;
}

std::optional<NameClass> sort_of(const TsvReader& row) {
  if (row[3] == "person") return NameClass::person;
  if (row[3] == "organization") return NameClass::organization;
  if (row[3] == "place") return NameClass::place;
  if (row[3] != "none") row.fail("the sort must be 'person', 'organization', 'place' or 'none'");
  return std::nullopt;
}

}  // namespace

std::vector<std::vector<WordMark>> read_word_marks(std::string_view bytes, const std::string& where, const Treebank& treebank) {
  std::vector<std::vector<WordMark>> marks(treebank.size());
  std::size_t document = 0;
  std::size_t before = 0;  // sentences of the documents before
  for (TsvReader row(bytes, where, 4); row.next();) {
    const std::size_t sentence = number(row, 0) - 1;
    while (document < treebank.size() && sentence >= before + treebank[document]->document.sentences.size())
      before += treebank[document++]->document.sentences.size();
    if (document == treebank.size()) row.fail("the treebank has no such sentence");
    if (sentence < before) row.fail("the sentence stands before the last one");
    const TokenRange words = treebank[document]->document.sentences[sentence - before];
    const std::uint32_t first = number(row, 1);
    const std::uint32_t last = number(row, 2);
    if (last < first || last > words.size()) row.fail("the sentence has no such words");
    const TokenRange tokens{TokenId{words.begin.value + first - 1}, TokenId{words.begin.value + last}};
    std::vector<WordMark>& of_document = marks[document];
    if (!of_document.empty() && tokens.begin.value < of_document.back().tokens.end.value) row.fail("the words stand before the last ones");
    of_document.push_back({tokens, sort_of(row)});
  }
  return marks;
}

}  // namespace entente
