// SPDX-License-Identifier: Apache-2.0
// What stands before a title and ends it: "former President Anna Berg", "former Ohio Gov. Olaf Lund".
#include "relations/status.hpp"

#include "syntax/tree.hpp"

namespace entente {

StatusReading StatusReader::read_title(TokenRange title) const {
  StatusReading reading = read_beside(TokenId{title.end.value - std::size_t{1}}, Status::asserted);
  if (reading.by.empty()) apply_end(reading, word_before_title(title.begin.value));
  return reading;
}

// What stands before a title, or before the name of its body: "former Ohio Gov. Anna Berg", which trees tie to either name.
TokenId StatusReader::word_before_title(std::uint32_t begin) const {
  const TokenId body = frames_.name_until(begin);
  std::uint32_t at = begin;
  while (body && at > 0 && frames_.name_from(at) != body) --at;
  return at > sentence(document_, TokenId{begin}).begin.value ? TokenId{at - std::size_t{1}} : TokenId();
}

// Whether the word ends what stands behind it, as "former" does.
bool StatusReader::apply_end(StatusReading& reading, TokenId word) const {
  if (!word) return false;
  const StatusEffect* const effect = words_.beside(frames_.lemma(word), frames_.form(word), document_[word].pos);
  if (effect == nullptr || effect->status != Status::ended) return false;
  apply_effect(reading, *effect, word);
  return true;
}

// "former President Anna Berg": the tree may tie to the name what stands before its title.
void StatusReader::apply_before_title(StatusReading& reading, TokenId title) const {
  if (reading.by.empty() && frames_.name_from(title.value + 1) && apply_end(reading, word_before_title(frames_.phrase_begin(title)))) return;
  const TokenId name = document_[title].head;
  if (document_[title].relation != Deprel::nmod_desc || !name || name < title) return;
  for (const TokenId child : children(document_, name)) {
    if (!(child < title) || document_[child].relation != Deprel::amod) continue;
    if (const StatusEffect* const effect = words_.beside(frames_.lemma(child), frames_.form(child), document_[child].pos))
      apply_effect(reading, *effect, child);
  }
}

}  // namespace entente
