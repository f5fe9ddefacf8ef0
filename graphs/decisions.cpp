// SPDX-License-Identifier: Apache-2.0
#include <entente/decisions.hpp>

#include <algorithm>
#include <array>
#include <istream>
#include <ostream>
#include <tuple>

#include <entente/error.hpp>

namespace entente {
namespace {

constexpr std::array<std::string_view, 5> names{"same", "different", "name", "type", "drop"};
constexpr char separator = '\t';

auto key(const Decision& d) { return std::tie(d.entity, d.kind, d.value, d.author, d.date); }

bool is_about_two(Decision::Kind kind) { return kind == Decision::Kind::same || kind == Decision::Kind::different; }

// Whether `later` answers the question that `earlier` answered.
bool replaces(const Decision& later, const Decision& earlier) {
  if (is_about_two(later.kind))
    return is_about_two(earlier.kind) && std::pair(later.entity, later.value) == std::pair(earlier.entity, earlier.value);
  return later.kind == earlier.kind && later.entity == earlier.entity;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields{""};
  for (const char c : line)
    if (c == separator) fields.emplace_back();
    else fields.back() += c;
  return fields;
}

std::optional<Decision::Kind> kind_named(std::string_view word) {
  const auto found = std::find(names.begin(), names.end(), word);
  return found == names.end() ? std::nullopt : std::optional(static_cast<Decision::Kind>(found - names.begin()));
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 && c != separator; }

Decision read_decision(const std::string& line, const Location& where) {
  if (std::any_of(line.begin(), line.end(), is_control))
    throw InputError(where, "holds a control character other than tab, which no name has; take it out");
  std::vector<std::string> fields = fields_of(line);
  const std::optional<Decision::Kind> kind = kind_named(fields.front());
  if (!kind)
    throw InputError(where,
                     "unknown decision '" + fields.front() + "'" + did_you_mean(fields.front(), {names.begin(), names.end()}));
  const std::size_t needed = *kind == Decision::Kind::drop ? 2 : 3;
  fields.resize(std::max<std::size_t>(fields.size(), needed + 2));
  for (std::size_t i = 1; i < needed; ++i)
    if (fields[i].empty())
      throw InputError(where, "'" + fields.front() + "' lacks what it is about; its fields are apart by tabs");
  Decision decision{*kind, fields[1], needed == 3 ? fields[2] : "", fields[needed], fields[needed + 1]};
  if (decision.kind == Decision::Kind::type && !entity_type(decision.value))
    throw InputError(where, "unknown type '" + decision.value + "' (entente schema lists all)");
  if (is_about_two(decision.kind) && decision.entity == decision.value)
    throw InputError(where, "'" + decision.entity + "' stands twice");
  return decision;
}

}  // namespace

std::string_view name(Decision::Kind kind) { return names[static_cast<std::size_t>(kind)]; }

void Decisions::add(Decision decision) {
  if (is_about_two(decision.kind) && decision.value < decision.entity) std::swap(decision.entity, decision.value);
  std::erase_if(all_, [&](const Decision& earlier) { return replaces(decision, earlier); });
  const auto place =
      std::upper_bound(all_.begin(), all_.end(), decision, [](const Decision& a, const Decision& b) { return key(a) < key(b); });
  all_.insert(place, std::move(decision));
}

std::optional<std::string> Decisions::name_of(std::string_view id) const {
  const Decision* const found = find(Decision::Kind::name, id);
  return found ? std::optional(found->value) : std::nullopt;
}

std::optional<EntityType> Decisions::type_of(std::string_view id) const {
  const Decision* const found = find(Decision::Kind::type, id);
  return found ? entity_type(found->value) : std::nullopt;
}

bool Decisions::drops(std::string_view id) const { return find(Decision::Kind::drop, id) != nullptr; }

std::vector<std::string> Decisions::others(Decision::Kind kind, std::string_view id) const {
  std::vector<std::string> result;
  for (const Decision& decision : all_) {
    if (decision.kind != kind) continue;
    if (decision.entity == id) result.push_back(decision.value);
    else if (decision.value == id) result.push_back(decision.entity);
  }
  return result;
}

const Decision* Decisions::find(Decision::Kind kind, std::string_view id) const {
  const auto found = std::find_if(all_.begin(), all_.end(), [&](const Decision& d) { return d.kind == kind && d.entity == id; });
  return found == all_.end() ? nullptr : &*found;
}

Decisions read_decisions(std::istream& in, const std::string& file) {
  Decisions decisions;
  Location where{file};
  for (std::string line; std::getline(in, line);) {
    ++where.line;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.find_first_not_of(" \t") == std::string::npos || line.front() == '#') continue;
    decisions.add(read_decision(line, where));
  }
  return decisions;
}

void write_decisions(const Decisions& decisions, std::ostream& out) {
  out << "# What people decided about the entities of a graph; fields are apart by tabs, the last two are author and date.\n"
         "# same ID ID, different ID ID, name ID NAME, type ID TYPE, drop ID\n";
  for (const Decision& decision : decisions.all()) {
    out << name(decision.kind) << separator << decision.entity;
    if (!decision.value.empty()) out << separator << decision.value;
    out << separator << decision.author << separator << decision.date << '\n';
  }
}

}  // namespace entente
