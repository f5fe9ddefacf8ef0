// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>
#include <set>

#include "score/score.hpp"

namespace entente {
namespace {

using Positions = std::vector<std::uint32_t>;  // sorted: of words, or of characters where there is no text

Positions positions_of(const Spans& spans, const std::optional<CharText>& text) {
  std::set<std::uint32_t> positions;
  for (const CharSpan span : spans) {
    if (!text) {
      for (std::uint32_t i = span.begin; i < span.end; ++i) positions.insert(i);
      continue;
    }
    const auto& words = text->words();
    auto word = std::upper_bound(words.begin(), words.end(), span.begin, [](std::uint32_t at, CharSpan w) { return at < w.end; });
    for (; word != words.end() && word->begin < span.end; ++word)
      positions.insert(static_cast<std::uint32_t>(word - words.begin()));
  }
  return {positions.begin(), positions.end()};
}

std::size_t common(const Positions& a, const Positions& b) {
  Positions both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

double overlap(const Positions& a, const Positions& b) {
  const auto both = static_cast<double>(common(a, b));
  return both == 0 ? 0.0 : 2 * both / static_cast<double>(a.size() + b.size());
}

class StatementScorer {
 public:
  StatementScorer(const Alignment& article, Figures& figures, std::vector<Miss>& misses)
      : article_(article), figures_(figures), misses_(misses) {
    if (article.gold().statements) gold_ = *article.gold().statements;
    if (article.predicted().statements) predicted_ = *article.predicted().statements;
    for (const MarkedStatement& s : gold_) gold_words_.push_back(positions_of(s.content, article.text()));
    for (const MarkedStatement& s : predicted_) predicted_words_.push_back(positions_of(s.content, article.text()));
    match();
  }

  void run() {
    add_contents();
    add_speakers();
    add_attributes();
    add_forms();
    tell();
  }

 private:
  bool optional(const Pair& pair) const { return gold_[pair.first].optional; }

  void match() {
    Weights weights;
    for (std::uint32_t i = 0; i < gold_.size(); ++i)
      for (std::uint32_t j = 0; j < predicted_.size(); ++j)
        if (const double share = overlap(gold_words_[i], predicted_words_[j]); share > 0)
          weights[{i, j}] = share + (same_speaker(gold_[i], predicted_[j]) ? 0.01 : 0.0);
    for (const Pair& pair : assign(weights)) {
      const bool half = overlap(gold_words_[pair.first], predicted_words_[pair.second]) >= 0.5;
      if (half) hit_.insert(pair.second);
      if (half && optional(pair)) neutral_.insert(pair.second);
      if (!optional(pair)) live_.push_back(pair);
      if (half && !optional(pair)) half_.push_back(pair);
    }
    for (std::uint32_t j = 0; j < predicted_.size(); ++j)
      if (predicted_[j].optional && !hit_.contains(j)) neutral_.insert(j);
  }

  // The same entity; for a speaker kept as text, an overlapping span or mostly the same words.
  bool same_speaker(const MarkedStatement& gold, const MarkedStatement& predicted) const {
    if (gold.speaker.empty() && gold.speaker_spans.empty()) return predicted.speaker.empty() && predicted.speaker_spans.empty();
    if (article_.is_gold_entity(gold.speaker)) return article_.same(gold.speaker, predicted.speaker);
    return overlap_any(gold.speaker_spans, predicted.speaker_spans) ||
           (!predicted.speaker.empty() && article_.same(gold.speaker, predicted.speaker));
  }

  // Of statements that count: required gold ones, predictions that are not neutral.
  Figure counted(double correct) const {
    const auto need = std::count_if(gold_.begin(), gold_.end(), [](const MarkedStatement& s) { return !s.optional; });
    return found(correct, static_cast<double>(need), static_cast<double>(predicted_.size() - neutral_.size()));
  }

  void add_contents() {
    double correct = 0;
    double gold = 0;
    double predicted = 0;
    double exact = 0;
    for (const auto& [i, j] : live_) {
      correct += static_cast<double>(common(gold_words_[i], predicted_words_[j]));
      exact += gold_words_[i] == predicted_words_[j] ? 1 : 0;
    }
    for (std::size_t i = 0; i < gold_.size(); ++i) gold += gold_[i].optional ? 0.0 : static_cast<double>(gold_words_[i].size());
    for (std::uint32_t j = 0; j < predicted_.size(); ++j)
      predicted += neutral_.contains(j) ? 0.0 : static_cast<double>(predicted_words_[j].size());
    figures_.add("statements: content words", found(correct, gold, predicted));
    figures_.add("statements: content F1 >= 0.5", counted(static_cast<double>(half_.size())));
    figures_.add("statements: content exact", counted(exact));
  }

  void add_speakers() {
    for (const auto& [i, j] : half_)
      if (same_speaker(gold_[i], predicted_[j])) said_.insert({i, j});
    figures_.add("statements: content and speaker", counted(static_cast<double>(said_.size())));
    figures_.add("  speaker right, of matched", share(said_.size(), half_.size()));
  }

  template <class Counts, class Right>
  void add_share(std::string_view name, Counts&& counts, Right&& right) {
    std::size_t cases = 0;
    std::size_t correct = 0;
    for (const auto& [i, j] : half_) {
      if (!counts(gold_[i])) continue;
      ++cases;
      correct += right(gold_[i], predicted_[j]) ? 1 : 0;
    }
    figures_.add(name, share(correct, cases));
  }

  void add_attributes() {
    using S = const MarkedStatement&;
    add_share(
        "  speaker span overlaps, of matched", [](S g) { return !g.speaker_spans.empty(); },
        [](S g, S p) { return overlap_any(g.speaker_spans, p.speaker_spans); });
    add_share(
        "  cue overlaps, of matched", [](S g) { return !g.cue.empty(); }, [](S g, S p) { return overlap_any(g.cue, p.cue); });
    add_share(
        "  form right, of matched", [](S g) { return !g.form.empty(); }, [](S g, S p) { return g.form == p.form; });
    add_about();
  }

  void add_about() {
    double correct = 0;
    double gold = 0;
    double predicted = 0;
    bool any = false;
    for (const auto& [i, j] : half_) {
      if (!gold_[i].about || article_.gold_entities().empty()) continue;
      any = true;
      Words a;
      Words b;
      for (const std::string& id : *gold_[i].about) a.insert(article_.gold_key(id));
      for (const std::string& id : predicted_[j].about.value_or(std::vector<std::string>{})) b.insert(article_.predicted_key(id));
      correct += static_cast<double>(std::count_if(a.begin(), a.end(), [&](const std::string& key) { return b.contains(key); }));
      gold += static_cast<double>(a.size());
      predicted += static_cast<double>(b.size());
    }
    if (any) figures_.add("  about, of matched", found(correct, gold, predicted));
  }

  void add_forms() {
    for (const std::string form : {"direct", "mixed", "indirect"}) {
      const auto cases =
          std::count_if(gold_.begin(), gold_.end(), [&](const MarkedStatement& s) { return s.form == form && !s.optional; });
      const auto hits =
          std::count_if(half_.begin(), half_.end(), [&](const Pair& pair) { return gold_[pair.first].form == form; });
      if (cases > 0)
        figures_.add("  recall of " + form + " statements",
                     share(static_cast<std::size_t>(hits), static_cast<std::size_t>(cases)));
    }
  }

  template <class Say>
  std::string told(const MarkedStatement& s, Say&& say) const {
    std::string who = say(s.speaker);
    if (who.empty()) who = s.speaker_spans.empty() ? "nobody named" : excerpt(article_, s.speaker_spans, 60);
    return who + " | " + excerpt(article_, s.cue, 40) + " | " + excerpt(article_, s.content, 200);
  }

  void tell() {
    const auto say_gold = [&](const std::string& reference) { return article_.say_gold(reference); };
    const auto say_predicted = [&](const std::string& reference) { return article_.say_predicted(reference); };
    std::set<std::uint32_t> hit_gold;
    std::set<std::uint32_t> hit_predicted;
    for (const auto& [i, j] : half_) {
      hit_gold.insert(i);
      hit_predicted.insert(j);
    }
    for (std::uint32_t i = 0; i < gold_.size(); ++i)
      if (!hit_gold.contains(i) && !gold_[i].optional) misses_.push_back({"statement missed", told(gold_[i], say_gold)});
    for (std::uint32_t j = 0; j < predicted_.size(); ++j)
      if (!hit_predicted.contains(j) && !neutral_.contains(j))
        misses_.push_back({"statement spurious", told(predicted_[j], say_predicted)});
    for (const Pair& pair : half_)
      if (!said_.contains(pair))
        misses_.push_back({"speaker wrong", told(gold_[pair.first], say_gold) + "   [predicted " +
                                                say_predicted(predicted_[pair.second].speaker) + "]"});
  }

  const Alignment& article_;
  Figures& figures_;
  std::vector<Miss>& misses_;
  std::vector<MarkedStatement> gold_;
  std::vector<MarkedStatement> predicted_;
  std::vector<Positions> gold_words_;
  std::vector<Positions> predicted_words_;
  std::vector<Pair> live_;           // matched, of required gold statements
  std::vector<Pair> half_;           // of these, with at least half of the words
  std::set<Pair> said_;              // of these, by the right speaker
  std::set<std::uint32_t> hit_;      // predictions with at least half of any gold statement's words
  std::set<std::uint32_t> neutral_;  // predictions that are neither right nor wrong
};

}  // namespace

void score_statements(const Alignment& article, Score& score, std::vector<Miss>& misses) {
  StatementScorer(article, score.figures, misses).run();
}

}  // namespace entente
