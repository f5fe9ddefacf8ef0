// SPDX-License-Identifier: Apache-2.0
// What stands in which grammatical place of a word: who does it, to whom, with whom. Voice, relative clauses, participles,
// control, coordination and light verbs are resolved here once, so that rules need not know of them.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include <entente/document.hpp>

#include "relations/home_country.hpp"
#include "relations/word_classes.hpp"

namespace entente {

// The classes of en/relation_words.tsv that grammar itself needs.
struct GrammarClasses {
  explicit GrammarClasses(const WordClasses& words);

  ClassId sending, light, light_preposition, of_object, asked, called, nested, nested_far, topic, light_for, body, sort, opinion,
      copular, subject_control, relative, relative_person, by, as, including, quantity, acts_for, all_of, occur, office, named_of,
      state_body, succeed, title_adjective, ordinal, of_no_state, language, state_office, its, seated, region, occupation, member,
      at_body, of, indefinite, accused, headed, term, direction, tongue, inside, make, pair, both, two, reciprocal, other;
};

struct Place {
  enum class Kind : std::uint8_t {
    agent,        // who does it
    object,       // to whom it is done
    recipient,    // "gave Ukraine tanks"
    possessor,    // "Ukraine's"
    modifier,     // "Ukrainian", "Kremlin" before a noun
    preposition,  // what a preposition ties to the word
    bearer,       // of whom a noun is said: by title, apposition, copula
    self,         // the word itself, as a name or noun of an entity
    clause,       // the clause that it governs
    infinitive,   // "asked them to leave"
    address,      // "Aceh, Indonesia": where the place before the comma is
    verb,         // the verb that a noun is the object of: "pledged" over "aid"
    relative,     // the verb of a clause that describes the noun: "the shot that killed her"
    instance,     // who is called one of them: "Berg" of "Berg, a Dane", "Berg, a Republican"
    successor,    // who takes the office from the one who had it: "replaced him as chair"
    above,        // who does what the noun's clause says: "he said on a visit to Kyiv"
    case_,        // the preposition before a noun, as a word
    home          // the country that the article is about, of an office of state
  };
  Kind kind{};
  Symbol preposition;  // its lemma
  bool operator==(const Place&) const = default;
};

struct Argument {
  Place place;
  TokenId token;
  // Of a bearer: the word whose context says whether the noun holds of him; none where nothing can change it (a title).
  TokenId anchor;
};

using Frame = std::vector<Argument>;

// The trees of a document, with the words that the grammar of arguments needs.
class Frames {
 public:
  Frames(const Document& document, const WordClasses& words, const GrammarClasses& classes, const std::vector<Symbol>& lemmas);

  // All arguments of a word, nearest ones first.
  Frame frame(TokenId word) const;
  // Who does what a verb says, or has what a noun says; none if nobody is named.
  TokenId agent(TokenId word) const;
  // The arguments that are coordinated with one, itself first.
  std::vector<TokenId> conjuncts(TokenId token) const;
  // The light verb that a noun stands under, as "visit" under "paid"; none if it stands under no such verb.
  TokenId light_verb(TokenId noun) const;
  // The first part of a coordination; not the gerund to which a tree may tie a later finite verb.
  TokenId first_part(TokenId later) const;
  // "each other", "one another", and "the other" where each side does something to it.
  bool is_reciprocal(TokenId word) const;
  // The verb that a nominal predicate stands under, as "member" under "become".
  TokenId copular_verb(TokenId word) const;
  // The lemma of a verb with its particle, "rule_out", where some table has it; else its lemma.
  Symbol particle_lemma(TokenId verb) const;
  bool is(TokenId token, ClassId word_class) const;
  // Verbs that say of their subject that it happens: "takes place".
  bool is_occurring(TokenId verb) const { return is(verb, classes_.occur); }
  // Whether the word is a piece of somebody's name, whatever else it means: the "Fan" of Gary Fan.
  bool in_person_name(TokenId token) const { return in_person_name_[token.value]; }
  bool is_word(Symbol lemma, Upos pos, ClassId word_class) const { return words_.has(word_class, lemma, pos); }
  bool passive(TokenId verb) const;
  // A word's part of speech; a noun where a title ends in an adjective: "the chief executive said".
  Upos pos(TokenId word) const;
  // The name before a gerund that the tree ties elsewhere: "opposes Ukraine joining", "opposition to Ukraine joining".
  TokenId name_before_gerund(TokenId verb) const;
  // An infinitive right behind its verb's object, which some trees take for a purpose: "want Ukraine to join".
  bool follows_object(TokenId infinitive) const;
  // An infinitive that tells what the first, last or only one does.
  bool is_first_to(TokenId infinitive) const;
  bool is_quoted_order(TokenId verb) const;
  std::uint32_t phrase_begin(TokenId noun) const;
  // The head of the name that ends before a token; none if none does.
  TokenId name_until(std::uint32_t end) const { return names_until_[end]; }
  // Of the one that begins at it.
  TokenId name_from(std::uint32_t begin) const { return begin < names_from_.size() ? names_from_[begin] : TokenId(); }
  EntityType name_type(TokenId head) const { return name_types_[head.value]; }
  Symbol lemma(TokenId token) const { return lemmas_[token.value]; }
  // Whether it is certain which country the article is about.
  bool home_is_sure() const { return home_.sure; }
  Symbol form(TokenId token) const { return document_[token].form; }
  // To whom a verb is done, the noun that its relative clause describes included.
  TokenId object_of(TokenId verb) const;

 private:
  void add_verb(TokenId verb, Frame& frame) const;
  void add_noun(TokenId noun, Frame& frame) const;
  void add_maker(TokenId participle, Frame& frame) const;
  TokenId described_through(TokenId part) const;
  void add_clause_above(TokenId noun, Frame& frame) const;
  TokenId name_before_finite(TokenId verb) const;
  TokenId described_before(TokenId participle) const;
  TokenId root_before(TokenId verb) const;
  bool describes(TokenId name, bool tensed) const;
  void add_agent_below(TokenId verb, Frame& frame) const;
  void add_phrases_of_name(TokenId object, Frame& frame) const;
  void add_prepositional(TokenId word, Frame& frame) const;
  void add_bearers(TokenId noun, Frame& frame) const;
  void add_bearers_of_one(TokenId noun, Frame& frame) const;
  bool is_second_title(TokenId noun) const;
  void add_predicate(TokenId word, Frame& frame) const;
  void add_phrase_behind(TokenId noun, Frame& frame) const;
  TokenId shared_possessor(TokenId noun) const;
  void add_body_before(TokenId noun, Frame& frame) const;
  void add_body_of_first_title(TokenId noun, Frame& frame) const;
  bool names_tongue(TokenId adjective) const;
  bool before_number(TokenId name, TokenId noun) const;
  TokenId apposed_name(TokenId noun) const;
  TokenId name_between_commas(TokenId noun) const;
  TokenId person_apposed_below(TokenId phrase) const;
  bool is_one_of_many(TokenId name) const;
  void add_instance(TokenId name, Frame& frame) const;
  void add_apposition(TokenId noun, Frame& frame) const;
  bool gerund_of_object(TokenId verb) const;
  bool asked_for(TokenId verb) const;
  void add_title(TokenId noun, Frame& frame) const;
  TokenId name_behind_second_title(TokenId noun) const;
  void add_title_by_order(TokenId title, Frame& frame) const;
  TokenId bearer_by_order(TokenId title, TokenId preposition) const;
  std::uint32_t before_parenthesis(std::uint32_t end) const;
  TokenId named_as(TokenId verb, TokenId title) const;
  TokenId described_as(TokenId verb, TokenId title) const;
  bool ends_phrase(TokenId preposition) const;
  bool is_title(TokenId noun) const;
  TokenId preposition_of_body(TokenId title) const;
  TokenId name_behind(TokenId word) const;
  TokenId person_before(std::uint32_t phrase) const;
  TokenId bearer_of_first_title(std::uint32_t conjunction) const;
  std::uint32_t title_begin(TokenId title) const;
  bool has_seat(TokenId name) const;
  bool tells_place(TokenId noun) const;
  bool is_under(TokenId word, TokenId above) const;
  std::uint32_t end_of_name(TokenId head) const;
  void add_place_behind(TokenId noun, Frame& frame) const;
  bool is_state(TokenId name) const;
  TokenId address_of(TokenId noun) const;
  TokenId shared_region(TokenId noun) const;
  void add_address(TokenId noun, Frame& frame) const;
  TokenId region_from(std::uint32_t at) const;
  bool names_place_in(std::uint32_t at) const;
  bool is_listed(TokenId noun, std::uint32_t behind, bool town) const;
  bool ends_address(TokenId region) const;
  void index_names();
  void index_members();
  TokenId surface_subject(TokenId verb, int depth) const;
  TokenId own_subject(TokenId verb) const;
  TokenId understood_subject(TokenId verb, int depth) const;
  TokenId antecedent(TokenId pronoun) const;
  TokenId body_at(TokenId noun) const;
  TokenId whole_name(TokenId part, TokenId clause) const;
  TokenId person_above(TokenId noun) const;
  TokenId case_of(TokenId token) const;

  const Document& document_;
  const WordClasses& words_;
  const GrammarClasses& classes_;
  const std::vector<Symbol>& lemmas_;
  Home home_;
  std::vector<std::pair<TokenId, TokenId>> members_;  // "including": a noun, and the first of its members that are named
  std::vector<TokenId> names_from_;                   // the head of the name that begins at a token; none if none does
  std::vector<TokenId> names_until_;                  // of the name that ends before it
  std::vector<bool> in_person_name_;
  std::vector<TokenId> names_around_;  // the head of the longest name that a token is part of
  std::vector<EntityType> name_types_;                    // by the name's head
  std::vector<KnownPlace> known_places_;                   // by the name's head
  std::vector<std::optional<EntityType>> mention_types_;  // by the head of any mention that is an entity's
};

}  // namespace entente
