// SPDX-License-Identifier: Apache-2.0
#include "graph_rows.hpp"

#include <string>
#include <unordered_map>

#include "tables.hpp"

namespace entente {
namespace {

// Articles keep the number they were given when they came; graphs number them by id.
std::vector<std::int64_t> article_numbers(Database& database) {
  std::vector<std::int64_t> numbers;
  for (Sql rows(database, "SELECT number FROM article ORDER BY id"); rows.step();) numbers.push_back(rows.number(0));
  return numbers;
}

class GraphWriter {
 public:
  GraphWriter(Database& database, const Graph& graph) : database_(database), graph_(graph), articles_(article_numbers(database)) {}

  void write() {
    database_.run(drop_graph_tables);
    database_.run(create_graph_tables);
    nodes();
    edges();
    quotes();
    database_.run("INSERT INTO quote_words(quote_words) VALUES ('rebuild')");
    database_.run(create_graph_indexes);
  }

 private:
  std::int64_t number(ArticleId article) const { return articles_.at(article.value); }

  void nodes() {
    Sql insert(database_, "INSERT INTO node VALUES (?, ?, ?, ?, ?, ?, ?)");
    Sql alias(database_, "INSERT INTO node_alias VALUES (?, ?)");
    Sql article(database_, "INSERT INTO node_article VALUES (?, ?)");
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      const Node& node = graph_.nodes[i];
      insert.run(i, node.id, node.name, name(node.type), name(node.kind), node.wikidata, node.mentions);
      for (const std::string& text : node.aliases) alias.run(i, text);
      for (const ArticleId id : node.articles) article.run(i, number(id));
    }
  }

  void edges() {
    Sql insert(database_, "INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Sql holder(database_, "INSERT INTO edge_holder VALUES (?, ?)");
    Sql evidence(database_, "INSERT INTO edge_evidence VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) {
      const Edge& edge = graph_.edges[i];
      insert.run(i, edge.id, edge.subject, name(edge.type), edge.object, edge.role, name(edge.status), edge.according_to, edge.time,
                 edge.place);
      for (const NodeId node : edge.holders) holder.run(i, node);
      for (const Evidence& piece : edge.evidence)
        evidence.run(i, number(piece.article), piece.span.begin, piece.span.end, piece.text, piece.according_to, piece.according_to_text,
                     piece.time, piece.place);
    }
  }

  void quotes() {
    Sql insert(database_, "INSERT INTO quote VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Sql span(database_, "INSERT INTO quote_span VALUES (?, ?, ?, ?)");
    Sql about(database_, "INSERT INTO quote_about VALUES (?, ?)");
    for (std::uint32_t i = 0; i < graph_.quotes.size(); ++i) {
      const Quote& quote = graph_.quotes[i];
      insert.run(i, quote.id, number(quote.article), quote.speaker, quote.speaker_text, quote.cue, quote.text, name(quote.form),
                 quote.addressee, quote.occasion, quote.time);
      for (std::uint32_t s = 0; s < quote.spans.size(); ++s) span.run(i, s, quote.spans[s].begin, quote.spans[s].end);
      for (const NodeId node : quote.about) about.run(i, node);
    }
  }

  Database& database_;
  const Graph& graph_;
  std::vector<std::int64_t> articles_;
};

class GraphReader {
 public:
  explicit GraphReader(Database& database) : database_(database) {}

  Graph read() {
    articles();
    nodes();
    edges();
    quotes();
    return std::move(graph_);
  }

 private:
  void articles() {
    Sql rows(database_, "SELECT number, id, source, date, url, title, chars, sha256 FROM article ORDER BY id");
    while (rows.step()) {
      index_of_[rows.number(0)] = ArticleId{graph_.articles.size()};
      graph_.articles.push_back({rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5),
                                 static_cast<std::uint32_t>(rows.number(6)), rows.text(7)});
    }
  }

  void nodes() {
    Sql rows(database_, "SELECT number, id, name, type, kind, wikidata, mentions FROM node ORDER BY number");
    while (rows.step()) {
      if (rows.number(0) != static_cast<std::int64_t>(graph_.nodes.size())) database_.fail_damaged("an entity is missing");
      Node& node = graph_.nodes.emplace_back();
      node.id = rows.text(1);
      node.name = rows.text(2);
      node.type = word(rows.text(3), entity_type);
      if (!rows.null(4)) node.kind = word(rows.text(4), organization_kind);
      node.wikidata = rows.text(5);
      node.mentions = static_cast<std::uint32_t>(rows.number(6));
    }
    for (Sql list(database_, "SELECT node, alias FROM node_alias ORDER BY node, alias"); list.step();)
      graph_.nodes[node(list, 0).value].aliases.push_back(list.text(1));
    Sql list(database_, "SELECT node, article.number FROM node_article JOIN article ON article.number = article ORDER BY node, article.id");
    while (list.step()) graph_.nodes[node(list, 0).value].articles.push_back(article(list, 1));
  }

  void edges() {
    Sql rows(database_, "SELECT number, id, subject, relation, object, role, status, according_to, time, place FROM edge ORDER BY number");
    while (rows.step()) {
      if (rows.number(0) != static_cast<std::int64_t>(graph_.edges.size())) database_.fail_damaged("a relation is missing");
      Edge& edge = graph_.edges.emplace_back();
      edge.id = rows.text(1);
      edge.subject = node(rows, 2);
      edge.type = word(rows.text(3), relation_type);
      edge.object = node(rows, 4);
      edge.role = rows.text(5);
      edge.status = word(rows.text(6), status);
      edge.according_to = optional_node(rows, 7);
      edge.time = rows.text(8);
      edge.place = optional_node(rows, 9);
    }
    for (Sql list(database_, "SELECT edge, node FROM edge_holder ORDER BY edge, node"); list.step();)
      at(graph_.edges, list, 0).holders.push_back(node(list, 1));
    Sql list(database_, "SELECT edge, article, begin, end, text, according_to, according_to_text, time, place FROM edge_evidence ORDER BY number");
    while (list.step())
      at(graph_.edges, list, 0)
          .evidence.push_back({article(list, 1), span(list, 2), list.text(4), optional_node(list, 5), list.text(6), list.text(7),
                               optional_node(list, 8)});
  }

  void quotes() {
    Sql rows(database_,
             "SELECT number, id, article, speaker, speaker_text, cue, text, form, addressee, occasion, time FROM quote ORDER BY number");
    while (rows.step()) {
      if (rows.number(0) != static_cast<std::int64_t>(graph_.quotes.size())) database_.fail_damaged("a statement is missing");
      Quote& quote = graph_.quotes.emplace_back();
      quote.id = rows.text(1);
      quote.article = article(rows, 2);
      quote.speaker = optional_node(rows, 3);
      quote.speaker_text = rows.text(4);
      quote.cue = rows.text(5);
      quote.text = rows.text(6);
      quote.form = word(rows.text(7), form);
      quote.addressee = optional_node(rows, 8);
      quote.occasion = optional_node(rows, 9);
      quote.time = rows.text(10);
    }
    for (Sql list(database_, "SELECT quote, begin, end FROM quote_span ORDER BY quote, position"); list.step();)
      at(graph_.quotes, list, 0).spans.push_back(span(list, 1));
    for (Sql list(database_, "SELECT quote, node FROM quote_about ORDER BY quote, node"); list.step();)
      at(graph_.quotes, list, 0).about.push_back(node(list, 1));
  }

  template <class Enum>
  Enum word(const std::string& text, std::optional<Enum> (*parse)(std::string_view)) const {
    const std::optional<Enum> value = parse(text);
    if (!value) database_.fail_damaged("it has the unknown word '" + text + "'");
    return *value;
  }

  template <class T>
  T& at(std::vector<T>& values, const Sql& rows, int column) const {
    const std::int64_t index = rows.number(column);
    if (index < 0 || index >= static_cast<std::int64_t>(values.size())) database_.fail_damaged("a row refers to what is not there");
    return values[static_cast<std::size_t>(index)];
  }

  NodeId node(const Sql& rows, int column) {
    return NodeId{static_cast<std::size_t>(&at(graph_.nodes, rows, column) - graph_.nodes.data())};
  }
  NodeId optional_node(const Sql& rows, int column) { return rows.null(column) ? NodeId{} : node(rows, column); }

  ArticleId article(const Sql& rows, int column) const {
    const auto found = index_of_.find(rows.number(column));
    if (found == index_of_.end()) database_.fail_damaged("a row refers to an article that is not there");
    return found->second;
  }

  static CharSpan span(const Sql& rows, int column) {
    return {static_cast<std::uint32_t>(rows.number(column)), static_cast<std::uint32_t>(rows.number(column + 1))};
  }

  Database& database_;
  Graph graph_;
  std::unordered_map<std::int64_t, ArticleId> index_of_;  // by the article's number in the file
};

}  // namespace

void write_graph(Database& database, const Graph& graph) { GraphWriter(database, graph).write(); }

Graph read_graph(Database& database) { return GraphReader(database).read(); }

}  // namespace entente
