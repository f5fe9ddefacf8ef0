// SPDX-License-Identifier: Apache-2.0
#include "graph_rows.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "claims.hpp"
#include "core/own_relations.hpp"
#include "fingerprint.hpp"
#include "identity_articles.hpp"
#include "spans.hpp"

namespace entente {
namespace {

constexpr const char* edge_columns = "SELECT number, subject, relation, object, role, status, time, id FROM edge";
constexpr const char* holder_columns = "SELECT edge, node FROM edge_holder";
constexpr const char* evidence_columns =  // in the order of its key, so an article's claims are as the article has them
    "SELECT edge, article, begin, end, text, role, turned, according_to, according_to_text, time, place FROM edge_evidence";
constexpr const char* quote_columns =
    "SELECT number, article, speaker, speaker_text, cue, text, form, addressee, occasion, time, spans, id FROM quote";
constexpr const char* about_columns = "SELECT quote, node FROM quote_about";
constexpr const char* article_columns =
    "SELECT number, id, source, date, url, title, chars, sha256, report FROM article";
constexpr const char* node_columns = "SELECT number, id, name, type, kind, wikidata, mentions FROM node";
constexpr const char* alias_columns =
    "SELECT identity.node, vote.value FROM identity JOIN vote ON vote.identity = identity.number AND vote.field < 2";
constexpr const char* mention_columns = "SELECT node, article FROM node_article";

// Nodes and articles go by their numbers in the file until all is read; then they get their places in the graph.
class GraphReader {
 public:
  explicit GraphReader(Database& database) : database_(database) {}

  Graph read_all() {
    whole_ = true;
    all(article_columns, "", &GraphReader::read_article);
    all(node_columns, " WHERE NOT dropped", &GraphReader::read_node);
    all(edge_columns, "", &GraphReader::read_edge);
    all(holder_columns, "", &GraphReader::read_holder);
    all(evidence_columns, "", &GraphReader::read_evidence);
    all(quote_columns, "", &GraphReader::read_quote);
    all(about_columns, "", &GraphReader::read_about);
    all(alias_columns, "", &GraphReader::read_alias);
    place();
    all(mention_columns, "", &GraphReader::read_mention);
    return finished();
  }

  Graph read_part(const PartRows& part) {
    each(edge_columns, " WHERE number = ?", part.edges, &GraphReader::read_edge);
    each(holder_columns, " WHERE edge = ?", part.edges, &GraphReader::read_holder);
    each(evidence_columns, " WHERE edge = ?", part.edges, &GraphReader::read_evidence);
    each(quote_columns, " WHERE number = ?", part.quotes, &GraphReader::read_quote);
    each(about_columns, " WHERE quote = ?", part.quotes, &GraphReader::read_about);
    needed_nodes_.insert(needed_nodes_.end(), part.nodes.begin(), part.nodes.end());
    IdentityArticles mentions(database_);
    for (const std::int64_t node : part.nodes)
      for (const std::int64_t article : mentions.of_node(node)) needed_articles_.push_back(article);
    needed_articles_.insert(needed_articles_.end(), part.articles.begin(), part.articles.end());
    const std::vector<std::int64_t> nodes = in_order(std::move(needed_nodes_));
    const std::vector<std::int64_t> articles = in_order(std::move(needed_articles_));
    articles_.reserve(articles.size());
    each(article_columns, " WHERE number = ?", articles, &GraphReader::read_article);
    each(node_columns, " WHERE number = ?", nodes, &GraphReader::read_node);
    each(alias_columns, " WHERE identity.node = ?", nodes, &GraphReader::read_alias);
    place();
    for (const std::int64_t node : part.mentions ? nodes : part.nodes)
      for (const std::int64_t article : mentions.of_node(node)) add_mention(node, article);
    return finished();
  }

 private:
  using Read = void (GraphReader::*)(const Sql& row);

  void all(const std::string& columns, const char* order, Read read) {
    for (Sql rows(database_, columns + order); rows.step();) (this->*read)(rows);
  }
  void each(const std::string& columns, const char* where, const std::vector<std::int64_t>& numbers, Read read) {
    Sql rows(database_, columns + where);
    for (const std::int64_t number : numbers) {
      rows.bind(number);
      while (rows.step()) (this->*read)(rows);
    }
  }

  // Each once, as the rows lie in the file.
  static std::vector<std::int64_t> in_order(std::vector<std::int64_t> numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
  }

  void read_article(const Sql& row) {
    articles_.push_back({{row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
                          static_cast<std::uint32_t>(row.number(6)), row.text(7)},
                         row.number(0),
                         row.number(8)});
  }

  void read_node(const Sql& row) {
    Node node;
    node.id = row.text(1);
    node.name = row.text(2);
    node.type = word(row.text(3), entity_type);
    if (!row.null(4)) node.kind = word(row.text(4), organization_kind);
    node.wikidata = row.text(5);
    node.mentions = static_cast<std::uint32_t>(row.number(6));
    nodes_.push_back({std::move(node), row.number(0)});
  }
  void read_alias(const Sql& row) {
    if (!row.null(0)) aliases_[row.number(0)].push_back(row.text(1));
  }
  void read_mention(const Sql& row) { add_mention(row.number(0), row.number(1)); }
  void add_mention(std::int64_t node, std::int64_t number) {
    const auto article = article_of_.find(number);
    if (article != article_of_.end())
      graph_.nodes[placed(node_of_, node).value].articles.push_back(article->second);
    else if (whole_)
      fail();
  }

  void read_edge(const Sql& row) {
    edge_of_[row.number(0)] = edges_.size();
    edges_.push_back({{node(row, 1),
                       word(row.text(2), declare_relation),
                       node(row, 3),
                       row.text(4),
                       word(row.text(5), status),
                       {},
                       row.text(6)},
                      digits(static_cast<std::uint64_t>(row.number(7))),
                      {}});
  }
  void read_holder(const Sql& row) { edge(row).key.holders.push_back(node(row, 1)); }
  void read_evidence(const Sql& row) {
    edge(row).pieces.push_back(
        {{article(row, 1), span(row, 2), row.text(4), node(row, 7), row.text(8), row.text(9), node(row, 10)},
         row.text(5),
         row.number(6) != 0});
  }

  void read_quote(const Sql& row) {
    quote_of_[row.number(0)] = graph_.quotes.size();
    Quote& quote = graph_.quotes.emplace_back();
    quote.article = article(row, 1);
    quote.speaker = node(row, 2);
    quote.speaker_text = row.text(3);
    quote.cue = row.text(4);
    quote.text = row.text(5);
    quote.form = word(row.text(6), form);
    quote.addressee = node(row, 7);
    quote.occasion = node(row, 8);
    quote.time = row.text(9);
    quote.spans = read_spans(row.text(10));
    quote.id = digits(static_cast<std::uint64_t>(row.number(11)));
  }
  void read_about(const Sql& row) {
    const auto found = quote_of_.find(row.number(0));
    if (found == quote_of_.end()) fail();
    graph_.quotes[found->second].about.push_back(node(row, 1));
  }

  struct ArticleRow {
    ArticleInfo read;
    std::int64_t number;
    std::int64_t report;
  };
  struct NodeRow {
    Node read;
    std::int64_t number;
  };
  struct Draft {
    EdgeKey key;
    std::string id;
    std::vector<Piece> pieces;
  };
  Draft& edge(const Sql& row) {
    const auto found = edge_of_.find(row.number(0));
    if (found == edge_of_.end()) fail();
    return edges_[found->second];
  }

  NodeId node(const Sql& row, int column) {
    if (row.null(column)) return {};
    if (!whole_) needed_nodes_.push_back(row.number(column));
    return NodeId{static_cast<std::size_t>(row.number(column))};
  }
  ArticleId article(const Sql& row, int column) {
    if (!whole_) needed_articles_.push_back(row.number(column));
    return ArticleId{static_cast<std::size_t>(row.number(column))};
  }
  static CharSpan span(const Sql& row, int column) {
    return {static_cast<std::uint32_t>(row.number(column)), static_cast<std::uint32_t>(row.number(column + 1))};
  }

  template <class Enum>
  Enum word(const std::string& text, std::optional<Enum> (*parse)(std::string_view)) const {
    const std::optional<Enum> value = parse(text);
    if (!value) database_.fail_damaged("it has the unknown word '" + text + "'");
    return *value;
  }

  [[noreturn]] void fail() const { database_.fail_damaged("a row refers to what is not there"); }

  template <class IdType>
  IdType placed(const std::unordered_map<std::int64_t, IdType>& places, std::int64_t number) const {
    const auto found = places.find(number);
    if (found == places.end()) fail();
    return found->second;
  }
  void place(NodeId& node) const {
    if (node) node = placed(node_of_, node.value);
  }
  void place(std::vector<NodeId>& nodes) const {
    for (NodeId& node : nodes) place(node);
    std::sort(nodes.begin(), nodes.end());
  }
  void place(ArticleId& article) const { article = placed(article_of_, article.value); }

  // The rows in the order of their ids.
  template <class Row>
  static std::vector<Row*> by_id(std::vector<Row>& rows) {
    std::vector<Row*> order;
    order.reserve(rows.size());
    for (Row& row : rows) order.push_back(&row);
    std::sort(order.begin(), order.end(), [](const Row* a, const Row* b) { return a->read.id < b->read.id; });
    return order;
  }

  // Nodes and articles, by id.
  void place() {
    std::unordered_map<std::int64_t, ArticleId> first;  // of each report
    graph_.articles.reserve(articles_.size());
    graph_.reports.reserve(articles_.size());
    for (auto* const row : by_id(articles_)) {
      auto& [article, number, report] = *row;
      const ArticleId own{graph_.articles.size()};
      article_of_[number] = own;
      graph_.articles.push_back(std::move(article));
      graph_.reports.push_back(first.try_emplace(report, own).first->second);
    }
    graph_.nodes.reserve(nodes_.size());
    for (auto* const row : by_id(nodes_)) {
      auto& [node, number] = *row;
      node_of_[number] = NodeId{graph_.nodes.size()};
      std::vector<std::string>& aliases = aliases_[number];
      std::sort(aliases.begin(), aliases.end());
      aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
      std::erase(aliases, node.name);
      node.aliases = std::move(aliases);
      graph_.nodes.push_back(std::move(node));
    }
  }

  Graph finished() {
    for (Node& node : graph_.nodes) {
      std::sort(node.articles.begin(), node.articles.end());
      node.articles.erase(std::unique(node.articles.begin(), node.articles.end()), node.articles.end());
    }
    graph_.edges.reserve(edges_.size());
    for (Draft& draft : edges_) {
      if (draft.pieces.empty()) database_.fail_damaged("a relation has no evidence");
      place(draft.key.subject);
      place(draft.key.object);
      place(draft.key.holders);
      for (Piece& piece : draft.pieces) {
        place(piece.evidence.article);
        place(piece.evidence.according_to);
        place(piece.evidence.place);
      }
      std::stable_sort(draft.pieces.begin(), draft.pieces.end(),
                       [](const Piece& a, const Piece& b) { return a.evidence.article < b.evidence.article; });
      graph_.edges.push_back(make_edge(draft.key, std::move(draft.pieces)));
      graph_.edges.back().id = std::move(draft.id);
    }
    for (Quote& quote : graph_.quotes) {
      place(quote.article);
      for (NodeId* node : {&quote.speaker, &quote.addressee, &quote.occasion}) place(*node);
      place(quote.about);
    }
    sort(graph_);
    return std::move(graph_);
  }

  Database& database_;
  bool whole_ = false;
  Graph graph_;
  std::vector<ArticleRow> articles_;
  std::vector<NodeRow> nodes_;
  std::vector<Draft> edges_;
  std::unordered_map<std::int64_t, std::vector<std::string>> aliases_;
  std::unordered_map<std::int64_t, std::size_t> edge_of_;  // by number
  std::unordered_map<std::int64_t, std::size_t> quote_of_;
  std::unordered_map<std::int64_t, ArticleId> article_of_;
  std::unordered_map<std::int64_t, NodeId> node_of_;
  std::vector<std::int64_t> needed_nodes_;  // by what was read of a part; some twice
  std::vector<std::int64_t> needed_articles_;
};

}  // namespace

Graph read_graph(Database& database) { return GraphReader(database).read_all(); }

Graph read_part(Database& database, const PartRows& part) { return GraphReader(database).read_part(part); }

}  // namespace entente
