// SPDX-License-Identifier: Apache-2.0
// How two nodes of a graph file are connected, reading no more of it than lies between them.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "codes.hpp"
#include "parts.hpp"
#include "topology.hpp"

namespace entente {
namespace {

using Number = std::int64_t;

// A step that could be taken.
struct Tie {
  Number from;
  Number to;
  Number edge;
  std::size_t evidence;
};

// The ties of nodes, by indexes.
class Ties {
 public:
  Ties(Database& database, const std::vector<Status>& statuses) : database_(database) {
    for (const Status status : statuses) statuses_.insert(code(status));
  }

  std::vector<Tie> of(Number node) {
    std::vector<Tie> ties;
    for (Sql* rows : {&outgoing_, &incoming_, &held_, &held_from_, &holding_})
      for (rows->bind(node); rows->step();)
        if (rows->number(1) != node && (statuses_.empty() || statuses_.contains(rows->number(2))))
          ties.push_back({node, rows->number(1), rows->number(0), static_cast<std::size_t>(rows->number(3))});
    std::unordered_map<Number, std::size_t> weights;
    weighty_.bind(node).each([&](const Sql& row) { weights[row.number(0)] = static_cast<std::size_t>(row.number(1)); });
    for (Tie& tie : ties)
      if (const auto weight = weights.find(tie.edge); weight != weights.end()) tie.evidence = weight->second;
    return ties;
  }

  // How many articles mention them, which is about as many as they have ties.
  std::int64_t weight(const std::vector<Number>& nodes) {
    std::int64_t sum = 0;
    for (const Number node : nodes) {
      articles_.bind(node);
      if (articles_.step()) sum += articles_.number(0);
      articles_.reset();
    }
    return sum;
  }

 private:
  static std::string holding(const std::string& end) {
    return "SELECT edge, " + end +
           ", apart, evidence FROM edge_holder JOIN weighed_edge ON number = edge WHERE node = ?1 AND apart IS NOT NULL";
  }

  Database& database_;
  std::set<std::int64_t> statuses_;  // codes; all where empty
  Sql outgoing_{database_, "SELECT edge, object, status, 1 FROM edge_by_subject WHERE subject = ?"};
  Sql incoming_{database_, "SELECT edge, subject, status, 1 FROM edge_by_object WHERE object = ?"};
  Sql held_{database_, "SELECT edge, node, status, 1 FROM edge_by_subject JOIN edge_holder USING (edge) WHERE subject = ?"};
  Sql held_from_{database_, "SELECT edge, node, status, 1 FROM edge_by_object JOIN edge_holder USING (edge) WHERE object = ?"};
  Sql holding_{database_, holding("subject") + " UNION ALL " + holding("object")};
  // Of the edges of a node, those that have more than the one piece of evidence that is assumed of them above.
  Sql weighty_{database_,
               "SELECT edge, evidence FROM edge_weight WHERE subject = ?1 UNION ALL SELECT edge, evidence FROM edge_weight WHERE "
               "object = ?1"};
  Sql articles_{database_, "SELECT articles FROM node WHERE number = ?"};
};

// One end's search, level by level.
struct Side {
  explicit Side(Number start) : frontier{start} { reached[start]; }
  std::vector<Number> frontier;
  std::unordered_map<Number, std::vector<Tie>> reached;  // by what ties of the level before
};

class PathSearch {
 public:
  PathSearch(Database& database, const std::vector<Status>& statuses) : ties_(database, statuses) {}

  // All ties that shortest paths lead over; empty where there is no path.
  std::vector<Tie> between(Number from, Number to) {
    Side a(from);
    Side b(to);
    while (!a.frontier.empty() && !b.frontier.empty()) {
      const bool first = ties_.weight(a.frontier) <= ties_.weight(b.frontier);
      Side& near = first ? a : b;
      const Side& far = first ? b : a;
      expand(near);
      std::vector<Number> meeting;
      for (const Number node : near.frontier)
        if (far.reached.contains(node)) meeting.push_back(node);
      if (!meeting.empty()) return lead_back(a, b, meeting);
    }
    return {};
  }

 private:
  void expand(Side& side) {
    std::unordered_map<Number, std::vector<Tie>> next;
    for (const Number node : side.frontier)
      for (const Tie& tie : ties_.of(node))
        if (!side.reached.contains(tie.to)) next[tie.to].push_back(tie);
    side.frontier.clear();
    for (auto& [node, ties] : next) {
      side.frontier.push_back(node);
      side.reached.emplace(node, std::move(ties));
    }
  }

  static std::vector<Tie> lead_back(const Side& a, const Side& b, const std::vector<Number>& meeting) {
    std::vector<Tie> result;
    for (const Side* side : {&a, &b}) {
      std::vector<Number> open = meeting;
      std::set<Number> seen(meeting.begin(), meeting.end());
      while (!open.empty()) {
        const Number node = open.back();
        open.pop_back();
        for (const Tie& tie : side->reached.at(node)) {
          result.push_back(tie);
          if (seen.insert(tie.from).second) open.push_back(tie.from);
        }
      }
    }
    return result;
  }

  Ties ties_;
};

// The nodes of the ties, in the order of their ids as in a Graph, and the way between them that shortest_path() would take.
class Connector {
 public:
  Connector(Database& database, std::vector<Tie> ties) : database_(database), ties_(std::move(ties)) {}

  Connection connect(Number from, Number to) {
    number_nodes(from, to);
    Topology map(nodes_.size());
    for (std::uint32_t i = 0; i < ties_.size(); ++i)
      boost::add_edge(place_.at(ties_[i].from), place_.at(ties_[i].to), TopologyEdge{i, step_cost(ties_[i].evidence)}, map);
    const std::vector<Step> path = cheapest_path(map, NodeId{place_.at(from)}, NodeId{place_.at(to)}).value();
    PartRows part;
    for (const Step& step : path)
      for (const Tie& tie : ties_)
        if (serves(tie, step)) part.edges.push_back(tie.edge);
    std::sort(part.edges.begin(), part.edges.end());
    part.edges.erase(std::unique(part.edges.begin(), part.edges.end()), part.edges.end());
    Connection result{read_part(database_, part), {}};
    for (const Step& step : path) result.steps.push_back(in_part(result.graph, step));
    return result;
  }

 private:
  void number_nodes(Number from, Number to) {
    std::set<Number> numbers{from, to};
    for (const Tie& tie : ties_) numbers.insert({tie.from, tie.to});
    Sql id(database_, "SELECT id FROM node WHERE number = ?");
    for (const Number number : numbers) {
      id.bind(number);
      if (!id.step()) database_.fail_damaged("an entity is missing");
      nodes_.emplace_back(id.text(0), number);
      id.reset();
    }
    std::sort(nodes_.begin(), nodes_.end());
    for (std::size_t i = 0; i < nodes_.size(); ++i) place_[nodes_[i].second] = i;
  }

  // Whether it ties the ends of the step, and as cheaply.
  bool serves(const Tie& tie, const Step& step) const {
    const std::size_t a = place_.at(tie.from);
    const std::size_t b = place_.at(tie.to);
    return step_cost(tie.evidence) == step_cost(ties_[step.edge].evidence) &&
           ((a == step.from.value && b == step.to.value) || (b == step.from.value && a == step.to.value));
  }

  static NodeId node_in(const Graph& graph, const std::string& id) {
    const auto found = std::lower_bound(graph.nodes.begin(), graph.nodes.end(), id,
                                        [](const Node& node, const std::string& other) { return node.id < other; });
    return NodeId{static_cast<std::size_t>(found - graph.nodes.begin())};
  }

  Step in_part(const Graph& graph, const Step& step) const {
    const NodeId from = node_in(graph, nodes_[step.from.value].first);
    const NodeId to = node_in(graph, nodes_[step.to.value].first);
    const std::uint64_t cost = step_cost(ties_[step.edge].evidence);
    const auto touches = [&](const Edge& edge, NodeId node) {
      return edge.subject == node || edge.object == node || std::binary_search(edge.holders.begin(), edge.holders.end(), node);
    };
    for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
      const Edge& edge = graph.edges[i];
      const bool at_end = edge.subject == from || edge.object == from || edge.subject == to || edge.object == to;
      if (at_end && touches(edge, from) && touches(edge, to) && step_cost(edge.evidence.size()) == cost) return {i, from, to};
    }
    database_.fail_damaged("a relation is missing");
  }

  Database& database_;
  std::vector<Tie> ties_;
  std::vector<std::pair<std::string, Number>> nodes_;  // id and number, by id
  std::map<Number, std::size_t> place_;
};

}  // namespace

std::optional<Connection> connection(Database& database, const std::string& from, const std::string& to,
                                     const std::vector<Status>& statuses) {
  const Number a = number_of_node(database, from);
  const Number b = number_of_node(database, to);
  if (a == b) return Connection{};
  std::vector<Tie> ties = PathSearch(database, statuses).between(a, b);
  if (ties.empty()) return std::nullopt;
  return Connector(database, std::move(ties)).connect(a, b);
}

}  // namespace entente
