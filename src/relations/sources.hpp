// SPDX-License-Identifier: Apache-2.0
// Who the subject of a word of saying is: through relative clauses, control, coordination and apposition, down to an entity.
#pragma once

#include <vector>

#include <entente/document.hpp>

#include "relations/cues.hpp"
#include "relations/speaker_names.hpp"

namespace entente {

// A form in -ing, gerund or participle: trees tell these apart by their use.
inline bool is_ing(const Token& token) {
  return token.features.is(Feature::VerbForm, "Ger") ||
         (token.features.is(Feature::VerbForm, "Part") && token.features.is(Feature::Tense, "Pres"));
}

// Likewise with an auxiliary: "leaving", "having left".
bool is_participial(const Document& document, TokenId verb);

class SourceFinder {
 public:
  SourceFinder(const Document& document, const Cues& cues, const AttributionWords& words);

  // The head of the phrase that does what the predicate says: its subject, or the agent of a passive; none if it is not there.
  TokenId agent_of(TokenId predicate) const;
  // Who an infinitive is about: "he came to praise the deal".
  TokenId controller_of(TokenId infinitive) const;
  // "X's claim", "the claim by X", "X made the claim".
  TokenId owner_of(TokenId noun) const;
  // The cue whose speaker also says what `verb` says, where the tree ties that to what the cue says: "claimed he was ill and
  // promised to return", "rejected the plan, saying that …"; none where it is no such verb or may have another subject.
  TokenId cue_beside(TokenId verb) const;
  // The sources that a phrase names: one, or several that are joined. Their text leaves out the clause of `cue`.
  std::vector<Source> resolve(TokenId head, TokenId cue = {}) const;
  // The entity that the phrase refers to, or none.
  EntityId entity_of(TokenId head) const;
  // Whether the phrase can speak at all: a person, a body, a people.
  bool can_speak(TokenId head) const;
  bool is_time(TokenId token) const;

 private:
  TokenId subject_of(TokenId predicate, int depth) const;
  TokenId borrowed_subject(TokenId predicate, int depth) const;
  TokenId described(TokenId participle, int depth) const;
  TokenId first_of_series(TokenId predicate) const;
  TokenId named_example(TokenId head) const;
  bool shares_passive(TokenId predicate) const;
  bool takes_content(TokenId verb) const;
  bool shares_perfect(TokenId verb) const;
  bool may_share(TokenId verb, TokenId cue) const;
  TokenId antecedent(TokenId subject, TokenId predicate) const;

  const Document& document_;
  const Cues& cues_;
  const AttributionWords& words_;
  SpeakerNames names_;
};

}  // namespace entente
