// SPDX-License-Identifier: Apache-2.0
// To whom, on which occasion and when something is said.
#pragma once

#include <entente/document.hpp>

#include "relations/cues.hpp"
#include "relations/sources.hpp"

namespace entente {

class Settings {
 public:
  Settings(const Document& document, const Cues& cues, const AttributionWords& words, const SourceFinder& sources)
      : document_(document), cues_(cues), words_(words), sources_(sources) {}
  // Fills addressee, occasion and time of what is said with the cue.
  void find(TokenId cue, Attribution& attribution) const;

 private:
  void read(TokenId verb, bool addresses, Attribution& attribution) const;
  void read_phrase(TokenId phrase, bool addressed, Attribution& attribution) const;
  void read_medium(TokenId medium, Attribution& attribution) const;
  void read_time(TokenId head, Attribution& attribution) const;
  void set_addressee(TokenId head, Attribution& attribution) const;
  bool is_event(EntityId entity) const;
  bool has_preposition(TokenId noun, WordClass word_class) const;

  const Document& document_;
  const Cues& cues_;
  const AttributionWords& words_;
  const SourceFinder& sources_;
};

}  // namespace entente
