// SPDX-License-Identifier: Apache-2.0
#include "score/annotations.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/json.hpp"
#include "core/utf8.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;
using Value = rapidjson::Value;

// The value behind a key; null where there is none or it is JSON's null.
const Value* member(const Value& object, const char* key) {
  const auto found = object.FindMember(key);
  return found == object.MemberEnd() || found->value.IsNull() ? nullptr : &found->value;
}

class MarkedReader {
 public:
  explicit MarkedReader(const Location& where) : where_(where) {}

  MarkedArticle article(const Value& json) const {
    if (!json.IsObject()) fail("not a JSON object");
    MarkedArticle result;
    const Value* const about = member(json, "article");
    if (about != nullptr && about->IsObject()) {
      result.id = text(*about, "id");
      result.sha256 = text(*about, "sha256");
      if (member(*about, "text") != nullptr) result.text = text(*about, "text");
    } else {
      result.id = about != nullptr ? text(json, "article") : text(json, "id");
    }
    if (member(json, "text") != nullptr) result.text = text(json, "text");
    result.annotated = texts(json, "annotated");
    result.entities = list(json, "entities", &MarkedReader::entity);
    result.relations = list(json, "relations", &MarkedReader::relation);
    result.statements = list(json, "statements", &MarkedReader::statement);
    return result;
  }

  [[noreturn]] void fail(const std::string& cause) const { throw InputError(where_, cause); }

 private:
  template <class Item>
  std::optional<std::vector<Item>> list(const Value& object, const char* key,
                                        Item (MarkedReader::*read)(const Value&) const) const {
    if (!object.HasMember(key)) return std::nullopt;
    std::vector<Item> items;
    const Value* const value = member(object, key);
    if (value == nullptr) return items;
    if (!value->IsArray()) fail(std::string("'") + key + "' is not a list");
    for (const Value& element : value->GetArray()) {
      if (!element.IsObject()) fail(std::string("'") + key + "' has an element that is not an object");
      items.push_back((this->*read)(element));
    }
    return items;
  }

  std::string text(const Value& object, const char* key) const {
    const Value* const value = member(object, key);
    if (value == nullptr) return {};
    if (value->IsInt64()) return std::to_string(value->GetInt64());  // ids that are numbers
    if (!value->IsString()) fail(std::string("'") + key + "' is not a string");
    return {value->GetString(), value->GetStringLength()};
  }

  std::vector<std::string> texts(const Value& object, const char* key) const {
    std::vector<std::string> result;
    const Value* const value = member(object, key);
    if (value == nullptr) return result;
    if (!value->IsArray()) fail(std::string("'") + key + "' is not a list");
    for (const Value& element : value->GetArray()) {
      if (!element.IsString()) fail(std::string("'") + key + "' has a value that is not a string");
      result.emplace_back(element.GetString(), element.GetStringLength());
    }
    return result;
  }

  bool flag(const Value& object, const char* key) const {
    const Value* const value = member(object, key);
    if (value != nullptr && !value->IsBool()) fail(std::string("'") + key + "' is neither true nor false");
    return value != nullptr && value->GetBool();
  }

  // One span or a list of spans.
  Spans spans(const Value& object, const char* key) const {
    Spans result;
    const Value* const value = member(object, key);
    if (value == nullptr) return result;
    if (!value->IsArray()) fail(std::string("'") + key + "' is not a list of spans");
    if (!value->Empty() && (*value)[0].IsUint()) return {span(*value, key)};
    for (const Value& element : value->GetArray()) result.push_back(span(element, key));
    return result;
  }

  CharSpan span(const Value& value, const char* key) const {
    if (!value.IsArray() || value.Size() != 2 || !value[0].IsUint() || !value[1].IsUint() ||
        value[0].GetUint() > value[1].GetUint())
      fail(std::string("'") + key + "' has a span that is not [start, end)");
    return {value[0].GetUint(), value[1].GetUint()};
  }

  MarkedEntity entity(const Value& value) const {
    return {text(value, "id"),        text(value, "name"),     texts(value, "aliases"),
            text(value, "type"),      text(value, "kind"),     text(value, "wikidata"),
            spans(value, "mentions"), flag(value, "optional"), text(value, "stands_for")};
  }

  MarkedRelation relation(const Value& value) const {
    MarkedRelation result{text(value, "subject"), text(value, "relation"),  text(value, "object"),   texts(value, "also"),
                          text(value, "role"),    text(value, "status"),    texts(value, "holders"), text(value, "according_to"),
                          text(value, "time"),    spans(value, "evidence"), flag(value, "optional")};
    if (result.relation.empty()) fail("a relation has no 'relation'");
    if (result.status.empty()) result.status = "asserted";
    return result;
  }

  MarkedStatement statement(const Value& value) const {
    MarkedStatement result;
    result.speaker = text(value, "speaker");
    result.speaker_spans = spans(value, "speaker_spans");
    if (result.speaker_spans.empty()) result.speaker_spans = spans(value, "speaker_span");
    result.cue = spans(value, "cue_spans");
    if (result.cue.empty()) result.cue = spans(value, "cue");
    result.content = spans(value, "content");
    result.form = text(value, "form");
    if (member(value, "about") != nullptr) result.about = texts(value, "about");
    result.optional = flag(value, "optional");
    return result;
  }

  Location where_;
};

rapidjson::Document parse(std::string_view json, const MarkedReader& reader) {
  rapidjson::Document document;
  if (const auto fault = parse_json(json, document)) reader.fail("not JSON: " + fault->cause + " at byte " + std::to_string(fault->offset));
  return document;
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in || fs::is_directory(path))
    throw InputError({path.string()}, fs::exists(path) ? "can't be read" : "no such file or folder");
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (const auto bad = invalid_utf8(bytes))
    throw InputError({path.string()}, "is not UTF-8 from byte " + std::to_string(*bad) + " on");
  return bytes;
}

bool is_lines(const fs::path& path) { return path.extension() == ".jsonl" || path.extension() == ".ndjson"; }

void read_lines(std::string_view bytes, const std::string& file, std::vector<MarkedArticle>& articles) {
  std::uint32_t number = 0;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    ++number;
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) articles.push_back(read_marked_article(line, {file, number}));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
}

void read_file_of_articles(const fs::path& path, std::vector<MarkedArticle>& articles) {
  const std::string bytes = read_file(path);
  if (is_lines(path)) return read_lines(bytes, path.string(), articles);
  const MarkedReader reader({path.string()});
  const rapidjson::Document json = parse(bytes, reader);
  if (!json.IsArray()) {
    articles.push_back(reader.article(json));
    return;
  }
  for (const Value& element : json.GetArray()) articles.push_back(reader.article(element));
}

}  // namespace

MarkedArticle read_marked_article(std::string_view json, const Location& where) {
  const MarkedReader reader(where);
  return reader.article(parse(json, reader));
}

std::vector<MarkedArticle> read_marked_articles(const fs::path& path) {
  std::vector<fs::path> files{path};
  if (fs::is_directory(path)) {
    files.clear();
    for (const auto& entry : fs::directory_iterator(path))
      if (entry.is_regular_file() && (is_lines(entry.path()) || entry.path().extension() == ".json"))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
  }
  std::vector<MarkedArticle> articles;
  for (const fs::path& file : files) read_file_of_articles(file, articles);
  return articles;
}

}  // namespace entente
