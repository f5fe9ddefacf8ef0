// SPDX-License-Identifier: Apache-2.0
#include "relations/attribution.hpp"

#include <algorithm>
#include <tuple>

#include "relations/contents.hpp"
#include "relations/discourse.hpp"
#include "relations/indirect.hpp"
#include "relations/labels.hpp"
#include "relations/quoted.hpp"
#include "relations/referents.hpp"
#include "relations/settings.hpp"
#include "relations/sources.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

TokenId next(TokenId token) { return TokenId{token.value + 1U}; }

// The attributions of one document.
class Attributing {
 public:
  Attributing(Document& document, const Cues& cues, const AttributionWords& words, const AttributionOptions& options)
      : document_(document), cues_(cues), words_(words), options_(options), sources_(document, cues, words),
        settings_(document, cues, words, sources_), quotations_(outer_quotations(document)) {}

  void run() {
    const QuotationSpeakers quoted(document_, quotations_, cues_, words_, sources_);
    for (Saying& saying : quoted.find()) add(saying);
    quoted_count_ = document_.attributions.size();
    for (Saying& saying : LabelSpeakers(document_, quotations_, words_, sources_).find()) add_labelled(saying);
    const ClauseSpeakers clauses(document_, cues_, words_, sources_, options_);
    std::vector<Saying> attitudes;
    for (TokenId i{0}; i.value < document_.tokens.size(); ++i.value) {
      if (inside_quoted(i)) continue;
      for (Saying& saying : clauses.find(i)) {
        if (saying.attitude)
          attitudes.push_back(std::move(saying));
        else
          add_clause(saying);
      }
    }
    join_following_quotations();
    const std::size_t said = document_.attributions.size();
    for (Saying& saying : attitudes) add_clause(saying);
    drop_inner_attitudes(said);
    if (!options_.wishes) drop_own_thoughts();
    sort();
    Discourse(document_, cues_, sources_).complete();
  }

 private:
  // "It was “a good thing,” he said. “We will start again.”": what is quoted in the next sentence goes on with it.
  void join_following_quotations() {
    std::vector<Attribution>& all = document_.attributions;
    for (std::size_t i = quoted_count_; i < all.size(); ++i) {
      Attribution& told = all[i];
      if (told.form != Form::mixed || told.cue.empty() || told.cue.begin < told.content.back().end) continue;
      const TokenId end = sentence(document_, told.cue.begin).end;
      for (const OuterQuotation& quotation : quotations_)
        if (quotation.outer.begin == end && stands_alone(quotation)) told.content.push_back(quotation.inner);
    }
  }

  // Whether the quotation is sentences of its own within its paragraph, and nobody's yet.
  bool stands_alone(const OuterQuotation& quotation) const {
    const TokenId begin = quotation.outer.begin, end = quotation.outer.end;
    if (document_[begin].has(Token::paragraph_start)) return false;
    if (end.value < document_.tokens.size() && !document_[end].has(Token::paragraph_start) &&
        sentence(document_, end).begin != end)
      return false;
    return std::none_of(document_.attributions.begin(), document_.attributions.end(),
                        [&](const Attribution& other) { return other.covers(quotation.inner.begin); });
  }

  // What somebody is said to want or think is part of what is said.
  void drop_inner_attitudes(std::size_t said) {
    std::vector<Attribution>& all = document_.attributions;
    std::vector<bool> inner(all.size());
    for (std::size_t i = said; i < all.size(); ++i)
      inner[i] = std::any_of(all.begin(), all.end(), [&](const Attribution& other) { return other.covers(all[i].cue.begin); });
    std::size_t kept = said;
    for (std::size_t i = said; i < all.size(); ++i)
      if (!inner[i]) std::swap(all[kept++], all[i]);
    all.resize(kept);
  }

  // "said he believes it is over" is one statement: what he thinks is what he says.
  void drop_own_thoughts() {
    std::vector<Attribution>& all = document_.attributions;
    const auto is_thought = [&](const Attribution& inner) {
      if (inner.cue.empty() || !inner.speaker) return false;
      const Cue* cue = cues_.find(document_[inner.cue.begin].lemma, document_[inner.cue.begin].pos);
      return cue && cue->kind == Cue::Kind::think;
    };
    std::vector<bool> own(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
      own[i] = is_thought(all[i]) && std::any_of(all.begin(), all.end(), [&](const Attribution& outer) {
                 return outer.speaker == all[i].speaker && outer.covers(all[i].cue.begin);
               });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (!own[i]) std::swap(all[kept++], all[i]);
    all.resize(kept);
  }

  bool inside_quoted(TokenId token) const {
    for (const OuterQuotation& quotation : quotations_)
      if (quotation.inner.contains(token)) return true;
    return std::any_of(spoken_.begin(), spoken_.end(), [&](TokenRange range) { return range.contains(token); });
  }

  // Whether a quotation's own statement says it: all of the words, or the same cue, of which only what stands before the
  // quotation can be another statement.
  bool is_quoted_already(const Saying& saying) const {
    for (std::size_t i = 0; i < quoted_count_; ++i) {
      const Attribution& other = document_.attributions[i];
      bool all = true;
      for (const TokenRange& range : saying.content)
        for (TokenId t = range.begin; t < range.end; ++t.value) all = all && other.covers(t);
      if (all || (other.cue.contains(saying.cue) && saying.content.back().end > other.content.front().begin)) return true;
    }
    return false;
  }

  // A quotation that a colon introduces, or that has a speaker of its own, is another statement.
  void cut_at_quotations(Saying& saying) const {
    for (TokenRange& range : saying.content)
      for (std::size_t i = 0; i < quoted_count_; ++i) {
        const Attribution& other = document_.attributions[i];
        const TokenId mark{other.content.front().begin.value - 1U};
        if (other.cue.empty() || other.cue.contains(saying.cue) || other.cue.begin < mark || mark <= range.begin) continue;
        if (range.contains(mark) && range.contains(other.cue.begin)) range.end = mark;
      }
    for (TokenRange& range : saying.content)
      for (const OuterQuotation& quotation : quotations_)
        if (quotation.outer.begin > range.begin && quotation.outer.begin < range.end &&
            document_.form(TokenId{quotation.outer.begin.value - 1U}) == ":")
          range.end = TokenId{quotation.outer.begin.value - 1U};
  }

  void add_conjunction(TokenRange& range) const {
    if (range.begin.value == 0) return;
    TokenId before{range.begin.value - 1U};
    while (before.value > 0 && document_.form(before) == ",") --before.value;
    const Token& token = document_[before];
    const bool joins = token.pos == Upos::SCONJ || token.relation == Deprel::mark;
    if (joins && words_.has(WordClass::that, token.lemma)) range.begin = before;
  }

  // What a transcript or a pull quote has without marks is spoken words nevertheless.
  void add_labelled(Saying& saying) {
    const bool spoken = saying.form == Form::direct;
    if (spoken) spoken_.insert(spoken_.end(), saying.content.begin(), saying.content.end());
    add_clause(saying, spoken);
  }

  void add_clause(Saying& saying, bool spoken = false) {
    cut_at_quotations(saying);
    if (!saying.content.empty()) saying.content.front() = without_dateline(document_, saying.content.front());
    const TokenId end = saying.content.empty() ? TokenId{} : saying.content.back().end;
    saying.form = shape(document_, quotations_, saying.content);
    if (spoken) {
      saying.form = Form::direct;
      if (!saying.content.empty()) saying.content.back().end = std::max(saying.content.back().end, end);
    }
    if (saying.content.empty() || is_quoted_already(saying)) return;
    if (options_.conjunctions) add_conjunction(saying.content.front());
    for (const TokenRange& range : saying.content)
      if (saying.source && range.contains(saying.source) && document_[saying.source].relation != Deprel::nsubj) return;
    add(saying);
  }

  void add(const Saying& saying) {
    Attribution attribution;
    attribution.content = saying.content;
    attribution.form = saying.form;
    if (saying.cue) {
      attribution.cue = cue_range(saying.cue);
    }
    if (!saying.source) return add_set(saying, attribution);
    for (const Source& source : sources_.resolve(saying.source, saying.cue)) {
      attribution.speaker = source.entity;
      attribution.source = source.text;
      add_set(saying, attribution);
    }
  }

  // With its addressee, occasion and time.
  void add_set(const Saying& saying, Attribution attribution) {
    if (saying.cue) settings_.find(saying.cue, attribution);
    document_.attributions.push_back(std::move(attribution));
  }

  // With its particle ("pointed out") and the second half of a preposition of two words.
  TokenRange cue_range(TokenId cue) const {
    TokenRange range{cue, next(cue)};
    for (const TokenId c : children(document_, cue)) {
      const Deprel relation = document_[c].relation;
      if (c == range.end && (relation == Deprel::compound_prt || relation == Deprel::fixed)) range.end = next(c);
    }
    return range;
  }

  void sort() {
    auto& all = document_.attributions;
    const auto key = [](const Attribution& a) { return std::tie(a.content.front().begin, a.cue.begin, a.source.begin, a.speaker); };
    std::stable_sort(all.begin(), all.end(), [&](const Attribution& a, const Attribution& b) { return key(a) < key(b); });
  }

  Document& document_;
  const Cues& cues_;
  const AttributionWords& words_;
  AttributionOptions options_;
  SourceFinder sources_;
  Settings settings_;
  std::vector<OuterQuotation> quotations_;
  std::vector<TokenRange> spoken_;  // without quotation marks
  std::size_t quoted_count_ = 0;
};

}  // namespace

Attributor::Attributor(const Resources& resources, SymbolTable& shared, AttributionOptions options)
    : cues_(resources, shared), words_(resources, shared), options_(options) {}

void Attributor::annotate(Document& document) const {
  document.attributions.clear();
  if (!document.tokens.empty()) Attributing(document, cues_, words_, options_).run();
}

void Attributor::find_referents(Document& document) const {
  if (!document.attributions.empty()) Referents(document, cues_, words_).find();
}

}  // namespace entente
