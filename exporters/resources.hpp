// SPDX-License-Identifier: Apache-2.0
// The graph as linked data: resources with fields, in the terms of context.jsonld. JSON-LD and the RDF formats write the same ones.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/graph.hpp>

namespace entente {

enum class ValueKind : std::uint8_t {
  iri,      // of another resource
  term,     // a word of the context: a class or relation
  literal,  // text, of the datatype that the context gives the term
  plain,    // text that is not of that datatype
  integer
};

struct Field {
  std::string_view term;
  ValueKind kind;
  std::vector<std::string> values;  // never empty
  bool is_set = false;              // may have several values
};

struct Resource {
  std::string id;
  ArticleId article;  // whose words it is about; none for what many articles may say
  std::vector<Field> fields;
  std::string_view part_term;  // how it refers to its parts
  std::vector<Resource> parts;
};

// Articles, entities and relations first, then for each article its statements and the passages quoted from it.
void each_resource(const Graph& graph, const std::function<void(const Resource&)>& visit);

}  // namespace entente
