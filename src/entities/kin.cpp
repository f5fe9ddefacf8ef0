// SPDX-License-Identifier: Apache-2.0
#include "entities/kin.hpp"

#include "syntax/tree.hpp"

namespace entente {

bool is_named_as_kin(const Cast& cast, const Name& name) {
  const TokenRange range = sentence(cast.document, name.head);
  for (std::size_t i = name.tokens.begin.value; i-- > range.begin.value;) {
    const Upos pos = cast.document.tokens[i].pos;
    if (pos == Upos::VERB || pos == Upos::AUX) return false;
    if (cast.vocabulary.is_cue(cast.words[i].lemma, Cue::kin)) return true;
  }
  return false;
}

}  // namespace entente
