// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "score/coreference.hpp"
#include "score/score.hpp"

namespace entente {
namespace {

using Numbers = std::set<std::uint32_t>;

class EntityScorer {
 public:
  EntityScorer(const Alignment& article, Score& score, std::vector<Miss>& misses)
      : article_(article), figures_(score.figures), misses_(misses) {
    for (const Pair& pair : article.entity_pairs())
      if (!gold(pair).optional) good_.push_back(pair);
    const auto& mentions = article.gold_mentions();
    for (std::uint32_t i = 0; i < mentions.size(); ++i)
      if (article.gold_entities()[mentions[i].entity].optional) passed_over_.insert(i);
    for (const auto& [i, j] : article.mention_pairs()) {
      if (passed_over_.contains(i))
        passed_over_predicted_.insert(j);
      else
        pairs_.emplace_back(i, j);
    }
  }

  void run() {
    add_entities();
    add_mentions();
    add_coreference();
    tell_entities();
    tell_mentions();
  }

 private:
  const MarkedEntity& gold(const Pair& pair) const { return article_.gold_entities()[pair.first]; }
  const MarkedEntity& predicted(const Pair& pair) const { return article_.predicted_entities()[pair.second]; }
  bool same_type(const MarkedEntity& gold, const MarkedEntity& predicted) const {
    return article_.type(gold) == article_.type(predicted);
  }
  bool typed(const Pair& pair) const { return gold(pair).type.empty() || same_type(gold(pair), predicted(pair)); }

  // How many of the matched entities whose gold has the field have the same there.
  void add_field(const char* name, const std::string MarkedEntity::*field) {
    std::size_t cases = 0;
    std::size_t right = 0;
    for (const Pair& pair : good_) {
      if ((gold(pair).*field).empty()) continue;
      ++cases;
      right += gold(pair).*field == predicted(pair).*field ? 1 : 0;
    }
    figures_.add(name, share(right, cases));
  }

  void add_entities() {
    const auto& all = article_.gold_entities();
    const auto need =
        static_cast<double>(std::count_if(all.begin(), all.end(), [](const MarkedEntity& e) { return !e.optional; }));
    const auto predictions = static_cast<double>(article_.predicted_entities().size() - article_.neutral_count());
    const auto right = std::count_if(good_.begin(), good_.end(), [&](const Pair& pair) { return typed(pair); });
    figures_.add("entities", found(static_cast<double>(good_.size()), need, predictions));
    figures_.add("entities, typed", found(static_cast<double>(right), need, predictions));
    add_field("  wikidata id right, of matched", &MarkedEntity::wikidata);
    add_field("  kind right, of matched", &MarkedEntity::kind);
  }

  void add_mentions() {
    const auto& gold = article_.gold_mentions();
    const auto& predicted = article_.predicted_mentions();
    const auto need = static_cast<double>(gold.size() - passed_over_.size());
    const auto predictions = static_cast<double>(predicted.size() - passed_over_predicted_.size());
    double exact = 0;
    double typed = 0;
    for (const auto& [i, j] : pairs_) {
      if (gold[i].span != predicted[j].span) continue;
      ++exact;
      typed += same_type(article_.gold_entities()[gold[i].entity], article_.predicted_entities()[predicted[j].entity]) ? 1 : 0;
    }
    figures_.add("mentions, exact span", found(exact, need, predictions));
    figures_.add("mentions, overlap >= 0.5", found(static_cast<double>(pairs_.size()), need, predictions));
    figures_.add("mentions, exact and typed", found(typed, need, predictions));
  }

  // A predicted mention has the number of the gold one that it is matched with, or a negative one of its own.
  void add_coreference() {
    std::map<std::uint32_t, std::uint32_t> matched;
    for (const auto& [i, j] : pairs_) matched[j] = i;
    Clusters key(article_.gold_entities().size());
    Clusters response(article_.predicted_entities().size());
    for (std::uint32_t i = 0; i < article_.gold_mentions().size(); ++i)
      if (!passed_over_.contains(i)) key[article_.gold_mentions()[i].entity].insert(i);
    for (std::uint32_t j = 0; j < article_.predicted_mentions().size(); ++j) {
      if (passed_over_predicted_.contains(j)) continue;
      const auto match = matched.find(j);
      response[article_.predicted_mentions()[j].entity].insert(match == matched.end() ? -1 - std::int64_t{j}
                                                                                      : std::int64_t{match->second});
    }
    const auto is_empty = [](const std::set<std::int64_t>& cluster) { return cluster.empty(); };
    std::erase_if(key, is_empty);
    std::erase_if(response, is_empty);
    figures_.add("coref B-cubed", b_cubed(key, response));
    figures_.add("coref CEAF-e", ceaf_e(key, response));
    figures_.add("coref MUC", muc(key, response));
  }

  std::string tell(const MarkedEntity& entity) const {
    const Spans first(entity.mentions.begin(),
                      entity.mentions.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, entity.mentions.size())));
    return entity.name + " (" + entity.type + "): " + excerpt(article_, first, 160);
  }

  void tell_entities() {
    Numbers hit_gold;
    Numbers hit_predicted;
    for (const auto& [i, j] : article_.entity_pairs()) {
      hit_gold.insert(i);
      hit_predicted.insert(j);
    }
    for (std::uint32_t i = 0; i < article_.gold_entities().size(); ++i)
      if (const MarkedEntity& entity = article_.gold_entities()[i]; !entity.optional && !hit_gold.contains(i))
        misses_.push_back({"entity missed", tell(entity)});
    for (std::uint32_t j = 0; j < article_.predicted_entities().size(); ++j)
      if (!hit_predicted.contains(j) && !article_.is_neutral(j))
        misses_.push_back({"entity spurious", tell(article_.predicted_entities()[j])});
    for (const Pair& pair : good_)
      if (!typed(pair))
        misses_.push_back({"entity type", gold(pair).name + ": gold " + gold(pair).type + ", predicted " + predicted(pair).type});
  }

  void tell_mentions() {
    const std::set<Pair> aligned(article_.entity_pairs().begin(), article_.entity_pairs().end());
    for (const auto& [i, j] : pairs_) {
      const MentionOf& gold = article_.gold_mentions()[i];
      const Pair entities{gold.entity, article_.predicted_mentions()[j].entity};
      if (!aligned.contains(entities))
        misses_.push_back({"coreference", "\"" + excerpt(article_, {gold.span}, 60) + "\" at " + std::to_string(gold.span.begin) +
                                              ": gold " + this->gold(entities).name + ", predicted " + predicted(entities).name});
    }
  }

  const Alignment& article_;
  Figures& figures_;
  std::vector<Miss>& misses_;
  std::vector<Pair> good_;         // matched entities that are required
  std::vector<Pair> pairs_;        // matched mentions of required entities
  Numbers passed_over_;            // mentions of optional entities
  Numbers passed_over_predicted_;  // what is matched with them
};

}  // namespace

void score_entities(const Alignment& article, Score& score, std::vector<Miss>& misses) {
  EntityScorer(article, score, misses).run();
}

}  // namespace entente
