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
  Attempt(const Document& document, const Frames& frames, const Actors& actors, const Rule& rule, TokenId trigger,
          const Frame& frame)
      : document_(document),
        frames_(frames),
        actors_(actors),
        rule_(rule),
        trigger_(trigger),
        frame_(frame),
        bindings_(rule.variables.size()) {}

  bool fits(const Pattern& pattern) {
    for (const Slot& slot : pattern.slots)
      if (fill(slot) == slot.forbidden) return false;
    return true;
  }

  // The one place that keeps the pattern from holding; null if there are none or more.
  const Slot* lacks_one(const Pattern& pattern) {
    const Slot* lacking = nullptr;
    for (const Slot& slot : pattern.slots) {
      if (fill(slot) != slot.forbidden) continue;
      if (lacking != nullptr) return nullptr;
      lacking = &slot;
    }
    return pattern.slots.size() > 1 ? lacking : nullptr;
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
      if (emission.relation == RelationType::located_in && is_no_seat(object.token)) continue;
      const std::size_t objects = lies_in_one(emission, subject) ? 1 : object.entities.size();
      for (const EntityId s : subject.entities)
        for (std::size_t o = 0; o < objects; ++o) add(emission, s, object.entities[o], matches);
    }
  }

 private:
  // "in Vaise, Lyon, and in Nantes": where a name says of itself where it is, that is in one place.
  bool lies_in_one(const Emission& emission, const Binding& subject) const {
    return emission.relation == RelationType::located_in && subject.token == trigger_ && actors_.is_name(trigger_);
  }

  // "the American Bridge Company": what a body is called after is not where it is. "The country's largest party": nor is it
  // sure which country that is.
  bool is_no_seat(TokenId place) const {
    if (!actors_.own(trigger_) || actors_.type(actors_.own(trigger_)) != EntityType::Organization) return false;
    if (actors_.is_name(trigger_)) return actors_.mention(trigger_).contains(place);
    return document_[place].relation == Deprel::nmod_poss && !actors_.is_name(place);
  }

  void add(const Emission& emission, EntityId subject, EntityId object, std::vector<Match>& matches) const {
    if (subject == object) return;
    matches.push_back({&rule_, &emission, subject, object, trigger_, by_home_, bearing_, anchor_, bearer_, filling_});
  }

  // The first argument in one of the slot's places that is what the slot asks for.
  bool fill(const Slot& slot) {
    for (const std::vector<Place>& path : slot.paths)
      for (const Argument& argument : frame_)
        if (argument.place == path.front() && fill(slot, path, argument, 1)) return true;
    return false;
  }

  bool fill(const Slot& slot, const std::vector<Place>& path, const Argument& argument, std::size_t step) {
    if (step == path.size()) {
      if (!bind(slot, argument)) return false;
      if (!slot.forbidden && !slot.words.empty()) chosen_.push_back({&path, argument.token});
      return true;
    }
    if (!is_chosen(path, argument.token, step)) return false;
    for (const Argument& next : frames_.frame(argument.token))
      if (next.place == path[step] && fill(slot, path, next, step + 1)) return true;
    return false;
  }

  // "said the choice lay with them, whose head lied": where two slots ask for a clause, it is the same one.
  bool is_chosen(const std::vector<Place>& path, TokenId token, std::size_t steps) const {
    return std::all_of(chosen_.begin(), chosen_.end(), [&](const Chosen& earlier) {
      const std::vector<Place>& known = *earlier.path;
      return known.size() != steps || !std::equal(known.begin(), known.end(), path.begin()) || earlier.token == token;
    });
  }

  bool bind(const Slot& slot, const Argument& argument) {
    const TokenId token = argument.token;
    if (!slot.words.empty()) {
      const std::uint64_t key = word_key(frames_.lemma(token), frames_.pos(token));
      if (!std::binary_search(slot.words.begin(), slot.words.end(), key)) return false;
    }
    if (slot.variable >= 0 && !bind_variable(slot, argument)) return false;
    if (!slot.forbidden && (slot.variable >= 0 || !slot.words.empty())) filling_.push_back(token);
    return true;
  }

  // "President A and General Secretary B", "A, the president, and B": what is said of one in the singular, by a title or in an
  // apposition, is not said of those named with him.
  bool one_title(TokenId name) const {
    const Deprel relation = document_[trigger_].relation;
    const bool beside = trigger_ < name || relation == Deprel::appos || relation == Deprel::conj;
    return beside && actors_.is_name(name) && actors_.own(name) && document_[trigger_].features.is(Feature::Number, "Sing");
  }

  // "Acme Partners": what a name is made of says nothing of anybody else.
  bool in_other_name(const Argument& argument) const {
    const EntityId named = actors_.in_name(trigger_);
    return named && argument.place.kind == Place::Kind::bearer && argument.token != trigger_ &&
           actors_.in_name(argument.token) != named &&
           (actors_.type(named) == EntityType::Organization || actors_.type(named) == EntityType::Event ||
            actors_.type(named) == EntityType::Place);
  }

  // Those who do it to each other: several that another variable stands for.
  std::vector<EntityId> bound_pair() const {
    for (const Binding& other : bindings_)
      if (other.entities.size() > 1) return other.entities;
    return {};
  }

  bool bind_variable(const Slot& slot, const Argument& argument) {
    if (in_other_name(argument)) return false;
    const auto index = static_cast<std::size_t>(slot.variable);
    std::vector<EntityId> entities;
    if (argument.place.kind == Place::Kind::self && actors_.own(argument.token) && !actors_.is_name(argument.token) &&
        actors_.type(actors_.own(argument.token)) == EntityType::Person)
      return false;  // what is said of "the director" is for the rules on directors
    if (argument.place.kind == Place::Kind::self || argument.place.kind == Place::Kind::instance ||
        (argument.place.kind == Place::Kind::bearer && argument.token == trigger_)) {
      if (const EntityId own = actors_.own(argument.token)) entities.push_back(own);
    } else if (argument.place.kind == Place::Kind::bearer && one_title(argument.token)) {
      entities.push_back(actors_.own(argument.token));
    } else {
      entities = actors_.entities(argument.token);
      if (entities.empty())
        if (const EntityId country = actors_.country(argument.token)) entities.push_back(country);
    }
    const bool reciprocal = frames_.is_reciprocal(argument.token);
    if (reciprocal) entities = bound_pair();
    std::erase_if(entities, [&](EntityId entity) {
      return !actors_.tellable(entity) || !slot.filter.accepts(document_.entities[entity.value]);
    });
    const bool itself = argument.place.kind == Place::Kind::bearer && argument.token == trigger_;
    if (itself && info(rule_.emissions.front().relation).relation_class != RelationClass::stance)
      std::erase_if(entities, [&](EntityId entity) { return !actors_.named(entity); });
    // Who opposes a plan has made none: one match does not name one entity twice.
    for (const Binding& other : bindings_)
      if (&other != &bindings_[index] && !reciprocal)
        for (const EntityId named : other.entities) std::erase(entities, named);
    if (entities.empty() || (slot.second >= 0 && entities.size() < 2)) return false;
    for (std::size_t i = 0; slot.second >= 0 && i < entities.size(); ++i)
      for (std::size_t j = i + 1; j < entities.size(); ++j) pairs_.emplace_back(entities[i], entities[j]);
    if (slot.second >= 0) first_of_pair_ = slot.variable;
    // What a name says of itself ("Lyon, France", "the German army") is a gloss, whatever its clause says; when and where
    // something happens is none.
    if (argument.place.kind == Place::Kind::self && actors_.type(entities.front()) != EntityType::Event) bearing_ = true;
    by_home_ = by_home_ || argument.place.kind == Place::Kind::home;
    if (argument.place.kind == Place::Kind::bearer) {
      bearing_ = true;
      anchor_ = argument.anchor;
      bearer_ = argument.token;
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
  // The words that slots have found, with the places where they stand.
  struct Chosen {
    const std::vector<Place>* path;
    TokenId token;
  };
  std::vector<Chosen> chosen_;
  std::vector<std::pair<EntityId, EntityId>> pairs_;
  std::int32_t first_of_pair_ = -1;
  std::vector<TokenId> filling_;
  bool by_home_ = false;
  bool bearing_ = false;
  TokenId anchor_;
  TokenId bearer_;
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

template <class Visit>
void RuleIndex::each(const Document& document, const Frames& frames, const Actors& actors, Visit&& visit) const {
  for (std::size_t i = 0; i < document.tokens.size(); ++i) {
    const TokenId trigger{i};
    const Symbol word = document[trigger].pos == Upos::VERB ? frames.particle_lemma(trigger) : frames.lemma(trigger);
    const auto found = frames.in_person_name(trigger) ? by_word_.end() : by_word_.find(word_key(word, frames.pos(trigger)));
    const bool mention = static_cast<bool>(actors.own(trigger));
    if (found == by_word_.end() && !mention) continue;
    const Frame frame = frames.frame(trigger);
    if (found != by_word_.end())
      for (const Entry& entry : found->second) visit(entry, trigger, frame);
    if (mention)
      for (const Entry& entry : by_mention_) visit(entry, trigger, frame);
  }
}

std::vector<Match> RuleIndex::match(const Document& document, const Frames& frames, const Actors& actors) const {
  std::vector<Match> matches;
  each(document, frames, actors, [&](const Entry& entry, TokenId trigger, const Frame& frame) {
    const Rule& rule = rules_[entry.rule];
    Attempt attempt(document, frames, actors, rule, trigger, frame);
    if (attempt.fits(rule.patterns[entry.pattern])) attempt.emit(matches);
  });
  return matches;
}

std::vector<NearMatch> RuleIndex::nearly(const Document& document, const Frames& frames, const Actors& actors) const {
  std::vector<NearMatch> found;
  each(document, frames, actors, [&](const Entry& entry, TokenId trigger, const Frame& frame) {
    const Rule& rule = rules_[entry.rule];
    const Pattern& pattern = rule.patterns[entry.pattern];
    if (pattern.triggers.empty()) return;  // any two names nearly stand in such a relation
    if (const Slot* const slot = Attempt(document, frames, actors, rule, trigger, frame).lacks_one(pattern))
      found.push_back({&rule, slot, trigger});
  });
  return found;
}

}  // namespace entente
