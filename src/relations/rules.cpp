// SPDX-License-Identifier: Apache-2.0
#include "relations/rules.hpp"

#include <algorithm>
#include <array>

#include "core/own_relations.hpp"
#include "core/tsv.hpp"

namespace entente {
namespace {

constexpr std::array<std::pair<std::string_view, Place::Kind>, 17> place_names{{
    {"agent", Place::Kind::agent}, {"object", Place::Kind::object}, {"recipient", Place::Kind::recipient},
    {"possessor", Place::Kind::possessor}, {"modifier", Place::Kind::modifier}, {"bearer", Place::Kind::bearer},
    {"self", Place::Kind::self}, {"clause", Place::Kind::clause},
    {"infinitive", Place::Kind::infinitive}, {"address", Place::Kind::address}, {"home", Place::Kind::home},
    {"verb", Place::Kind::verb}, {"above", Place::Kind::above}, {"case", Place::Kind::case_},
    {"successor", Place::Kind::successor}, {"relative", Place::Kind::relative},
    {"instance", Place::Kind::instance},
}};

// One name for the places in which a noun may have the one who does it: "the attack by Iran", "Iran's attack", "the Iranian attack".
constexpr std::string_view doer = "doer";
constexpr std::array doer_places{Place::Kind::agent, Place::Kind::possessor, Place::Kind::modifier};

// One line of a rule file, read word by word with its columns.
class Line {
 public:
  Line(std::string_view text, Location location) : text_(text), location_(std::move(location)) {}

  bool done() {
    at_ = std::min(text_.find_first_not_of(" \t", at_), text_.size());
    return at_ == text_.size();
  }

  std::string_view word() {
    if (done()) fail("the line ends too early");
    column_ = at_;
    at_ = std::min(text_.find_first_of(" \t", at_), text_.size());
    return text_.substr(column_, at_ - column_);
  }

  std::string_view rest() {
    done();
    std::string_view text = text_.substr(at_);
    at_ = text_.size();
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
  }

  Location location() const { return {location_.file, location_.line, static_cast<std::uint32_t>(column_ + 1)}; }
  // Shows the line, with a caret below the word.
  [[noreturn]] void fail(const std::string& cause) const {
    throw InputError(location(), cause + "\n  " + std::string(text_) + "\n  " + std::string(column_, ' ') + '^');
  }

 private:
  std::string_view text_;
  Location location_;
  std::size_t at_ = 0;
  std::size_t column_ = 0;
};

class RuleReader {
 public:
  RuleReader(const std::string& where, const WordClasses& words, SymbolTable& shared) : where_(where), words_(words), shared_(shared) {}

  std::vector<Rule> read(std::string_view text) {
    Location location{where_, 0, 0};
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      std::string_view content = text.substr(0, end);
      text.remove_prefix(end == text.npos ? text.size() : end + 1);
      ++location.line;
      if (content.ends_with('\r')) content.remove_suffix(1);
      Line line(content, location);
      if (!line.done() && !content.starts_with('#')) read_line(line);
    }
    finish();
    return std::move(rules_);
  }

 private:
  void read_line(Line& line) {
    const std::string_view key = line.word();
    if (key == "rule") return start(line);
    if (key == "relation") return read_relation(line);
    if (rules_.empty()) line.fail("expected 'rule NAME' first, found '" + std::string(key) + "'");
    if (key == "find") return read_find(line);
    if (key == "emit") return read_emit(line);
    if (key == "yes" || key == "no") return read_example(line, key == "yes");
    line.fail("unknown line '" + std::string(key) + "'" + did_you_mean(key, {"rule", "relation", "find", "emit", "yes", "no"}));
  }

  // "relation invests_in": a relation that the schema lacks.
  void read_relation(Line& line) {
    const std::string name(line.word());
    const auto known = relation_type(name);
    const std::span<const RelationInfo> schema = relation_types();
    if (known && static_cast<std::size_t>(*known) < schema.size()) line.fail("the schema has '" + name + "' already: rules may emit it without more");
    if (!declare_relation(name)) {
      std::vector<std::string_view> names;
      for (const RelationInfo& row : schema) names.push_back(row.name);
      line.fail("'" + name + "' can name no relation: take lower-case words joined by '_' that are no slip of a name of the schema" + did_you_mean(name, names));
    }
    own_.push_back(name);
    if (!line.done() && !line.word().starts_with('#')) line.fail("a relation's name is one word");
  }

  void start(Line& line) {
    finish();
    rules_.emplace_back();
    rules_.back().name = line.word();
    line_of_rule_ = line.location();
    if (!line.done() && !line.word().starts_with('#')) line.fail("a rule's name is one word");
  }

  void finish() const {
    if (rules_.empty()) return;
    if (rules_.back().patterns.empty()) throw InputError(line_of_rule_, "rule '" + rules_.back().name + "' has no find line");
    if (rules_.back().emissions.empty()) throw InputError(line_of_rule_, "rule '" + rules_.back().name + "' has no emit line");
  }

  std::int32_t variable(Line& line, std::string_view name, bool define) {
    std::vector<std::string>& variables = rules_.back().variables;
    const auto found = std::find(variables.begin(), variables.end(), name);
    if (found != variables.end()) return static_cast<std::int32_t>(found - variables.begin());
    if (!define) {
      line.fail("unknown variable '" + std::string(name) + "'" + did_you_mean(name, {variables.begin(), variables.end()}));
    }
    variables.emplace_back(name);
    return static_cast<std::int32_t>(variables.size() - 1);
  }

  // "attack|@bombing:VERB" as word keys.
  std::vector<std::uint64_t> words(Line& line, std::string_view text) {
    const std::size_t colon = text.rfind(':');
    const std::string_view pos_name = colon == text.npos ? std::string_view() : text.substr(colon + 1);
    const Upos pos = upos(pos_name);
    if (!pos_name.empty() && pos == Upos::X) line.fail("unknown part of speech '" + std::string(pos_name) + "'");
    std::vector<std::uint64_t> keys;
    for (const std::string_view word : split(text.substr(0, colon), '|')) {
      if (word.starts_with('@')) {
        const ClassId word_class = words_.find(word.substr(1));
        if (!word_class) line.fail("unknown class '" + std::string(word) + "'" + did_you_mean(word.substr(1), words_.names()));
        for (const std::uint64_t key : words_.words(word_class))
          if (pos_name.empty() || (key & 0xFF) == static_cast<std::uint64_t>(coarse(pos))) keys.push_back(key);
      } else {
        if (pos_name.empty()) line.fail("'" + std::string(word) + "' needs a part of speech: " + std::string(word) + ":VERB");
        keys.push_back(word_key(shared_.intern(word), pos));
      }
    }
    if (keys.empty()) line.fail("'" + std::string(text) + "' names no word");
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
  }

  Place place(std::string_view name) {
    for (const auto& [known, kind] : place_names)
      if (known == name) return {kind, {}};
    return {Place::Kind::preposition, shared_.intern(name)};
  }

  void read_find(Line& line) {
    Pattern pattern;
    const std::string_view trigger = line.word();
    if (trigger != "*") pattern.triggers = words(line, trigger);
    while (!line.done()) {
      const std::string_view name = line.word();
      if (name.starts_with('#')) break;
      if (!name.ends_with('>')) line.fail("expected a place like 'agent>', found '" + std::string(name) + "'");
      pattern.slots.push_back(read_slot(line, name.substr(0, name.size() - 1)));
    }
    if (pattern.slots.empty()) line.fail("a find line needs a place");
    rules_.back().patterns.push_back(std::move(pattern));
  }

  // "object.to", and with "doer" as its last step the three that it stands for.
  void read_path(Line& line, std::string_view text, Slot& slot) {
    std::vector<Place> path;
    for (const std::string_view step : split(text, '.')) {
      if (step.empty()) line.fail("a place without a name");
      path.push_back(place(step));
    }
    if (!text.ends_with(doer)) return slot.paths.push_back(std::move(path));
    for (const Place::Kind kind : doer_places) {
      path.back() = {kind, {}};
      slot.paths.push_back(path);
    }
  }

  Slot read_slot(Line& line, std::string_view name) {
    Slot slot;
    slot.text = std::string(name) + ">";
    if (name.starts_with('!')) {
      slot.forbidden = true;
      name.remove_prefix(1);
    }
    for (const std::string_view alternative : split(name, '|')) read_path(line, alternative, slot);
    std::string_view filler = line.word();
    slot.text += " " + std::string(filler);
    if (filler == "*") return slot;
    if (!filler.starts_with('$')) {
      slot.words = words(line, filler);
      return slot;
    }
    const std::size_t colon = filler.find(':');
    const std::string_view types = colon == filler.npos ? std::string_view() : filler.substr(colon + 1);
    filler = filler.substr(0, colon);
    const std::size_t plus = filler.find('+');
    slot.variable = variable(line, filler.substr(0, plus), true);
    if (!types.empty()) slot.filter = filter(line, types);
    if (plus != filler.npos) slot.second = variable(line, filler.substr(plus + 1), true);
    return slot;
  }

  // "Person|Organization.government"
  TypeFilter filter(Line& line, std::string_view text) {
    TypeFilter result;
    for (const std::string_view part : split(text, '|')) {
      const std::size_t dot = part.find('.');
      const auto type = entity_type(part.substr(0, dot));
      if (!type) {
        std::vector<std::string_view> names;
        for (const EntityTypeInfo& row : entity_types()) names.push_back(row.name);
        line.fail("unknown type '" + std::string(part.substr(0, dot)) + "'" + did_you_mean(part.substr(0, dot), names));
      }
      result.types = result.types | *type;
      if (dot == part.npos) continue;
      const std::string_view kind_name = part.substr(dot + 1);
      const auto kind = kind_name == "unknown" ? std::optional(OrganizationKind::none) : organization_kind(kind_name);
      if (!kind) line.fail("unknown kind '" + std::string(kind_name) + "'" + did_you_mean(kind_name, {organization_kinds().begin(), organization_kinds().end()}));
      result.kinds = static_cast<std::uint16_t>(result.kinds | (1U << static_cast<unsigned>(*kind)));
    }
    return result;
  }

  void read_emit(Line& line) {
    Emission emission;
    emission.subject = variable(line, line.word(), false);
    const std::string_view name = line.word();
    const auto relation = relation_type(name);
    if (!relation) {
      std::vector<std::string_view> names;
      for (const RelationInfo& row : relation_types()) names.push_back(row.name);
      names.insert(names.end(), own_.begin(), own_.end());
      line.fail("unknown relation '" + std::string(name) + "'" + did_you_mean(name, names));
    }
    emission.relation = *relation;
    emission.object = variable(line, line.word(), false);
    while (!line.done()) read_option(line, emission);
    rules_.back().emissions.push_back(std::move(emission));
  }

  static void read_option(Line& line, Emission& emission) {
    const std::string_view option = line.word();
    if (const auto found = status(option)) {
      emission.status = *found;
    } else if (option == "begins") {
      emission.begins = true;
    } else if (option == "lasts") {
      emission.lasts = true;
    } else if (option == "unofficial") {
      emission.unofficial = true;
    } else if (option == "by") {
      const std::string_view who = line.word();
      if (who != "subject" && who != "speaker") line.fail("'by' takes subject or speaker, not '" + std::string(who) + "'");
      emission.holder = who == "subject" ? Emission::Holder::subject : Emission::Holder::speaker;
    } else if (option == "role") {
      const std::string_view role = line.word();
      emission.role = role == "phrase" ? Emission::Role::phrase : role == "lemma" ? Emission::Role::lemma : Emission::Role::text;
      if (emission.role == Emission::Role::text) emission.text = role;
    } else {
      line.fail("unknown option '" + std::string(option) + "'" + did_you_mean(option, {"role", "begins", "lasts", "unofficial", "by", "ended", "planned",
                                                                                          "wanted", "possible"}));
    }
  }

  void read_example(Line& line, bool finds) {
    const std::string_view text = line.rest();
    const std::size_t bar = text.find(" | ");
    Example example{finds, std::string(text.substr(0, bar)), {}, line.location()};
    if (bar != text.npos) example.expected = text.substr(bar + 3);
    while (example.sentence.ends_with(' ')) example.sentence.pop_back();
    if (finds && example.expected.empty()) line.fail("a yes line says after ' | ' what is found");
    rules_.back().examples.push_back(std::move(example));
  }

  const std::string& where_;
  const WordClasses& words_;
  SymbolTable& shared_;
  std::vector<Rule> rules_;
  std::vector<std::string> own_;  // relations that the file declares
  Location line_of_rule_;
};

// A variable may only be what the schema lets stand at the ends where it is used.
void narrow(Rule& rule) {
  constexpr std::array all{EntityType::Person, EntityType::Organization, EntityType::Country, EntityType::Place, EntityType::Event, EntityType::Group};
  const auto restrict_to = [&](std::int32_t variable, EntityTypes allowed) {
    for (Pattern& pattern : rule.patterns)
      for (Slot& slot : pattern.slots) {
        if (slot.variable != variable && slot.second != variable) continue;
        EntityTypes both;
        for (const EntityType type : all)
          if (allowed.contains(type) && (slot.filter.types.empty() || slot.filter.types.contains(type))) both = both | type;
        slot.filter.types = both;
      }
  };
  for (const Emission& emission : rule.emissions) {
    restrict_to(emission.subject, info(emission.relation).subject);
    restrict_to(emission.object, info(emission.relation).object);
  }
}

}  // namespace

bool TypeFilter::accepts(const Entity& entity) const {
  if (!types.empty() && !types.contains(entity.type)) return false;
  return kinds == 0 || entity.type != EntityType::Organization || ((kinds >> static_cast<unsigned>(entity.kind)) & 1U) != 0;
}

std::vector<Rule> read_rules(std::string_view text, const std::string& where, const WordClasses& words, SymbolTable& shared) {
  std::vector<Rule> rules = RuleReader(where, words, shared).read(text);
  for (Rule& rule : rules) narrow(rule);
  return rules;
}

}  // namespace entente
