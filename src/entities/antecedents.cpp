// SPDX-License-Identifier: Apache-2.0
#include "entities/antecedents.hpp"

#include <algorithm>
#include <array>

#include "core/hash.hpp"
#include "entities/feature_collector.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

constexpr std::uint32_t reach = 10;  // sentences back

bool agrees(Gender wanted, Gender known) { return known == Gender::unknown || wanted == Gender::unknown || known == wanted; }

bool is_subject(Deprel relation) { return is_a(relation, Deprel::nsubj); }

// Words of one name or of a title and its name.
bool is_beside(Deprel relation) {
  return relation == Deprel::flat || is_a(relation, Deprel::appos) || relation == Deprel::nmod_desc || is_a(relation, Deprel::compound);
}

std::uint64_t few(std::uint64_t count, std::uint64_t most) { return std::min(count, most); }

}  // namespace

struct Antecedents::Candidate {
  EntityId entity;
  TokenId last;
  Mention::Kind kind = Mention::Kind::name;
  std::uint32_t sentence = 0;
  std::uint32_t mentions = 0;
  std::uint32_t subjects = 0;
  double weight = 0;
  bool sure_gender = false;
  bool ahead = false;
  std::uint32_t nearer = 0;    // so many others are mentioned between it and the pronoun
  std::uint32_t heavier = 0;   // so many are more in mind
  std::uint32_t oftener = 0;
  TokenId next{};              // head of its first name behind the pronoun in the sentence; none where there is none
  std::uint32_t subject_ago = 9;  // so many sentences ago it was last a subject
  std::uint32_t later = 0;     // so many were spoken of before it first was
  bool unsure = false;         // taken for something else so far
};

Antecedents::Antecedents(const Cast& cast, const Salience& salience) : cast_(cast), salience_(salience), quotation_(cast.document.tokens.size()) {
  std::uint32_t number = 0;
  for (const Quotation& quotation : cast.document.quotations) {
    ++number;
    for (std::size_t i = quotation.tokens.begin.value; i < quotation.tokens.end.value; ++i) quotation_[i] = number;
  }
  std::uint32_t paragraph = 0;
  for (const Token& token : cast.document.tokens) paragraph_.push_back(paragraph += token.has(Token::paragraph_start));
}

std::vector<Antecedent> Antecedents::people(TokenId pronoun) const {
  const Gender gender = cast_.vocabulary.pronoun(cast_.words[pronoun.value].key)->gender;
  const std::vector<Candidate> all = candidates(pronoun, gender);
  std::vector<Antecedent> antecedents(1);
  for (const Candidate& candidate : all) {
    antecedents.push_back({candidate.entity, candidate.last, {}});
    describe(pronoun, candidate, all, antecedents.back().features);
  }
  return antecedents;
}

std::vector<Antecedents::Candidate> Antecedents::candidates(TokenId pronoun, Gender gender) const {
  std::vector<Candidate> found;
  for (const Referent& referent : salience_.referents()) {
    const bool possible = referent.type == EntityType::Person || (referent.entity && cast_.may_be_person(referent.entity));
    if (!possible || referent.plural || referent.sentence + reach < salience_.sentence()) continue;
    const Gender known = referent.entity ? cast_.profile(referent.entity).gender : referent.gender;
    if (!agrees(gender, known) || is_excluded(pronoun, referent.last)) continue;
    found.push_back({referent.entity, referent.last, referent.kind, referent.sentence, referent.mentions, referent.subjects, referent.weight,
                     known != Gender::unknown});
    if (referent.subjects > 0) found.back().subject_ago = salience_.sentence() - referent.subject_sentence;
    found.back().later = static_cast<std::uint32_t>(found.size() - 1);
    found.back().unsure = referent.type != EntityType::Person;
  }
  add_ahead(pronoun, gender, found);
  rank(found);
  return found;
}

// Names later in the sentence: "In his speech, Jane Doe …".
void Antecedents::add_ahead(TokenId pronoun, Gender gender, std::vector<Candidate>& found) const {
  const TokenRange range = sentence(cast_.document, pronoun);
  for (std::size_t i = pronoun.value + 1U; i < range.end.value; ++i) {
    const EntityId entity = cast_.named_at[i];
    if (!entity || !cast_.may_be_person(entity)) continue;
    const Gender known = cast_.profile(entity).gender;
    if (!agrees(gender, known) || is_excluded(pronoun, TokenId{i})) continue;
    const auto had = std::find_if(found.begin(), found.end(), [&](const Candidate& other) { return other.entity == entity; });
    if (had != found.end()) {
      if (!had->next) had->next = TokenId{i};
      continue;
    }
    Candidate candidate;
    candidate.entity = entity;
    candidate.last = candidate.next = TokenId{i};
    candidate.sentence = salience_.sentence();
    candidate.sure_gender = known != Gender::unknown;
    candidate.ahead = true;
    candidate.unsure = cast_.entity(entity).type != EntityType::Person;
    candidate.later = static_cast<std::uint32_t>(found.size());
    found.push_back(candidate);
  }
}

void Antecedents::rank(std::vector<Candidate>& found) const {
  for (Candidate& one : found)
    for (const Candidate& other : found) {
      one.nearer += !other.ahead && other.last > one.last;
      one.heavier += other.weight > one.weight;
      one.oftener += other.mentions > one.mentions;
    }
}

// Two arguments of one verb are two people, a possessor isn't what it possesses, and who speaks says "I".
bool Antecedents::is_excluded(TokenId pronoun, TokenId other) const {
  const Document& document = cast_.document;
  if (!other) return false;
  const Token& token = document[pronoun];
  const Token& rival = document[other];
  if (token.relation == Deprel::nmod_poss) {
    const TokenId owned = token.head;
    return other == owned || (rival.head == owned && is_beside(rival.relation)) ||
           (document[owned].head == other && is_beside(document[owned].relation));
  }
  const Pronoun* form = cast_.vocabulary.pronoun(cast_.words[pronoun.value].key);
  if (form->form == Pronoun::Form::reflexive) return false;
  if (token.head && token.head == rival.head && token.relation != Deprel::conj) return true;
  return quotation_[pronoun.value] != 0 && quotation_[other.value] == 0 && rival.head && is_subject(rival.relation) &&
         below(document, pronoun, rival.head);
}

// The verb, or what else has a subject, above the token.
TokenId Antecedents::clause_of(TokenId token) const {
  const Document& document = cast_.document;
  for (TokenId up = document[token].head; up; up = document[up].head)
    if (document[up].pos == Upos::VERB || subject_of(up)) return up;
  return {};
}

TokenId Antecedents::subject_of(TokenId clause) const {
  return child(cast_.document, clause, {Deprel::nsubj, Deprel::nsubj_pass});
}

// How the other stands to the pronoun in one sentence, as a number.
std::uint64_t Antecedents::relation_between(TokenId pronoun, TokenId other) const {
  const Document& document = cast_.document;
  if (document.sentence_of[pronoun.value] != document.sentence_of[other.value]) return 0;
  const TokenId clause = clause_of(pronoun);
  if (!clause) return 1;
  const bool inside = below(document, other, clause);
  if (const TokenId subject = subject_of(clause); subject && subject != pronoun) {
    if (subject == other) return 2;
    if (below(document, other, subject)) return 3;
  }
  std::uint64_t step = 0;
  for (TokenId up = clause; up && step < 3; ++step) {
    const TokenId above = clause_of(up);
    if (!above) break;
    const TokenId subject = subject_of(above);
    const std::uint64_t link = document[up].relation == Deprel::conj ? 0 : is_a(document[up].relation, Deprel::acl) ? 1 : 2;
    if (subject == other) return 10 + step * 3 + link;
    if (subject && below(document, other, subject)) return 20 + step * 3 + link;
    up = above;
  }
  return inside ? 4 : below(document, pronoun, other) ? 5 : 6;
}

// The lemma of the word that it depends on as what it is in its clause.
std::uint64_t Antecedents::verb_of(TokenId token) const {
  const TokenId clause = clause_of(token);
  return clause ? cast_.words[clause.value].lemma : 0;
}

// Whether the sentence's subject comes only behind the token: "After his speech, Jane left".
bool Antecedents::is_fronted(TokenId token) const {
  TokenId top = token;
  while (cast_.document[top].head) top = cast_.document[top].head;
  const TokenId subject = subject_of(top);
  return subject && subject > token;
}

// How the name stands: in brackets, in a list, as one word or several.
std::uint64_t Antecedents::place_of(TokenId token) const {
  const Document& document = cast_.document;
  const TokenRange range = sentence(document, token);
  std::uint64_t bracket = 0;
  for (std::size_t i = token.value; i-- > range.begin.value && token.value - i < 4;) {
    const std::string_view form = document.form(TokenId{i});
    if (form == ")") break;
    if (form == "(") bracket = 1;
  }
  const bool listed = document[token].relation == Deprel::conj || child(document, token, Deprel::conj);
  const bool several = child(document, token, Deprel::flat) || child(document, token, Deprel::compound);
  return bracket * 4 + std::uint64_t{listed} * 2 + std::uint64_t{several};
}

std::uint64_t Antecedents::depth_of(TokenId token) const {
  std::uint64_t depth = 0;
  for (TokenId up = cast_.document[token].head; up; up = cast_.document[up].head) ++depth;
  return depth;
}

// Whether the token stands outside of quotation marks in a sentence that has them.
bool Antecedents::is_beside_quotation(TokenId token) const {
  if (quotation_[token.value] != 0) return false;
  const TokenRange range = sentence(cast_.document, token);
  return std::any_of(quotation_.begin() + range.begin.value, quotation_.begin() + range.end.value, [](std::uint32_t number) { return number != 0; });
}

void Antecedents::describe(TokenId pronoun, const Candidate& candidate, const std::vector<Candidate>& all,
                           std::vector<std::uint64_t>& features) const {
  const Document& document = cast_.document;
  FeatureCollector add(features);
  const auto role = static_cast<std::uint64_t>(grammatical_role(document, pronoun));
  const auto other_role = static_cast<std::uint64_t>(grammatical_role(document, candidate.last));
  const std::uint64_t distance = candidate.ahead ? 9 : few(salience_.sentence() - candidate.sentence, 5);
  const std::uint64_t kind = candidate.entity ? static_cast<std::uint64_t>(candidate.kind) : 3;
  const std::uint64_t nearer = few(candidate.nearer, 3);
  const std::uint64_t heavier = few(candidate.heavier, 3);
  const std::uint64_t between = relation_between(pronoun, candidate.last);
  const std::uint64_t quoted = (quotation_[pronoun.value] != 0 ? 1 : 0) + (quotation_[candidate.last.value] != 0 ? 2 : 0) +
                               (quotation_[pronoun.value] == quotation_[candidate.last.value] ? 4 : 0);
  const bool opens = cast_.words[pronoun.value].opens;
  const std::uint64_t others = few(all.size(), 3);
  const std::uint64_t words = candidate.last < pronoun ? few((pronoun.value - candidate.last.value) / 5U, 5) : 9;
  add(10, distance);
  add(11, distance, role);
  add(12, distance, other_role);
  add(13, distance, role, other_role);
  add(14, nearer, distance);
  add(15, heavier, distance);
  add(16, heavier, nearer, others);
  add(17, kind, distance);
  add(18, kind, other_role, role);
  add(19, between, role);
  add(20, between, other_role);
  add(21, between, role, other_role, nearer);
  add(22, quoted, distance);
  add(23, few(candidate.mentions, 5), few(candidate.oftener, 2));
  add(24, few(candidate.subjects, 4), role);
  add(25, candidate.sure_gender, others);
  add(26, opens, distance, other_role);
  add(27, words, nearer);
  add(28, kind, nearer);
  add(29, few(candidate.oftener, 2), distance);
  add(30, heavier, role, distance);
  add(31, few(candidate.oftener, 2), heavier, nearer);
  add(32, document[candidate.last].relation == Deprel::nmod_poss, role, distance);
  const std::uint64_t verb = verb_of(pronoun);
  const std::uint64_t other_verb = verb_of(candidate.last);
  add(33, verb, between != 0, other_role);
  add(34, verb, other_verb);
  add(35, other_verb, other_role, distance);
  const std::uint64_t beside = (is_beside_quotation(pronoun) ? 1 : 0) + (is_beside_quotation(candidate.last) ? 2 : 0);
  add(36, beside, other_role, distance);
  add(37, beside, nearer, role);
  const std::uint64_t paragraphs = candidate.ahead ? 9 : few(paragraph_[pronoun.value] - paragraph_[candidate.last.value], 2);
  add(38, paragraphs, few(candidate.nearer, 2), few(candidate.oftener, 2));
  add(39, paragraphs, beside, other_role);
  const std::uint64_t later = few(candidate.later, 2);
  const std::uint64_t place = place_of(candidate.last);
  const std::uint64_t depth = few(depth_of(candidate.last), 4);
  const TokenId preposition = child(document, candidate.last, Deprel::case_);
  const std::uint64_t under = preposition ? cast_.words[preposition.value].key : 0;
  add(40, later, nearer);
  add(41, later, distance, role);
  add(42, later, few(candidate.oftener, 2), few(candidate.mentions, 3));
  add(43, place, distance);
  add(44, place, nearer, role);
  add(45, depth, distance);
  add(46, depth, other_role, nearer);
  add(47, under, distance);
  add(48, under, between != 0, role);
  add(49, few(depth_of(pronoun), 4), depth, between);
  add(50, place, kind, other_role);
  const std::uint64_t next_between = candidate.next ? 1 + relation_between(pronoun, candidate.next) : 0;
  const std::uint64_t next_role = candidate.next ? 1 + static_cast<std::uint64_t>(grammatical_role(document, candidate.next)) : 0;
  const std::uint64_t fronted = is_fronted(pronoun);
  add(52, next_between, fronted);
  add(53, next_role, fronted, role);
  add(54, next_between, next_role, distance);
  add(55, few(candidate.subject_ago, 3), role, distance);
  add(56, few(candidate.subject_ago, 3), other_role, nearer);
  add(57, few(candidate.subject_ago, 3), kind, opens);
  add(58, fronted, distance, other_role);
  add(51, between, nearer, others, opens);
  if (!candidate.unsure) return;
  add(59, document[candidate.last].relation);
  add(60, distance, other_role);
  add(61, nearer, others);
  add(62, heavier, candidate.mentions > 1);
  add(63, other_verb, other_role);
  add(64, cast_.entity(candidate.entity).type, few(candidate.mentions, 3));
}

AntecedentRanker::AntecedentRanker(std::string_view bytes, const std::string& where) : model_(ModelFile(bytes, where), "antecedents", 1) {}

std::size_t AntecedentRanker::best(const std::vector<Antecedent>& antecedents) const {
  std::array<std::int32_t, LinearModel::padded(1)> scores{};
  std::size_t best = 0;
  std::int32_t best_score = 0;
  for (std::size_t i = 1; i < antecedents.size(); ++i) {
    model_.score(antecedents[i].features, scores.data());
    if (i > 1 && scores[0] <= best_score) continue;
    best = i;
    best_score = scores[0];
  }
  return best;
}

}  // namespace entente
