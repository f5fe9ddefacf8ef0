// SPDX-License-Identifier: Apache-2.0
#include "relations/tenure.hpp"

#include "syntax/tree.hpp"

namespace entente {

TenureClasses::TenureClasses(const WordClasses& words)
    : leave(words.require("leave_office")), remove(words.require("remove_from_office")), elsewhere(words.require("elsewhere")) {}

// "resigned as chairman of Acme", "was dismissed from the board": that need not be the office he is called by.
bool Tenure::leaves_other(TokenId verb) const {
  for (const TokenId part : children(document_, verb)) {
    const Deprel relation = document_[part].relation;
    if (relation == Deprel::obj || relation == Deprel::xcomp) return true;
    if (is_a(relation, Deprel::obl) && frames_.is(child(document_, part, {Deprel::case_}), classes_.elsewhere)) return true;
  }
  return false;
}

TokenId Tenure::end(TokenId holder) const {
  TokenId subject = holder;
  const auto describes = [&](TokenId word) {
    const Deprel relation = document_[word].relation;
    return relation == Deprel::appos || relation == Deprel::flat || relation == Deprel::nmod_desc || relation == Deprel::conj;
  };
  while (document_[subject].head && describes(subject)) subject = document_[subject].head;
  const TokenId verb = document_[subject].head;
  if (!verb || document_[verb].pos != Upos::VERB || !is_a(document_[subject].relation, Deprel::nsubj)) return {};
  const bool passive = frames_.passive(verb);
  const Symbol word = frames_.particle_lemma(verb);
  if (!frames_.is_word(word, Upos::VERB, passive ? classes_.remove : classes_.leave) || leaves_other(verb)) return {};
  return status_.read(verb, Status::asserted).status == Status::asserted ? verb : TokenId();
}

}  // namespace entente
