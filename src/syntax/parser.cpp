// SPDX-License-Identifier: Apache-2.0
#include "syntax/parser.hpp"

#include <algorithm>

namespace entente {

Parser::Parser(const ModelFile& file) {
  const auto actions = file.array<std::uint8_t>("actions");
  for (std::size_t i = 0; i + 1 < actions.size(); i += 2) {
    if (actions[i] > 2 || actions[i + 1] > static_cast<std::uint8_t>(Deprel::xcomp)) file.fail("an action is wrong");
    actions_.push_back({static_cast<Move>(actions[i]), static_cast<Deprel>(actions[i + 1])});
  }
  model_ = LinearModel(file, "parser", actions_.size());
  const auto limits = file.array<std::uint32_t>("beam");
  if (limits.size() != 2 || limits[0] == 0 || limits[0] > 64) file.fail("its beam is wrong");
  limits_ = {limits[0], static_cast<std::int32_t>(limits[1])};
}

void Parser::annotate(Document& document, const WordInfos& words, const std::vector<TagClass>& classes, TokenRange sentence,
                      Scratch& scratch) const {
  read_parser_words(document, words, classes, sentence, scratch.words);
  scratch.beam.start(sentence.size(), limits_);
  const auto score = [&](std::span<const std::uint64_t> features, std::int32_t* scores) { model_.score(features, scores, scratch.recent); };
  while (!scratch.beam.done()) scratch.beam.advance(scratch.words, actions_, scratch.beam.no_action, score);
  const ParserState& state = scratch.beam.items().front().state;
  for (std::uint32_t i = 0; i < sentence.size(); ++i) {
    const ParserState::Arc& arc = state.arc(static_cast<WordIndex>(i + 1));
    Token& token = document.tokens[sentence.begin.value + i];
    token.head = arc.head == 0 ? TokenId{} : TokenId{sentence.begin.value + arc.head - 1U};
    token.relation = arc.head == 0 ? Deprel::root : arc.label;
  }
}

}  // namespace entente
