// SPDX-License-Identifier: Apache-2.0
#include "relations/settings.hpp"

#include "relations/time.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

// A phrase beside a verb: "on Monday", "at a news conference", "reporters".
bool is_phrase(Deprel relation) { return is_a(relation, Deprel::obl); }

bool is_object(Deprel relation) {
  return relation == Deprel::obj || relation == Deprel::iobj || relation == Deprel::nsubj_pass;
}

}  // namespace

bool Settings::is_event(EntityId entity) const {
  return entity && document_.entities[entity.value].type == EntityType::Event;
}

bool Settings::has_preposition(TokenId noun, WordClass word_class) const {
  const TokenId preposition = child(document_, noun, Deprel::case_);
  return preposition && words_.has(word_class, document_[preposition].lemma);
}

void Settings::set_addressee(TokenId head, Attribution& attribution) const {
  if (attribution.addressee || !sources_.can_speak(head)) return;
  const EntityId entity = sources_.entity_of(head);
  if (entity != attribution.speaker) attribution.addressee = entity;
}

// The day of the phrase, or of what it says of its noun: "at a rally on Monday".
void Settings::read_time(TokenId head, Attribution& attribution) const {
  const auto tell = [&](TokenId token) {
    for (const TimeExpression& time : document_.times)
      if (time.head == token && !indefinite(time) && attribution.time.empty()) attribution.time = time.value;
  };
  tell(head);
  if (!is_event(sources_.entity_of(head)) && !words_.has(WordClass::medium, document_[head].lemma)) return;
  for (const TokenId c : children(document_, head))
    if (is_a(document_[c].relation, Deprel::nmod) || is_phrase(document_[c].relation)) tell(c);
}

// "a letter to the parliament", "an interview with the Harbour Post": whoever gets it.
void Settings::read_medium(TokenId medium, Attribution& attribution) const {
  if (!words_.has(WordClass::medium, document_[medium].lemma)) return;
  for (const TokenId c : children(document_, medium))
    if (is_a(document_[c].relation, Deprel::nmod) && has_preposition(c, WordClass::receiver)) set_addressee(c, attribution);
}

void Settings::read_phrase(TokenId phrase, bool addressed, Attribution& attribution) const {
  if (attribution.covers(phrase)) return;
  read_time(phrase, attribution);
  const EntityId entity = sources_.entity_of(phrase);
  if (is_event(entity) && !attribution.occasion) attribution.occasion = entity;
  else if (addressed && entity) set_addressee(phrase, attribution);
  read_medium(phrase, attribution);
}

// The phrases of the verb, and of a participle beside it: "speaking at a rally in Bern, he said".
void Settings::read(TokenId verb, bool addresses, Attribution& attribution) const {
  for (const TokenId c : children(document_, verb)) {
    const Deprel relation = document_[c].relation;
    if (is_phrase(relation) || (addresses && is_object(relation))) {
      read_phrase(c, addresses && (is_object(relation) || has_preposition(c, WordClass::addressee)), attribution);
    } else if (is_a(relation, Deprel::advcl) && is_ing(document_[c]) && !attribution.covers(c) &&
               words_.has(WordClass::speaking, document_[c].lemma)) {
      read(c, true, attribution);
    }
  }
}

void Settings::find(TokenId verb, Attribution& attribution) const {
  const Cue* cue = cues_.find(document_[verb].lemma, document_[verb].pos);
  read(verb, cue && cue->takes(Frame::addressee), attribution);
}

}  // namespace entente
