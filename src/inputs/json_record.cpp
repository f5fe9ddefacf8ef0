// SPDX-License-Identifier: Apache-2.0
#include "inputs/json_record.hpp"

#include <algorithm>
#include <utility>

#include "core/json.hpp"
#include "core/utf8.hpp"
#include "inputs/encoding.hpp"
#include "inputs/fields.hpp"

namespace entente {
namespace {

using rapidjson::Value;

std::string_view view(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

const Value* member(const Value& object, const char* key) {
  if (!object.IsObject()) return nullptr;
  const auto found = object.FindMember(key);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

void add_paragraph(std::string& text, std::string_view paragraph) {
  if (is_blank(paragraph)) return;
  if (!text.empty()) text += "\n\n";
  text.append(paragraph);
}

void add_paragraphs(std::string& text, const Value* list) {
  if (list == nullptr || !list->IsArray()) return;
  for (const Value& item : list->GetArray())
    if (item.IsString()) add_paragraph(text, view(item));
}

// A body as fundus has it: a summary, and sections of headlines and paragraphs.
std::string sections_of(const Value& body) {
  std::string text;
  add_paragraphs(text, member(body, "summary"));
  if (const Value* const sections = member(body, "sections"); sections != nullptr && sections->IsArray())
    for (const Value& section : sections->GetArray()) {
      add_paragraphs(text, member(section, "headline"));
      add_paragraphs(text, member(section, "paragraphs"));
    }
  return text;
}

// A string, a number as one, the `name` in an object (NewsAPI's source), paragraphs in a list; else empty.
std::string text_of(const Value& value, Field field) {
  if (value.IsString()) return std::string(view(value));
  if (value.IsInt64()) return std::to_string(value.GetInt64());
  if (field == Field::text && value.IsObject()) return sections_of(value);
  if (field == Field::text && value.IsArray()) {
    std::string text;
    add_paragraphs(text, &value);
    return text;
  }
  const Value* const name = member(value, "name");
  return name != nullptr && name->IsString() ? std::string(view(*name)) : std::string();
}

// `penalty`: of an object inside the record, which counts where the record itself has nothing.
void add_fields(BestFields& fields, const Value& object, unsigned penalty) {
  for (const auto& entry : object.GetObject()) {
    const auto name = find_field(view(entry.name));
    if (!name) continue;
    // A list under our name for the text is somebody's paragraphs, and not kept byte by byte.
    const unsigned rank = penalty + (is_own_text(*name) && !entry.value.IsString() ? 1 : 0);
    if (fields.wants(*name, rank)) fields.add(*name, text_of(entry.value, name->field), rank);
  }
}

Article article_of(const Value& object, const Location& where) {
  if (!object.IsObject()) throw InputError(where, "is not a JSON object with a 'text'");
  if (member(object, "entities") != nullptr && member(object, "article") != nullptr)
    throw InputError(where, "has facts, not articles (entente build takes them from a file named .facts.jsonl)");
  BestFields fields;
  add_fields(fields, object, 0);
  // The Guardian's `fields`, and what fundus keeps of the page.
  constexpr unsigned nested = 1000;
  for (const char* key : {"fields", "html", "metadata", "meta", "article", "_source"})
    if (const Value* const inner = member(object, key); inner != nullptr && inner->IsObject()) {
      add_fields(fields, *inner, nested);
      if (const Value* const source = member(*inner, "source_info"); source != nullptr && source->IsObject())
        add_fields(fields, *source, nested);
    }
  return std::move(fields).article(where);
}

// The place of a byte of the record, in the file.
Location place_of(std::string_view bytes, std::size_t offset, const RecordPlace& place) {
  const std::string_view before = bytes.substr(0, offset);
  const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t line_start = before.rfind('\n') + 1;  // 0 where there is no '\n'
  const auto column = static_cast<std::uint32_t>(offset - line_start);
  return {place.file, place.line + lines, column + (lines == 0 ? place.column : 1)};
}

}  // namespace

Article read_json_record(std::string bytes, const RecordPlace& place) {
  const Location where = place.number.empty() ? Location{place.file, place.line} : Location{place.file + ": " + place.number};
  std::vector<std::string> notes;
  bytes = to_utf8(std::move(bytes), {}, where, notes);
  rapidjson::Document json;
  if (const auto fault = parse_json(bytes, json)) throw InputError(place_of(bytes, fault->offset, place), "is not JSON: " + fault->cause);
  Article article = article_of(json, where);
  article.notes.insert(article.notes.begin(), notes.begin(), notes.end());
  return article;
}

}  // namespace entente
