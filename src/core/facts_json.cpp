// SPDX-License-Identifier: Apache-2.0
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <map>
#include <ostream>

#include <entente/facts.hpp>

#include "core/json.hpp"
#include "core/own_relations.hpp"

namespace entente {
namespace {

using Value = rapidjson::Value;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

// Reads one line; every accessor names the key that is wrong.
class FactsReader {
 public:
  FactsReader(std::string_view line, const Location& where) : where_(where) {
    if (const auto fault = parse_json(line, json_)) fail("not JSON: " + fault->cause + " at byte " + std::to_string(fault->offset));
    if (!json_.IsObject()) fail("not a JSON object");
  }

  Facts read() {
    Facts facts;
    read_article(facts);
    each(json_, "entities", [&](const Value& v) { facts.entities.push_back(entity(v)); });
    each(json_, "relations", [&](const Value& v) { facts.relations.push_back(relation(v)); });
    each(json_, "statements", [&](const Value& v) { facts.statements.push_back(statement(v)); });
    return facts;
  }

 private:
  [[noreturn]] void fail(const std::string& cause) const { throw InputError(where_, cause); }

  const Value* member(const Value& object, const char* key) const {
    const auto found = object.FindMember(key);
    return found == object.MemberEnd() || found->value.IsNull() ? nullptr : &found->value;
  }

  template <class Do>
  void each(const Value& object, const char* key, Do&& visit) {
    const Value* list = member(object, key);
    if (!list) return;
    if (!list->IsArray()) fail(std::string("'") + key + "' is not a list");
    for (const Value& element : list->GetArray()) visit(element);
  }

  std::string string(const Value& object, const char* key) const {
    const Value* value = member(object, key);
    if (!value) return {};
    if (!value->IsString()) fail(std::string("'") + key + "' is not a string");
    return {value->GetString(), value->GetStringLength()};
  }

  std::string required(const Value& object, const char* key) const {
    std::string text = string(object, key);
    if (text.empty()) fail(std::string("'") + key + "' is missing");
    return text;
  }

  template <class Enum>
  Enum word(const std::string& text, const char* key, std::optional<Enum> (*parse)(std::string_view)) const {
    const std::optional<Enum> value = parse(text);
    if (!value) fail(std::string("'") + key + "' has the unknown value '" + text + "' (entente schema lists all)");
    return *value;
  }

  CharSpan span(const Value& value, const char* key) const {
    if (!value.IsArray() || value.Size() != 2 || !value[0].IsUint() || !value[1].IsUint() ||
        value[0].GetUint() >= value[1].GetUint())
      fail(std::string("'") + key + "' has a span that is not [start, end) with start before end");
    return {value[0].GetUint(), value[1].GetUint()};
  }

  CharSpan optional_span(const Value& object, const char* key) const {
    const Value* value = member(object, key);
    return value ? span(*value, key) : CharSpan{};
  }

  std::vector<CharSpan> spans(const Value& object, const char* key) {
    std::vector<CharSpan> result;
    each(object, key, [&](const Value& v) { result.push_back(span(v, key)); });
    return result;
  }

  EntityId reference(const std::string& id, const char* key) const {
    const auto found = ids_.find(id);
    if (found == ids_.end()) fail(std::string("'") + key + "' refers to the entity '" + id + "', which is not there");
    return found->second;
  }

  EntityId optional_reference(const Value& object, const char* key) const {
    const std::string id = string(object, key);
    return id.empty() ? EntityId{} : reference(id, key);
  }

  std::vector<EntityId> references(const Value& object, const char* key) {
    std::vector<EntityId> result;
    each(object, key, [&](const Value& v) {
      if (!v.IsString()) fail(std::string("'") + key + "' has an id that is not a string");
      result.push_back(reference(v.GetString(), key));
    });
    std::sort(result.begin(), result.end());
    return result;
  }

  void read_article(Facts& facts) {
    const Value* object = member(json_, "article");
    if (!object || !object->IsObject()) fail("'article' is missing");
    ArticleInfo& info = facts.article;
    info.id = required(*object, "id");
    info.source = string(*object, "source");
    info.date = string(*object, "date");
    info.url = string(*object, "url");
    info.title = string(*object, "title");
    info.sha256 = string(*object, "sha256");
    if (const Value* chars = member(*object, "chars")) {
      if (!chars->IsUint()) fail("'chars' is not a number");
      info.chars = chars->GetUint();
    }
    facts.text = string(*object, "text");
  }

  Entity entity(const Value& value) {
    if (!value.IsObject()) fail("an entity is not an object");
    const std::string id = required(value, "id");
    if (!ids_.emplace(id, EntityId{ids_.size()}).second) fail("two entities have the id '" + id + "'");
    Entity result;
    result.name = required(value, "name");
    result.type = word(required(value, "type"), "type", entity_type);
    if (const std::string kind = string(value, "kind"); !kind.empty()) result.kind = word(kind, "kind", organization_kind);
    result.wikidata = string(value, "wikidata");
    each(value, "aliases", [&](const Value& v) {
      if (!v.IsString()) fail("'aliases' has a value that is not a string");
      result.aliases.emplace_back(v.GetString(), v.GetStringLength());
    });
    result.mentions = spans(value, "mentions");
    return result;
  }

  Relation relation(const Value& value) {
    if (!value.IsObject()) fail("a relation is not an object");
    Relation result;
    result.subject = reference(required(value, "subject"), "subject");
    result.type = word(required(value, "relation"), "relation", declare_relation);
    result.object = reference(required(value, "object"), "object");
    result.role = string(value, "role");
    if (const std::string text = string(value, "status"); !text.empty()) result.status = word(text, "status", status);
    result.holders = references(value, "holders");
    result.according_to = optional_reference(value, "according_to");
    result.according_to_span = optional_span(value, "according_to_span");
    result.time = string(value, "time");
    result.place = optional_reference(value, "place");
    result.evidence = spans(value, "evidence");
    if (result.evidence.empty()) fail("a relation has no evidence");
    return result;
  }

  Statement statement(const Value& value) {
    if (!value.IsObject()) fail("a statement is not an object");
    Statement result;
    result.speaker = optional_reference(value, "speaker");
    result.speaker_span = optional_span(value, "speaker_span");
    result.cue = optional_span(value, "cue");
    result.content = spans(value, "content");
    if (result.content.empty()) fail("a statement has no content");
    if (const std::string text = string(value, "form"); !text.empty()) result.form = word(text, "form", form);
    result.about = references(value, "about");
    result.addressee = optional_reference(value, "addressee");
    result.occasion = optional_reference(value, "occasion");
    result.time = string(value, "time");
    return result;
  }

  rapidjson::Document json_;
  Location where_;
  std::map<std::string, EntityId> ids_;
};

// Leaves out what is empty, as the format allows.
class FactsWriter {
 public:
  explicit FactsWriter(rapidjson::StringBuffer& buffer) : out_(buffer) {}

  void write(const Facts& facts) {
    out_.StartObject();
    article(facts);
    list("entities", facts.entities, [&](const Entity& e) { entity(e); });
    list("relations", facts.relations, [&](const Relation& r) { relation(r); });
    list("statements", facts.statements, [&](const Statement& s) { statement(s); });
    out_.EndObject();
  }

 private:
  void key(std::string_view name) { out_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void value(std::string_view text) { out_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
  void value(EntityId id) { value("e" + std::to_string(id.value + 1)); }
  void value(CharSpan span) {
    out_.StartArray();
    out_.Uint(span.begin);
    out_.Uint(span.end);
    out_.EndArray();
  }
  void field(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    key(name);
    value(text);
  }
  void field(std::string_view name, EntityId id) {
    if (!id) return;
    key(name);
    value(id);
  }
  void field(std::string_view name, CharSpan span) {
    if (span.empty()) return;
    key(name);
    value(span);
  }
  template <class T>
  void field(std::string_view name, const std::vector<T>& values) {
    if (!values.empty()) list(name, values, [&](const T& v) { value(v); });
  }
  template <class T, class Do>
  void list(std::string_view name, const std::vector<T>& values, Do&& write_one) {
    key(name);
    out_.StartArray();
    for (const T& v : values) write_one(v);
    out_.EndArray();
  }

  void article(const Facts& facts) {
    const ArticleInfo& info = facts.article;
    key("article");
    out_.StartObject();
    field("id", info.id);
    field("source", info.source);
    field("date", info.date);
    field("url", info.url);
    field("title", info.title);
    key("chars");
    out_.Uint(info.chars);
    field("sha256", info.sha256);
    field("text", facts.text);
    out_.EndObject();
  }

  void entity(const Entity& entity) {
    out_.StartObject();
    key("id");
    value(EntityId{next_entity_++});
    field("name", entity.name);
    field("aliases", entity.aliases);
    field("type", name(entity.type));
    field("kind", name(entity.kind));
    field("wikidata", entity.wikidata);
    field("mentions", entity.mentions);
    out_.EndObject();
  }

  void relation(const Relation& relation) {
    out_.StartObject();
    field("subject", relation.subject);
    field("relation", name(relation.type));
    field("object", relation.object);
    field("role", relation.role);
    field("status", name(relation.status));
    field("holders", relation.holders);
    field("according_to", relation.according_to);
    field("according_to_span", relation.according_to_span);
    field("time", relation.time);
    field("place", relation.place);
    field("evidence", relation.evidence);
    out_.EndObject();
  }

  void statement(const Statement& statement) {
    out_.StartObject();
    field("speaker", statement.speaker);
    field("speaker_span", statement.speaker_span);
    field("cue", statement.cue);
    field("content", statement.content);
    field("form", name(statement.form));
    field("about", statement.about);
    field("addressee", statement.addressee);
    field("occasion", statement.occasion);
    field("time", statement.time);
    out_.EndObject();
  }

  Writer out_;
  std::size_t next_entity_ = 0;
};

}  // namespace

Facts read_facts(std::string_view line, const Location& where) { return FactsReader(line, where).read(); }

void write_facts(const Facts& facts, std::ostream& out) {
  rapidjson::StringBuffer buffer;
  FactsWriter(buffer).write(facts);
  out.write(buffer.GetString(), static_cast<std::streamsize>(buffer.GetSize()));
  out.put('\n');
}

}  // namespace entente
