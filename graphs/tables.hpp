// SPDX-License-Identifier: Apache-2.0
// The tables and views of a graph file, as SQL. README.md explains them.
#pragma once

namespace entente {

constexpr int graph_file_format = 7;         // PRAGMA user_version
constexpr int graph_file_mark = 0x456E7465;  // PRAGMA application_id: "Ente"
constexpr int graph_file_page = 8192;        // bytes; rows of a batch lie all over large tables: pages with one are written twice

// What is primary: articles, their texts and what was read from them, both compressed. Apart, as most questions need neither.
constexpr const char* create_article_tables = R"sql(
CREATE TABLE article (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT, date TEXT, url TEXT, title TEXT,
  chars INTEGER NOT NULL, sha256 TEXT, report INTEGER NOT NULL);
CREATE INDEX article_by_report ON article (report);
CREATE INDEX article_by_date ON article (date);
CREATE TABLE content (article INTEGER PRIMARY KEY, text BLOB, facts BLOB NOT NULL);
)sql";

// What is made from it. Numbers tell rows apart and mean nothing else. Rows of edges stay as they are: an edge that one piece of
// evidence tells of, as of most, has no weight, and evidence that comes later goes to the end of a table of its own.
constexpr const char* create_graph_tables = R"sql(
CREATE TABLE decision (kind INTEGER NOT NULL, entity TEXT NOT NULL, value TEXT, author TEXT, date TEXT);

CREATE TABLE copy_sketch (article INTEGER PRIMARY KEY, sketch BLOB NOT NULL);

CREATE TABLE identity (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, known INTEGER NOT NULL, local INTEGER NOT NULL,
  entities INTEGER NOT NULL, mentions INTEGER NOT NULL, belongs_to INTEGER, node INTEGER);
CREATE INDEX identity_by_node ON identity (node);
CREATE INDEX identity_by_parent ON identity (belongs_to) WHERE belongs_to IS NOT NULL;
CREATE TABLE vote (
  identity INTEGER NOT NULL, field INTEGER NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (identity, field, value)) WITHOUT ROWID;
CREATE TABLE bearer (
  name TEXT NOT NULL, type INTEGER NOT NULL, bearing INTEGER NOT NULL, identity INTEGER NOT NULL,
  PRIMARY KEY (name, type, bearing, identity)) WITHOUT ROWID;
CREATE INDEX bearer_by_identity ON bearer (identity);
CREATE TABLE name_word (word TEXT NOT NULL, identity INTEGER NOT NULL, PRIMARY KEY (word, identity)) WITHOUT ROWID;

CREATE TABLE node (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, kind TEXT, wikidata TEXT,
  mentions INTEGER NOT NULL, dropped INTEGER NOT NULL,
  articles INTEGER NOT NULL DEFAULT 0, first_date TEXT, last_date TEXT,
  offices INTEGER NOT NULL DEFAULT 0, relations INTEGER NOT NULL DEFAULT 0,
  said INTEGER NOT NULL DEFAULT 0, said_of INTEGER NOT NULL DEFAULT 0);
CREATE INDEX node_dropped ON node (number) WHERE dropped;
CREATE INDEX node_by_id ON node (id);
CREATE TABLE node_article (article INTEGER NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (article, node)) WITHOUT ROWID;

CREATE TABLE edge (
  number INTEGER PRIMARY KEY, id INTEGER NOT NULL, subject INTEGER NOT NULL, relation TEXT NOT NULL, object INTEGER NOT NULL,
  role TEXT, status TEXT NOT NULL, time TEXT);
CREATE TABLE relation_code (code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE edge_weight (
  edge INTEGER PRIMARY KEY, articles INTEGER NOT NULL, evidence INTEGER NOT NULL,
  subject INTEGER NOT NULL, object INTEGER NOT NULL, office INTEGER NOT NULL, status TEXT NOT NULL, id INTEGER NOT NULL);
CREATE INDEX edge_weight_by_subject ON edge_weight (subject, office);
CREATE INDEX edge_weight_by_object ON edge_weight (object, office);
CREATE VIEW weighed_edge AS
  SELECT edge.*, coalesce(weight.articles, 1) AS articles, coalesce(weight.evidence, 1) AS evidence
  FROM edge LEFT JOIN edge_weight AS weight ON weight.edge = number;
CREATE VIEW weighty_edge AS
  SELECT edge.*, weight.articles, weight.evidence FROM edge_weight AS weight CROSS JOIN edge ON number = weight.edge;
CREATE TABLE edge_holder (  -- apart, id: of an edge that the holder is no end of, its status and id
  edge INTEGER NOT NULL, node INTEGER NOT NULL, apart INTEGER, id INTEGER, PRIMARY KEY (edge, node)) WITHOUT ROWID;
CREATE INDEX edge_by_holder ON edge_holder (node, apart, id);
CREATE TABLE first_evidence (
  edge INTEGER NOT NULL, article INTEGER NOT NULL, claim INTEGER NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL,
  text TEXT, role TEXT, turned INTEGER NOT NULL, according_to INTEGER, according_to_text TEXT, time TEXT, place INTEGER,
  PRIMARY KEY (edge, article, claim)) WITHOUT ROWID;
CREATE INDEX first_evidence_by_article ON first_evidence (article);
CREATE TABLE more_evidence (
  edge INTEGER NOT NULL, article INTEGER NOT NULL, claim INTEGER NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL,
  text TEXT, role TEXT, turned INTEGER NOT NULL, according_to INTEGER, according_to_text TEXT, time TEXT, place INTEGER);
CREATE INDEX more_evidence_by_edge ON more_evidence (edge);
CREATE INDEX more_evidence_by_article ON more_evidence (article);
CREATE VIEW edge_evidence AS SELECT * FROM first_evidence UNION ALL SELECT * FROM more_evidence;

CREATE TABLE quote (
  number INTEGER PRIMARY KEY, id INTEGER NOT NULL, article INTEGER NOT NULL, date TEXT NOT NULL,
  speaker INTEGER, speaker_text TEXT, cue TEXT, text TEXT, form TEXT NOT NULL,
  addressee INTEGER, occasion INTEGER, time TEXT, spans TEXT NOT NULL,
  speaker_begin INTEGER NOT NULL, speaker_end INTEGER NOT NULL, cue_begin INTEGER NOT NULL);
CREATE INDEX quote_by_article ON quote (article);
CREATE TABLE quote_about (quote INTEGER NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (quote, node)) WITHOUT ROWID;
CREATE VIRTUAL TABLE quote_words USING fts5(
  text, content='quote', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE title_words USING fts5(
  title, content='article', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
)sql";

// For people: names in place of numbers, lists as JSON. What many pieces of evidence differ in is the majority's.
constexpr const char* create_views = R"sql(
CREATE VIEW articles AS
  SELECT id, source, date, url, title, chars, sha256,
         (SELECT min(id) FROM article AS other WHERE other.report = article.report) AS report
  FROM article;
CREATE VIEW entities AS
  SELECT id, name, type, kind, wikidata,
         (SELECT json_group_array(value) FROM (
            SELECT DISTINCT value FROM identity JOIN vote ON vote.identity = identity.number AND vote.field < 2
            WHERE identity.node = node.number AND value <> node.name ORDER BY value)) AS aliases,
         mentions, articles, first_date, last_date, offices, relations, said, said_of
  FROM node WHERE NOT dropped;
CREATE VIEW relations AS
  SELECT printf('%016x', edge.id) AS id, subject.name AS subject, edge.relation, object.name AS object,
         (SELECT role FROM edge_evidence WHERE edge = edge.number AND role IS NOT NULL
          GROUP BY role ORDER BY count(*) DESC, length(CAST(role AS BLOB)) DESC, role LIMIT 1) AS role,
         edge.status,
         (SELECT json_group_array(node.name) FROM edge_holder JOIN node ON node.number = edge_holder.node
          WHERE edge_holder.edge = edge.number) AS holders,
         (SELECT node.name FROM edge_evidence JOIN node ON node.number = according_to WHERE edge = edge.number
          GROUP BY edge HAVING count(*) = edge.evidence AND min(according_to) = max(according_to)) AS according_to,
         (SELECT time FROM edge_evidence WHERE edge = edge.number AND time IS NOT NULL
          GROUP BY time ORDER BY count(*) DESC, length(time) DESC, time LIMIT 1) AS time,
         (SELECT node.name FROM edge_evidence JOIN node ON node.number = place WHERE edge = edge.number
          GROUP BY place ORDER BY count(*) DESC, node.id LIMIT 1) AS place,
         edge.articles,
         (SELECT count(DISTINCT source) FROM edge_evidence JOIN article ON article.number = edge_evidence.article
          WHERE edge = edge.number) AS outlets,
         (SELECT count(DISTINCT report) FROM edge_evidence JOIN article ON article.number = edge_evidence.article
          WHERE edge = edge.number) AS reports,
         subject.id AS subject_id, object.id AS object_id
  FROM weighed_edge AS edge JOIN node AS subject ON subject.number = edge.subject
       JOIN node AS object ON object.number = edge.object;
CREATE VIEW evidence AS
  SELECT printf('%016x', edge.id) AS relation_id, article.id AS article, article.date, article.source,
         piece.begin, piece.end, piece.text,
         coalesce(speaker.name, piece.according_to_text) AS according_to, piece.time, place.name AS place
  FROM edge JOIN edge_evidence AS piece ON piece.edge = edge.number JOIN article ON article.number = piece.article
       LEFT JOIN node AS speaker ON speaker.number = piece.according_to LEFT JOIN node AS place ON place.number = piece.place;
CREATE VIEW statements AS
  SELECT printf('%016x', quote.id) AS id, article.date, coalesce(speaker.name, quote.speaker_text) AS speaker, quote.cue,
         quote.text, quote.form,
         (SELECT json_group_array(node.name) FROM quote_about JOIN node ON node.number = quote_about.node
          WHERE quote_about.quote = quote.number) AS about,
         addressee.name AS addressee, occasion.name AS occasion, quote.time, article.id AS article, article.source,
         speaker.id AS speaker_id
  FROM quote JOIN article ON article.number = quote.article LEFT JOIN node AS speaker ON speaker.number = quote.speaker
       LEFT JOIN node AS addressee ON addressee.number = quote.addressee
       LEFT JOIN node AS occasion ON occasion.number = quote.occasion;
)sql";

}  // namespace entente
