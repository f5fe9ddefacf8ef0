// SPDX-License-Identifier: Apache-2.0
#include "relations/matcher.hpp"

#include <algorithm>

namespace entente {
namespace {

// What a variable of a rule stands for in one match.
struct Binding {
  std::vector<EntityId> entities;
  TokenId token;
};

// Tries one pattern at one word.
class Attempt {
 public:
  Attempt(const Document& document, const Frames& frames, const Actors& actors, const Rule& rule, TokenId trigger, const Frame& frame)
      : document_(document), frames_(frames), actors_(actors), rule_(rule), trigger_(trigger), frame_(frame), bindings_(rule.variables.size()) {}

  bool fits(const Pattern& pattern) {
    for (const Slot& slot : pattern.slots)
      if (fill(slot) == slot.forbidden) return false;
    return true;
  }

  void emit(std::vector<Match>& matches) const {
    for (const Emission& emission : rule_.emissions) {
      const Binding& subject = bindings_[static_cast<std::size_t>(emission.subject)];
      const Binding& object = bindings_[static_cast<std::size_t>(emission.object)];
      if (!pairs_.empty()) {
        const bool forward = emission.subject == first_of_pair_;
        for (const auto& [first, second] : pairs_) add(emission, forward ? first : second, forward ? second : first, matches);
        continue;
      }
      for (const EntityId s : subject.entities)
        for (const EntityId o : object.entities) add(emission, s, o, matches);
    }
  }

 private:
  void add(const Emission& emission, EntityId subject, EntityId object, std::vector<Match>& matches) const {
    if (subject == object) return;
    matches.push_back({&rule_, &emission, subject, object, trigger_, bearing_, anchor_, filling_});
  }

  // The first argument in one of the slot's places that is what the slot asks for.
  bool fill(const Slot& slot) {
    for (const Place& place : slot.path.front())
      for (const Argument& argument : frame_)
        if (argument.place == place && fill(slot, argument, 1)) return true;
    return false;
  }

  bool fill(const Slot& slot, const Argument& argument, std::size_t step) {
    if (step == slot.path.size()) return bind(slot, argument);
    const Frame inner = frames_.frame(argument.token);
    for (const Place& place : slot.path[step])
      for (const Argument& next : inner)
        if (next.place == place && fill(slot, next, step + 1)) return true;
    return false;
  }

  bool bind(const Slot& slot, const Argument& argument) {
    const TokenId token = argument.token;
    if (!slot.words.empty()) {
      const std::uint64_t key = word_key(frames_.lemma(token), document_[token].pos);
      if (!std::binary_search(slot.words.begin(), slot.words.end(), key)) return false;
    }
    if (slot.variable >= 0 && !bind_variable(slot, argument)) return false;
    if (!slot.forbidden && (slot.variable >= 0 || !slot.words.empty())) filling_.push_back(token);
    return true;
  }

  bool bind_variable(const Slot& slot, const Argument& argument) {
    const auto index = static_cast<std::size_t>(slot.variable);
    std::vector<EntityId> entities;
    if (argument.place.kind == Place::Kind::self && actors_.own(argument.token) && !actors_.is_name(argument.token) &&
        actors_.type(actors_.own(argument.token)) == EntityType::Person)
      return false;  // what is said of "the director" is for the rules on directors
    if (argument.place.kind == Place::Kind::self || (argument.place.kind == Place::Kind::bearer && argument.token == trigger_)) {
      if (const EntityId own = actors_.own(argument.token)) entities.push_back(own);
    } else {
      entities = actors_.entities(argument.token);
      if (entities.empty())
        if (const EntityId country = actors_.country(argument.token)) entities.push_back(country);
    }
    std::erase_if(entities, [&](EntityId entity) { return !actors_.tellable(entity) || !slot.filter.accepts(document_.entities[entity.value]); });
    const bool itself = argument.place.kind == Place::Kind::bearer && argument.token == trigger_;
    if (itself && info(rule_.emissions.front().relation).relation_class != RelationClass::stance)
      std::erase_if(entities, [&](EntityId entity) { return !actors_.named(entity); });
    if (entities.empty() || (slot.second >= 0 && entities.size() < 2)) return false;
    for (std::size_t i = 0; slot.second >= 0 && i < entities.size(); ++i)
      for (std::size_t j = i + 1; j < entities.size(); ++j) pairs_.emplace_back(entities[i], entities[j]);
    if (slot.second >= 0) first_of_pair_ = slot.variable;
    if (argument.place.kind == Place::Kind::bearer) {
      bearing_ = true;
      anchor_ = argument.anchor;
    }
    bindings_[index] = {std::move(entities), argument.token};
    return true;
  }

  const Document& document_;
  const Frames& frames_;
  const Actors& actors_;
  const Rule& rule_;
  TokenId trigger_;
  const Frame& frame_;
  std::vector<Binding> bindings_;
  std::vector<std::pair<EntityId, EntityId>> pairs_;
  std::int32_t first_of_pair_ = -1;
  std::vector<TokenId> filling_;
  bool bearing_ = false;
  TokenId anchor_;
};

}  // namespace

RuleIndex::RuleIndex(std::vector<Rule> rules) : rules_(std::move(rules)) {
  for (std::uint32_t r = 0; r < rules_.size(); ++r)
    for (std::uint32_t p = 0; p < rules_[r].patterns.size(); ++p) {
      const std::vector<std::uint64_t>& triggers = rules_[r].patterns[p].triggers;
      if (triggers.empty()) by_mention_.push_back({r, p});
      for (const std::uint64_t key : triggers) by_word_[key].push_back({r, p});
    }
}

std::vector<Match> RuleIndex::match(const Document& document, const Frames& frames, const Actors& actors) const {
  std::vector<Match> matches;
  for (std::size_t i = 0; i < document.tokens.size(); ++i) {
    const TokenId trigger{i};
    const auto found = frames.in_person_name(trigger) ? by_word_.end() : by_word_.find(word_key(frames.lemma(trigger), document[trigger].pos));
    const bool mention = static_cast<bool>(actors.own(trigger));
    if (found == by_word_.end() && !mention) continue;
    const Frame frame = frames.frame(trigger);
    const auto attempt = [&](const Entry& entry) {
      const Rule& rule = rules_[entry.rule];
      Attempt tried(document, frames, actors, rule, trigger, frame);
      if (tried.fits(rule.patterns[entry.pattern])) tried.emit(matches);
    };
    if (found != by_word_.end())
      for (const Entry& entry : found->second) attempt(entry);
    if (mention)
      for (const Entry& entry : by_mention_) attempt(entry);
  }
  return matches;
}

}  // namespace entente
