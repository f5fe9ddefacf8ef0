// SPDX-License-Identifier: Apache-2.0
// Who speaks where the words beside a cue leave it open: a body's "it" and "they" after it has spoken ("the ministry said … It
// added …"), and the "woman" of a headline whom the article names ("Woman claims …", "Maria Keller claims …").
#pragma once

#include <vector>

#include <entente/document.hpp>

#include "relations/cues.hpp"
#include "relations/sources.hpp"

namespace entente {

// Who says the same by the same cue, where what is said begins with a "they"; else nobody.
std::vector<EntityId> joint_speakers(const Document& document, const Attribution& attribution);

// Fills in speakers of document.attributions, and ties pronouns to them. Mentions that SourceFinder knows by their positions may
// move: it must not be asked again.
class Discourse {
 public:
  Discourse(Document& document, const Cues& cues, const SourceFinder& sources)
      : document_(document), cues_(cues), sources_(sources) {}
  void complete();

 private:
  EntityId last_body(TokenId pronoun) const;
  EntityId body_speaking(TokenId verb) const;
  bool is_open_pronoun(const Attribution& attribution) const;
  void tie(Attribution& attribution, EntityId speaker);
  void untie_quoted();
  bool names_within(TokenRange range, EntityId entity) const;
  void untie_joint(const Attribution& attribution);
  void tie_subject(const Attribution& attribution);
  void tie_headline(const Attribution& attribution, TokenId end);
  std::vector<Mention>::iterator mention_at(TokenRange tokens);
  bool is_body(EntityId entity) const;
  EntityId named_below(const Attribution& headline, TokenId end) const;
  bool is_quoted(TokenId token, TokenId reader) const;

  Document& document_;
  const Cues& cues_;
  const SourceFinder& sources_;
};

}  // namespace entente
