// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include <entente/query.hpp>

#include "core/utf8.hpp"
#include "period.hpp"

namespace entente {
namespace {

template <class T>
bool admits(const std::vector<T>& wanted, const T& value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

// Marks what stays, then copies it with new numbers.
class Selection {
 public:
  Selection(const Graph& graph, const Filter& filter)
      : graph_(graph),
        filter_(filter),
        edges_(graph.edges),
        quotes_(graph.quotes),
        named_(graph.nodes.size()),
        kept_(graph.nodes.size()) {}

  Graph run() {
    drop_articles();
    drop_types();
    drop_relations();
    drop_far();
    drop_minor();
    keep_nodes();
    return copy();
  }

 private:
  template <class Drop>
  void drop_edges(Drop drop) {
    std::erase_if(edges_, drop);
  }

  bool admitted(ArticleId id) const {
    const ArticleInfo& article = graph_[id];
    if (!filter_.source.empty() && fold_name(article.source) != fold_name(filter_.source)) return false;
    return within(article.date, filter_.since, filter_.until);
  }

  void drop_articles() {
    for (std::uint32_t i = 0; i < graph_.articles.size(); ++i) articles_.push_back(admitted(ArticleId{i}));
    for (Edge& edge : edges_)
      std::erase_if(edge.evidence, [&](const Evidence& piece) { return !articles_[piece.article.value]; });
    drop_edges([&](const Edge& edge) { return edge.evidence.empty() || edge.articles().size() < filter_.min_articles; });
    std::erase_if(quotes_, [&](const Quote& quote) { return !articles_[quote.article.value]; });
  }

  // An edge needs both ends to be of a wanted type; a quote needs its speaker to be, or who it is about.
  void drop_types() {
    if (filter_.types.empty()) return;
    const auto wanted = [&](NodeId node) { return node && admits(filter_.types, graph_[node].type); };
    drop_edges([&](const Edge& edge) { return !wanted(edge.subject) || !wanted(edge.object); });
    for (Quote& quote : quotes_) std::erase_if(quote.about, [&](NodeId node) { return !wanted(node); });
    std::erase_if(quotes_, [&](const Quote& quote) { return !wanted(quote.speaker) && quote.about.empty(); });
  }

  void drop_relations() {
    drop_edges([&](const Edge& edge) { return !admits(filter_.relations, edge.type) || !admits(filter_.statuses, edge.status); });
    if (!filter_.relations.empty() || !filter_.statuses.empty()) quotes_.clear();  // a quote has neither
  }

  // What is more than `hops` edges away from the nodes asked for; quotes stay that they said or that are about them.
  void drop_far() {
    if (filter_.about.empty()) return;
    for (const NodeId node : filter_.about) named_[node.value] = true;
    std::vector<bool> near = named_;
    for (std::uint32_t hop = 0; hop + 1 < filter_.hops; ++hop) {
      std::vector<bool> wider = near;
      for (const Edge& edge : edges_)
        if (near[edge.subject.value] || near[edge.object.value]) wider[edge.subject.value] = wider[edge.object.value] = true;
      near = std::move(wider);
    }
    const auto touches = [&](const Edge& edge) {
      if (filter_.hops == 0) return near[edge.subject.value] && near[edge.object.value];
      return near[edge.subject.value] || near[edge.object.value];
    };
    drop_edges([&](const Edge& edge) { return !touches(edge); });
    const auto is_named = [&](NodeId node) { return node && named_[node.value]; };
    std::erase_if(quotes_, [&](const Quote& quote) {
      return !is_named(quote.speaker) && std::none_of(quote.about.begin(), quote.about.end(), is_named);
    });
  }

  // All but the `top` nodes of most evidence; the nodes asked for stay in any case.
  void drop_minor() {
    if (filter_.top == 0) return;
    std::vector<std::size_t> weight(graph_.nodes.size());
    for (const Edge& edge : edges_)
      for (const NodeId end : {edge.subject, edge.object}) weight[end.value] += edge.evidence.size();
    for (const Quote& quote : quotes_)
      if (quote.speaker) ++weight[quote.speaker.value];
    std::vector<std::uint32_t> order(graph_.nodes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return weight[a] > weight[b]; });
    std::vector<bool> major = named_;
    for (std::size_t i = 0; i < std::min<std::size_t>(filter_.top, order.size()); ++i) major[order[i]] = true;
    drop_edges([&](const Edge& edge) { return !major[edge.subject.value] || !major[edge.object.value]; });
    for (Quote& quote : quotes_) std::erase_if(quote.about, [&](NodeId node) { return !major[node.value]; });
    std::erase_if(quotes_, [&](const Quote& quote) { return quote.speaker ? !major[quote.speaker.value] : quote.about.empty(); });
  }

  void keep(NodeId node) {
    if (node) kept_[node.value] = true;
  }

  void keep_nodes() {
    kept_ = named_;
    if (filter_.keeps_all()) kept_.assign(kept_.size(), true);
    for (const Edge& edge : edges_) {
      for (const NodeId node : {edge.subject, edge.object, edge.according_to, edge.place}) keep(node);
      for (const NodeId node : edge.holders) keep(node);
      for (const Evidence& piece : edge.evidence) {
        keep(piece.according_to);
        keep(piece.place);
      }
    }
    for (const Quote& quote : quotes_) {
      for (const NodeId node : {quote.speaker, quote.addressee, quote.occasion}) keep(node);
      for (const NodeId node : quote.about) keep(node);
    }
  }

  template <class IdType>
  static std::vector<IdType> renumber(const std::vector<bool>& kept) {
    std::vector<IdType> numbers(kept.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < kept.size(); ++i)
      if (kept[i]) numbers[i] = IdType{next++};
    return numbers;
  }

  Graph copy() {
    const std::vector<NodeId> node_of = renumber<NodeId>(kept_);
    const std::vector<ArticleId> article_of = renumber<ArticleId>(articles_);
    const auto move_node = [&](NodeId& node) { node = node ? node_of[node.value] : node; };
    const auto move_all = [&](std::vector<NodeId>& nodes) { std::for_each(nodes.begin(), nodes.end(), move_node); };
    Graph result;
    for (std::size_t i = 0; i < articles_.size(); ++i)
      if (articles_[i]) result.articles.push_back(graph_.articles[i]);
    std::vector<ArticleId> first(articles_.size());  // that is kept, of each report
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      if (!articles_[i]) continue;
      ArticleId& report = first[graph_.reports.empty() ? i : graph_.reports[i].value];
      if (!report) report = article_of[i];
      result.reports.push_back(report);
    }
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      if (!kept_[i]) continue;
      Node& node = result.nodes.emplace_back(graph_.nodes[i]);
      std::erase_if(node.articles, [&](ArticleId id) { return !articles_[id.value]; });
      for (ArticleId& id : node.articles) id = article_of[id.value];
    }
    for (Edge& edge : edges_) {
      for (NodeId* node : {&edge.subject, &edge.object, &edge.according_to, &edge.place}) move_node(*node);
      move_all(edge.holders);
      for (Evidence& piece : edge.evidence) {
        move_node(piece.according_to);
        move_node(piece.place);
        piece.article = article_of[piece.article.value];
      }
    }
    for (Quote& quote : quotes_) {
      for (NodeId* node : {&quote.speaker, &quote.addressee, &quote.occasion}) move_node(*node);
      move_all(quote.about);
      quote.article = article_of[quote.article.value];
    }
    result.edges = std::move(edges_);
    result.quotes = std::move(quotes_);
    return result;
  }

  const Graph& graph_;
  const Filter& filter_;
  std::vector<Edge> edges_;
  std::vector<Quote> quotes_;
  std::vector<bool> articles_;
  std::vector<bool> named_;  // in the filter
  std::vector<bool> kept_;
};

}  // namespace

Graph select(const Graph& graph, const Filter& filter) { return Selection(graph, filter).run(); }

}  // namespace entente
