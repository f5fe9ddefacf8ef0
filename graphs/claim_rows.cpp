// SPDX-License-Identifier: Apache-2.0
#include "claim_rows.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "codes.hpp"
#include "core/own_relations.hpp"
#include "spans.hpp"

namespace entente {
namespace {

constexpr std::size_t most_waiting = 100'000;  // claims: what bounds the memory of a batch that many articles are derived anew in

std::uint32_t edge_key(std::int64_t id) { return static_cast<std::uint32_t>(static_cast<std::uint64_t>(id) >> 32U); }

NodeId node(const Sql& row, int column) { return NodeId{static_cast<std::size_t>(row.number(column))}; }

CharSpan span(const Sql& row, int column) {
  return {static_cast<std::uint32_t>(row.number(column)), static_cast<std::uint32_t>(row.number(column + 1))};
}

}  // namespace

void ClaimRows::put_in(std::int64_t number, const Facts& facts, std::string_view text, const std::vector<NodeId>& nodes) {
  for (const NodeId node : std::set<NodeId>(nodes.begin(), nodes.end())) {
    if (!node) continue;
    insert_mention_.run(number, node);
    NodeGrowth& growth = nodes_[node.value];
    growth.articles += 1;
    growth.dates[facts.article.date] += 1;
  }
  ArticleClaims said = read_claims(facts, text, {}, nodes);
  std::int64_t place = 0;
  for (Claim& claim : said.claims) {
    const auto id = static_cast<std::int64_t>(edge_hash(claim.key, id_of_node_));
    waiting_.push_back({number, place++, id, std::move(claim)});
  }
  for (const Spoken& one : said.spoken) put_in(number, facts.article, one);
  if (waiting_.size() > most_waiting) link_claims();
}

void ClaimRows::put_in(std::int64_t article, const ArticleInfo& info, const Spoken& one) {
  const Quote& quote = one.quote;
  insert_quote_.run(static_cast<std::int64_t>(quote_hash(one, info.id, id_of_node_)), article, Text{info.date}, quote.speaker,
                    quote.speaker_text, quote.cue, quote.text, name(quote.form), quote.addressee, quote.occasion, quote.time,
                    write_spans(quote.spans), one.speaker_span.begin, one.speaker_span.end, one.cue_span.begin);
  const std::int64_t number = database_.last_number();
  words_in_.run(number, quote.text);
  const std::int64_t speaker = quote.speaker ? std::int64_t{quote.speaker.value} : 0;
  if (quote.speaker) {
    ++nodes_[speaker].said;
    by_speaker_.push_back({0, speaker, info.date, number});
  }
  for (const NodeId node : quote.about) {
    insert_about_.run(number, node);
    by_topic_.push_back({node.value, speaker, info.date, number});
    ++nodes_[node.value].said_of;
  }
}

void ClaimRows::take_out(std::int64_t article, const std::string& date) {
  edges_of_.bind(article).each([&](const Sql& row) {
    Growth& growth = edges_[row.number(0)];
    growth.articles -= 1;
    growth.evidence -= row.number(1);
  });
  erase_evidence_.run(article);
  erase_more_evidence_.run(article);
  quotes_of_.bind(article).each([&](const Sql& row) { take_out_quote(row.number(0), row.text(1), row.number(2), row.text(3)); });
  erase_quotes_.run(article);
  nodes_of_.bind(article).each([&](const Sql& row) {
    NodeGrowth& growth = nodes_[row.number(0)];
    growth.articles -= 1;
    growth.dates[date] -= 1;
  });
  erase_mentions_.run(article);
}

void ClaimRows::take_out_quote(std::int64_t quote, const std::string& text, std::int64_t speaker, const std::string& date) {
  words_out_.run(quote, text);
  if (speaker != 0) {
    --nodes_[speaker].said;
    erase_by_speaker_.run(speaker, Text{date}, quote);
  }
  erase_about_.bind(quote).each([&](const Sql& about) {
    --nodes_[about.number(0)].said_of;
    erase_by_topic_.run(about.number(0), speaker, Text{date}, quote);
  });
}

// Writes what is waiting: the edges of many claims are found in one go.
void ClaimRows::link_claims() {
  edge_keys_.change(std::exchange(changed_keys_, {}));
  find_edges();
  std::set<std::int64_t> told;  // by the article so far
  std::int64_t article = 0;
  for (const Waiting& one : waiting_) {
    if (std::exchange(article, one.article) != one.article) told.clear();
    const std::int64_t edge = edge_number(one.edge, one.claim.key);
    Growth& growth = edges_[edge];
    growth.evidence += 1;
    growth.articles += told.insert(edge).second ? 1 : 0;
    put_in(one, edge);
  }
  waiting_.clear();
}

void ClaimRows::find_edges() {
  std::vector<std::uint32_t> keys;
  for (const Waiting& one : waiting_)
    if (!edge_numbers_.contains(one.edge)) keys.push_back(edge_key(one.edge));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::vector<Keyed> found = edge_keys_.with(keys);
  std::sort(found.begin(), found.end(), [](const Keyed& a, const Keyed& b) { return a.number < b.number; });  // as rows lie
  for (const auto& [key, number] : found) {
    const std::optional<std::int64_t> id = edge_id_.bind(std::int64_t{number}).first();
    if (!id) database_.fail_damaged("a relation is missing");
    edge_numbers_[*id] = number;
  }
}

std::int64_t ClaimRows::edge_number(std::int64_t id, const EdgeKey& key) {
  const auto [entry, is_new] = edge_numbers_.try_emplace(id, 0);
  if (is_new) {
    entry->second = ++last_edge_;
    new_edges_.push_back({key, id, entry->second});
  }
  return entry->second;
}

void ClaimRows::put_in(const Waiting& one, std::int64_t edge) {
  const auto& [e, role, turned] = one.claim.piece;
  (edge > last_old_edge_ ? insert_evidence_ : insert_more_evidence_)
      .run(edge, one.article, one.place, e.span.begin, e.span.end, e.text, role, std::int64_t{turned}, e.according_to,
           e.according_to_text, e.time, e.place);
}

void ClaimRows::rename(std::int64_t node) {
  rename_edges(node);
  rename_quotes(node);
}

void ClaimRows::rename_edges(std::int64_t at) {
  std::vector<EdgeRow> edges;
  edges_at_.bind(at).each([&](const Sql& row) {
    edges.push_back({{node(row, 1),
                      declare_relation(row.text(2)).value(),
                      node(row, 3),
                      row.text(4),
                      status(row.text(5)).value(),
                      {},
                      row.text(6)},
                     row.number(7),
                     row.number(0)});
  });
  for (EdgeRow& edge : edges) {
    holders_of_.bind(edge.number).each([&](const Sql& row) { edge.key.holders.push_back(node(row, 0)); });
    erase_links(edge);
    change_key(edge);
    edge.id = static_cast<std::int64_t>(edge_hash(edge.key, id_of_node_));
    change_key(edge);
    rename_edge_.run(edge.id, edge.number);
    rename_weight_.run(edge.id, edge.number);
    rename_holders_.run(edge.id, edge.number);
    insert_links(edge);
  }
}

void ClaimRows::rename_quotes(std::int64_t by) {
  std::vector<std::tuple<std::int64_t, std::string, Spoken>> quotes;
  quotes_by_.bind(by).each([&](const Sql& row) {
    Spoken one;
    one.quote.speaker = NodeId{static_cast<std::size_t>(by)};
    one.quote.spans = read_spans(row.text(2));
    one.speaker_span = span(row, 3);
    one.cue_span.begin = static_cast<std::uint32_t>(row.number(5));
    quotes.emplace_back(row.number(0), row.text(1), std::move(one));
  });
  for (const auto& [number, article, one] : quotes)
    rename_quote_.run(static_cast<std::int64_t>(quote_hash(one, article, id_of_node_)), number);
}

void ClaimRows::settle() {
  settle_edges();
  settle_nodes();  // which edges count for, too
  for (std::vector<Utterance>* const utterances : {&by_topic_, &by_speaker_}) std::sort(utterances->begin(), utterances->end());
  for (const auto& [node, speaker, date, quote] : by_topic_) insert_by_topic_.run(node, speaker, Text{date}, quote);
  for (const auto& [node, speaker, date, quote] : by_speaker_) insert_by_speaker_.run(speaker, Text{date}, quote);
  by_topic_.clear();
  by_speaker_.clear();
}

void ClaimRows::settle_nodes() {
  for (const auto& [node, growth] : nodes_) {
    Period come;
    Period gone;
    for (const auto& [date, articles] : growth.dates)
      if (!date.empty() && articles != 0) (articles > 0 ? come : gone).add(date);
    const bool renew = had_bound_at(node, gone);
    grow_node_.run(node, growth.articles, growth.offices, growth.relations, growth.said, growth.said_of, come.first, come.last);
    if (renew) renew_dates(node);
  }
  nodes_.clear();
}

// Whether one of the dates is the first or the last that the node has, or there may be an earlier or later one.
bool ClaimRows::had_bound_at(std::int64_t node, const Period& dates) {
  if (dates.first.empty()) return false;
  node_dates_.bind(node);
  const bool found = node_dates_.step() && (dates.first <= node_dates_.text(0) || dates.last >= node_dates_.text(1));
  node_dates_.reset();
  return found;
}

void ClaimRows::renew_dates(std::int64_t node) {
  std::set<std::string> dates;
  for (const std::int64_t article : identity_articles_.of_node(node))
    date_.bind(article).each([&](const Sql& row) {
      if (!row.null(0)) dates.insert(row.text(0));
    });
  if (dates.empty())
    renew_dates_.run(node, Null{}, Null{});
  else
    renew_dates_.run(node, *dates.begin(), *dates.rbegin());
}

// Edges that nothing tells of any more go.
void ClaimRows::settle_edges() {
  link_claims();
  insert_new_edges();
  for (const auto& [edge, growth] : edges_)
    if ((growth.articles != 0 || growth.evidence != 0) && grow(edge, growth) == 0) erase_edge(edge);
  edges_.clear();
  edge_keys_.change(std::exchange(changed_keys_, {}));
}

void ClaimRows::insert_new_edges() {
  std::sort(new_edges_.begin(), new_edges_.end(), [](const EdgeRow& a, const EdgeRow& b) { return a.key < b.key; });
  for (const EdgeRow& edge : new_edges_) {
    const auto& [key, id, number] = edge;
    const Growth growth = std::exchange(edges_[number], {});
    insert_links(edge);
    insert_edge_.run(number, id, key.subject, name(key.type), key.object, key.role, name(key.status), key.time);
    if (growth.evidence > 1) insert_weight_.run(number, growth.articles, growth.evidence);
    insert_holders(edge);
    change_key(edge);
    count_edge(key, 1);
  }
  new_edges_.clear();
}

// A holder that is no end of the edge finds it by its status.
void ClaimRows::insert_holders(const EdgeRow& edge) {
  const EdgeKey& key = edge.key;
  for (const NodeId holder : key.holders) {
    if (holder == key.subject || holder == key.object)
      insert_holder_.run(edge.number, holder, Null{}, Null{});
    else
      insert_holder_.run(edge.number, holder, code(key.status), edge.id);
  }
}

// The edge is found by its id from now on, or no more.
void ClaimRows::change_key(const EdgeRow& edge) {
  changed_keys_.push_back({edge_key(edge.id), static_cast<std::uint32_t>(edge.number)});
}

// Gives how much evidence there is now.
std::int64_t ClaimRows::grow(std::int64_t edge, const Growth& growth) {
  if (const auto now = grow_weight_.bind(growth.articles, growth.evidence, edge).first()) {
    if (*now <= 1) erase_weight_.run(edge);
    return *now;
  }
  const std::int64_t now = 1 + growth.evidence;
  if (now > 1) insert_weight_.run(edge, 1 + growth.articles, now);
  return now;
}

void ClaimRows::erase_edge(std::int64_t edge) {
  erase_edge_.bind(edge).each([&](const Sql& row) {
    const EdgeKey key{node(row, 0), declare_relation(row.text(2)).value(), node(row, 1), {}, status(row.text(3)).value(), {}, {}};
    const EdgeRow gone{key, row.number(4), edge};
    erase_links(gone);
    change_key(gone);
    count_edge(gone.key, -1);
  });
  erase_holders_.run(edge);
}

void ClaimRows::insert_links(const EdgeRow& edge) {
  for (Sql* const insert : {&insert_by_subject_, &insert_by_object_})
    insert->run(edge.key.subject, code_of(edge.key.type), edge.key.object, code(edge.key.status), edge.id, edge.number);
}

void ClaimRows::erase_links(const EdgeRow& edge) {
  for (BothLayers* const erase : {&erase_by_subject_, &erase_by_object_})
    erase->run(edge.key.subject, code_of(edge.key.type), edge.key.object, code(edge.key.status), edge.id, edge.number);
}

std::int64_t ClaimRows::code_of(RelationType relation) {
  const auto [entry, is_new] = relation_codes_.try_emplace(relation, 0);
  if (is_new) {
    insert_code_.run(name(relation));
    entry->second = relation_code_.bind(name(relation)).first().value();
  }
  return entry->second;
}

// Once for each end.
void ClaimRows::count_edge(const EdgeKey& key, std::int64_t more) {
  for (const NodeId end : std::set{key.subject, key.object}) {
    NodeGrowth& growth = nodes_[end.value];
    (key.type == RelationType::holds_office ? growth.offices : growth.relations) += more;
  }
}

const std::string& ClaimRows::id_of_node(NodeId node) {
  const auto [entry, is_new] = node_ids_.try_emplace(node.value);
  if (!is_new) return entry->second;
  node_id_.bind(node);
  if (!node_id_.step()) database_.fail_damaged("an entity is missing");
  entry->second = node_id_.text(0);
  node_id_.reset();
  return entry->second;
}

}  // namespace entente
