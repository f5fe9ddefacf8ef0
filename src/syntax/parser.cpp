// SPDX-License-Identifier: Apache-2.0
#include "syntax/parser.hpp"

#include <algorithm>

namespace entente {

void read_parser_words(const Document& document, const WordInfos& words, const std::vector<TagClass>& classes, TokenRange sentence,
                       std::vector<ParserWord>& result) {
  result.assign(1, {1, 1, 1});
  for (std::size_t i = sentence.begin.value; i < sentence.end.value; ++i)
    result.push_back({words[i].lower, 2ULL + classes[i], 2ULL + static_cast<std::uint64_t>(document.tokens[i].pos)});
}

void parser_features(const ParserState& state, const std::vector<ParserWord>& words, std::vector<std::uint64_t>& features) {
  static const ParserWord nothing{};
  static const ParserState::Arc no_arc{};
  const auto word = [&](WordIndex node) -> const ParserWord& { return node == no_word ? nothing : words[node]; };
  const auto arc = [&](WordIndex node) -> const ParserState::Arc& { return node == no_word ? no_arc : state.arc(node); };
  const auto label = [&](WordIndex node) { return node == no_word ? 99ULL : static_cast<std::uint64_t>(arc(node).label); };
  const auto far = [](std::size_t n) -> std::uint64_t { return n > 9 ? 6 : n > 5 ? 5 : n; };

  const WordIndex s0n = state.stack(0), s1n = state.stack(1), s2n = state.stack(2), b0n = state.buffer(0);
  const ParserWord &s0 = word(s0n), &s1 = word(s1n), &s2 = word(s2n), &b0 = word(b0n), &b1 = word(state.buffer(1)), &b2 = word(state.buffer(2));
  const ParserState::Arc &s0a = arc(s0n), &s1a = arc(s1n), &b0a = arc(b0n);
  const ParserWord &s0l = word(s0a.left), &s0r = word(s0a.right), &s1l = word(s1a.left), &s1r = word(s1a.right), &b0l = word(b0a.left);
  const ParserWord &s0l2 = word(s0a.second_left), &s0r2 = word(s0a.second_right), &s1r2 = word(s1a.second_right), &b0l2 = word(b0a.second_left);
  const std::uint64_t s0b0 = s0n == no_word || b0n == no_word ? 7 : far(static_cast<std::size_t>(b0n - s0n));
  const std::uint64_t s1s0 = s1n == no_word ? 7 : far(static_cast<std::size_t>(s0n - s1n));

  features.clear();
  std::uint64_t number = 0;
  const auto add = [&](std::uint64_t value) { features.push_back(combine(++number, value)); };
  const auto pair = [](std::uint64_t a, std::uint64_t b) { return combine(a, b); };
  const auto three = [](std::uint64_t a, std::uint64_t b, std::uint64_t c) { return combine(combine(a, b), c); };
  const auto four = [](std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d) { return combine(combine(a, b), combine(c, d)); };
  add(0);
  for (const ParserWord* w : {&s0, &s1, &s2, &b0, &b1, &b2}) {
    add(w->form);
    add(w->tag);
    add(pair(w->form, w->tag));
  }
  add(pair(s0.form, b0.form));
  add(three(s0.form, s0.tag, b0.form));
  add(three(s0.form, b0.form, b0.tag));
  add(three(s0.form, s0.tag, b0.tag));
  add(three(s0.tag, b0.form, b0.tag));
  add(pair(s0.tag, b0.tag));
  add(pair(s0.form, b0.tag));
  add(pair(s0.tag, b0.form));
  add(pair(s1.form, s0.form));
  add(three(s1.form, s1.tag, s0.tag));
  add(three(s1.tag, s0.form, s0.tag));
  add(pair(s1.tag, s0.tag));
  add(pair(s1.form, s0.tag));
  add(pair(s1.tag, s0.form));
  add(three(s1.form, s0.form, b0.tag));
  add(three(s0.form, b0.form, s1.tag));
  add(pair(s1.tag, b0.tag));
  add(pair(s1.form, b0.form));
  add(pair(s1.form, b0.tag));
  add(pair(s1.tag, b0.form));
  add(pair(b0.tag, b1.tag));
  add(pair(b0.form, b1.tag));
  add(three(b0.tag, b1.tag, b2.tag));
  add(three(s0.tag, b0.tag, b1.tag));
  add(four(s0.tag, b0.tag, b1.tag, b2.tag));
  add(three(s1.tag, s0.tag, b0.tag));
  add(four(s1.tag, s0.tag, b0.tag, b1.tag));
  add(three(s2.tag, s1.tag, s0.tag));
  add(four(s2.tag, s1.tag, s0.tag, b0.tag));
  add(three(s1.pos, s0.form, b0.pos));
  add(three(s1.form, s0.pos, b0.pos));
  add(three(s1.pos, s0.pos, b0.form));
  add(three(s0.tag, b0.tag, s0l.tag));
  add(three(s0.tag, b0.tag, s0r.tag));
  add(three(s0.tag, b0.tag, b0l.tag));
  add(three(s1.tag, s0.tag, s1l.tag));
  add(three(s1.tag, s0.tag, s1r.tag));
  add(three(s1.tag, s0.tag, s0l.tag));
  add(three(s1.tag, s0.tag, s0r.tag));
  add(three(s1.tag, s1r.form, s0.tag));
  add(three(s1.form, s1r.tag, s0.tag));
  add(three(s0.tag, s0r.form, b0.tag));
  add(three(s0.form, s0r.tag, b0.tag));
  add(three(b0.tag, b0l.form, s0.tag));
  // labels of children
  add(pair(s0.form, label(s0a.left)));
  add(pair(s0.form, label(s0a.right)));
  add(three(s0.tag, label(s0a.left), label(s0a.second_left)));
  add(three(s0.tag, label(s0a.right), label(s0a.second_right)));
  add(pair(s1.form, label(s1a.left)));
  add(pair(s1.form, label(s1a.right)));
  add(three(s1.tag, label(s1a.left), label(s1a.second_left)));
  add(three(s1.tag, label(s1a.right), label(s1a.second_right)));
  add(four(s1.tag, s0.tag, label(s1a.right), label(s1a.left)));
  add(four(s1.form, s0.tag, label(s1a.right), label(s1a.second_right)));
  add(four(s1.tag, s0.tag, label(s0a.left), label(s0a.right)));
  add(pair(b0.form, label(b0a.left)));
  add(three(b0.tag, label(b0a.left), label(b0a.second_left)));
  add(four(s0.tag, b0.tag, label(b0a.left), label(s0a.right)));
  add(four(s0.tag, s0l.tag, s0l2.tag, label(s0a.left)));
  add(four(s0.tag, s0r.tag, s0r2.tag, label(s0a.right)));
  add(four(s1.tag, s1r.tag, s1r2.tag, label(s1a.right)));
  add(four(b0.tag, b0l.tag, b0l2.tag, label(b0a.left)));
  // how many children, how far
  add(pair(s0.form, s0a.left_count * 16U + s0a.right_count));
  add(pair(s0.tag, s0a.left_count * 16U + s0a.right_count));
  add(pair(s1.tag, s1a.left_count * 16U + s1a.right_count));
  add(pair(s1.form, s1a.right_count));
  add(pair(b0.tag, b0a.left_count));
  add(pair(b0.form, b0a.left_count));
  add(three(s0.tag, b0.tag, s0b0));
  add(pair(s0.form, s0b0));
  add(pair(b0.form, s0b0));
  add(three(s0.form, b0.tag, s0b0));
  add(three(s1.tag, s0.tag, s1s0));
  add(three(s1.form, s0.tag, s1s0));
  add(three(s1.tag, s0.form, s1s0));
  add(pair(b0n == no_word ? 1U : 0U, std::min<std::size_t>(state.stack_size(), 4)));
}

Parser::Parser(const ModelFile& file) : model_(file, "parser") {
  const auto actions = file.array<std::uint8_t>("actions");
  for (std::size_t i = 0; i + 1 < actions.size(); i += 2) {
    if (actions[i] > 2 || actions[i + 1] > static_cast<std::uint8_t>(Deprel::xcomp)) file.fail("an action is wrong");
    actions_.push_back({static_cast<Move>(actions[i]), static_cast<Deprel>(actions[i + 1])});
  }
}

void Parser::annotate(Document& document, const WordInfos& words, const std::vector<TagClass>& classes, TokenRange sentence,
                      Scratch& scratch) const {
  read_parser_words(document, words, classes, sentence, scratch.words);
  ParserState& state = scratch.state;
  state.start(sentence.size());
  scratch.scores.resize(actions_.size());
  while (!state.done()) {
    parser_features(state, scratch.words, scratch.features);
    for (const std::uint64_t feature : scratch.features) model_.prefetch(feature);
    std::fill(scratch.scores.begin(), scratch.scores.end(), 0);
    for (const std::uint64_t feature : scratch.features) model_.add(feature, scratch.scores.data());
    std::size_t best = actions_.size();
    for (std::size_t a = 0; a < actions_.size(); ++a)
      if (state.allows(actions_[a].move) && (best == actions_.size() || scratch.scores[a] > scratch.scores[best])) best = a;
    state.apply(actions_[best]);
  }
  for (std::uint32_t i = 0; i < sentence.size(); ++i) {
    const ParserState::Arc& arc = state.arc(static_cast<WordIndex>(i + 1));
    Token& token = document.tokens[sentence.begin.value + i];
    token.head = arc.head == 0 ? TokenId{} : TokenId{sentence.begin.value + arc.head - 1U};
    token.relation = arc.head == 0 ? Deprel::root : arc.label;
  }
}

}  // namespace entente
