// SPDX-License-Identifier: Apache-2.0
// What kinds of words there are to the grammar of arguments.
#pragma once

#include <entente/document.hpp>

namespace entente {

inline bool nominal(Upos pos) {
  return pos == Upos::NOUN || pos == Upos::PROPN || pos == Upos::PRON || pos == Upos::NUM || pos == Upos::SYM;
}
inline bool verbal(const Token& token) {
  return token.pos == Upos::VERB || (token.pos == Upos::AUX && token.relation != Deprel::aux);
}

// The last token of a word that is written with hyphens: "law" of "brother-in-law".
TokenId end_of_compound(const Document& document, TokenId first);

}  // namespace entente
