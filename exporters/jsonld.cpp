// SPDX-License-Identifier: Apache-2.0
// JSON-LD 1.1 with its context embedded: schema.org, PROV-O and Web Annotation terms. No blank nodes, no relative IRIs.
// A relation is an rdf:Statement with its status; the direct triple is there for asserted relations only.
#include <ostream>

#include "escape.hpp"
#include "formats.hpp"
#include "jsonld_context.hpp"
#include "resources.hpp"

namespace entente {
namespace {

std::string json_value(const Field& field, const std::string& value) {
  if (field.kind == ValueKind::integer) return value;
  if (field.kind == ValueKind::plain) return "{\"@value\":" + json_string(value) + "}";
  return json_string(value);
}

void write_field(std::ostream& out, const Field& field) {
  out << ",\"" << field.term << "\":";
  if (field.is_set) out << '[';
  for (std::size_t i = 0; i < field.values.size(); ++i) out << (i > 0 ? "," : "") << json_value(field, field.values[i]);
  if (field.is_set) out << ']';
}

void write_resource(std::ostream& out, const Resource& resource) {
  out << "{\"id\":" << json_string(resource.id);
  for (const Field& field : resource.fields) write_field(out, field);
  for (std::size_t i = 0; i < resource.parts.size(); ++i) {
    if (i == 0) out << ",\"" << resource.part_term << "\":[";
    else out << ',';
    write_resource(out, resource.parts[i]);
  }
  out << (resource.parts.empty() ? "}" : "]}");
}

}  // namespace

// One resource a line, so that memory does not grow with the graph and a line is a record.
void write_jsonld(const Graph& graph, const ExportOptions&, std::ostream& out) {
  out << "{\n\"@context\": " << jsonld_context() << ",\n\"@graph\": [";
  bool first = true;
  each_resource(graph, [&](const Resource& resource) {
    out << (first ? "\n" : ",\n");
    first = false;
    write_resource(out, resource);
  });
  out << "\n]\n}\n";
}

}  // namespace entente
