// SPDX-License-Identifier: Apache-2.0
#include "update.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <tuple>
#include <unordered_map>

#include "claims.hpp"
#include "compression.hpp"
#include "identities.hpp"
#include "reports.hpp"
#include "spans.hpp"

namespace entente {
namespace {

// How much more or less there is of an edge.
struct Growth {
  std::int64_t articles = 0;
  std::int64_t evidence = 0;
};

class Update {
 public:
  Update(Database& database, const std::optional<Decisions>& decided)
      : database_(database),
        before_(stored_decisions(database)),
        decisions_(decided.value_or(before_)),
        identities_(database, decisions_),
        reports_(database) {}

  void run(const Batch& batch) {
    if (decisions_ != before_) decide();
    std::map<std::int64_t, const ArticleFacts*> coming;  // by number
    std::set<std::int64_t> leaving;                      // ones that are there, as they are
    std::set<std::int64_t> gone;
    for (const auto& [id, article] : batch) {
      const std::optional<std::int64_t> old = forget(id);
      if (old) leaving.insert(*old);
      if (article) coming[put(*article, old)] = &*article;
      else if (old) gone.insert(*old);
    }
    const std::set<std::int64_t> stale = identities_.settle();
    leaving.insert(stale.begin(), stale.end());
    for (const std::int64_t article : leaving) take_out(article);
    for (const std::int64_t article : gone) erase_article_.run(article);
    grow();  // before what comes, so that nothing new is tied to what is gone
    for (const std::int64_t node : identities_.update_nodes()) rename(node);
    for (const auto& [number, article] : coming) put_in(number, *article);
    for (const std::int64_t article : stale)
      if (!coming.contains(article) && !gone.contains(article)) put_in(article, stored(article));
    grow();
  }

 private:
  void decide() {
    const auto reconsider_missing = [&](const Decisions& from, const Decisions& in) {
      for (const Decision& decision : from.all())
        if (std::find(in.all().begin(), in.all().end(), decision) == in.all().end()) identities_.reconsider(decision);
    };
    reconsider_missing(before_, decisions_);
    reconsider_missing(decisions_, before_);
    database_.run("DELETE FROM decision");
    Sql insert(database_, "INSERT INTO decision VALUES (?, ?, ?, ?, ?)");
    for (const Decision& d : decisions_.all()) insert.run(static_cast<std::int64_t>(d.kind), d.entity, d.value, d.author, d.date);
  }

  // The identities count without the article of this id, whose number it gives, where there is one.
  std::optional<std::int64_t> forget(const std::string& id) {
    find_.bind(id);
    std::optional<std::int64_t> number;
    if (find_.step()) {
      number = find_.number(0);
      title_out_.run(*number, find_.text(1));
      reports_.remove(*number, decompress(find_.text(3)));
      identities_.remove(read_facts(decompress(find_.text(2)), {database_.path() + ": article '" + id + "'"}), *number);
    }
    find_.reset();
    return number;
  }

  std::int64_t put(const ArticleFacts& article, std::optional<std::int64_t> number) {
    const ArticleInfo& info = article.facts.article;
    const std::string text = compress(article.text);
    const std::string facts = compress(facts_line(article.facts));
    if (number) update_article_.run(info.source, info.date, info.url, info.title, info.chars, info.sha256, Blob{text}, Blob{facts}, *number);
    else insert_article_.run(info.id, info.source, info.date, info.url, info.title, info.chars, info.sha256, Blob{text}, Blob{facts});
    if (!number) number = database_.last_number();
    title_in_.run(*number, info.title);
    reports_.add(*number, article.text);
    identities_.add(article.facts, *number);
    return *number;
  }

  ArticleFacts stored(std::int64_t number) {
    stored_.bind(number);
    if (!stored_.step()) database_.fail_damaged("an article is missing");
    ArticleFacts article{read_facts(decompress(stored_.text(0)), {database_.path()}), decompress(stored_.text(1))};
    stored_.reset();
    return article;
  }

  void take_out(std::int64_t article) {
    for (edges_of_.bind(article); edges_of_.step();) {
      Growth& growth = edges_[edges_of_.number(0)];
      growth.articles -= 1;
      growth.evidence -= edges_of_.number(1);
    }
    edges_of_.reset();
    erase_evidence_.run(article);
    for (quotes_of_.bind(article); quotes_of_.step();) {
      words_out_.run(quotes_of_.number(0), quotes_of_.text(1));
      erase_about_.run(quotes_of_.number(0));
    }
    quotes_of_.reset();
    erase_quotes_.run(article);
    for (nodes_of_.bind(article); nodes_of_.step();) --node_articles_[nodes_of_.number(0)];
    nodes_of_.reset();
    erase_nodes_.run(article);
  }

  void put_in(std::int64_t number, const ArticleFacts& article) {
    const std::vector<NodeId> nodes = identities_.nodes(article.facts);
    const std::string& date = article.facts.article.date;
    for (const NodeId node : std::set<NodeId>(nodes.begin(), nodes.end())) {
      if (!node) continue;
      insert_node_.run(node, Text{date}, number);
      ++node_articles_[node.value];
    }
    const ArticleClaims said = read_claims(article.facts, article.text, {}, nodes);
    std::set<std::int64_t> edges;
    for (const Claim& claim : said.claims) {
      const std::int64_t edge = edge_number(claim.key);
      Growth& growth = edges_[edge];
      growth.evidence += 1;
      growth.articles += edges.insert(edge).second ? 1 : 0;
      const Evidence& e = claim.piece.evidence;
      insert_evidence_.run(edge, number, e.span.begin, e.span.end, e.text, claim.piece.role, std::int64_t{claim.piece.turned}, e.according_to,
                           e.according_to_text, e.time, e.place);
    }
    for (const Spoken& one : said.spoken) put_in(number, article.facts.article, one);
  }

  void put_in(std::int64_t article, const ArticleInfo& info, const Spoken& one) {
    const Quote& quote = one.quote;
    const std::string& date = info.date;
    insert_quote_.run(static_cast<std::int64_t>(quote_hash(one, info.id, id_of_node_)), article, Text{date}, quote.speaker, quote.speaker_text, quote.cue, quote.text, name(quote.form), quote.addressee,
                      quote.occasion, quote.time, write_spans(quote.spans), one.speaker_span.begin, one.speaker_span.end, one.cue_span.begin);
    const std::int64_t number = database_.last_number();
    words_in_.run(number, quote.text);
    const std::int64_t speaker = quote.speaker ? std::int64_t{quote.speaker.value} : 0;
    for (const NodeId node : quote.about) insert_about_.run(node, speaker, Text{date}, number);
  }

  std::int64_t edge_number(const EdgeKey& key) {
    const auto id = static_cast<std::int64_t>(edge_hash(key, id_of_node_));
    const auto [entry, is_new] = edge_numbers_.try_emplace(id, 0);
    if (!is_new) return entry->second;
    find_edge_.bind(id);
    if (find_edge_.step()) {
      entry->second = find_edge_.number(0);
    } else {
      insert_edge_.run(id, key.subject, name(key.type), key.object, key.role, name(key.status), key.time);
      entry->second = database_.last_number();
      for (const NodeId holder : key.holders) insert_holder_.run(entry->second, holder);
    }
    find_edge_.reset();
    return entry->second;
  }

  // What is made from the id of a node that has got another one.
  void rename(std::int64_t node) {
    std::vector<std::pair<std::int64_t, EdgeKey>> edges;
    for (edges_at_.bind(node); edges_at_.step();)
      edges.push_back({edges_at_.number(0),
                       {NodeId{static_cast<std::size_t>(edges_at_.number(1))}, relation_type(edges_at_.text(2)).value(),
                        NodeId{static_cast<std::size_t>(edges_at_.number(3))}, edges_at_.text(4), status(edges_at_.text(5)).value(), {}, edges_at_.text(6)}});
    edges_at_.reset();
    for (auto& [number, key] : edges) {
      for (holders_of_.bind(number); holders_of_.step();) key.holders.emplace_back(static_cast<std::size_t>(holders_of_.number(0)));
      holders_of_.reset();
      rename_edge_.run(static_cast<std::int64_t>(edge_hash(key, id_of_node_)), number);
    }
    std::vector<std::tuple<std::int64_t, std::string, Spoken>> quotes;
    for (quotes_by_.bind(node); quotes_by_.step();) {
      Spoken one;
      one.quote.speaker = NodeId{static_cast<std::size_t>(node)};
      one.quote.spans = read_spans(quotes_by_.text(2));
      one.speaker_span = {static_cast<std::uint32_t>(quotes_by_.number(3)), static_cast<std::uint32_t>(quotes_by_.number(4))};
      one.cue_span.begin = static_cast<std::uint32_t>(quotes_by_.number(5));
      quotes.emplace_back(quotes_by_.number(0), quotes_by_.text(1), std::move(one));
    }
    quotes_by_.reset();
    for (const auto& [number, article, one] : quotes)
      rename_quote_.run(static_cast<std::int64_t>(quote_hash(one, article, id_of_node_)), number);
  }

  void grow() {
    for (const auto& [edge, growth] : edges_) {
      if (growth.articles == 0 && growth.evidence == 0) continue;
      grow_edge_.run(growth.articles, growth.evidence, edge);
      if (growth.evidence > 0) continue;
      is_empty_.bind(edge);
      const bool is_empty = is_empty_.step();
      is_empty_.reset();
      if (!is_empty) continue;
      erase_edge_.run(edge);
      erase_holders_.run(edge);
    }
    edges_.clear();
    for (const auto& [node, more] : node_articles_)
      if (more != 0) grow_node_.run(more, node);
    node_articles_.clear();
  }

  const std::string& id_of_node(NodeId node) {
    const auto [entry, is_new] = node_ids_.try_emplace(node.value);
    if (!is_new) return entry->second;
    node_id_.bind(node);
    if (!node_id_.step()) database_.fail_damaged("an entity is missing");
    entry->second = node_id_.text(0);
    node_id_.reset();
    return entry->second;
  }

  Database& database_;
  Decisions before_;
  Decisions decisions_;
  Identities identities_;
  Reports reports_;
  std::unordered_map<std::int64_t, std::int64_t> edge_numbers_;  // by id
  std::unordered_map<std::uint32_t, std::string> node_ids_;
  IdOfNode id_of_node_ = [this](NodeId node) { return std::string_view(id_of_node(node)); };
  std::map<std::int64_t, Growth> edges_;
  std::map<std::int64_t, std::int64_t> node_articles_;

  Sql find_{database_, "SELECT number, title, facts, text FROM article WHERE id = ?"};
  Sql stored_{database_, "SELECT facts, text FROM article WHERE number = ?"};
  Sql insert_article_{database_,
                      "INSERT INTO article (id, source, date, url, title, chars, sha256, text, facts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Sql update_article_{database_,
                      "UPDATE article SET source = ?, date = ?, url = ?, title = ?, chars = ?, sha256 = ?, text = ?, facts = ? WHERE number = ?"};
  Sql erase_article_{database_, "DELETE FROM article WHERE number = ?"};
  Sql title_in_{database_, "INSERT INTO title_words (rowid, title) VALUES (?, ?)"};
  Sql title_out_{database_, "INSERT INTO title_words (title_words, rowid, title) VALUES ('delete', ?, ?)"};
  Sql insert_node_{database_, "INSERT INTO node_article VALUES (?, ?, ?)"};
  Sql nodes_of_{database_, "SELECT node FROM node_article WHERE article = ?"};
  Sql erase_nodes_{database_, "DELETE FROM node_article WHERE article = ?"};
  Sql grow_node_{database_, "UPDATE node SET articles = articles + ? WHERE number = ?"};
  Sql find_edge_{database_, "SELECT number FROM edge WHERE id = ?"};
  Sql insert_edge_{database_, "INSERT INTO edge VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, 0, 0)"};
  Sql grow_edge_{database_, "UPDATE edge SET articles = articles + ?, evidence = evidence + ? WHERE number = ?"};
  Sql is_empty_{database_, "SELECT 1 FROM edge WHERE number = ? AND evidence = 0"};
  Sql erase_edge_{database_, "DELETE FROM edge WHERE number = ?"};
  Sql edges_at_{database_,
                "SELECT number, subject, relation, object, role, status, time FROM edge WHERE subject = ?1 "
                "UNION SELECT number, subject, relation, object, role, status, time FROM edge WHERE object = ?1 "
                "UNION SELECT number, subject, relation, object, role, status, time FROM edge JOIN edge_holder ON edge = number WHERE node = ?1"};
  Sql rename_edge_{database_, "UPDATE edge SET id = ? WHERE number = ?"};
  Sql holders_of_{database_, "SELECT node FROM edge_holder WHERE edge = ?"};
  Sql quotes_by_{database_,
                 "SELECT quote.number, article.id, spans, speaker_begin, speaker_end, cue_begin FROM quote "
                 "JOIN article ON article.number = quote.article WHERE speaker = ?"};
  Sql rename_quote_{database_, "UPDATE quote SET id = ? WHERE number = ?"};
  Sql node_id_{database_, "SELECT id FROM node WHERE number = ?"};
  Sql insert_holder_{database_, "INSERT INTO edge_holder VALUES (?, ?)"};
  Sql erase_holders_{database_, "DELETE FROM edge_holder WHERE edge = ?"};
  Sql insert_evidence_{database_, "INSERT INTO edge_evidence VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Sql edges_of_{database_, "SELECT edge, count(*) FROM edge_evidence WHERE article = ? GROUP BY edge"};
  Sql erase_evidence_{database_, "DELETE FROM edge_evidence WHERE article = ?"};
  Sql insert_quote_{database_, "INSERT INTO quote VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Sql quotes_of_{database_, "SELECT number, text FROM quote WHERE article = ?"};
  Sql erase_quotes_{database_, "DELETE FROM quote WHERE article = ?"};
  Sql insert_about_{database_, "INSERT INTO quote_about VALUES (?, ?, ?, ?)"};
  Sql erase_about_{database_, "DELETE FROM quote_about WHERE quote = ?"};
  Sql words_in_{database_, "INSERT INTO quote_words (rowid, text) VALUES (?, ?)"};
  Sql words_out_{database_, "INSERT INTO quote_words (quote_words, rowid, text) VALUES ('delete', ?, ?)"};
};

}  // namespace

void update(Database& database, const Batch& batch, const std::optional<Decisions>& decided) { Update(database, decided).run(batch); }

Decisions stored_decisions(Database& database) {
  Decisions decisions;
  for (Sql rows(database, "SELECT kind, entity, value, author, date FROM decision"); rows.step();)
    decisions.add({static_cast<Decision::Kind>(rows.number(0)), rows.text(1), rows.text(2), rows.text(3), rows.text(4)});
  return decisions;
}

std::string facts_line(Facts facts) {
  facts.text.clear();
  std::ostringstream line;
  write_facts(facts, line);
  return std::move(line).str();
}

}  // namespace entente
