// SPDX-License-Identifier: Apache-2.0
#include "score/alignment.hpp"

#include <algorithm>
#include <numeric>

#include "core/utf8.hpp"

namespace entente {
namespace {

constexpr double near_enough = 0.5;  // of the union of two mentions

std::string_view coarse_type(std::string_view type) {
  if (type == "Country") return "Place";
  return type == "Group" ? std::string_view("Person") : type;
}

Words names_of(const MarkedEntity& entity, const ScoreWords& words) {
  Words names{words.name_key(entity.name)};
  for (const std::string& alias : entity.aliases) names.insert(words.name_key(alias));
  names.erase("");
  return names;
}

std::vector<MentionOf> mentions_of(const std::vector<MarkedEntity>& entities) {
  std::vector<MentionOf> mentions;
  for (std::uint32_t i = 0; i < entities.size(); ++i)
    for (const CharSpan span : entities[i].mentions) mentions.push_back({span, i});
  return mentions;
}

// Positions of the mentions, sorted by span.
std::vector<std::uint32_t> by_span(const std::vector<MentionOf>& mentions) {
  std::vector<std::uint32_t> order(mentions.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return mentions[a].span < mentions[b].span; });
  return order;
}

Words words_of(std::string_view key) {
  Words words;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    words.emplace(key.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// Whether one name has all words of the other and more, and what they share is more than initials.
bool is_part(const std::string& a, const std::string& b) {
  const Words x = words_of(a);
  const Words y = words_of(b);
  const Words& few = x.size() < y.size() ? x : y;
  const Words& many = x.size() < y.size() ? y : x;
  if (few.size() == many.size() || !std::includes(many.begin(), many.end(), few.begin(), few.end())) return false;
  return std::any_of(few.begin(), few.end(), [](const std::string& word) { return count_chars(word) > 2; });
}

}  // namespace

double overlap(CharSpan a, CharSpan b) {
  const std::uint32_t begin = std::max(a.begin, b.begin);
  const std::uint32_t end = std::min(a.end, b.end);
  return begin < end ? static_cast<double>(end - begin) / static_cast<double>(std::max(a.end, b.end) - std::min(a.begin, b.begin))
                     : 0.0;
}

bool overlap_any(const Spans& a, const Spans& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](CharSpan x) { return std::any_of(b.begin(), b.end(), [&](CharSpan y) { return overlap(x, y) > 0; }); });
}

CharText::CharText(std::string text) : text_(std::move(text)), words_(word_spans(text_)) {
  for (std::size_t byte = 0; byte < text_.size(); next_char(text_, byte)) bytes_.push_back(static_cast<std::uint32_t>(byte));
  bytes_.push_back(static_cast<std::uint32_t>(text_.size()));
}

std::string_view CharText::operator[](CharSpan span) const {
  const std::size_t last = bytes_.size() - 1;
  const std::uint32_t begin = bytes_[std::min<std::size_t>(span.begin, last)];
  const std::uint32_t end = bytes_[std::min<std::size_t>(span.end, last)];
  return std::string_view(text_).substr(begin, end - std::min(begin, end));
}

Alignment::Alignment(const MarkedArticle& gold, const MarkedArticle& predicted, std::optional<CharText> text,
                     const ScoreWords& words, bool coarse)
    : gold_(gold), predicted_(predicted), text_(std::move(text)), words_(words), coarse_(coarse) {
  if (gold.entities) gold_entities_ = *gold.entities;
  if (predicted.entities) predicted_entities_ = *predicted.entities;
  for (std::uint32_t i = 0; i < gold_entities_.size(); ++i) gold_ids_[gold_entities_[i].id] = i;
  for (std::uint32_t i = 0; i < predicted_entities_.size(); ++i) predicted_ids_[predicted_entities_[i].id] = i;
  for (std::uint32_t i = 0; i < gold_entities_.size(); ++i) {
    MarkedEntity& entity = gold_entities_[i];
    const auto other = gold_ids_.find(entity.stands_for);
    stands_for_.push_back(other == gold_ids_.end() ? i : other->second);
    if (!entity.stands_for.empty()) entity.optional = true;
  }
  for (const MarkedEntity& entity : gold_entities_) gold_names_.push_back(names_of(entity, words));
  for (const MarkedEntity& entity : predicted_entities_) predicted_names_.push_back(names_of(entity, words));
  find_near_mentions();
  pair_entities();
  pair_mentions();
}

std::string_view Alignment::type(const MarkedEntity& entity) const {
  return coarse_ ? coarse_type(entity.type) : std::string_view(entity.type);
}

void Alignment::find_near_mentions() {
  gold_mentions_ = mentions_of(gold_entities_);
  predicted_mentions_ = mentions_of(predicted_entities_);
  std::uint32_t longest = 0;
  for (const MentionOf& mention : predicted_mentions_) longest = std::max(longest, mention.span.end - mention.span.begin);
  const auto order = by_span(predicted_mentions_);
  std::size_t first = 0;
  for (const std::uint32_t i : by_span(gold_mentions_)) {
    const CharSpan gold = gold_mentions_[i].span;
    while (first < order.size() && predicted_mentions_[order[first]].span.begin + longest < gold.begin) ++first;
    for (std::size_t k = first; k < order.size() && predicted_mentions_[order[k]].span.begin < gold.end; ++k) {
      const double share = overlap(gold, predicted_mentions_[order[k]].span);
      if (share >= near_enough) near_[{i, order[k]}] = share + (share == 1 ? 1 : 0);
    }
  }
}

// A mention like "the pair" may belong to two entities, so this counts one-to-one within each pair of entities.
Alignment::Overlaps Alignment::find_overlaps() const {
  std::map<Pair, Weights> hits;
  Overlaps result;
  for (const auto& [mentions, weight] : near_.items()) {
    const Pair entities{gold_mentions_[mentions.first].entity, predicted_mentions_[mentions.second].entity};
    hits[entities][mentions] = weight;
    result.common[entities] = 0;
    if (!text_ || words_.is_name((*text_)[gold_mentions_[mentions.first].span])) result.named.insert(entities);
  }
  for (const auto& [entities, weights] : hits) result.common[entities] = static_cast<double>(assign(weights).size());
  return result;
}

// 2 where they have a name in common, 1 where a name of one is part of a name of the other.
int Alignment::likeness(std::uint32_t gold, std::uint32_t predicted) const {
  const Words& a = gold_names_[gold];
  const Words& b = predicted_names_[predicted];
  if (std::any_of(a.begin(), a.end(), [&](const std::string& name) { return b.contains(name); })) return 2;
  const auto part_of_any = [&](const std::string& x) {
    return std::any_of(b.begin(), b.end(), [&](const std::string& y) { return is_part(x, y); });
  };
  return std::any_of(a.begin(), a.end(), part_of_any) ? 1 : 0;
}

void Alignment::pair_entities() {
  auto [weights, named] = find_overlaps();
  for (std::uint32_t i = 0; i < gold_entities_.size(); ++i)
    for (std::uint32_t j = 0; j < predicted_entities_.size(); ++j) {
      const MarkedEntity& gold = gold_entities_[i];
      const MarkedEntity& predicted = predicted_entities_[j];
      const Pair pair{i, j};
      const int like = likeness(i, j);
      if (like == 2 || (like == 1 && weights.contains(pair))) {
        weights[pair] += 0.5 * like;
        named.insert(pair);
      }
      if (weights.contains(pair) && coarse_type(gold.type) == coarse_type(predicted.type)) weights[pair] += 0.01;
      if (!gold.wikidata.empty() && gold.wikidata == predicted.wikidata) {
        weights[pair] += 0.5;
        named.insert(pair);
      }
    }
  // A pair that shares neither a name nor a named mention (only "he" or "the party") is no match.
  Weights possible;
  for (const auto& [pair, weight] : weights.items())
    if (named.contains(pair)) possible[pair] = weight;
  entity_pairs_ = assign(possible);
  for (const auto& [gold, predicted] : entity_pairs_) matches_[predicted] = gold;
  find_neutral(weights);
}

// What stands for an optional entity, is a further piece of one and of no required entity, or says itself that it is optional.
void Alignment::find_neutral(const Weights& weights) {
  std::map<std::uint32_t, std::pair<bool, bool>> touches;  // an optional, a required one
  for (const auto& [pair, weight] : weights.items()) {
    auto& [optional, required] = touches[pair.second];
    (gold_entities_[pair.first].optional ? optional : required) = true;
  }
  for (const auto& [gold, predicted] : entity_pairs_)
    if (gold_entities_[gold].optional) neutral_.insert(predicted);
  for (std::uint32_t j = 0; j < predicted_entities_.size(); ++j) {
    if (matches_.contains(j)) continue;
    const auto touched = touches.find(j);
    const bool only_optional = touched != touches.end() && touched->second.first && !touched->second.second;
    if (only_optional || predicted_entities_[j].optional) neutral_.insert(j);
  }
}

// Where two entities have the same span, the mention goes to the one whose entity is matched.
void Alignment::pair_mentions() {
  const std::set<Pair> aligned(entity_pairs_.begin(), entity_pairs_.end());
  Weights weights;
  for (const auto& [mentions, weight] : near_.items()) {
    const Pair entities{gold_mentions_[mentions.first].entity, predicted_mentions_[mentions.second].entity};
    weights[mentions] = weight + (aligned.contains(entities) ? 0.5 : 0.0);
  }
  mention_pairs_ = assign(weights);
}

std::optional<std::uint32_t> Alignment::match_of(std::uint32_t predicted) const {
  const auto found = matches_.find(predicted);
  if (found == matches_.end()) return std::nullopt;
  return stands_for_[found->second];
}

std::string Alignment::gold_key(const std::string& reference) const {
  const auto found = gold_ids_.find(reference);
  return found == gold_ids_.end() ? "text " + reference : key_of(stands_for_[found->second]);
}

std::string Alignment::predicted_key(const std::string& reference) const {
  const auto found = predicted_ids_.find(reference);
  if (found != predicted_ids_.end())
    if (const auto gold = match_of(found->second)) return key_of(*gold);
  return unmatched_key(reference);
}

std::string Alignment::named_key(const std::string& reference) const {
  const std::string name = words_.name_key(reference);
  if (!predicted_ids_.contains(reference) && !name.empty())
    for (std::uint32_t i = 0; i < gold_entities_.size(); ++i)
      if (gold_names_[i].contains(name)) return key_of(stands_for_[i]);
  return predicted_key(reference);
}

bool Alignment::same(const std::string& gold, const std::string& predicted) const {
  if (gold.empty() || predicted.empty()) return gold.empty() && predicted.empty();
  const auto as_gold = gold_ids_.find(gold);
  if (as_gold == gold_ids_.end()) return overlap(words_.name_words(gold), words_.name_words(say_predicted(predicted))) >= 0.5;
  const auto as_predicted = predicted_ids_.find(predicted);
  if (as_predicted == predicted_ids_.end()) return gold_names_[as_gold->second].contains(words_.name_key(predicted));
  return match_of(as_predicted->second) == stands_for_[as_gold->second];
}

std::string Alignment::say_gold(const std::string& reference) const {
  const auto found = gold_ids_.find(reference);
  return found == gold_ids_.end() ? reference : gold_entities_[found->second].name;
}

std::string Alignment::say_predicted(const std::string& reference) const {
  const auto found = predicted_ids_.find(reference);
  return found == predicted_ids_.end() ? reference : predicted_entities_[found->second].name;
}

}  // namespace entente
