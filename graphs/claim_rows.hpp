// SPDX-License-Identifier: Apache-2.0
// The rows of a graph file that come from the claims of articles: edges with their evidence, statements, who is in which article.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "claims.hpp"
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

  void put_in(std::int64_t article, const ArticleInfo& info, const Spoken& one);
  std::int64_t edge_number(const EdgeKey& key);
  void take_out_quote(std::int64_t quote, const std::string& text, std::int64_t speaker, const std::string& date);
  void rename_edges(std::int64_t node);
  void rename_quotes(std::int64_t node);
  // The rows by which an edge is found from its ends.
  void insert_links(const EdgeRow& edge);
  void insert_new_edges();
  std::int64_t grow(std::int64_t edge, const Growth& growth);
  void erase_edge(std::int64_t edge);
  void erase_links(const EdgeRow& edge);
  void count_edge(const EdgeKey& key, std::int64_t more);
  void settle_nodes();
  bool had_bound_at(std::int64_t node, const Period& dates);
  const std::string& id_of_node(NodeId node);

  Database& database_;
  std::unordered_map<std::int64_t, std::int64_t> edge_numbers_;  // by id
  std::unordered_map<std::uint32_t, std::string> node_ids_;
  IdOfNode id_of_node_ = [this](NodeId node) { return std::string_view(id_of_node(node)); };
  const std::int64_t last_old_edge_ = database_.number("SELECT max(number) FROM edge");
  std::int64_t last_edge_ = last_old_edge_;
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
  Sql renew_dates_{database_, "UPDATE node SET (first_date, last_date) = (SELECT min(date), max(date) FROM article "
                              "WHERE NOT dropped AND article.number IN (SELECT article FROM identity_article "
                              "WHERE identity IN (SELECT number FROM identity WHERE node = ?1))) WHERE number = ?1"};
  Sql node_id_{database_, "SELECT id FROM node WHERE number = ?"};
  Sql find_edge_{database_,
                 "SELECT edge FROM edge_by_subject WHERE subject = ? AND relation = ? AND object = ? AND status = ? AND id = ?"};
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
  Sql insert_holder_{database_, "INSERT INTO edge_holder VALUES (?, ?)"};
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
