// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include <entente/document.hpp>

#include "syntax/lexicon.hpp"
#include "syntax/tags.hpp"

namespace entente {

// What repairs change of a sentence, to go back to where one of them leaves no tree.
class SentenceTree {
 public:
  SentenceTree(Document& document, std::span<TagClass> classes) : document_(document), classes_(classes) {}

  void keep(TokenRange sentence) {
    words_.clear();
    for (TokenId token = sentence.begin; token < sentence.end; ++token.value)
      words_.push_back({document_[token].head, document_[token].relation, classes_[token.value]});
  }
  void restore(TokenRange sentence) {
    for (TokenId token = sentence.begin; token < sentence.end; ++token.value) {
      const Word& word = words_[token.value - sentence.begin.value];
      document_[token].head = word.head;
      document_[token].relation = word.relation;
      classes_[token.value] = word.tag;
    }
  }
  // Whether every word leads up to the one that has no head.
  bool whole(TokenRange sentence) const {
    std::size_t roots = 0;
    for (TokenId token = sentence.begin; token < sentence.end; ++token.value) {
      roots += !document_[token].head;
      std::size_t steps = 0;
      for (TokenId up = token; document_[up].head; up = document_[up].head)
        if (++steps > sentence.size()) return false;
    }
    return roots == 1;
  }

 private:
  struct Word {
    TokenId head;
    Deprel relation;
    TagClass tag;
  };
  Document& document_;
  std::span<TagClass> classes_;
  std::vector<Word> words_;
};

}  // namespace entente
