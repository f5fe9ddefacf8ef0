// SPDX-License-Identifier: Apache-2.0
// Whom the phrase of a speaker names: itself, an apposition, the body of a spokesman or of a document.
#pragma once

#include <vector>

#include <entente/document.hpp>

#include "relations/cues.hpp"

namespace entente {

struct Source {
  EntityId entity;  // none where the phrase can't be tied to one
  TokenRange text;  // the phrase as the article has it
};

class SpeakerNames {
 public:
  SpeakerNames(const Document& document, const AttributionWords& words);
  // The phrase with that head, without the clause of `cue`.
  Source resolve(TokenId head, TokenId cue) const;
  bool is_organization(TokenId head) const;

 private:
  const Mention* mention_of(TokenId head) const;
  const Mention* name_around(TokenId token) const;
  const Mention* name_beside(TokenId head) const;
  const Mention* name_before(TokenId head, TokenId cue) const;
  const Mention* name_behind_body(TokenId head, TokenId cue) const;
  const Mention* body_of_spokesperson(TokenId head) const;
  const Mention* author_of_document(TokenId head) const;
  TokenRange phrase(TokenId head, TokenId cue) const;

  const Document& document_;
  const AttributionWords& words_;
  std::vector<std::uint32_t> first_mention_;  // by head token: 1 + index of its best mention, 0 for none
  std::vector<bool> named_;                   // by entity: whether any mention is a name
};

}  // namespace entente
