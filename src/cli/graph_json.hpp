// SPDX-License-Identifier: Apache-2.0
// Answers as JSON, for `--json`. What is absent is left out.
#pragma once

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include <entente/query.hpp>

namespace entente {

class GraphJson {
 public:
  explicit GraphJson(const Graph& graph) : graph_(graph), out_(buffer_) {
    out_.SetIndent(' ', 1);
    out_.SetFormatOptions(rapidjson::kFormatSingleLineArray);
  }

  // {"id", "name"} of a node.
  void reference(NodeId node);
  // `articles` is how many mention it.
  void node(NodeId node, std::size_t articles);
  void node(NodeId id) { node(id, graph_[id].articles.size()); }
  // `against` are the ids of edges that contradict it.
  void edge(const Edge& edge, const std::vector<std::string>& against = {});
  void quote(const Quote& quote);
  // {"asserted", "denied"}: ids of edges.
  void dispute(const Dispute& dispute);
  void article(ArticleId article);

  void key(std::string_view name) { out_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void string(std::string_view text) { out_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
  // Nothing where the text or the node is absent.
  void field(std::string_view name, std::string_view text);
  void field(std::string_view name, NodeId node);
  void field(std::string_view name, const std::vector<NodeId>& nodes);
  void number(std::string_view name, std::size_t value);
  void number(std::string_view name, double value);
  void open_object() { out_.StartObject(); }
  void close_object() { out_.EndObject(); }
  void open_list() { out_.StartArray(); }
  void close_list() { out_.EndArray(); }
  void null() { out_.Null(); }

  // The whole, with a line end.
  void write(std::ostream& out) const;

 private:
  void span(CharSpan span);

  const Graph& graph_;
  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> out_;
};

}  // namespace entente
