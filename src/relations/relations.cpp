// SPDX-License-Identifier: Apache-2.0
#include "relations/relations.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/utf8.hpp"
#include "relations/circumstances.hpp"
#include "relations/found.hpp"
#include "relations/geography.hpp"
#include "relations/matcher.hpp"
#include "relations/roles.hpp"
#include "relations/tenure.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

std::vector<Rule> all_rules(const Resources& resources, const WordClasses& words, SymbolTable& shared, std::string_view more,
                            std::string_view where) {
  constexpr std::string_view file = "en/relations.rules";
  std::vector<Rule> rules = read_rules(resources.get(file), resources.where(file), words, shared);
  if (more.empty()) return rules;
  for (Rule& rule : read_rules(more, std::string(where), words, shared)) rules.push_back(std::move(rule));
  return rules;
}

}  // namespace

struct RelationFinder::Parts {
  Parts(const Resources& resources, SymbolTable& shared, std::string_view more_rules, std::string_view where)
      : words(resources, shared),
        grammar(words),
        circumstances(words),
        roles(words, resources),
        status(resources, shared, words),
        tenure(words),
        index(all_rules(resources, words, shared, more_rules, where)) {}

  WordClasses words;
  GrammarClasses grammar;
  CircumstanceClasses circumstances;
  RoleClasses roles;
  StatusWords status;
  TenureClasses tenure;
  RuleIndex index;
};

namespace {

// The relations of one document.
class Collector {
 public:
  template <class Parts>  // which is RelationFinder's own
  Collector(const Document& document, const Parts& parts)
      : document_(document),
        lemmas_(lower_lemmas(document)),
        frames_(document, parts.words, parts.grammar, lemmas_),
        actors_(document, frames_, parts.grammar),
        status_(document, frames_, parts.status, parts.grammar),
        circumstances_(document, frames_, actors_, parts.circumstances),
        roles_(document, frames_, actors_, parts.roles),
        tenure_(document, frames_, status_, parts.tenure),
        index_(parts.index) {}

  std::vector<Found> collect() {
    std::vector<Match> matches = index_.match(document_, frames_, actors_);
    // Offices first: for whom a spokesman speaks decides who holds the wishes that he tells.
    std::stable_partition(matches.begin(), matches.end(), [](const Match& match) { return match.bearing; });
    for (const Gloss& gloss : document_.glosses) add(gloss);
    for (const Match& match : matches)
      if (!match.by_home) add(match);
    for (const Match& match : matches)
      if (match.by_home && !match.anchor) add_office_of_state(match);
    std::vector<Found> kept = without_mere_posts(document_, without_one_sided(document_, found_));
    return without_mere_settings(document_, actors_, with_wider_places(document_, std::move(kept)));
  }

  std::vector<Predicate> predicates() const {
    std::vector<Predicate> found;
    for (std::size_t i = 0; i < document_.tokens.size(); ++i) {
      const TokenId word{i};
      if (document_[word].pos != Upos::VERB) continue;
      const StatusReading reading = status_.read(word, Status::asserted);
      found.push_back({word, reading.status.value_or(Status::possible)});
    }
    return found;
  }

  // Each once, in the order of the text.
  std::vector<std::string> near_misses() const {
    std::vector<std::string> lines;
    for (const NearMatch& near : index_.nearly(document_, frames_, actors_)) {
      const std::string word(document_.form(near.trigger));
      std::string line =
          near.rule->name + " at '" + word + (near.lacking->forbidden ? "' but for " : "' lacks ") + near.lacking->text;
      if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
    }
    return lines;
  }

 private:
  // "Prime Minister" and the name of Norway's, "(R-Ohio)": the writer's gloss, or the speaker's inside a direct quotation.
  void add(const Gloss& gloss) {
    Relation relation;
    relation.subject = gloss.person;
    relation.object = gloss.body;
    relation.type = gloss.title.empty() ? RelationType::member_of : RelationType::holds_office;
    const TokenId word = gloss.title.empty() ? gloss.tokens.begin : TokenId{gloss.title.end.value - 1};
    const std::optional<Status> status = gloss.title.empty() ? Status::asserted : status_.read_title(gloss.title).status;
    if (!status || (gloss.past && status != Status::ended)) return;
    relation.status = *status;
    relation.role = roles_.title(gloss.title);
    const Attribution* const source = circumstances_.attribution(word);
    if (source != nullptr && source->form != Form::indirect) attribute(relation, *source);
    relation.evidence.push_back(document_.char_span(gloss.tokens));
    keep(std::move(relation), "beside_name");
  }

  void add_office_of_state(Match match) {
    match.object = state_of_office(document_, frames_, found_, match);
    if (match.object) add(match);
  }

  void add(const Match& match) {
    if (match.emission->relation == RelationType::located_in && !may_lie_in(document_, match.subject, match.object)) return;
    const TokenId word = match.bearing && match.anchor ? match.anchor : match.trigger;
    const bool gloss = match.bearing && !match.anchor;
    const StatusReading reading = status_of(match, word, gloss);
    if (!reading.status) return;
    Relation relation;
    relation.subject = match.subject;
    relation.object = match.object;
    relation.type = match.emission->relation;
    relation.status = match.emission->lasts && reading.status == Status::ended ? Status::asserted : *reading.status;
    relation.role = roles_.role(*match.emission, match.trigger);
    if (!settle_body(document_, roles_, found_, match.trigger, relation)) return;
    if (const EntityId other = roles_.counterpart_of(match.trigger)) relation.role = role_of(found_, other);
    const Attribution* const source = circumstances_.attribution(
        match.trigger, [&](const Attribution& attribution) { return is_wish(attribution, reading.holder); });
    // Nor does the speaker say what only describes: "the US-backed fighters".
    const bool described = gloss || document_[match.trigger].relation == Deprel::amod;
    if (source != nullptr && !(described && source->form != Form::direct)) attribute(relation, *source);
    // "accused them of arming rebels" is his word, as whatever else he says.
    if (source != nullptr && source->speaker && status_.is_accusation(reading)) relation.status = Status::asserted;
    hold(relation, reading, source, match.emission->holder);
    if (gloss)
      relation.time = lasting(circumstances_.own_time(match.trigger));
    else
      set_time_and_place(relation, match, word);
    if (relation.status == Status::asserted && over(relation)) relation.status = Status::ended;
    std::vector<TokenId> words = match.filling;
    const bool in_office = gloss && relation.type == RelationType::holds_office && relation.status == Status::asserted;
    if (const TokenId end = in_office && match.bearer ? tenure_.end(match.bearer) : TokenId()) {
      relation.status = Status::ended;
      words.push_back(end);
    }
    words.insert(words.end(), reading.by.begin(), reading.by.end());
    if (reading.holder) words.push_back(reading.holder);
    if (match.anchor) words.push_back(match.anchor);
    relation.evidence.push_back(circumstances_.evidence(match.trigger, words));
    keep(std::move(relation), match.rule->name, match.emission->unofficial);
  }

  // "All members have agreed Norway will join, she said": their plan, and her words.
  bool is_wish(const Attribution& attribution, TokenId holder) const {
    if (attribution.speaker || !holder || !attribution.source.contains(holder)) return false;
    for (std::uint32_t i = attribution.cue.begin.value; i < attribution.cue.end.value; ++i)
      if (document_[TokenId{i}].pos == Upos::VERB && status_.is_attitude(TokenId{i})) return true;
    return false;
  }

  StatusReading status_of(const Match& match, TokenId word, bool gloss) const {
    if (match.bearing || gloss) return status_.read_bearing(match.trigger, gloss ? TokenId() : word, match.emission->status);
    return status_.read(word, match.emission->status);
  }

  void attribute(Relation& relation, const Attribution& source) const {
    relation.according_to = source.speaker;
    if (!source.speaker && !source.source.empty()) relation.according_to_span = document_.char_span(source.source);
  }

  // Whose wish, plan or denial it is; the speaker's own where a statement leaves it unsaid.
  void hold(Relation& relation, const StatusReading& reading, const Attribution* source, Emission::Holder holder) const {
    if (relation.status == Status::asserted || relation.status == Status::ended) return;
    if (reading.holder) relation.holders = actors_.entities(reading.holder);
    // What a clause hangs on by mistake wants nothing: "told reporters in a conference call that preventing …".
    const auto last = std::remove_if(relation.holders.begin(), relation.holders.end(), [&](EntityId entity) {
      return document_.entities[entity.value].type == EntityType::Event ||
             document_.entities[entity.value].type == EntityType::Place;
    });
    const bool none_fits = last == relation.holders.begin() && last != relation.holders.end();
    relation.holders.erase(last, relation.holders.end());
    const bool none = relation.holders.empty() && relation.status == Status::wanted;
    if (none && holder == Emission::Holder::subject) relation.holders.push_back(relation.subject);
    const bool of_speaker = none_fits || (reading.speaker && !reading.holder) || (none && holder == Emission::Holder::speaker);
    if (of_speaker && source != nullptr && source->speaker)
      relation.holders.push_back(represented(source->speaker, relation.status));
    std::sort(relation.holders.begin(), relation.holders.end());
    relation.holders.erase(std::unique(relation.holders.begin(), relation.holders.end()), relation.holders.end());
  }

  // What a spokesman opposes is what his body opposes.
  EntityId represented(EntityId speaker, Status) const {
    for (const Found& found : found_)
      if (found.relation.subject == speaker && found.relation.type == RelationType::holds_office &&
          roles_.speaks_for(found.relation.role))
        return found.relation.object;
    return speaker;
  }

  void set_time_and_place(Relation& relation, const Match& match, TokenId word) const {
    const bool happened = relation.status == Status::asserted || relation.status == Status::ended;
    relation.time = circumstances_.time(match.trigger, happened);
    const bool noun = document_[match.trigger].pos == Upos::NOUN || document_[match.trigger].pos == Upos::PROPN;
    const bool happens = document_.entities[relation.subject.value].type == EntityType::Event;
    if (noun && !happens && !match.bearing && !match.emission->begins &&
        info(relation.type).relation_class == RelationClass::standing)
      relation.time = lasting(relation.time);
    if (relation.time.empty() && word != match.trigger) relation.time = circumstances_.time(word, happened);
    if (!relation.time.empty() && match.emission->begins && relation.time.find('/') == std::string::npos) relation.time += "/..";
    const std::string& today = document_.article->info.date;
    if (relation.status == Status::asserted && !relation.time.empty() && !today.empty() && starts_after(relation.time, today))
      relation.status = Status::planned;
    if (info(relation.type).relation_class != RelationClass::action) return;
    const EntityId place = circumstances_.place(match.trigger);
    if (place && place != relation.subject && place != relation.object) relation.place = place;
  }

  // "Spain's court on Tuesday ruled": a day is that of the deed, not of what the court is; "a member since 1949" is.
  static std::string lasting(const std::string& time) {
    constexpr std::size_t month = 7;  // as long as "2024-05"
    const bool day = time.size() > month && !time.starts_with("..") && !time.ends_with("..");
    return day ? std::string() : time;
  }

  // "was ambassador until 2019", "from 2011 to 2015"
  bool over(const Relation& relation) const {
    const std::string& today = document_.article->info.date;
    const std::size_t slash = relation.time.find('/');
    const bool lasts = info(relation.type).relation_class == RelationClass::standing && relation.type != RelationType::founded;
    if (!lasts || slash == std::string::npos || today.empty()) return false;
    const std::string_view last = std::string_view(relation.time).substr(slash + 1);
    const bool spans_years = relation.time.starts_with("../") || relation.time.substr(0, 4) != last.substr(0, 4);
    return spans_years && last.front() != '.' && last < std::string_view(today).substr(0, last.size());
  }

  static bool starts_after(std::string_view time, std::string_view today) {
    const std::string_view start = time.substr(0, std::min(time.find('/'), today.size()));
    return start > today.substr(0, start.size()) && start.front() != '.';
  }

  // A role that the article has already told, under the spelling of the first time: "secretary-general" after "secretary
  // general", and "secretary" where the same words said more.
  void adopt_role(Relation& relation) const {
    const std::string role = fold_name(relation.role);
    for (const Found& found : found_) {
      const Relation& other = found.relation;
      if (role.empty() || other.type != relation.type || other.subject != relation.subject || other.object != relation.object)
        continue;
      const std::string known = fold_name(other.role);
      if (known == role || (known.starts_with(role + " ") && common_words(other, relation))) relation.role = other.role;
    }
  }

  // "met to discuss": what has happened is not planned by the same words.
  bool is_purpose_of_known(const Relation& relation) const {
    return relation.status == Status::planned && std::any_of(found_.begin(), found_.end(), [&](const Found& found) {
             const Relation& other = found.relation;
             return other.status == Status::asserted && other.type == relation.type && other.subject == relation.subject &&
                    other.object == relation.object && common_words(other, relation);
           });
  }

  // One record a fact; what says it again is further evidence.
  void keep(Relation relation, const std::string& rule, bool unofficial = false) {
    if (info(relation.type).symmetric && relation.role.empty() && relation.object < relation.subject)
      std::swap(relation.subject, relation.object);
    adopt_role(relation);
    if (is_purpose_of_known(relation)) return;
    const auto key = std::tie(relation.subject, relation.type, relation.object, relation.role, relation.status, relation.holders,
                              relation.according_to, relation.according_to_span, relation.time, relation.place);
    for (Found& known : found_) {
      Relation& other = known.relation;
      if (key != std::tie(other.subject, other.type, other.object, other.role, other.status, other.holders, other.according_to,
                          other.according_to_span, other.time, other.place))
        continue;
      const CharSpan span = relation.evidence.front();
      if (std::find(other.evidence.begin(), other.evidence.end(), span) == other.evidence.end()) {
        other.evidence.push_back(span);
        std::sort(other.evidence.begin(), other.evidence.end());
      }
      if (known.rules.find(rule) == std::string::npos) known.rules += " " + rule;
      known.unofficial = known.unofficial && unofficial;
      return;
    }
    found_.push_back({std::move(relation), rule, unofficial});
  }

  const Document& document_;
  std::vector<Symbol> lemmas_;
  Frames frames_;
  Actors actors_;
  StatusReader status_;
  Circumstances circumstances_;
  Roles roles_;
  Tenure tenure_;
  const RuleIndex& index_;
  std::vector<Found> found_;
};

}  // namespace

RelationFinder::RelationFinder(const Resources& resources, SymbolTable& shared, std::string_view more_rules,
                               std::string_view where)
    : parts_(std::make_unique<const Parts>(resources, shared, more_rules, where)) {}
RelationFinder::~RelationFinder() = default;
RelationFinder::RelationFinder(RelationFinder&&) noexcept = default;
RelationFinder& RelationFinder::operator=(RelationFinder&&) noexcept = default;

void RelationFinder::annotate(Document& document) const {
  document.relations.clear();
  for (Found& each : Collector(document, *parts_).collect()) document.relations.push_back(std::move(each.relation));
}

Explanation RelationFinder::explain(const Document& document) const {
  Collector collector(document, *parts_);
  Explanation explanation;
  for (Found& each : collector.collect()) explanation.rules.push_back(std::move(each.rules));
  explanation.near_misses = collector.near_misses();
  return explanation;
}

std::vector<Predicate> RelationFinder::predicates(const Document& document) const {
  return Collector(document, *parts_).predicates();
}

}  // namespace entente
