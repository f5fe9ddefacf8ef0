// SPDX-License-Identifier: Apache-2.0
// HTML: one file with the picture, the graph, the articles and a script to look around in them (html/). It needs no network, and its
// policy lets it use none: nothing runs or styles but what is in the file, known by its hash.
#include <openssl/evp.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <array>
#include <ostream>

#include "drawing.hpp"
#include "escape.hpp"
#include "formats.hpp"
#include "html_resources.hpp"
#include "linked_data.hpp"
#include "picture.hpp"
#include "style.hpp"
#include "words.hpp"

namespace entente {
namespace {

// "'sha256-…'", as a Content-Security-Policy names a script.
std::string hash_source(std::string_view content) {
  std::array<unsigned char, 32> digest{};
  std::array<unsigned char, 45> base64{};
  EVP_Digest(content.data(), content.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
  const int length = EVP_EncodeBlock(base64.data(), digest.data(), digest.size());
  return "'sha256-" + std::string(base64.begin(), base64.begin() + length) + "'";
}

// The graph as graph.js reads it. What is absent has no member.
class Data {
 public:
  Data(const Graph& graph, const Picture& picture, const ExportOptions& options) : graph_(graph), picture_(picture), options_(options), json_(buffer_) {}

  std::string text() {
    json_.StartObject();
    objects("articles", graph_.articles, [&](const ArticleInfo& article) { write(article); });
    objects("nodes", graph_.nodes, [&](const Node& node) { write(node); });
    objects("edges", graph_.edges, [&](const Edge& edge) { write(edge); });
    objects("quotes", graph_.quotes, [&](const Quote& quote) { write(quote); });
    write_picture();
    write_words();
    json_.EndObject();
    return escaped({buffer_.GetString(), buffer_.GetSize()});
  }

 private:
  // "</script>" would end the data.
  static std::string escaped(std::string_view json) {
    std::string result;
    for (const char c : json) {
      if (c == '<') result += "\\u003c";
      else result += c;
    }
    return result;
  }

  template <class Items, class Write>
  void objects(const char* key, const Items& items, Write write) {
    json_.Key(key);
    json_.StartArray();
    for (const auto& item : items) {
      json_.StartObject();
      write(item);
      json_.EndObject();
    }
    json_.EndArray();
  }
  void member(const char* key, std::string_view value) {
    if (value.empty()) return;
    json_.Key(key);
    string(value);
  }
  void string(std::string_view value) { json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size())); }
  void member(const char* key, NodeId id) {
    if (id) number(key, id.value);
  }
  void number(const char* key, std::uint32_t value) {
    json_.Key(key);
    json_.Uint(value);
  }
  void members(const char* key, const std::vector<NodeId>& ids) {
    json_.Key(key);
    json_.StartArray();
    for (const NodeId id : ids) json_.Uint(id.value);
    json_.EndArray();
  }

  void write(const ArticleInfo& article) {
    member("id", article.id);
    member("title", article.title);
    member("source", article.source);
    member("date", article.date);
    if (const std::string url = web_iri(article.url); !url.empty()) member("url", url);
    if (options_.article) member("text", options_.article(article).text);
    has_text_.push_back(options_.article != nullptr);
  }

  void write(const Node& node) {
    member("name", node.name);
    member("type", name(node.type));
    member("kind", name(node.kind));
    if (!wikidata_iri(node.wikidata).empty()) member("wikidata", node.wikidata);
    number("mentions", node.mentions);
    if (node.aliases.empty()) return;
    json_.Key("aliases");
    json_.StartArray();
    for (const std::string& alias : node.aliases) json_.String(alias);
    json_.EndArray();
  }

  void write(const Edge& edge) {
    member("subject", edge.subject);
    member("object", edge.object);
    member("relation", name(edge.type));
    write_label(edge);
    member("status", name(edge.status));
    member("side", style::word(side_of(edge)));
    members("holders", edge.holders);
    member("when", human_time(edge.time));
    objects("evidence", edge.evidence, [&](const Evidence& piece) {
      write_place(piece.article, piece.span, piece.text);
      member("by", piece.according_to);
      member("byText", piece.according_to_text);
    });
  }

  // As a list says it: "secretary general of", "takes part in" with the role behind the names.
  void write_label(const Edge& edge) {
    const bool office = edge.type == RelationType::holds_office && !edge.role.empty();
    const bool part = edge.type == RelationType::participates_in;
    member("label", part ? std::string(phrase(edge.type)) : phrase(edge.type, edge.role) + (office ? " of" : ""));
    if (part) member("role", edge.role);
  }

  void write_place(ArticleId article, CharSpan span, std::string_view text) {
    number("article", article.value);
    number("begin", span.begin);
    number("end", span.end);
    if (!has_text_[article.value]) member("text", text);
  }

  void write(const Quote& quote) {
    member("speaker", quote.speaker);
    member("speakerText", quote.speaker_text);
    json_.Key("text");
    json_.String(quote.text);
    member("form", name(quote.form));
    members("about", quote.about);
    number("article", quote.article.value);
    json_.Key("spans");
    json_.StartArray();
    for (const CharSpan span : quote.spans) {
      json_.StartArray();
      json_.Uint(span.begin);
      json_.Uint(span.end);
      json_.EndArray();
    }
    json_.EndArray();
  }

  // Which boxes and lines of the picture are which nodes and edges.
  void write_picture() {
    objects("boxes", picture_.nodes, [&](const PictureNode& node) {
      member("node", node.node);
      if (!node.quote.empty()) number("quote", node.quoted);
    });
    json_.Key("lines");
    json_.StartArray();
    for (const PictureLine& line : picture_.lines) {
      json_.StartArray();
      for (const std::uint32_t edge : line.edges) json_.Uint(edge);
      json_.EndArray();
    }
    json_.EndArray();
  }

  void write_words() {
    json_.Key("statuses");
    json_.StartArray();
    for (const StatusInfo& status : statuses()) string(status.name);
    json_.EndArray();
    json_.Key("colours");
    json_.StartObject();
    for (const EntityTypeInfo& type : entity_types()) {
      string(type.name);
      string(style::node(type.type).fill);
    }
    json_.EndObject();
  }

  const Graph& graph_;
  const Picture& picture_;
  const ExportOptions& options_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_;
  std::vector<bool> has_text_;  // of articles
};

// The drawing without its XML prologue.
std::string picture_of(const Graph& graph, const Picture& picture) {
  const std::string svg = Drawing(graph, picture, {0, true}).render("svg");
  return svg.substr(svg.find("<svg"));
}

}  // namespace

void write_html(const Graph& graph, const ExportOptions& options, std::ostream& out) {
  const Picture picture = compose(graph, options);
  const std::string_view style = html_resource("page.css");
  const std::string_view script = html_resource("page.js");
  const auto content = [&](std::string_view key) -> std::string {
    if (key == "policy")
      return "default-src 'none'; script-src " + hash_source(script) + "; style-src " + hash_source(style) + "; base-uri 'none'; form-action 'none'";
    if (key == "title") return xml_text(picture.title);
    if (key == "style") return std::string(style);
    if (key == "picture") return picture_of(graph, picture);
    if (key == "data") return Data(graph, picture, options).text();
    return std::string(script);
  };
  // {{key}} in the page stands for content.
  std::string_view page = html_resource("page.html");
  for (std::size_t open = page.find("{{"); open != std::string_view::npos; open = page.find("{{")) {
    const std::size_t close = page.find("}}");
    out << page.substr(0, open) << content(page.substr(open + 2, close - open - 2));
    page.remove_prefix(close + 2);
  }
  out << page;
}

}  // namespace entente
