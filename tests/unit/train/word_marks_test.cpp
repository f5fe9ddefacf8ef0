// SPDX-License-Identifier: Apache-2.0
#include "train/word_marks.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <string>

#include <entente/error.hpp>

namespace entente {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::ThrowsMessage;

// Documents of so many sentences, each of so many words: marks are places, so what the words are plays no part.
Treebank treebank(const SymbolTable& symbols, const std::vector<std::vector<std::uint32_t>>& documents) {
  Treebank made;
  for (const auto& sentences : documents) {
    made.push_back(std::make_unique<TreebankDocument>(symbols));
    std::uint32_t begin = 0;
    for (const std::uint32_t words : sentences) {
      made.back()->document.sentences.push_back({TokenId{begin}, TokenId{begin + words}});
      begin += words;
    }
  }
  return made;
}

class WordMarks : public testing::Test {
 protected:
  std::vector<std::vector<WordMark>> read(std::string_view bytes) const { return read_word_marks(bytes, "names.tsv", treebank_); }

 private:
  SymbolTable symbols_;
  Treebank treebank_ = treebank(symbols_, {{3, 4}, {2}, {5}});
};

auto mark(std::uint32_t begin, std::uint32_t end, std::optional<NameClass> type) {
  return AllOf(Field(&WordMark::tokens, TokenRange{TokenId{begin}, TokenId{end}}), Field(&WordMark::type, type));
}

TEST_F(WordMarks, StandAtTheWordsOfTheirDocument) {
  const auto marks = read("1\t1\t2\tperson\n2\t1\t1\torganization\n2\t4\t4\tnone\n4\t2\t5\tplace\n");
  EXPECT_THAT(marks, ElementsAre(ElementsAre(mark(0, 2, NameClass::person), mark(3, 4, NameClass::organization),
                                             mark(6, 7, std::nullopt)),
                                 IsEmpty(), ElementsAre(mark(1, 5, NameClass::place))));
}

TEST_F(WordMarks, ThatAreWrongAreNamedWithTheirLine) {
  const std::pair<const char*, const char*> cases[] = {
      {"5\t1\t1\tperson\n", "the treebank has no such sentence"},
      {"1\t1\t4\tperson\n", "the sentence has no such words"},
      {"1\t3\t2\tperson\n", "the sentence has no such words"},
      {"1\t0\t1\tperson\n", "'0' is no number from 1 on"},
      {"1\t1\tx\tperson\n", "'x' is no number from 1 on"},
      {"1\t1\t99999999999\tperson\n", "'99999999999' is no number from 1 on"},
      {"1\t1\t1\tship\n", "the sort must be 'person'"},
      {"1\t1\t2\tperson\n1\t2\t3\tplace\n", "names.tsv:2"},
      {"2\t1\t1\tperson\n1\t1\t1\tplace\n", "the words stand before the last ones"},
      {"3\t1\t1\tperson\n2\t1\t1\tplace\n", "the sentence stands before the last one"},
  };
  for (const auto& [bytes, cause] : cases) {
    const auto read_it = [this, &wrong = bytes] { read(wrong); };
    EXPECT_THAT(read_it, ThrowsMessage<InputError>(AllOf(HasSubstr("names.tsv:"), HasSubstr(cause)))) << bytes;
  }
}

// The file that names are trained on, against as many sentences as the treebank has, all of them long.
TEST(EnglishWordMarks, AreInOrderAndOfKnownSorts) {
  std::ifstream file(TRAIN_DIR "/ewt_names.tsv");
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  constexpr std::size_t sentences = 12'544;
  constexpr std::uint32_t longest = 159;
  const SymbolTable symbols;
  const auto marks = read_word_marks(bytes, "ewt_names.tsv", treebank(symbols, {std::vector<std::uint32_t>(sentences, longest)}));
  ASSERT_THAT(marks, SizeIs(1));
  EXPECT_GT(marks[0].size(), 9'000U);
}

}  // namespace
}  // namespace entente
