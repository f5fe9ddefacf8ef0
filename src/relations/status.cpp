// SPDX-License-Identifier: Apache-2.0
#include "relations/status.hpp"

#include "syntax/tree.hpp"

namespace entente {
namespace {

using Holder = StatusEffect::Holder;

constexpr auto asserted = Status::asserted;
constexpr auto planned = Status::planned;
constexpr auto wanted = Status::wanted;
constexpr auto opposed = Status::opposed;
constexpr auto denied = Status::denied;
constexpr auto possible = Status::possible;

}  // namespace

void StatusReader::apply(StatusReading& reading, Status outer) const {
  if (reading.status) reading.status = compose(*reading.status, outer);
}

void StatusReader::apply_effect(StatusReading& reading, const StatusEffect& effect, TokenId by) const {
  const std::optional<Status> before = reading.status;
  apply(reading, effect.status);
  if (effect.status == asserted) return;
  reading.by.push_back(by);
  // The innermost wish or plan keeps its holder, as long as it is still the one that is told.
  const bool changed = reading.status != before;
  if (!changed && (reading.holder || reading.speaker)) return;
  if (effect.holder == Holder::speaker) reading.speaker = true;
  if (effect.holder != Holder::agent) return;
  reading.holder = frames_.agent(by);
  reading.speaker = !reading.holder;
}

// "ahead of a meeting": a preposition of two words, of which the tree ties one elsewhere.
void StatusReader::apply_preposition(StatusReading& reading, TokenId noun) const {
  const TokenId preposition = child(document_, noun, Deprel::case_);
  if (!preposition || preposition == sentence(document_, noun).begin) return;
  const TokenId before{preposition.value - std::size_t{1}};
  if (document_[before].head == noun) return;           // it stands beside the noun already
  if (document_[before].pos == Upos::VERB) return;      // "expected in the capital"
  const StatusEffect* const effect = words_.beside(frames_.lemma(before), frames_.form(before), document_[before].pos);
  if (effect != nullptr && effect->status == planned) apply_effect(reading, *effect, before);
}

bool StatusReader::is_attitude(TokenId verb) const {
  const StatusEffect* const effect = words_.over(frames_.particle_lemma(verb), document_[verb].pos, false);
  return effect != nullptr && (effect->status == planned || effect->status == wanted || effect->status == opposed);
}

void StatusReader::apply_beside(StatusReading& reading, TokenId word, Beside which) const {
  if (which == Beside::none) return;
  if (which != Beside::marks) apply_preposition(reading, word);
  if (is_to_happen(word)) apply(reading, planned);
  if (which == Beside::all && is_inverted_condition(word)) apply(reading, possible);
  const StatusEffect* modal = nullptr;
  TokenId modal_at;
  bool negated = false;
  for (const TokenId child : children(document_, word)) {
    const Token& token = document_[child];
    // "Berg, then prime minister": as good as an adjective
    const bool adverb = which == Beside::noun && token.relation == Deprel::advmod && child < word;
    const bool before_noun = token.relation == Deprel::amod || token.relation == Deprel::compound || token.relation == Deprel::det || adverb;
    const bool of_clause = token.relation == Deprel::aux || token.relation == Deprel::advmod || token.relation == Deprel::mark ||
                           token.relation == Deprel::case_ || token.relation == Deprel::cc_preconj || token.relation == Deprel::cc;
    if (which == Beside::marks ? token.relation != Deprel::mark : !before_noun && !(which == Beside::all && of_clause)) continue;
    if (token.relation == Deprel::mark && frames_.is(child, words_.against)) {
      apply(reading, opposed);
      reading.holder = document_[word].head ? frames_.agent(document_[word].head) : TokenId();
      reading.by.push_back(child);
      continue;
    }
    const StatusEffect* found = words_.beside(frames_.lemma(child), frames_.form(child), adverb ? Upos::ADJ : token.pos);
    // "unless, of course, he …": the tree may tie the conjunction to the adverb.
    if (found == nullptr && token.relation == Deprel::advmod)
      if (const TokenId mark = entente::child(document_, child, Deprel::mark)) found = words_.beside(frames_.lemma(mark), frames_.form(mark), document_[mark].pos);
    if (found == nullptr) continue;
    const TokenId next{child.value + std::size_t{1}};
    if (found->status == denied && next.value < document_.tokens.size() && frames_.is(next, words_.negation_exception)) continue;
    if (token.relation == Deprel::aux) {
      modal = found;
      modal_at = child;
      continue;
    }
    negated = negated || (found->status == denied && of_clause);
    apply_effect(reading, *found, child);
  }
  if (modal == nullptr) return;
  // A modal verb stands over the negation beside it: "should not join" is wanted not to be.
  // But what cannot be is not so.
  if (negated && frames_.is(modal_at, words_.negated_modal)) return;
  if (frames_.is(modal_at, words_.future_in_past) && future_in_past(word)) apply(reading, planned);
  else apply_effect(reading, *modal, modal_at);
}

// A clause with a subject and an object of its own is no relative clause, though the tree may say so: "the claim that Turkey supports Armenia".
bool StatusReader::lacks_nothing(TokenId verb) const {
  const auto full = [&](Deprel relation) {
    for (const TokenId argument : children(document_, verb))
      if (is_a(document_[argument].relation, relation) && !frames_.is(argument, classes_.relative)) return true;
    return false;
  };
  return full(Deprel::nsubj) && full(Deprel::obj);
}

// Whether the word is what its head wants, plans, denies: not the time, place or manner of it.
bool StatusReader::complement(TokenId word) const {
  const Token& token = document_[word];
  switch (universal(token.relation)) {
    case Deprel::xcomp:
    case Deprel::ccomp:
    case Deprel::csubj:
    case Deprel::obj: return true;
    case Deprel::nsubj: return token.relation == Deprel::nsubj_pass || document_[token.head].pos != Upos::VERB;
    case Deprel::obl:
    case Deprel::nmod: {
      if (token.relation == Deprel::nmod_poss) return false;
      // "on a visit to Paris he called for calm": what stands in front is no complement
      return word > token.head && frames_.is(child(document_, word, Deprel::case_), words_.complement_preposition);
    }
    case Deprel::acl:
    case Deprel::advcl: {
      if (token.relation == Deprel::acl_relcl) return lacks_nothing(word);
      const TokenId mark = child(document_, word, Deprel::mark);
      // "the request that Iran free him", where the tree has lost the conjunction
      if (token.relation == Deprel::acl && !mark && lacks_nothing(word)) return true;
      // "wants to join as well": some trees take the wish for a purpose.
      if (token.features.is(Feature::VerbForm, "Inf")) return token.relation == Deprel::acl || !child(document_, token.head, Deprel::obj) || frames_.follows_object(word);
      if (frames_.name_before_gerund(word)) return true;
      if (is_gerund(word) && !mark && follows_closely(word)) return true;
      return mark && frames_.is(mark, words_.complement_preposition);
    }
    case Deprel::compound: return document_[token.head].pos == Upos::NOUN;
    default: return false;
  }
}

// "ruled out joining": nothing but a particle stands between.
bool StatusReader::follows_closely(TokenId word) const {
  const TokenId head = document_[word].head;
  const TokenId before{word.value - std::size_t{1}};
  return head < word && (before == head || (document_[before].head == head && document_[before].relation == Deprel::compound_prt));
}

bool StatusReader::purpose(TokenId word) const {
  const Token& token = document_[word];
  return token.features.is(Feature::VerbForm, "Inf") && child(document_, word, Deprel::mark);
}

bool StatusReader::is_gerund(TokenId word) const {
  const Token& token = document_[word];
  const bool present = token.features.is(Feature::VerbForm, "Ger") || token.features.is(Feature::Tense, "Pres");
  return present && !token.features.is(Feature::VerbForm, "Fin") && (token.relation == Deprel::acl || token.relation == Deprel::advcl);
}

// "decided against joining" is not "decided to join"; who rejects a claim denies what it says.
StatusEffect StatusReader::effect_over(TokenId word, const StatusEffect& above, TokenId trigger) const {
  if (frames_.is(child(document_, word, Deprel::mark), words_.against)) return {asserted, Holder::nobody};  // read beside it already
  // "pleaded guilty to killing": who is guilty does not wish to be
  if (above.status == wanted && document_[word].pos == Upos::ADJ && !child(document_, word, {Deprel::cop, Deprel::mark}))
    return {asserted, Holder::nobody};
  if ((above.status != opposed && above.status != denied) || !frames_.is(word, words_.claim)) return above;
  return word == trigger ? StatusEffect{asserted, Holder::nobody} : StatusEffect{denied, Holder::agent};
}

// An event told by a noun: presupposed where it is talked about, open where its own happening is.
TokenId StatusReader::climb_nominal(StatusReading& reading, TokenId word) const {
  const Token& token = document_[word];
  if (frames_.light_verb(word)) return frames_.light_verb(word);
  if (is_a(token.relation, Deprel::nsubj)) {
    if (frames_.is(token.head, classes_.occur)) return token.head;
    for (const TokenId child : children(document_, token.head)) {
      if (document_[child].relation != Deprel::aux) continue;
      const StatusEffect* const modal = words_.beside(frames_.lemma(child), frames_.form(child), document_[child].pos);
      if (modal != nullptr && modal->status == possible) apply_effect(reading, *modal, child);
    }
  }
  return {};
}

// "opposes Ukraine joining": what is opposed is the joining, though the tree may hang it on the name.
TokenId StatusReader::climb_gerund(StatusReading& reading, TokenId subject) const {
  // "opposition to Ukraine joining": the noun before the preposition, whatever the tree ties it to.
  const TokenId preposition = child(document_, subject, Deprel::case_);
  const bool noun_before = preposition && preposition.value > sentence(document_, subject).begin.value &&
                           document_[TokenId{preposition.value - std::size_t{1}}].pos == Upos::NOUN;
  const TokenId head = noun_before ? TokenId{preposition.value - std::size_t{1}} : document_[subject].head;
  const StatusEffect* const above = head ? words_.over(frames_.particle_lemma(head), document_[head].pos, false) : nullptr;
  if (above == nullptr || !complement(subject)) return {};
  apply_effect(reading, *above, head);
  return head;
}

// "will meet and sign": what stands beside the first verb holds for the second, unless that is a clause of its own.
StatusReader::Beside StatusReader::shared_with(TokenId later, TokenId first) const {
  const Token& token = document_[later];
  if (child(document_, later, Deprel::nsubj)) return Beside::none;
  const bool own = child(document_, later, Deprel::aux) || token.features.is(Feature::VerbForm, "Fin") ||
                   token.features.get(Feature::VerbForm) != document_[first].features.get(Feature::VerbForm);
  return own ? Beside::marks : Beside::all;
}

// "a group called Acme" calls for nothing.
bool StatusReader::names(TokenId verb, TokenId word) const {
  if (!frames_.is(verb, classes_.called) || document_[word].features.is(Feature::VerbForm, "Inf")) return false;
  return !frames_.is(child(document_, word, {Deprel::case_, Deprel::mark}), classes_.asked);
}

// "asked to meet", "asked for a meeting"
bool StatusReader::is_sought(TokenId word) const {
  return document_[word].features.is(Feature::VerbForm, "Inf") || frames_.is(child(document_, word, Deprel::case_), classes_.asked);
}

// The word whose context comes next; none where nothing above has a say.
TokenId StatusReader::climb(StatusReading& reading, TokenId word, TokenId trigger, Beside& next) const {
  const Token& token = document_[word];
  const TokenId head = token.head;
  next = Beside::all;
  if (!head) return {};
  if (token.relation == Deprel::conj) {
    const TokenId first = frames_.first_part(word);
    next = shared_with(word, first);
    return first;
  }
  if (is_loose_relative(word)) return {};
  const StatusEffect* const above =
      names(head, word) ? nullptr : words_.over(frames_.particle_lemma(head), document_[head].pos, is_sought(word));
  const bool duty =
      token.relation == Deprel::xcomp && token.features.is(Feature::VerbForm, "Inf") && frames_.is(head, words_.obliged);
  if (duty) return climb_obliged(reading, head);
  if (is_past_habit(word)) {
    apply_effect(reading, {Status::ended, Holder::nobody}, head);
    return head;
  }
  if (frames_.is_first_to(word)) return frames_.copular_verb(head) ? frames_.copular_verb(head) : head;
  const bool gerund = is_gerund(word);
  if (gerund && frames_.is(child(document_, word, Deprel::mark), words_.from) &&
      (above == nullptr || above->status == asserted)) {
    // "kept Kyiv from joining", but "years from joining"
    if (frames_.object_of(head))
      apply_effect(reading, {opposed, Holder::agent}, head);
    else apply(reading, possible);
    return head;
  }
  // "asked whether Norway would join": the answer is open, and nobody's wish.
  if ((token.relation == Deprel::ccomp || token.relation == Deprel::advcl) && frames_.is(child(document_, word, Deprel::mark), words_.open_question)) {
    apply(reading, possible);
    return {};
  }
  if (above != nullptr && complement(word)) {
    apply_effect(reading, effect_over(word, *above, trigger), head);
    return head;
  }
  if (gerund && frames_.is(child(document_, word, Deprel::mark), words_.open_preposition)) {
    apply(reading, possible);
    return head;
  }
  // What an unknown word does with an act ("vies to join") is not known: it is possible at most.
  if (token.relation == Deprel::xcomp && token.features.is(Feature::VerbForm, "Inf")) {
    apply(reading, possible);
    return {};
  }
  if (const TokenId verb = frames_.copular_verb(word)) return verb;
  switch (token.relation) {
    case Deprel::xcomp: return head;
    case Deprel::advcl:
      if (frames_.name_before_gerund(word) == head) {  // "is against Kyiv joining"
        const bool against = frames_.is(child(document_, head, Deprel::case_), words_.against);
        apply(reading, against ? opposed : possible);
        if (against) reading.holder = child(document_, head, {Deprel::nsubj});
      }
      if (is_time_of_plan(word)) apply(reading, planned);
      if (purpose(word) && (is_carried_out(word) || goes_on(head))) return head;
      if (purpose(word) && reading.status == asserted) {
        reading.status = planned;
        reading.holder = frames_.agent(word);
      }
      return {};
    case Deprel::acl:
      if (purpose(word)) apply(reading, possible);
      return token.features.is(Feature::VerbForm, "Ger") || token.features.is(Feature::Tense, "Pres") ? climb_gerund(reading, head) : TokenId();
    case Deprel::ccomp: {
      StatusReading saying;
      apply_beside(saying, head, Beside::all);
      if (saying.status != asserted) apply(reading, possible);
      return {};
    }
    default: return climb_nominal(reading, word);
  }
}

bool StatusReader::question(TokenId word) const {
  const TokenRange range = sentence(document_, word);
  for (std::uint32_t i = range.end.value; i > range.begin.value && i + 3 > range.end.value; --i)
    if (document_.form(TokenId{i - std::size_t{1}}) == "?") return true;
  return false;
}

StatusReading StatusReader::read(TokenId word, Status initial) const {
  StatusReading reading;
  reading.status = initial;
  Beside beside = Beside::all;
  for (TokenId at = word; at && reading.status;) {
    apply_beside(reading, at, beside);
    if (!reading.status) break;
    at = climb(reading, at, word, beside);
  }
  if ((reading.status == asserted || reading.status == planned) && question(word)) reading.status = possible;
  return reading;
}

StatusReading StatusReader::read_bearing(TokenId noun, TokenId anchor, Status initial) const {
  StatusReading reading = read_beside(noun, initial);
  if (!anchor || !reading.status) return reading;
  if (anchor == noun) return read(noun, initial);
  if (is_a(document_[noun].relation, Deprel::obl) && document_[noun].head == anchor)
    if (const StatusEffect* const effect = words_.over_as(frames_.particle_lemma(anchor))) apply_effect(reading, *effect, anchor);
  return reading.status ? read(anchor, *reading.status) : reading;
}

StatusReading StatusReader::read_beside(TokenId noun, Status initial) const {
  StatusReading reading;
  reading.status = initial;
  apply_beside(reading, noun, Beside::noun);
  apply_before_title(reading, noun);
  return reading;
}

}  // namespace entente
