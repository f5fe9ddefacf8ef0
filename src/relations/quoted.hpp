// SPDX-License-Identifier: Apache-2.0
// Ties quotations to the words around them that say whose they are.
#pragma once

#include <vector>

#include <entente/document.hpp>

#include "relations/contents.hpp"
#include "relations/cues.hpp"
#include "relations/sources.hpp"
#include "relations/word_order.hpp"

namespace entente {

// A statement whose source is still the head of a phrase.
struct Saying {
  TokenId source;  // none where nobody is named
  TokenId cue;     // none where there is no such word
  std::vector<TokenRange> content;
  Form form = Form::direct;
  bool attitude = false;  // what someone wants, thinks or judges rather than says: "hoped to win", "praised the deal"
};

// Finds the sayings whose content is whole quotations. Each is a run of quotations: reopened ones, interrupted ones, and those
// that follow without a cue of their own.
class QuotationSpeakers {
 public:
  QuotationSpeakers(const Document& document, const std::vector<OuterQuotation>& quotations, const Cues& cues,
                    const AttributionWords& words, const SourceFinder& sources);
  std::vector<Saying> find() const;

 private:
  struct Unit {
    std::size_t first = 0, last = 0;  // quotations, more than one where each paragraph reopens
  };
  std::vector<Unit> units() const;
  TokenRange before(const Unit& unit) const;
  TokenRange after(const Unit& unit) const;
  bool is_cue(TokenId token) const;
  bool is_whole(const Unit& unit) const;
  bool is_speech(const Unit& unit, std::uint32_t distance) const;
  bool has_verb(const Unit& unit) const;
  bool has_words(TokenRange range) const;
  TokenId first_word(TokenRange range) const;
  bool find_before(const Unit& unit, TokenId used, Saying& saying) const;
  bool find_after(const Unit& unit, Saying& saying) const;
  bool find_beside(TokenRange tail, TokenId word, Saying& saying) const;
  bool has_clause_before(TokenId cue) const;
  bool leads_to_clause(TokenId verb, TokenRange lead) const;
  TokenId subject_within(TokenId verb, TokenRange range) const;
  bool ends_with_comma(const Unit& unit) const;
  bool starts_sentence(const Unit& unit) const;
  bool is_open_lead(const Unit& unit) const;
  bool ends_with_pause(const Unit& unit) const;
  bool pauses_at(TokenId token) const;
  TokenId top_of_phrase(TokenId token, TokenRange phrase) const;
  bool find_turn(const Unit& unit, const std::vector<Saying>& sayings, Saying& saying) const;
  TokenId partner(const std::vector<Saying>& sayings) const;
  bool is_question(const Saying& saying) const;
  bool ends_label(const Unit& unit, TokenId token) const;
  bool find_name_after(const Unit& unit, Saying& saying) const;
  bool find_in_sentence_before(const Unit& unit, Saying& saying) const;
  bool repeats(TokenRange tail, const Saying& saying) const;
  bool continues(const Unit& unit, const Unit& previous, const Saying& saying) const;

  const Document& document_;
  const std::vector<OuterQuotation> quotations_;  // without titles
  const Cues& cues_;
  const AttributionWords& words_;
  const SourceFinder& sources_;
  WordOrder order_;
};

}  // namespace entente
