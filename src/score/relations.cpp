// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include <entente/schema.hpp>

#include "score/score.hpp"

namespace entente {
namespace {

// What two relations must agree in to count as one.
enum class Level { pair, relation, all };

// A gold or predicted relation whose ends are keys that both sides share.
struct Tie {
  std::string subject;
  std::string object;
  Words names;  // of the relation that are accepted; a predicted one has one
  bool optional = false;
  const MarkedRelation* marked = nullptr;
};

using Ties = std::vector<Tie>;

bool is_symmetric(std::string_view relation) {
  const auto type = relation_type(relation);
  return type && info(*type).symmetric;
}

bool has_role(const Words& names) { return names.contains("holds_office") || names.contains("family_of"); }

std::pair<std::string, std::string> unordered(const Tie& tie) { return std::minmax(tie.subject, tie.object); }

Ties gold_ties(const Alignment& article) {
  Ties ties;
  if (!article.gold().relations) return ties;
  for (const MarkedRelation& relation : *article.gold().relations) {
    Words names(relation.also.begin(), relation.also.end());
    names.insert(relation.relation);
    ties.push_back(
        {article.gold_key(relation.subject), article.gold_key(relation.object), std::move(names), relation.optional, &relation});
  }
  return ties;
}

Ties predicted_ties(const Alignment& article) {
  Ties ties;
  if (!article.predicted().relations) return ties;
  for (const MarkedRelation& relation : *article.predicted().relations)
    ties.push_back({article.named_key(relation.subject),
                    article.named_key(relation.object),
                    {relation.relation},
                    relation.optional,
                    &relation});
  return ties;
}

// Whether a predicted relation is the gold one, by subject, relation and object.
bool same_relation(const Tie& gold, const Tie& predicted) {
  const std::string& name = *predicted.names.begin();
  if (!gold.names.contains(name)) return false;
  if (gold.subject == predicted.subject && gold.object == predicted.object) return true;
  return is_symmetric(name) && gold.subject == predicted.object && gold.object == predicted.subject;
}

class Matching {
 public:
  Matching(const Alignment& article, Level level) : article_(article), level_(level) {
    gold = without_repeats(gold_ties(article), true);
    predicted = without_repeats(predicted_ties(article), false);
    match();
    find_ignored();
  }

  std::string key(const Tie& tie) const {
    const auto ends =
        level_ == Level::pair || is_symmetric(tie.marked->relation) ? unordered(tie) : std::pair(tie.subject, tie.object);
    std::string key = ends.first + '\n' + ends.second;
    if (level_ != Level::pair) key += '\n' + tie.marked->relation;
    if (level_ == Level::all) key += '\n' + tie.marked->status + '\n' + article_.words().role_key(tie.marked->role);
    return key;
  }

  Ties gold;
  Ties predicted;
  std::vector<Pair> pairs;
  std::set<std::uint32_t> ignored;  // predicted ones that are neither right nor wrong

 private:
  Ties without_repeats(Ties ties, bool is_gold) const {
    std::map<std::string, std::size_t> seen;
    Ties kept;
    for (Tie& tie : ties) {
      const auto [found, is_new] = seen.try_emplace(key(tie), kept.size());
      if (is_new) {
        kept.push_back(std::move(tie));
      } else if (is_gold) {
        kept[found->second].optional &= tie.optional;
        kept[found->second].names.merge(tie.names);
      }
    }
    return kept;
  }

  // Of two relations with the same ends.
  bool fits(const Tie& wanted, const Tie& given) const {
    if (level_ == Level::pair) return true;
    if (!same_relation(wanted, given)) return false;
    return level_ == Level::relation ||
           (wanted.marked->status == given.marked->status &&
            (!has_role(wanted.names) || article_.words().same_role(wanted.marked->role, given.marked->role)));
  }

  void match() {
    std::map<std::pair<std::string, std::string>, std::vector<std::uint32_t>> at;
    for (std::uint32_t i = 0; i < gold.size(); ++i) at[unordered(gold[i])].push_back(i);
    for (std::uint32_t j = 0; j < predicted.size(); ++j) {
      const auto same_ends = at.find(unordered(predicted[j]));
      if (same_ends == at.end()) continue;
      for (const std::uint32_t i : same_ends->second)
        if (fits(gold[i], predicted[j]))
          weights_[{i, j}] = (gold[i].optional ? 1 : 2) + (predicted[j].names.contains(gold[i].marked->relation) ? 0.5 : 0.0);
    }
    pairs = assign(weights_);
  }

  void find_ignored() {
    const std::vector<std::string>& annotated = article_.gold().annotated;
    const Words scope(annotated.begin(), annotated.end());
    Words optional;
    for (std::uint32_t i = 0; i < article_.gold_entities().size(); ++i)
      if (article_.gold_entities()[i].optional) optional.insert(Alignment::key_of(i));
    for (std::uint32_t j = 0; j < article_.predicted_entities().size(); ++j)
      if (article_.is_neutral(j)) optional.insert(Alignment::unmatched_key(article_.predicted_entities()[j].id));
    std::set<std::uint32_t> fitting;  // a second accepted name for what is already matched is neutral
    for (const auto& [pair, weight] : weights_.items()) fitting.insert(pair.second);
    std::set<std::uint32_t> hit;
    for (const auto& [i, j] : pairs) hit.insert(j);
    for (std::uint32_t j = 0; j < predicted.size(); ++j) {
      const Tie& tie = predicted[j];
      const bool outside = !scope.empty() && !scope.contains(tie.marked->relation);
      if (!hit.contains(j) &&
          (fitting.contains(j) || tie.optional || outside || optional.contains(tie.subject) || optional.contains(tie.object)))
        ignored.insert(j);
    }
  }

  const Alignment& article_;
  Level level_;
  Weights weights_;
};

// Pairs whose gold relation is required.
std::vector<Pair> required(const Matching& matching) {
  std::vector<Pair> good;
  for (const Pair& pair : matching.pairs)
    if (!matching.gold[pair.first].optional) good.push_back(pair);
  return good;
}

void add_level(const Matching& matching, std::string_view name, Figures& figures) {
  const auto good = required(matching);
  const std::size_t neutral = matching.pairs.size() - good.size() + matching.ignored.size();
  const auto need = std::count_if(matching.gold.begin(), matching.gold.end(), [](const Tie& tie) { return !tie.optional; });
  figures.add(name, found(static_cast<double>(good.size()), static_cast<double>(need),
                          static_cast<double>(matching.predicted.size() - neutral)));
}

void add_by_relation(const Matching& matching, Figures& figures) {
  std::set<std::uint32_t> hit;
  std::map<std::uint32_t, std::uint32_t> good;  // predicted → gold
  std::set<std::uint32_t> good_gold;
  for (const auto& [i, j] : matching.pairs) hit.insert(j);
  for (const auto& [i, j] : required(matching)) {
    good[j] = i;
    good_gold.insert(i);
  }
  for (std::uint32_t i = 0; i < matching.gold.size(); ++i)
    if (!matching.gold[i].optional)
      figures.add(matching.gold[i].marked->relation, {false, good_gold.contains(i) ? 1.0 : 0.0, 1, 0, 0});
  for (std::uint32_t j = 0; j < matching.predicted.size(); ++j) {
    const auto match = good.find(j);
    if (matching.ignored.contains(j) || (hit.contains(j) && match == good.end())) continue;
    if (match != good.end())
      figures.add(matching.gold[match->second].marked->relation, {false, 0, 0, 1, 1});
    else
      figures.add(matching.predicted[j].marked->relation, {false, 0, 0, 1, 0});
  }
}

// Attributes of relations that agree in subject, relation and object.
class AttributeScorer {
 public:
  AttributeScorer(const Alignment& article, Figures& figures)
      : article_(article), figures_(figures), gold_(gold_ties(article)), predicted_(predicted_ties(article)) {
    Weights weights;
    for (std::uint32_t i = 0; i < gold_.size(); ++i)
      for (std::uint32_t j = 0; j < predicted_.size(); ++j)
        if (same_relation(gold_[i], predicted_[j])) weights[{i, j}] = likeness(*gold_[i].marked, *predicted_[j].marked);
    pairs_ = assign(weights);
  }

  void run() {
    using R = const MarkedRelation&;
    const auto any = [](const Tie&, R) { return true; };
    add("  status right, of matched", any, [](R g, R p) { return g.status == p.status; });
    add(
        "  role right, of matched", [](const Tie& tie, R) { return !tie.marked->role.empty() && has_role(tie.names); },
        [&](R g, R p) { return article_.words().same_role(g.role, p.role); });
    add(
        "  according_to right, of matched",
        [](const Tie& tie, R p) { return !tie.marked->according_to.empty() || !p.according_to.empty(); },
        [&](R g, R p) { return article_.same(g.according_to, p.according_to); });
    add_holders();
    add(
        "  time right, of matched", [](const Tie& tie, R) { return !tie.marked->time.empty(); },
        [](R g, R p) { return g.time == p.time; });
    add(
        "  evidence overlaps, of matched", [](const Tie& tie, R) { return !tie.marked->evidence.empty(); },
        [](R g, R p) { return overlap_any(g.evidence, p.evidence); });
  }

 private:
  // Among repeats, the pair that agrees in most.
  double likeness(const MarkedRelation& gold, const MarkedRelation& predicted) const {
    return 1 + (gold.status == predicted.status ? 0.1 : 0) + (article_.words().same_role(gold.role, predicted.role) ? 0.05 : 0) +
           (gold.time == predicted.time ? 0.02 : 0) + (article_.same(gold.according_to, predicted.according_to) ? 0.02 : 0) +
           (gold.holders.size() == predicted.holders.size() ? 0.02 : 0) +
           (overlap_any(gold.evidence, predicted.evidence) ? 0.02 : 0);
  }

  template <class Counts, class Right>
  void add(std::string_view name, Counts&& counts, Right&& right) {
    std::size_t cases = 0;
    std::size_t correct = 0;
    for (const auto& [i, j] : pairs_) {
      if (!counts(gold_[i], *predicted_[j].marked)) continue;
      ++cases;
      correct += right(*gold_[i].marked, *predicted_[j].marked) ? 1 : 0;
    }
    figures_.add(name, share(correct, cases));
  }

  void add_holders() {
    double correct = 0;
    double gold = 0;
    double predicted = 0;
    for (const auto& [i, j] : pairs_) {
      std::vector<std::string> rest = predicted_[j].marked->holders;
      gold += static_cast<double>(gold_[i].marked->holders.size());
      predicted += static_cast<double>(rest.size());
      for (const std::string& holder : gold_[i].marked->holders) {
        const auto same =
            std::find_if(rest.begin(), rest.end(), [&](const std::string& other) { return article_.same(holder, other); });
        if (same == rest.end()) continue;
        rest.erase(same);
        ++correct;
      }
    }
    if (gold + predicted > 0) figures_.add("  holders, of matched", found(correct, gold, predicted));
  }

  const Alignment& article_;
  Figures& figures_;
  Ties gold_;
  Ties predicted_;
  std::vector<Pair> pairs_;
};

class Teller {
 public:
  explicit Teller(const Alignment& article) : article_(article) {}

  std::string gold(const MarkedRelation& r) const {
    return tell(r, [&](const std::string& reference) { return article_.say_gold(reference); });
  }
  std::string predicted(const MarkedRelation& r) const {
    return tell(r, [&](const std::string& reference) { return article_.say_predicted(reference); });
  }

 private:
  template <class Say>
  std::string tell(const MarkedRelation& r, Say&& say) const {
    std::string text =
        say(r.subject) + " " + r.relation + (r.role.empty() ? "" : " (" + r.role + ")") + " " + say(r.object) + "  [" + r.status;
    for (std::size_t i = 0; i < r.holders.size(); ++i) text += (i == 0 ? ", holders " : ", ") + say(r.holders[i]);
    if (!r.according_to.empty()) text += ", according_to " + say(r.according_to);
    return text + "]  “" + excerpt(article_, r.evidence, 160) + "”";
  }

  const Alignment& article_;
};

void tell_relations(const Alignment& article, const Matching& all, std::vector<Miss>& misses) {
  const Teller teller(article);
  const Matching loose(article, Level::relation);
  std::map<std::string, const MarkedRelation*> near;  // predicted with another status or role
  for (const auto& [i, j] : loose.pairs) near[loose.key(loose.gold[i])] = loose.predicted[j].marked;
  std::set<std::uint32_t> hit_gold;
  std::set<std::uint32_t> hit_predicted;
  for (const auto& [i, j] : all.pairs) {
    hit_gold.insert(i);
    hit_predicted.insert(j);
  }
  for (std::uint32_t i = 0; i < all.gold.size(); ++i) {
    if (hit_gold.contains(i) || all.gold[i].optional) continue;
    const auto other = near.find(loose.key(all.gold[i]));
    const std::string hint =
        other == near.end() ? "" : "   [predicted status " + other->second->status + ", role " + other->second->role + "]";
    misses.push_back({"relation missed", teller.gold(*all.gold[i].marked) + hint});
  }
  for (std::uint32_t j = 0; j < all.predicted.size(); ++j)
    if (!hit_predicted.contains(j) && !all.ignored.contains(j))
      misses.push_back({"relation spurious", teller.predicted(*all.predicted[j].marked)});
}

}  // namespace

void score_relations(const Alignment& article, Score& score, std::vector<Miss>& misses) {
  add_level(Matching(article, Level::pair), "relations: pair", score.figures);
  const Matching named(article, Level::relation);
  add_level(named, "relations: pair+relation", score.figures);
  add_by_relation(named, score.by_relation);
  const Matching all(article, Level::all);
  add_level(all, "relations: +status, role", score.figures);
  tell_relations(article, all, misses);
  AttributeScorer(article, score.figures).run();
}

}  // namespace entente
