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
  // Writes what was put in and taken out so far.
  void settle();

 private:
  // How much more or less there is of an edge.
  struct Growth {
    std::int64_t articles = 0;
    std::int64_t evidence = 0;
  };
  // How much more or less there is of a node.
  struct NodeGrowth {
    std::int64_t articles = 0;
    std::int64_t offices = 0;
    std::int64_t relations = 0;  // besides offices
    std::int64_t said = 0;
    std::int64_t said_of = 0;
    std::set<std::string> come;  // the dates of articles that mention it now
    std::set<std::string> gone;  // and of those that do no more
  };
  struct NewEdge {
    EdgeKey key;
    std::int64_t id;
    std::int64_t number;
  };

  void put_in(std::int64_t article, const ArticleInfo& info, const Spoken& one);
  std::int64_t edge_number(const EdgeKey& key);
  void rename_edges(std::int64_t node);
  void rename_quotes(std::int64_t node);
  void settle_edges();
  void count_edge(const EdgeKey& key, std::int64_t more);
  void settle_nodes();
  bool had_bound_at(std::int64_t node, const std::set<std::string>& dates);
  const std::string& id_of_node(NodeId node);

  Database& database_;
  std::unordered_map<std::int64_t, std::int64_t> edge_numbers_;  // by id
  std::unordered_map<std::uint32_t, std::string> node_ids_;
  IdOfNode id_of_node_ = [this](NodeId node) { return std::string_view(id_of_node(node)); };
  std::int64_t last_edge_ = database_.number("SELECT max(number) FROM edge");
  // What is still to be written. Sorted first, as rows that lie side by side cost less than rows all over the file.
  std::map<std::int64_t, Growth> edges_;
  std::vector<NewEdge> new_edges_;
  std::map<std::int64_t, NodeGrowth> nodes_;
  std::vector<std::pair<std::int64_t, std::int64_t>> new_mentions_;                       // node, article
  std::vector<std::tuple<std::int64_t, std::int64_t, std::string, std::int64_t>> about_;  // node, speaker, date, quote

  Sql insert_mention_{database_, "INSERT INTO node_article VALUES (?, ?)"};
  Sql nodes_of_{database_, "SELECT node FROM node_article WHERE article = ?"};
  Sql erase_mentions_{database_, "DELETE FROM node_article WHERE article = ?"};
  Sql grow_node_{database_, "UPDATE node SET articles = articles + ?2, offices = offices + ?3, relations = relations + ?4, said = said + ?5, "
                            "said_of = said_of + ?6, first_date = iif(?7 IS NULL OR first_date <= ?7, first_date, ?7), "
                            "last_date = iif(?8 IS NULL OR last_date >= ?8, last_date, ?8) WHERE number = ?1"};
  Sql node_dates_{database_, "SELECT first_date, last_date FROM node WHERE number = ?"};
  Sql renew_dates_{database_, "UPDATE node SET (first_date, last_date) = (SELECT min(date), max(date) FROM node_article "
                              "JOIN article ON article.number = node_article.article WHERE node = ?1) WHERE number = ?1"};
  Sql node_id_{database_, "SELECT id FROM node WHERE number = ?"};
  Sql find_edge_{database_, "SELECT number FROM edge WHERE subject = ? AND relation = ? AND object = ? AND status = ? AND id = ?"};
  Sql insert_edge_{database_, "INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Sql grow_edge_{database_, "UPDATE edge SET articles = articles + ?, evidence = evidence + ? WHERE number = ? RETURNING evidence"};
  Sql erase_edge_{database_, "DELETE FROM edge WHERE number = ? RETURNING subject, object, relation"};
  Sql edges_at_{database_,
                "SELECT number, subject, relation, object, role, status, time FROM edge WHERE subject = ?1 "
                "UNION SELECT number, subject, relation, object, role, status, time FROM edge WHERE object = ?1 "
                "UNION SELECT number, subject, relation, object, role, status, time FROM edge JOIN edge_holder ON edge = number WHERE node = ?1"};
  Sql rename_edge_{database_, "UPDATE edge SET id = ? WHERE number = ?"};
  Sql holders_of_{database_, "SELECT node FROM edge_holder WHERE edge = ?"};
  Sql insert_holder_{database_, "INSERT INTO edge_holder VALUES (?, ?)"};
  Sql erase_holders_{database_, "DELETE FROM edge_holder WHERE edge = ?"};
  Sql insert_evidence_{database_, "INSERT INTO edge_evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Sql edges_of_{database_, "SELECT edge, count(*) FROM edge_evidence WHERE article = ? GROUP BY edge"};
  Sql erase_evidence_{database_, "DELETE FROM edge_evidence WHERE article = ?"};
  Sql insert_quote_{database_, "INSERT INTO quote VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Sql quotes_of_{database_, "SELECT number, text, speaker FROM quote WHERE article = ?"};
  Sql erase_quotes_{database_, "DELETE FROM quote WHERE article = ?"};
  Sql quotes_by_{database_,
                 "SELECT quote.number, article.id, spans, speaker_begin, speaker_end, cue_begin FROM quote "
                 "JOIN article ON article.number = quote.article WHERE speaker = ?"};
  Sql rename_quote_{database_, "UPDATE quote SET id = ? WHERE number = ?"};
  Sql insert_about_{database_, "INSERT INTO quote_about VALUES (?, ?, ?, ?)"};
  Sql erase_about_{database_, "DELETE FROM quote_about WHERE quote = ? RETURNING node"};
  Sql words_in_{database_, "INSERT INTO quote_words (rowid, text) VALUES (?, ?)"};
  Sql words_out_{database_, "INSERT INTO quote_words (quote_words, rowid, text) VALUES ('delete', ?, ?)"};
};

}  // namespace entente
