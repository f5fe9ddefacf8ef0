// SPDX-License-Identifier: Apache-2.0
#include "picture.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "core/utf8.hpp"
#include "linked_data.hpp"
#include "quotes.hpp"
#include "words.hpp"

namespace entente {
namespace {

constexpr std::size_t worded_nodes = 60;   // up to so many, lines have words
constexpr std::size_t worded_lines = 80;   // beyond, names are left out
constexpr std::size_t name_columns = 22;
constexpr std::size_t quote_columns = 30;
constexpr std::size_t quote_lines = 3;
constexpr std::size_t qualifier_columns = 30;
constexpr std::size_t tooltip_length = 400;
constexpr std::string_view dismisses = "dismisses";  // what is to appoint, where it ends
constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

// Nodes that lines connect, as they are joined one by one.
class Components {
 public:
  explicit Components(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  // False where they were connected before.
  bool join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[a] = b;
    return a != b;
  }

 private:
  std::size_t root(std::size_t node) {
    while (parent_[node] != node) node = parent_[node] = parent_[parent_[node]];
    return node;
  }
  std::vector<std::size_t> parent_;
};

class Composer {
 public:
  Composer(const Graph& graph, const ExportOptions& options, Unconnected unconnected) : graph_(graph), options_(options), unconnected_(unconnected) {}

  Picture compose() {
    choose_nodes();
    if (unconnected_ == Unconnected::drop) drop_unconnected();
    picture_.overview = picture_.nodes.size() > worded_nodes;
    gather_lines();
    for (PictureLine& line : picture_.lines) word(line);
    describe_nodes();
    if (!picture_.overview) {
      for (PictureNode& node : picture_.nodes) quote(node);
      place_beside();
      relax();
    }
    caption();
    return std::move(picture_);
  }

 private:
  // ---- what is drawn

  double weight(const Edge& edge) const { return 1.0 + std::log2(static_cast<double>(edge.evidence.size())); }

  void choose_nodes() {
    std::vector<double> importance(graph_.nodes.size());
    for (const Edge& edge : graph_.edges) {
      importance[edge.subject.value] += weight(edge);
      importance[edge.object.value] += weight(edge);
    }
    std::vector<std::size_t> order(graph_.nodes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto more_important = [&](std::size_t a, std::size_t b) {
      return std::tuple(-importance[a], -double(graph_.nodes[a].mentions), a) < std::tuple(-importance[b], -double(graph_.nodes[b].mentions), b);
    };
    std::sort(order.begin(), order.end(), more_important);
    order.resize(std::min(order.size(), options_.names > 0 ? options_.names : readable(order)));
    std::sort(order.begin(), order.end());
    for (const std::size_t node : order) {
      picture_.nodes.push_back({});
      picture_.nodes.back().node = NodeId{node};
      picture_.nodes.back().importance = importance[node];
    }
    number_nodes();
  }

  // How many of these, the most important first, can be drawn with few enough lines.
  std::size_t readable(const std::vector<std::size_t>& order) const {
    std::vector<std::size_t> rank(graph_.nodes.size());
    for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
    std::vector<std::size_t> lines(order.size() + 1);  // that come with the node of that rank
    std::set<std::tuple<NodeId, NodeId, RelationType, Status>> known;
    for (const Edge& edge : graph_.edges)
      if (known.emplace(edge.subject, edge.object, edge.type, edge.status).second) ++lines[std::max(rank[edge.subject.value], rank[edge.object.value])];
    std::size_t count = 0, sum = 0;
    while (count < worded_nodes && (sum += lines[std::min(count, order.size())]) <= worded_lines) ++count;
    return count;
  }

  void number_nodes() {
    place_.assign(graph_.nodes.size(), nowhere);
    for (std::size_t i = 0; i < picture_.nodes.size(); ++i) place_[picture_.nodes[i].node.value] = i;
  }

  // A name without a line tells nothing, unless its words are shown or it was asked for; with no line at all, names are all there is.
  void drop_unconnected() {
    std::vector<bool> tells(graph_.nodes.size());
    std::size_t lines = 0;
    for (const Edge& edge : graph_.edges) {
      if (place_[edge.subject.value] == nowhere || place_[edge.object.value] == nowhere) continue;
      tells[edge.subject.value] = tells[edge.object.value] = true;
      ++lines;
    }
    if (lines == 0) return;
    if (picture_.nodes.size() <= worded_nodes)
      for (const PictureNode& drawn : picture_.nodes)
        if (!quotation_of(graph_, drawn.node).text.empty()) tells[drawn.node.value] = true;
    const auto is_asked_for = [&](NodeId id) { return std::find(options_.about.begin(), options_.about.end(), graph_[id].id) != options_.about.end(); };
    dropped_ = std::erase_if(picture_.nodes, [&](const PictureNode& drawn) { return !tells[drawn.node.value] && !is_asked_for(drawn.node); });
    number_nodes();
  }

  void gather_lines() {
    using Key = std::tuple<NodeId, NodeId, RelationType, Status, std::string_view>;
    std::map<Key, std::size_t> known;
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) {
      const Edge& edge = graph_.edges[i];
      const std::size_t from = place_[edge.subject.value];
      const std::size_t to = place_[edge.object.value];
      if (from == nowhere || to == nowhere) continue;
      const auto [found, added] = known.emplace(Key{edge.subject, edge.object, edge.type, edge.status, edge.role}, picture_.lines.size());
      if (added) picture_.lines.push_back({});
      PictureLine& line = picture_.lines[found->second];
      line.from = from;
      line.to = to;
      line.edges.push_back(i);
      picture_.nodes[from].connected = picture_.nodes[to].connected = true;
    }
    join_roleless();
  }

  // "takes part in" beside "takes part in, host" tells nothing more.
  void join_roleless() {
    const auto first = [&](const PictureLine& line) -> const Edge& { return graph_.edges[line.edges.front()]; };
    const auto is_same = [&](const PictureLine& one, const PictureLine& other) {
      return one.from == other.from && one.to == other.to && first(one).type == first(other).type && first(one).status == first(other).status;
    };
    for (PictureLine& plain : picture_.lines) {
      if (!first(plain).role.empty()) continue;
      const auto more = std::find_if(picture_.lines.begin(), picture_.lines.end(), [&](const PictureLine& each) { return !each.edges.empty() && !first(each).role.empty() && is_same(each, plain); });
      if (more == picture_.lines.end()) continue;
      more->edges.insert(more->edges.end(), plain.edges.begin(), plain.edges.end());
      plain.edges.clear();
    }
    std::erase_if(picture_.lines, [](const PictureLine& line) { return line.edges.empty(); });
  }

  // ---- words

  // A person's surname where his other names show which it is, else the whole name.
  std::string short_name(NodeId id) const {
    const Node& node = graph_[id];
    if (const std::size_t space = node.name.rfind(' '); node.type == EntityType::Person && space != std::string::npos)
      if (const std::string last = node.name.substr(space + 1); std::binary_search(node.aliases.begin(), node.aliases.end(), last)) return last;
    return clip(node.name, 40);
  }

  void add_name(std::vector<std::string>& names, std::string name) const {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }

  std::vector<std::string> holders(const PictureLine& line) const {
    std::vector<std::string> result;
    for (const std::uint32_t i : line.edges)
      for (const NodeId holder : graph_.edges[i].holders) add_name(result, short_name(holder));
    return result;
  }

  // Who says so, where not the articles themselves say it.
  std::vector<std::string> sources(const PictureLine& line) const {
    std::vector<std::string> result;
    for (const std::uint32_t i : line.edges)
      for (const Evidence& piece : graph_.edges[i].evidence) {
        if (!piece.according_to && piece.according_to_text.empty()) return {};
        add_name(result, piece.according_to ? short_name(piece.according_to) : clip(piece.according_to_text, 32));
      }
    return result;
  }

  std::string time_of(const PictureLine& line) const {
    const bool one = graph_.articles.size() == 1;
    const std::string_view year = one ? std::string_view(graph_.articles.front().date).substr(0, 4) : std::string_view();
    std::set<std::string> times;
    for (const std::uint32_t i : line.edges) times.insert(graph_.edges[i].time);
    if (times.size() != 1 || times.begin()->empty()) return {};
    const bool until = line.past && line.label != dismisses && times.begin()->find('/') == std::string::npos;
    return (until ? "until " : "") + human_time(*times.begin(), year);
  }

  void word(PictureLine& line) const {
    const Edge& edge = graph_.edges[line.edges.front()];
    line.label = clip(phrase(edge.type, edge.role), 40);
    line.past = edge.status == Status::ended;
    if (line.past && edge.type == RelationType::appoints) line.label = dismisses;
    else if (edge.status != Status::asserted) line.status = line.past ? "until then" : name(edge.status);
    line.side = side_of(edge);
    line.width = width(line);
    line.tooltip = clip(edge.evidence.front().text, tooltip_length);
    line.url = web_iri(graph_[edge.evidence.front().article].url);
    qualify(line);
  }

  void qualify(PictureLine& line) const {
    const std::vector<std::string> wanting = holders(line);
    std::vector<std::string> saying = sources(line);
    const Edge& edge = graph_.edges[line.edges.front()];
    std::erase_if(saying, [&](const std::string& name) { return std::find(wanting.begin(), wanting.end(), name) != wanting.end(); });
    std::erase(saying, short_name(edge.subject));
    std::string text;
    if (!wanting.empty()) text = "by " + enumerate(wanting, 3);
    if (!saying.empty()) text += (text.empty() ? "says " : ", says ") + enumerate(saying, 2);
    line.qualifier = wrap(text, qualifier_columns, 2);
    const std::string time = time_of(line);
    if (line.past && !time.empty() && !time.starts_with("since ")) line.status.clear();  // the time says when it ended
    if (!time.empty()) line.qualifier.push_back(clip(time, qualifier_columns));
  }

  // Of one article what it says often, of many what many of them say.
  double width(const PictureLine& line) const {
    std::set<ArticleId> articles;
    std::set<std::pair<ArticleId, CharSpan>> pieces;
    for (const std::uint32_t i : line.edges)
      for (const Evidence& piece : graph_.edges[i].evidence) {
        articles.insert(piece.article);
        pieces.emplace(piece.article, piece.span);
      }
    const double count = static_cast<double>(graph_.articles.size() > 1 ? articles.size() : pieces.size());
    return std::min(4.0, 1.2 + 0.6 * std::log2(count));
  }

  void describe_nodes() {
    for (PictureNode& drawn : picture_.nodes) {
      const Node& node = graph_[drawn.node];
      drawn.name = wrap(node.name, name_columns, 3);
      if (drawn.name.empty()) drawn.name.emplace_back(" ");
      const std::string_view what = node.kind == OrganizationKind::none ? name(node.type) : name(node.kind);
      drawn.tooltip = clip(node.name, tooltip_length) + ", " + to_lower(what) + ", " + std::to_string(node.mentions) + (node.mentions == 1 ? " mention" : " mentions");
      if (!wikidata_iri(node.wikidata).empty()) drawn.url = "https://www.wikidata.org/wiki/" + node.wikidata;
    }
    emphasise();
  }

  // The two most important nodes, and a third that is nearly as important.
  void emphasise() {
    std::vector<std::size_t> order(picture_.nodes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return picture_.nodes[a].importance > picture_.nodes[b].importance; });
    if (order.size() < 5) return;
    for (std::size_t i = 0; i < 3; ++i) {
      PictureNode& node = picture_.nodes[order[i]];
      node.emphasised = node.importance >= 3 && (i < 2 || node.importance >= 0.75 * picture_.nodes[order[1]].importance);
    }
  }

  void quote(PictureNode& node) const {
    const Quotation quotation = quotation_of(graph_, node.node);
    node.quote = wrap_evenly(quotation.text, quote_columns, quote_lines);
    node.quoted = quotation.quote;
    close_last(node.quote);
  }

  // ---- hints for the layout

  // Who meets whom stands one above the other, in pairs; what more they have to do with each other needs room between them.
  void place_beside() {
    std::vector<bool> taken(picture_.nodes.size());
    for (PictureLine& line : picture_.lines) {
      const Edge& edge = graph_.edges[line.edges.front()];
      if (edge.type != RelationType::meets || taken[line.from] || taken[line.to] || lines_between(line) > 1 || line.from == line.to) continue;
      taken[line.from] = taken[line.to] = true;
      line.beside = true;
      picture_.beside.push_back({line.from, line.to});
    }
  }

  std::size_t lines_between(const PictureLine& wanted) const {
    return static_cast<std::size_t>(std::count_if(picture_.lines.begin(), picture_.lines.end(), [&](const PictureLine& line) {
      return std::minmax(line.from, line.to) == std::minmax(wanted.from, wanted.to);
    }));
  }

  // What is only wanted, planned, opposed, denied or possible does not decide where things stand, as long as something else does.
  void relax() {
    Components components(picture_.nodes.size());
    const auto is_so = [&](const PictureLine& line) {
      const Status status = graph_.edges[line.edges.front()].status;
      return status == Status::asserted || status == Status::ended;
    };
    for (const PictureLine& line : picture_.lines)
      if (is_so(line)) components.join(line.from, line.to);
    for (PictureLine& line : picture_.lines)
      if (!is_so(line)) line.constrains = components.join(line.from, line.to);
  }

  std::size_t tied_but_not_drawn() const {
    std::set<NodeId> result;
    for (const Edge& edge : graph_.edges)
      for (const NodeId end : {edge.subject, edge.object})
        if (place_[end.value] == nowhere) result.insert(end);
    return result.size();
  }

  void caption() {
    const std::size_t left_out = tied_but_not_drawn();
    std::string subtitle = "Who is what, who wants what and who said so, " + in_articles(graph_);
    if (left_out > 0)
      subtitle += ". The " + std::to_string(picture_.nodes.size()) + " names most is said of; " + std::to_string(left_out) + (left_out == 1 ? " is" : " are") + " left out";
    else if (picture_.overview && dropped_ > 0) subtitle += ". " + count_of(dropped_, "name") + " that nothing ties " + (dropped_ == 1 ? "is" : "are") + " left out";
    static_cast<Caption&>(picture_) = entente::caption(graph_, options_, subtitle);
  }

  const Graph& graph_;
  const ExportOptions& options_;
  const Unconnected unconnected_;
  Picture picture_;
  std::size_t dropped_ = 0;         // names without a tie
  std::vector<std::size_t> place_;  // of a node in the picture, or nowhere
};

}  // namespace

Side side_of(const Edge& edge) {
  switch (edge.status) {
    case Status::opposed:
    case Status::denied: return Side::negative;
    case Status::ended: return Side::neutral;
    default: break;
  }
  switch (edge.type) {
    case RelationType::attacks:
    case RelationType::accuses:
    case RelationType::opposes:
    case RelationType::threatens:
    case RelationType::sanctions:
    case RelationType::detains:
    case RelationType::protests_against: return Side::negative;
    case RelationType::supports:
    case RelationType::aids:
    case RelationType::ally_of:
    case RelationType::agrees_with:
    case RelationType::cooperates_with: return Side::positive;
    default: break;
  }
  return edge.status == Status::wanted || edge.status == Status::planned ? Side::positive : Side::neutral;
}

Picture compose(const Graph& graph, const ExportOptions& options, Unconnected unconnected) { return Composer(graph, options, unconnected).compose(); }

}  // namespace entente
