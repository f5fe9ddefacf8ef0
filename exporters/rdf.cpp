// SPDX-License-Identifier: Apache-2.0
// RDF as N-Triples, Turtle, N-Quads and TriG: the resources of the JSON-LD, expanded by the same context.
// With graphs, a statement and a passage are in their article's graph, all else is in the default graph: no triple is in two.
#include <rapidjson/document.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <utility>

#include <entente/error.hpp>

#include "escape.hpp"
#include "formats.hpp"
#include "jsonld_context.hpp"
#include "linked_data.hpp"
#include "resources.hpp"

namespace entente {
namespace {

constexpr std::string_view type_iri = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
constexpr std::string_view integer_iri = "http://www.w3.org/2001/XMLSchema#integer";

struct Term {
  std::string iri;
  std::string datatype;  // IRI; empty for plain text and resources
};

// context.jsonld, read once an export.
class Context {
 public:
  Context() {
    json_.Parse(jsonld_context().data(), jsonld_context().size());
    if (json_.HasParseError()) throw Error("the embedded context.jsonld is not JSON");
    for (const auto& member : std::as_const(json_).GetObject()) {
      const std::string name = member.name.GetString();
      if (name.starts_with('@')) continue;
      if (member.value.IsString()) terms_[name] = {expand(member.value.GetString()), {}};
      else if (member.value.IsObject()) terms_[name] = {expand(member.value["@id"].GetString()), datatype(member.value)};
    }
  }

  // Of a term, or of a prefixed name like "schema:Person".
  Term term(std::string_view name) const {
    const auto found = terms_.find(name);
    return found == terms_.end() ? Term{expand(name), {}} : found->second;
  }

  // "ent", "urn:entente:vocab:" …
  std::vector<std::pair<std::string, std::string>> prefixes() const {
    std::vector<std::pair<std::string, std::string>> result;
    for (const auto& member : json_.GetObject())
      if (const std::string name = member.name.GetString(); member.value.IsString() && !name.starts_with('@'))
        if (const std::string iri = member.value.GetString(); iri.ends_with(':') || iri.ends_with('/') || iri.ends_with('#')) result.emplace_back(name, iri);
    return result;
  }

 private:
  std::string expand(std::string_view name) const {
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) return std::string(name);
    const auto prefix = json_.FindMember(std::string(name.substr(0, colon)));
    if (prefix == json_.MemberEnd() || !prefix->value.IsString()) return std::string(name);
    return prefix->value.GetString() + std::string(name.substr(colon + 1));
  }
  std::string datatype(const rapidjson::Value& definition) const {
    const auto type = definition.FindMember("@type");
    if (type == definition.MemberEnd() || type->value.GetString()[0] == '@') return {};
    return expand(type->value.GetString());
  }

  rapidjson::Document json_;
  std::map<std::string, Term, std::less<>> terms_;
};

// A backslash as \u005C: readers differ on "\\n".
std::string literal(std::string_view text) {
  std::string result = "\"";
  for (const char c : printable(text)) {
    if (c == '\\') result += "\\u005C";
    else if (c == '"') result += "\\\"";
    else if (c == '\n') result += "\\n";
    else if (c == '\r') result += "\\r";
    else if (c == '\t') result += "\\t";
    else result += c;
  }
  return result + '"';
}

struct Syntax {
  bool prefixed = false;  // Turtle's short names
  bool graphs = false;
};

class RdfWriter {
 public:
  RdfWriter(const Graph& graph, Syntax syntax, std::ostream& out) : graph_(graph), syntax_(syntax), out_(out) {
    if (syntax_.prefixed) prefixes_ = context_.prefixes();
  }

  void write() {
    for (const auto& [name, iri] : prefixes_) out_ << "@prefix " << name << ": <" << iri << "> .\n";
    each_resource(graph_, [&](const Resource& resource) {
      enter(resource.article);
      write(resource);
      out_.write(lines_.data(), static_cast<std::streamsize>(lines_.size()));
      lines_.clear();
    });
    enter({});
  }

 private:
  // Resources of one graph come one after the other.
  void enter(ArticleId article) {
    if (!syntax_.graphs || article == article_) return;
    if (syntax_.prefixed && article_) out_ << "}\n";
    article_ = article;
    end_ = " .\n";
    if (!article_) return;
    const std::string name = "<" + article_iri(graph_[article_]) + ">";
    if (syntax_.prefixed) out_ << name << " {\n";
    else end_ = " " + name + end_;
  }

  // The short name, where the syntax has them and the IRI is a simple one.
  std::string iri(const std::string& full) const {
    for (const auto& [name, prefix] : prefixes_)
      if (full.starts_with(prefix) && is_simple(std::string_view(full).substr(prefix.size()))) return name + ":" + full.substr(prefix.size());
    return "<" + full + ">";
  }
  static bool is_simple(std::string_view name) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    return !name.empty() && letter(name[0]) && std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
  }

  void triple(const std::string& subject, const std::string& predicate, const std::string& object) {
    (lines_ += '<') += subject;
    (lines_ += "> ") += iri(predicate);
    (lines_ += ' ') += object;
    lines_ += end_;
  }

  std::string object(const Field& field, const Term& term, const std::string& value) const {
    switch (field.kind) {
      case ValueKind::iri: return iri(value);
      case ValueKind::term: return iri(context_.term(value).iri);
      case ValueKind::integer: return literal(value) + "^^" + iri(std::string(integer_iri));
      case ValueKind::literal:
        if (!term.datatype.empty()) return literal(value) + "^^" + iri(term.datatype);
        break;
      case ValueKind::plain: break;
    }
    return literal(value);
  }

  void write(const Resource& resource) {
    for (const Field& field : resource.fields) {
      const Term term = field.term == "type" ? Term{std::string(type_iri), {}} : context_.term(field.term);
      for (const std::string& value : field.values) triple(resource.id, term.iri, object(field, term, value));
    }
    for (const Resource& part : resource.parts) {
      triple(resource.id, context_.term(resource.part_term).iri, iri(part.id));
      write(part);
    }
  }

  const Graph& graph_;
  const Syntax syntax_;
  std::ostream& out_;
  const Context context_;
  std::vector<std::pair<std::string, std::string>> prefixes_;
  ArticleId article_;         // whose graph is open
  std::string end_ = " .\n";  // of each line
  std::string lines_;         // of one resource
};

}  // namespace

void write_ntriples(const Graph& graph, const ExportOptions&, std::ostream& out) { RdfWriter(graph, {}, out).write(); }
void write_turtle(const Graph& graph, const ExportOptions&, std::ostream& out) { RdfWriter(graph, {true, false}, out).write(); }
void write_nquads(const Graph& graph, const ExportOptions&, std::ostream& out) { RdfWriter(graph, {false, true}, out).write(); }
void write_trig(const Graph& graph, const ExportOptions&, std::ostream& out) { RdfWriter(graph, {true, true}, out).write(); }

}  // namespace entente
