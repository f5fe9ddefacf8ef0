// SPDX-License-Identifier: Apache-2.0
#include "derived_tables.hpp"

#include <entente/schema.hpp>

#include "codes.hpp"

namespace entente {
namespace {

// "'meets','agrees_with'": which end of these is the subject depends on the numbers of rows.
std::string symmetric_relations() {
  std::string list;
  for (const RelationInfo& relation : relation_types())
    if (relation.symmetric) list += (list.empty() ? "'" : ",'") + std::string(relation.name) + "'";
  return list;
}

std::string relations_sql() {
  return "SELECT printf('%016x', edge.id), json_array(iif(turned, o.id, s.id), relation, iif(turned, s.id, o.id), role, status, "
         "time, edge.articles, evidence) "
         "FROM (SELECT edge.*, edge.relation IN (" +
         symmetric_relations() +
         ") AND role IS NULL AND (SELECT id FROM node WHERE number = object) < (SELECT id FROM node WHERE number = subject) AS "
         "turned FROM weighed_edge AS edge) AS edge "
         "LEFT JOIN node AS s ON s.number = subject LEFT JOIN node AS o ON o.number = object";
}

constexpr const char* evidence_sql =
    "SELECT printf('%016x', edge.id), json_array(article.id, claim, begin, end, text, piece.role, iif(turned, o.id, s.id), "
    "by.id, according_to_text, "
    "piece.time, at.id) FROM edge_evidence AS piece LEFT JOIN edge ON edge.number = piece.edge LEFT JOIN article ON "
    "article.number = piece.article "
    "LEFT JOIN node AS s ON s.number = edge.subject LEFT JOIN node AS o ON o.number = edge.object LEFT JOIN node AS by ON "
    "by.number = according_to "
    "LEFT JOIN node AS at ON at.number = place";

constexpr const char* statements_sql =
    "SELECT printf('%016x', quote.id), json_array(article.id, quote.date, s.id, speaker_text, cue, text, form, a.id, o.id, time, "
    "spans, speaker_begin, "
    "speaker_end, cue_begin) FROM quote LEFT JOIN article ON article.number = quote.article LEFT JOIN node AS s ON s.number = "
    "speaker "
    "LEFT JOIN node AS a ON a.number = addressee LEFT JOIN node AS o ON o.number = occasion";

// The rows of a table by which those of another are found, and whether they agree with these.
std::string found_by(const std::string& table, const std::string& of, std::initializer_list<const char*> columns,
                     std::string agrees = {}) {
  for (const std::string column : columns) agrees += (agrees.empty() ? "t." : " AND t.") + column + " = " + of + "." + column;
  return "SELECT printf('%016x', " + of + ".id), iif(" + agrees + ", 'one that agrees with it', 'one that does not') FROM " +
         table + " AS t LEFT JOIN " + of + " ON " + of + ".number = t." + of;
}

// An entry of an edge has the numbers of its relation and status.
std::string edges_found_by(const std::string& table) {
  std::string agrees = "t.relation = " + relation_code("edge.relation") + " AND t.status = CASE edge.status";
  for (const StatusInfo& status : statuses())
    agrees += " WHEN '" + std::string(status.name) + "' THEN " + std::to_string(code(status.status));
  return found_by(table, "edge", {"subject", "object", "id"}, agrees + " END");
}

std::string of_identity(const char* columns, const char* table) {
  return std::string("SELECT owner.id, ") + columns + " FROM " + table +
         " AS t LEFT JOIN identity AS owner ON owner.number = t.identity";
}

}  // namespace

std::span<const DerivedTable> derived_tables() {
  static const DerivedTable tables[] = {
      {"the report of article",
       "SELECT id, (SELECT min(id) FROM article AS other WHERE other.report = article.report) FROM article"},
      {"the sketch of article", "SELECT article.id, hex(sketch) FROM copy_sketch LEFT JOIN article ON number = article"},
      {"the copy keys of article",
       "SELECT article.id, key FROM temp.copy_key AS t LEFT JOIN article ON article.number = t.number"},
      {"the identity",
       "SELECT i.id, json_array(i.known, i.local, i.entities, i.mentions, p.id, n.id) FROM identity AS i "
       "LEFT JOIN identity AS p ON p.number = i.belongs_to LEFT JOIN node AS n ON n.number = i.node"},
      {"the votes for", of_identity("json_array(field, value, count)", "vote")},
      {"the names of", of_identity("json_array(name, type, bearing)", "bearer")},
      {"the words of", of_identity("word", "name_word")},
      {"the articles of", of_identity("(SELECT id FROM article WHERE number = t.article)", "temp.identity_article")},
      {"the entity",
       "SELECT id, json_array(name, type, kind, wikidata, mentions, dropped, articles, first_date, last_date, offices, "
       "relations, said, said_of) FROM node"},
      {"the articles that mention entity",
       "SELECT node.id, article.id FROM node_article LEFT JOIN node ON node.number = node_article.node "
       "LEFT JOIN article ON article.number = node_article.article"},
      {"the relation", relations_sql()},
      {"the weight of relation",
       found_by("edge_weight", "edge", {"subject", "object", "status", "id"}) + " WHERE office = (relation = 'holds_office')"},
      {"the holders of relation",
       "SELECT printf('%016x', edge.id), json_array(node.id, apart, edge_holder.id = edge.id) FROM edge_holder LEFT JOIN edge ON "
       "edge.number = edge_holder.edge "
       "LEFT JOIN node ON node.number = edge_holder.node"},
      {"the evidence of relation", evidence_sql},
      {"the statement", statements_sql},
      {"who is meant by statement",
       "SELECT printf('%016x', quote.id), node.id FROM quote_about AS about LEFT JOIN quote ON quote.number = about.quote "
       "LEFT JOIN node ON node.number = about.node"},
      {"the key of relation",
       "SELECT printf('%016x', edge.id), key FROM temp.edge_key AS t LEFT JOIN edge ON edge.number = t.number"},
      {"the entry by subject of relation", edges_found_by("edge_by_subject")},
      {"the entry by object of relation", edges_found_by("edge_by_object")},
      {"the entry by speaker of statement", found_by("quote_by_speaker", "quote", {"speaker", "date"})},
      {"the entry by topic of statement",
       "SELECT printf('%016x', quote.id), json_array(node.id, t.speaker = coalesce(quote.speaker, 0), t.date = quote.date) "
       "FROM quote_by_topic AS t "
       "LEFT JOIN quote ON quote.number = t.quote LEFT JOIN node ON node.number = t.node"},
  };
  return tables;
}

}  // namespace entente
