// SPDX-License-Identifier: Apache-2.0
#include "claims.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include <entente/entity_nodes.hpp>
#include <entente/error.hpp>

#include "core/utf8.hpp"
#include "fingerprint.hpp"
#include "text_slices.hpp"
#include "votes.hpp"

namespace entente {
namespace {

auto evidence_key(const Evidence& e) { return std::tie(e.article, e.span, e.according_to, e.according_to_text, e.time, e.place); }

class ClaimReader {
 public:
  ClaimReader(const Facts& facts, std::string_view text, ArticleId article, const std::vector<NodeId>& nodes)
      : facts_(facts), slices_(text), article_(article), node_(nodes) {}

  ArticleClaims read() {
    for (const Relation& relation : facts_.relations) add(relation);
    for (const Statement& statement : facts_.statements) add(statement);
    drop_repeated();
    return std::move(result_);
  }

 private:
  // "" where there is no span, or no text to take it from.
  std::string slice(CharSpan span, std::string_view what) const {
    if (slices_.chars() == 0 || span == CharSpan{}) return {};
    if (const auto text = slices_.at(span)) return std::string(*text);
    throw InputError({facts_.article.id}, std::string(what) + " at [" + std::to_string(span.begin) + ", " +
                                              std::to_string(span.end) + ") is outside the text, which has " +
                                              std::to_string(slices_.chars()) + " characters; extract the article again");
  }

  // The words of whoever is no node: those of the span, else the name.
  std::string source_text(EntityId entity, CharSpan span, std::string_view what) const {
    std::string text = slice(span, what);
    if (text.empty() && entity && !node_[entity]) text = facts_.entities[entity.value].name;
    return text;
  }

  void add(const Relation& relation) {
    if (!node_[relation.subject] || !node_[relation.object]) return;
    EdgeKey key{node_[relation.subject],
                relation.type,
                node_[relation.object],
                fold_name(relation.role),
                relation.status,
                node_[relation.holders],
                {}};
    if (info(key.type).relation_class == RelationClass::action) key.time = relation.time;
    // Either way round it is one edge. A role says what the subject is to the object, so it holds in one direction only.
    const bool turned = info(key.type).symmetric && key.role.empty() && key.object < key.subject;
    if (turned) std::swap(key.subject, key.object);
    for (const CharSpan span : relation.evidence)
      result_.claims.push_back(
          {key,
           {{article_, span, slice(span, "evidence"), node_[relation.according_to],
             source_text(relation.according_to, relation.according_to_span, "a source"), relation.time, node_[relation.place]},
            relation.role,
            turned}});
  }

  void add(const Statement& statement) {
    Spoken spoken{{}, statement.speaker_span, statement.cue};
    Quote& quote = spoken.quote;
    quote.speaker = node_[statement.speaker];
    quote.speaker_text = source_text(statement.speaker, statement.speaker_span, "a speaker");
    quote.cue = slice(statement.cue, "a cue");
    quote.spans = statement.content;
    for (const CharSpan span : statement.content) quote.text += (quote.text.empty() ? "" : " ") + slice(span, "a statement");
    quote.form = statement.form;
    quote.about = node_[statement.about];
    quote.addressee = node_[statement.addressee];
    quote.occasion = node_[statement.occasion];
    quote.time = statement.time;
    quote.article = article_;
    result_.spoken.push_back(std::move(spoken));
  }

  void drop_repeated() {
    std::set<std::tuple<EdgeKey, CharSpan, NodeId, std::string, std::string, NodeId>> seen;
    std::erase_if(result_.claims, [&](const Claim& claim) {
      const Evidence& e = claim.piece.evidence;
      return !seen.insert({claim.key, e.span, e.according_to, e.according_to_text, e.time, e.place}).second;
    });
    const auto key = [](const Spoken& s) { return std::tie(s.quote.spans, s.quote.speaker, s.speaker_span, s.cue_span.begin); };
    std::stable_sort(result_.spoken.begin(), result_.spoken.end(),
                     [&](const Spoken& a, const Spoken& b) { return key(a) < key(b); });
    const auto same = [&](const Spoken& a, const Spoken& b) { return key(a) == key(b); };
    result_.spoken.erase(std::unique(result_.spoken.begin(), result_.spoken.end(), same), result_.spoken.end());
  }

  const Facts& facts_;
  TextSlices slices_;
  ArticleId article_;
  EntityNodes node_;
  ArticleClaims result_;
};

}  // namespace

ArticleClaims read_claims(const Facts& facts, std::string_view text, ArticleId article, const std::vector<NodeId>& nodes) {
  return ClaimReader(facts, text, article, nodes).read();
}

Edge make_edge(const EdgeKey& key, std::vector<Piece> pieces) {
  Edge edge;
  edge.subject = key.subject;
  edge.type = key.type;
  edge.object = key.object;
  edge.status = key.status;
  edge.holders = key.holders;
  if (pieces.front().turned) std::swap(edge.subject, edge.object);
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Piece& a, const Piece& b) { return evidence_key(a.evidence) < evidence_key(b.evidence); });
  Votes<std::string> roles;
  Votes<std::string> times;
  Votes<NodeId> places;
  edge.according_to = pieces.front().evidence.according_to;
  for (Piece& piece : pieces) {
    const Evidence& evidence = piece.evidence;
    if (!piece.role.empty()) ++roles[piece.role];
    if (!evidence.time.empty()) ++times[evidence.time];
    if (evidence.place) ++places[evidence.place];
    if (evidence.according_to != edge.according_to) edge.according_to = NodeId{};
    edge.evidence.push_back(std::move(piece.evidence));
  }
  edge.role = most_voted(roles, longer);
  edge.time = most_voted(times, longer);
  edge.place = most_voted(places, std::less<>());
  return edge;
}

std::uint64_t edge_hash(const EdgeKey& key, const IdOfNode& id) {
  std::string_view subject = id(key.subject);
  std::string_view object = id(key.object);
  if (info(key.type).symmetric && key.role.empty() && object < subject) std::swap(subject, object);
  Fingerprint print;
  print << subject << name(key.type) << object << key.role << name(key.status) << key.time;
  std::vector<std::string_view> holders;
  for (const NodeId holder : key.holders) holders.push_back(id(holder));
  std::sort(holders.begin(), holders.end());
  for (const std::string_view holder : holders) print << holder;
  return print.number();
}

std::uint64_t quote_hash(const Spoken& spoken, std::string_view article, const IdOfNode& id) {
  const Quote& quote = spoken.quote;
  Fingerprint print;
  print << article << (quote.speaker ? id(quote.speaker) : std::string_view()) << spoken.speaker_span.begin
        << spoken.speaker_span.end << spoken.cue_span.begin;
  for (const CharSpan span : quote.spans) print << span.begin << span.end;
  return print.number();
}

void sort(Graph& graph) {
  const auto edge_key = [](const Edge& e) {
    return std::tie(e.subject, e.type, e.object, e.status, e.role, e.holders, e.time, e.id);
  };
  std::sort(graph.edges.begin(), graph.edges.end(), [&](const Edge& a, const Edge& b) { return edge_key(a) < edge_key(b); });
  const auto quote_key = [](const Quote& q) { return std::tie(q.article, q.spans, q.id); };
  std::sort(graph.quotes.begin(), graph.quotes.end(),
            [&](const Quote& a, const Quote& b) { return quote_key(a) < quote_key(b); });
}

}  // namespace entente
