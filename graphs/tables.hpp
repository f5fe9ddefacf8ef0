// SPDX-License-Identifier: Apache-2.0
// The tables and views of a graph file, as SQL. README.md explains them.
#pragma once

namespace entente {

constexpr int graph_file_format = 1;         // PRAGMA user_version
constexpr int graph_file_mark = 0x456E7465;  // PRAGMA application_id: "Ente"

// What is primary: articles, their texts, and what was read from them.
constexpr const char* create_article_table = R"sql(
CREATE TABLE article (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT, date TEXT, url TEXT, title TEXT,
  chars INTEGER NOT NULL, sha256 TEXT, text TEXT, facts TEXT NOT NULL);
)sql";

// What is made from it, anew by every commit. The numbers are positions in Graph's vectors.
constexpr const char* create_graph_tables = R"sql(
CREATE TABLE node (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, type TEXT NOT NULL, kind TEXT, wikidata TEXT,
  mentions INTEGER NOT NULL);
CREATE TABLE node_alias (node INTEGER NOT NULL, alias TEXT NOT NULL, PRIMARY KEY (node, alias)) WITHOUT ROWID;
CREATE TABLE node_article (node INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (node, article)) WITHOUT ROWID;
CREATE TABLE edge (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, subject INTEGER NOT NULL, relation TEXT NOT NULL, object INTEGER NOT NULL,
  role TEXT, status TEXT NOT NULL, according_to INTEGER, time TEXT, place INTEGER);
CREATE TABLE edge_holder (edge INTEGER NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (edge, node)) WITHOUT ROWID;
CREATE TABLE edge_evidence (
  number INTEGER PRIMARY KEY, edge INTEGER NOT NULL, article INTEGER NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT,
  according_to INTEGER, according_to_text TEXT, time TEXT, place INTEGER);
CREATE TABLE quote (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article INTEGER NOT NULL, speaker INTEGER, speaker_text TEXT, cue TEXT, text TEXT,
  form TEXT NOT NULL, addressee INTEGER, occasion INTEGER, time TEXT);
CREATE TABLE quote_span (
  quote INTEGER NOT NULL, position INTEGER NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL,
  PRIMARY KEY (quote, position)) WITHOUT ROWID;
CREATE TABLE quote_about (quote INTEGER NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (quote, node)) WITHOUT ROWID;
CREATE VIRTUAL TABLE quote_words USING fts5(text, content='quote', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
)sql";

// Made after the rows, which is faster.
constexpr const char* create_graph_indexes = R"sql(
CREATE INDEX edge_by_subject ON edge (subject);
CREATE INDEX edge_by_object ON edge (object);
CREATE INDEX evidence_by_edge ON edge_evidence (edge);
CREATE INDEX evidence_by_article ON edge_evidence (article);
CREATE INDEX quote_by_speaker ON quote (speaker);
CREATE INDEX quote_by_article ON quote (article);
CREATE INDEX about_by_node ON quote_about (node);
)sql";

// Dropping a table drops its indexes too.
constexpr const char* drop_graph_tables = R"sql(
DROP TABLE quote_words;
DROP TABLE quote_about;
DROP TABLE quote_span;
DROP TABLE quote;
DROP TABLE edge_evidence;
DROP TABLE edge_holder;
DROP TABLE edge;
DROP TABLE node_article;
DROP TABLE node_alias;
DROP TABLE node;
)sql";

// For people: names in place of numbers, lists as JSON.
constexpr const char* create_views = R"sql(
CREATE VIEW articles AS SELECT id, source, date, url, title, chars, sha256 FROM article;
CREATE VIEW entities AS
  SELECT id, name, type, kind, wikidata, (SELECT json_group_array(alias) FROM node_alias WHERE node = number) AS aliases, mentions,
         (SELECT count(*) FROM node_article WHERE node = number) AS articles
  FROM node;
CREATE VIEW relations AS
  SELECT edge.id, subject.name AS subject, edge.relation, object.name AS object, edge.role, edge.status,
         (SELECT json_group_array(node.name) FROM edge_holder JOIN node ON node.number = edge_holder.node
          WHERE edge_holder.edge = edge.number) AS holders,
         source.name AS according_to, edge.time, place.name AS place,
         (SELECT count(DISTINCT article) FROM edge_evidence WHERE edge = edge.number) AS articles,
         subject.id AS subject_id, object.id AS object_id
  FROM edge JOIN node AS subject ON subject.number = edge.subject JOIN node AS object ON object.number = edge.object
       LEFT JOIN node AS source ON source.number = edge.according_to LEFT JOIN node AS place ON place.number = edge.place;
CREATE VIEW evidence AS
  SELECT edge.id AS relation_id, article.id AS article, article.date, article.source, piece.begin, piece.end, piece.text,
         coalesce(speaker.name, piece.according_to_text) AS according_to, piece.time, place.name AS place
  FROM edge_evidence AS piece JOIN edge ON edge.number = piece.edge JOIN article ON article.number = piece.article
       LEFT JOIN node AS speaker ON speaker.number = piece.according_to LEFT JOIN node AS place ON place.number = piece.place;
CREATE VIEW statements AS
  SELECT quote.id, article.date, coalesce(speaker.name, quote.speaker_text) AS speaker, quote.cue, quote.text, quote.form,
         (SELECT json_group_array(node.name) FROM quote_about JOIN node ON node.number = quote_about.node
          WHERE quote_about.quote = quote.number) AS about,
         addressee.name AS addressee, occasion.name AS occasion, quote.time, article.id AS article, article.source,
         speaker.id AS speaker_id
  FROM quote JOIN article ON article.number = quote.article LEFT JOIN node AS speaker ON speaker.number = quote.speaker
       LEFT JOIN node AS addressee ON addressee.number = quote.addressee LEFT JOIN node AS occasion ON occasion.number = quote.occasion;
)sql";

}  // namespace entente
