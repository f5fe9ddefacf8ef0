// SPDX-License-Identifier: Apache-2.0
// What articles say of identities, and who bears which name; identity_nodes.cpp makes nodes of them.
#include "identities.hpp"

#include "identity_rows.hpp"
#include "words.hpp"

namespace entente {

Identities::Identities(Database& database, const Decisions& decisions)
    : database_(database),
      decisions_(decisions),
      find_(database, "SELECT number FROM identity WHERE id = ?"),
      namesakes_(database, "SELECT number FROM identity WHERE id > ? AND id < ? AND local"),
      foremost_(database, "SELECT number FROM identity WHERE id > ? AND id < ? AND local ORDER BY entities DESC, id LIMIT 1"),
      clear_node_(database, "UPDATE identity SET node = NULL WHERE node = ?"),
      insert_(database, "INSERT INTO identity VALUES (NULL, ?, ?, ?, 0, 0, NULL, NULL)"),
      load_(database, "SELECT id, known, local, mentions, entities, node, belongs_to FROM identity WHERE number = ?"),
      votes_(database, "SELECT field, value, count FROM vote WHERE identity = ?"),
      vote_(database,
            "INSERT INTO vote VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count RETURNING count"),
      drop_vote_(database, "DELETE FROM vote WHERE identity = ? AND field = ? AND value = ?"),
      count_(database,
             "UPDATE identity SET entities = entities + ?, mentions = mentions + ? WHERE number = ? RETURNING entities"),
      children_(database, "SELECT number FROM identity WHERE belongs_to = ?"),
      parent_(database, "SELECT belongs_to FROM identity WHERE number = ?"),
      set_parent_(database, "UPDATE identity SET belongs_to = ? WHERE number = ?"),
      set_node_(database, "UPDATE identity SET node = ? WHERE number = ?"),
      erase_(database, "DELETE FROM identity WHERE number = ?"),
      names_of_(database, "SELECT type, name, bearing FROM bearer WHERE identity = ? ORDER BY type, name, bearing"),
      insert_name_(database, "INSERT INTO bearer VALUES (?, ?, ?, ?)"),
      erase_name_(database, "DELETE FROM bearer WHERE name = ? AND type = ? AND bearing = ? AND identity = ?"),
      insert_word_(database, "INSERT OR IGNORE INTO name_word VALUES (?, ?)"),
      erase_words_(database, "DELETE FROM name_word WHERE word = ? AND identity = ?"),
      bearers_(database, "SELECT identity FROM bearer WHERE name = ? AND type = ? AND bearing = ? ORDER BY identity LIMIT ?"),
      unknown_bearers_(database, "SELECT identity FROM bearer WHERE name = ? AND type = ? AND bearing IN (2, 3)"),
      insert_node_(database, "INSERT INTO node (id, name, type, mentions, dropped) VALUES ('', '', '', 0, 0) RETURNING number"),
      node_id_(database, "SELECT id FROM node WHERE number = ?"),
      node_of_(database, "SELECT node FROM identity WHERE number = ?"),
      was_dropped_(database, "SELECT number FROM node WHERE dropped"),
      set_dropped_(database, "UPDATE node SET dropped = ? WHERE number = ?"),
      insert_alias_(database, "INSERT OR IGNORE INTO bearer VALUES (?, ?, 5, ?)"),
      node_votes_(database,
                  "SELECT identity.number, id, known, local, mentions, field, value, count FROM identity "
                  "JOIN vote ON vote.identity = identity.number WHERE node = ? ORDER BY identity.id"),
      rename_node_(database, "UPDATE node SET id = ? WHERE number = ?"),
      update_node_(database, "UPDATE node SET name = ?, type = ?, kind = ?, wikidata = ?, mentions = ? WHERE number = ?"),
      erase_node_(database, "DELETE FROM node WHERE number = ?"),
      articles_(database) {}

Identities::Number Identities::number_of(const IdentityKey& key) {
  const auto [entry, is_new] = numbers_.try_emplace(key.id, 0);
  if (!is_new) return entry->second;
  find_.bind(key.id);
  if (find_.step()) {
    entry->second = number(find_, 0);
  } else {
    insert_.run(key.id, std::int64_t{key.known}, std::int64_t{key.local});
    entry->second = static_cast<Number>(database_.last_number());
    seeds_.insert(entry->second);
  }
  find_.reset();
  return entry->second;
}

void Identities::count(const Facts& facts, std::int64_t article, int sign) {
  const auto namesakes = namesake_keys(facts);
  for (std::size_t i = 0; i < namesakes.size(); ++i) {
    count(facts.entities[i], identity_key(facts.entities[i], facts.article.id), article, sign);
    if (namesakes[i]) count(facts.entities[i], *namesakes[i], article, sign);
  }
}

void Identities::count(const Entity& entity, IdentityKey key, std::int64_t article, int sign) {
  const Number number = number_of(key);
  Change& change = changes_[number];
  change.key = std::move(key);
  change.entities += sign;
  change.mentions += sign * static_cast<std::int64_t>(entity.mentions.size());
  change.votes[{name_vote, entity.name}] += sign;
  change.votes[{type_vote, std::string(name(entity.type))}] += sign;
  if (entity.kind != OrganizationKind::none) change.votes[{kind_vote, std::string(name(entity.kind))}] += sign;
  for (const std::string& alias : entity.aliases) change.votes[{alias_vote, alias}] += sign;
  Mention& mention = mentions_[{number, article}];
  (sign > 0 ? mention.now : mention.before) = true;
}

Identity Identities::load(Number number) {
  Identity identity;
  load_.bind(std::int64_t{number});
  if (!load_.step()) database_.fail_damaged("an identity is missing");
  identity.key = {load_.text(0), load_.number(1) != 0, load_.number(2) != 0};
  identity.mentions = entente::number(load_, 3);
  load_.reset();
  for (votes_.bind(std::int64_t{number}); votes_.step();)
    add_vote(identity, static_cast<int>(votes_.number(0)), votes_.text(1), entente::number(votes_, 2));
  votes_.reset();
  return identity;
}

void Identities::apply(Number number, const Change& change) {
  bool renamed = false;
  for (const auto& [what, count] : change.votes) {
    if (count == 0) continue;
    const auto& [field, value] = what;
    vote_.bind(std::int64_t{number}, std::int64_t{field}, Text{value}, count);
    vote_.step();
    const std::int64_t now = vote_.number(0);
    vote_.reset();
    if (now == 0) drop_vote_.run(std::int64_t{number}, std::int64_t{field}, Text{value});
    renamed = renamed || (field != kind_vote && (now == 0 || now == count));
  }
  if (count_.bind(change.entities, change.mentions, std::int64_t{number}).first() == 0) gone_.push_back(number);
  if (renamed) update_names(number, load(number));
  if (const std::string_view whole = namesake_of(change.key); !whole.empty())
    for (const Number namesake : namesakes(whole)) affected_.insert(namesake);
}

std::vector<Identities::Number> Identities::namesakes(std::string_view id) {
  const auto [first, last] = namesake_ids(id);
  std::vector<Number> found;
  for (namesakes_.bind(Text{first}, Text{last}); namesakes_.step();) found.push_back(number(namesakes_, 0));
  namesakes_.reset();
  return found;
}

std::optional<Identities::Number> Identities::foremost_namesake(std::string_view id) {
  const auto [first, last] = namesake_ids(id);
  const auto found = foremost_.bind(Text{first}, Text{last}).first();
  return found ? std::optional(static_cast<Number>(*found)) : std::nullopt;
}

void Identities::update_names(Number number, const Identity& identity) {
  std::vector<NameRow> old;
  for (names_of_.bind(std::int64_t{number}); names_of_.step();)
    old.push_back({static_cast<EntityType>(names_of_.number(0)), names_of_.text(1), static_cast<Bearing>(names_of_.number(2))});
  names_of_.reset();
  const std::vector<NameRow> now = name_rows(identity);
  if (old == now) return;
  affected_.insert(number);
  std::set<std::string> words;
  for (const NameRow& row : now)
    for (std::string& word : words_of(row.name)) words.insert(std::move(word));
  for (const NameRow& row : old) {
    for (const std::string& word : words_of(row.name))
      if (!words.contains(word)) erase_words_.run(word, std::int64_t{number});
    if (std::binary_search(now.begin(), now.end(), row)) continue;
    touch({row.name, row.type});
    erase_name_.run(Text{row.name}, static_cast<std::int64_t>(row.type), static_cast<std::int64_t>(row.bearing),
                    std::int64_t{number});
  }
  for (const NameRow& row : now) {
    if (std::binary_search(old.begin(), old.end(), row)) continue;
    touch({row.name, row.type});
    insert_name_.run(Text{row.name}, static_cast<std::int64_t>(row.type), static_cast<std::int64_t>(row.bearing),
                     std::int64_t{number});
  }
  for (const std::string& word : words) insert_word_.run(word, std::int64_t{number});
}

Bearers Identities::bearers(const Name& name) {
  const auto list = [&](Bearing bearing) {
    std::vector<Number> found;
    bearers_.bind(Text{name.first}, static_cast<std::int64_t>(name.second), static_cast<std::int64_t>(bearing),
                  std::int64_t{Bearers::enough});
    while (bearers_.step()) found.push_back(number(bearers_, 0));
    bearers_.reset();
    return found;
  };
  Bearers result{{}, list(Bearing::known_by_name), list(Bearing::unknown_by_alias)};
  const std::vector<Number> by_alias = list(Bearing::known_by_alias);
  std::set_union(result.known_by_name.begin(), result.known_by_name.end(), by_alias.begin(), by_alias.end(),
                 std::back_inserter(result.known));
  if (result.known.size() > Bearers::enough) result.known.resize(Bearers::enough);
  return result;
}

void Identities::touch(const Name& name) {
  if (!before_.contains(name)) before_.emplace(name, bearers(name));
}

void Identities::find_affected() {
  for (const auto& [name, before] : before_) {
    if (bearers(name) == before) continue;
    for (unknown_bearers_.bind(Text{name.first}, static_cast<std::int64_t>(name.second)); unknown_bearers_.step();)
      affected_.insert(number(unknown_bearers_, 0));
    unknown_bearers_.reset();
  }
}

std::optional<Identities::Number> Identities::parent_of(Number number) {
  const Identity self = load(number);
  if (const std::string_view whole = namesake_of(self.key); !whole.empty())
    return foremost_namesake(whole) == number ? find(whole) : std::nullopt;
  if (self.key.known || self.key.local || self.names.empty()) return std::nullopt;
  return belongs_to(self, number, [&](EntityType type, const std::string& name) { return bearers({name, type}); });
}

void Identities::link(Number number) {
  parent_.bind(std::int64_t{number});
  if (!parent_.step()) return;
  const std::optional<Number> old = parent_.null(0) ? std::nullopt : std::optional(entente::number(parent_, 0));
  parent_.reset();
  const std::optional<Number> now = parent_of(number);
  if (now == old) return;
  if (now) set_parent_.run(std::int64_t{*now}, std::int64_t{number});
  else set_parent_.run(Null{}, std::int64_t{number});
  seeds_.insert(number);
  for (const auto& other : {old, now})
    if (other) seeds_.insert(*other);
}

std::set<std::int64_t> Identities::settle() {
  for (const auto& [place, mention] : mentions_)
    if (mention.now != mention.before) articles_.change(place.first, place.second);
  articles_.settle();
  for (const auto& [number, change] : changes_) apply(number, change);
  for (const Number number : gone_) erase(number);
  find_affected();
  for (const Number number : affected_) link(number);
  for (const auto& [number, change] : changes_)
    if (!node_of(number)) seeds_.insert(number);
  nodes_.clear();
  cluster();
  for (const auto& [number, change] : changes_)
    if (const NodeId node = node_of(number)) touched_.insert(node.value);
  drop();
  return std::move(stale_);
}

// One that no article has any more. Those that belonged to it, or it to, may form other nodes without it.
void Identities::erase(Number number) {
  load_.bind(std::int64_t{number});
  if (!load_.step()) database_.fail_damaged("an identity is missing");
  const std::string id = load_.text(0);
  if (!load_.null(5)) touched_.insert(load_.number(5));
  if (!load_.null(6)) seeds_.insert(entente::number(load_, 6));
  load_.reset();
  for (const std::string& other : decisions_.same_as(id))
    if (const auto partner = find(other)) seeds_.insert(*partner);
  numbers_.erase(id);
  erase_.run(std::int64_t{number});
  changes_.erase(number);
}

void Identities::reconsider(const Decision& decision) {
  for (const std::string& id : {decision.entity, decision.value}) {
    const std::optional<Number> number = find(id);
    if (!number) continue;
    seeds_.insert(*number);
    update_names(*number, load(*number));
    load_.bind(std::int64_t{*number});
    if (load_.step() && !load_.null(5)) touched_.insert(load_.number(5));
    load_.reset();
  }
}

std::optional<Identities::Number> Identities::find(std::string_view id) {
  find_.bind(id);
  const std::optional<Number> found = find_.step() ? std::optional(number(find_, 0)) : std::nullopt;
  find_.reset();
  return found;
}

}  // namespace entente
