// SPDX-License-Identifier: Apache-2.0
#include "cli/layers.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace entente {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void text(Writer& json, std::string_view key, std::string_view value) {
  json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void span(Writer& json, CharSpan chars) {
  json.Key("span");
  json.StartArray();
  json.Uint(chars.begin);
  json.Uint(chars.end);
  json.EndArray();
}

void date(Writer& json, const Document& document, const TimeExpression& time) {
  json.StartObject();
  span(json, document.char_span(time.tokens));
  const std::string_view value = time.value;
  const std::size_t slash = value.find('/');
  if (slash == value.npos) {
    text(json, "when", value);
  } else {
    text(json, "from", value.substr(0, slash));
    text(json, "to", value.substr(slash + 1));
  }
  json.EndObject();
}

void named(Writer& json, const Document& document, const NamedSpan& name) {
  const CharSpan chars = document.char_span(name.tokens);
  json.StartArray();
  json.Uint(chars.begin);
  json.Uint(chars.end);
  json.String(name.sort.data(), static_cast<rapidjson::SizeType>(name.sort.size()));
  json.EndArray();
}

}  // namespace

std::string layers_json(const Extractor& extractor, const Document& document) {
  rapidjson::StringBuffer buffer;
  Writer json(buffer);
  json.StartObject();
  json.Key("article");
  json.StartObject();
  text(json, "id", document.article->info.id);
  json.EndObject();
  json.Key("dates");
  json.StartArray();
  for (const TimeExpression& time : document.times) date(json, document, time);
  json.EndArray();
  json.Key("predicates");
  json.StartArray();
  for (const Predicate& predicate : extractor.predicates(document)) {
    json.StartObject();
    span(json, document.char_span(document[predicate.word].span));
    text(json, "status", name(predicate.status));
    json.EndObject();
  }
  json.EndArray();
  json.Key("ner");
  json.StartArray();
  for (const NamedSpan& name : extractor.names(document)) named(json, document, name);
  json.EndArray();
  json.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + '\n';
}

}  // namespace entente
