// SPDX-License-Identifier: Apache-2.0
// The rows of a graph file that come from the claims of articles: edges with their evidence, statements, who is in which article.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "claims.hpp"
#include "identity_articles.hpp"
#include "key_runs.hpp"
#include "layers.hpp"
#include "sqlite.hpp"

namespace entente {

class ClaimRows {
 public:
  explicit ClaimRows(Database& database) : database_(database) {}

  // What an article says, by its number. `nodes` has one for each entity.
  void put_in(std::int64_t article, const Facts& facts, std::string_view text, const std::vector<NodeId>& nodes);
  // `date` is the one it had when it was put in.
  void take_out(std::int64_t article, const std::string& date);
  // Makes anew what is made from the id of a node that has got another one.
  void rename(std::int64_t node);
  // Writes which edges came and went so far: what is put in next is not tied to what is gone.
  void settle_edges();
  // Writes all that was put in and taken out.
  void settle();

 private:
  // How much more or less there is of an edge.
  struct Growth {
    std::int64_t articles = 0;
    std::int64_t evidence = 0;
  };
  // From the first date to the last one; none where these are empty.
  struct Period {
    std::string first;
    std::string last;
    void add(const std::string& later) {  // in their order
      if (first.empty()) first = later;
      last = later;
    }
  };
  // How much more or less there is of a node.
  struct NodeGrowth {
    std::int64_t articles = 0;
    std::int64_t offices = 0;
    std::int64_t relations = 0;  // besides offices
    std::int64_t said = 0;
    std::int64_t said_of = 0;
    std::map<std::string, std::int64_t> dates;  // how many more or fewer articles of a date mention it
  };
  struct EdgeRow {
    EdgeKey key;
    std::int64_t id;
    std::int64_t number;
  };
  // Where a statement is found by who speaks, or is spoken of.
  struct Utterance {
    std::int64_t node;
    std::int64_t speaker;
    std::string date;
    std::int64_t quote;
    auto operator<=>(const Utterance&) const = default;
  };

  // Evidence, until its edge is looked up.
  struct Waiting {
    std::int64_t article;
    std::int64_t place;  // among the article's claims
    std::int64_t edge;   // its id
    Claim claim;
  };

  void put_in(std::int64_t article, const ArticleInfo& info, const Spoken& one);
  void link_claims();
  void find_edges();
  std::int64_t edge_number(std::int64_t id, const EdgeKey& key);
  void put_in(const Waiting& one, std::int64_t edge);
  void take_out_quote(std::int64_t quote, const std::string& text, std::int64_t speaker, const std::string& date);
  void rename_edges(std::int64_t node);
  void rename_quotes(std::int64_t node);
  // The rows by which an edge is found from its ends.
  void insert_links(const EdgeRow& edge);
  void insert_new_edges();
  void insert_holders(const EdgeRow& edge);
  void change_key(const EdgeRow& edge);
  std::int64_t code_of(RelationType relation);
  std::int64_t grow(std::int64_t edge, const Growth& growth);
  void erase_edge(std::int64_t edge);
  void erase_links(const EdgeRow& edge);
  void count_edge(const EdgeKey& key, std::int64_t more);
  void settle_nodes();
  bool had_bound_at(std::int64_t node, const Period& dates);
  void renew_dates(std::int64_t node);
  const std::string& id_of_node(NodeId node);

  Database& database_;
  IdentityArticles identity_articles_{database_};
  std::unordered_map<std::int64_t, std::int64_t> edge_numbers_;  // by id
  std::unordered_map<std::uint32_t, std::string> node_ids_;
  std::map<RelationType, std::int64_t> relation_codes_;
  IdOfNode id_of_node_ = [this](NodeId node) { return std::string_view(id_of_node(node)); };
  const std::int64_t last_old_edge_ = database_.number("SELECT max(number) FROM edge");
  std::int64_t last_edge_ = last_old_edge_;
  KeyRuns edge_keys_ = KeyRuns::of_edges(database_);
  std::vector<Keyed> changed_keys_;  // that come or go
  std::vector<Waiting> waiting_;     // article by article
  // What is still to be written. Sorted first, as rows that lie side by side cost less than rows all over the file.
  std::map<std::int64_t, Growth> edges_;
  std::vector<EdgeRow> new_edges_;
  std::map<std::int64_t, NodeGrowth> nodes_;
  std::vector<Utterance> by_topic_;
  std::vector<Utterance> by_speaker_;  // with no other node

  Sql insert_mention_{database_, "INSERT INTO node_article (article, node) VALUES (?, ?)"};
  Sql nodes_of_{database_, "SELECT node FROM node_article WHERE article = ?"};
  Sql erase_mentions_{database_, "DELETE FROM node_article WHERE article = ?"};
  Sql grow_node_{
      database_,
      "UPDATE node SET articles = articles + ?2, offices = offices + ?3, relations = relations + ?4, said = said + ?5, "
      "said_of = said_of + ?6, first_date = iif(?7 IS NULL OR first_date <= ?7, first_date, ?7), "
      "last_date = iif(?8 IS NULL OR last_date >= ?8, last_date, ?8) WHERE number = ?1"};
  Sql node_dates_{database_, "SELECT first_date, last_date FROM node WHERE number = ?"};
  Sql date_{database_, "SELECT date FROM article WHERE number = ?"};
  Sql renew_dates_{database_,
                   "UPDATE node SET first_date = iif(dropped, NULL, ?2), last_date = iif(dropped, NULL, ?3) "
                   "WHERE number = ?1"};
  Sql node_id_{database_, "SELECT id FROM node WHERE number = ?"};
  Sql edge_id_{database_, "SELECT id FROM edge WHERE number = ?"};
  Sql insert_edge_{database_, "INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?, ?, ?)"};
  Sql insert_weight_{
      database_,
      "INSERT INTO edge_weight SELECT number, ?2, ?3, subject, object, relation = 'holds_office', status, id FROM edge "
      "WHERE number = ?1"};
  Sql grow_weight_{database_,
                   "UPDATE edge_weight SET articles = articles + ?, evidence = evidence + ? WHERE edge = ? RETURNING evidence"};
  Sql erase_weight_{database_, "DELETE FROM edge_weight WHERE edge = ?"};
  Sql rename_weight_{database_, "UPDATE edge_weight SET id = ? WHERE edge = ?"};
  Sql erase_edge_{database_, "DELETE FROM edge WHERE number = ? RETURNING subject, object, relation, status, id"};
  Sql insert_code_{database_, "INSERT OR IGNORE INTO relation_code (name) VALUES (?)"};
  Sql relation_code_{database_, "SELECT code FROM relation_code WHERE name = ?"};
  static constexpr const char* erase_link_sql =
      "DELETE FROM @ WHERE subject = ? AND relation = ? AND object = ? AND status = ? AND id = ? AND edge = ?";
  Sql insert_by_subject_{
      database_, "INSERT INTO new_edge_by_subject (subject, relation, object, status, id, edge) VALUES (?, ?, ?, ?, ?, ?)"};
  Sql insert_by_object_{database_,
                        "INSERT INTO new_edge_by_object (subject, relation, object, status, id, edge) VALUES (?, ?, ?, ?, ?, ?)"};
  BothLayers erase_by_subject_{database_, "edge_by_subject", erase_link_sql};
  BothLayers erase_by_object_{database_, "edge_by_object", erase_link_sql};
  Sql edges_at_{database_,
                "SELECT number, subject, relation, object, role, status, time, id FROM edge WHERE number IN ("
                "SELECT edge FROM edge_by_subject WHERE subject = ?1 UNION ALL SELECT edge FROM edge_by_object WHERE object = ?1 "
                "UNION ALL SELECT edge FROM edge_holder WHERE node = ?1)"};
  Sql rename_edge_{database_, "UPDATE edge SET id = ? WHERE number = ?"};
  Sql holders_of_{database_, "SELECT node FROM edge_holder WHERE edge = ?"};
  Sql insert_holder_{database_, "INSERT INTO edge_holder VALUES (?, ?, ?, ?)"};
  Sql rename_holders_{database_, "UPDATE edge_holder SET id = ? WHERE edge = ? AND apart IS NOT NULL"};
  Sql erase_holders_{database_, "DELETE FROM edge_holder WHERE edge = ?"};
  Sql insert_evidence_{database_, "INSERT INTO first_evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Sql insert_more_evidence_{database_, "INSERT INTO more_evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Sql edges_of_{database_, "SELECT edge, count(*) FROM edge_evidence WHERE article = ? GROUP BY edge"};
  Sql erase_evidence_{database_, "DELETE FROM first_evidence WHERE article = ?"};
  Sql erase_more_evidence_{database_, "DELETE FROM more_evidence WHERE article = ?"};
  Sql insert_quote_{database_, "INSERT INTO quote VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Sql quotes_of_{database_, "SELECT number, text, speaker, date FROM quote WHERE article = ?"};
  Sql erase_quotes_{database_, "DELETE FROM quote WHERE article = ?"};
  Sql quotes_by_{database_,
                 "SELECT quote.number, article.id, spans, speaker_begin, speaker_end, cue_begin FROM quote "
                 "JOIN article ON article.number = quote.article "
                 "WHERE quote.number IN (SELECT quote FROM quote_by_speaker WHERE speaker = ?)"};
  Sql rename_quote_{database_, "UPDATE quote SET id = ? WHERE number = ?"};
  Sql insert_about_{database_, "INSERT INTO quote_about (quote, node) VALUES (?, ?)"};
  Sql insert_by_topic_{database_, "INSERT INTO new_quote_by_topic (node, speaker, date, quote) VALUES (?, ?, ?, ?)"};
  Sql insert_by_speaker_{database_, "INSERT INTO new_quote_by_speaker (speaker, date, quote) VALUES (?, ?, ?)"};
  BothLayers erase_by_topic_{database_, "quote_by_topic",
                             "DELETE FROM @ WHERE node = ? AND speaker = ? AND date = ? AND quote = ?"};
  BothLayers erase_by_speaker_{database_, "quote_by_speaker", "DELETE FROM @ WHERE speaker = ? AND date = ? AND quote = ?"};
  Sql erase_about_{database_, "DELETE FROM quote_about WHERE quote = ? RETURNING node"};
  Sql words_in_{database_, "INSERT INTO quote_words (rowid, text) VALUES (?, ?)"};
  Sql words_out_{database_, "INSERT INTO quote_words (quote_words, rowid, text) VALUES ('delete', ?, ?)"};
};

}  // namespace entente
