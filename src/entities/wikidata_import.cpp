// SPDX-License-Identifier: Apache-2.0
#include "entities/wikidata_import.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <vector>

#include <entente/error.hpp>
#include <entente/schema.hpp>

#include "core/json.hpp"
#include "core/tsv.hpp"

namespace entente {
namespace {

using Json = rapidjson::Value;

const Json* member(const Json* object, std::string_view name) {
  if (!object || !object->IsObject()) return nullptr;
  const auto found = object->FindMember(Json(rapidjson::StringRef(name.data(), static_cast<rapidjson::SizeType>(name.size()))));
  return found == object->MemberEnd() ? nullptr : &found->value;
}

std::string_view text_of(const Json* value) {
  return value && value->IsString() ? std::string_view(value->GetString(), value->GetStringLength()) : std::string_view();
}

// The items that the property's statements name: the preferred ones if there are any, else the normal ones.
std::vector<std::string_view> items(const Json& item, std::string_view property) {
  std::vector<std::string_view> preferred;
  std::vector<std::string_view> normal;
  const Json* statements = member(member(&item, "claims"), property);
  if (!statements || !statements->IsArray()) return normal;
  for (const Json& statement : statements->GetArray()) {
    const std::string_view id = text_of(member(member(member(member(&statement, "mainsnak"), "datavalue"), "value"), "id"));
    const std::string_view rank = text_of(member(&statement, "rank"));
    if (id.empty() || rank == "deprecated") continue;
    (rank == "preferred" ? preferred : normal).push_back(id);
  }
  return preferred.empty() ? normal : preferred;
}

// Wikipedias, and not Commons, Wikiquote and the like.
std::size_t sitelinks(const Json& item) {
  const Json* links = member(&item, "sitelinks");
  if (!links || !links->IsObject()) return 0;
  return static_cast<std::size_t>(std::count_if(links->MemberBegin(), links->MemberEnd(), [](const auto& link) {
    const std::string_view site = text_of(&link.name);
    return site.ends_with("wiki") && site != "commonswiki" && site != "specieswiki" && site != "wikidatawiki";
  }));
}

// As one cell of a table, or one of several names in it.
std::string cell(std::string_view text) {
  std::string result(text);
  std::replace_if(result.begin(), result.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r' || c == '|'; }, ' ');
  return result;
}

// Names of one letter, and lower-case ones, would be found everywhere.
bool may_be_alias(std::string_view alias) {
  return alias.size() > 1 && std::any_of(alias.begin(), alias.end(), [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; });
}

std::string aliases(const Json& item, std::string_view language, std::string_view name) {
  std::string all;
  const Json* list = member(member(&item, "aliases"), language);
  if (!list || !list->IsArray()) return all;
  for (const Json& alias : list->GetArray()) {
    const std::string text = cell(text_of(member(&alias, "value")));
    if (!may_be_alias(text) || text == name) continue;
    if (!all.empty()) all += '|';
    all += text;
  }
  return all;
}

}  // namespace

std::map<std::string, WikidataClass, std::less<>> read_wikidata_classes(std::string_view data, const std::string& where) {
  std::map<std::string, WikidataClass, std::less<>> classes;
  for (TsvReader row(data, where, 2); row.next();) {
    if (!entity_type(row[1]))
      row.fail("unknown type '" + std::string(row[1]) + "'" + did_you_mean(row[1], {"Person", "Organization", "Country", "Place", "Event", "Group"}));
    classes[std::string(row[0])] = {std::string(row[1]), std::string(row[2])};
  }
  return classes;
}

std::optional<std::string> wikidata_entry(std::string_view line, const WikidataImport& import) {
  while (!line.empty() && (line.back() == ',' || line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  if (line.empty() || line == "[" || line == "]") return std::nullopt;
  rapidjson::Document item;
  if (parse_json(line, item) || !item.IsObject() || text_of(member(&item, "id")).empty()) throw Error("no item of Wikidata");
  const WikidataClass* wanted = nullptr;
  // Of several the first decides, in the order in which the item states them.
  for (const std::string_view id : items(item, "P31"))
    if (const auto found = import.classes.find(id); found != import.classes.end() && !wanted) wanted = &found->second;
  const std::string name = cell(text_of(member(member(member(&item, "labels"), import.language), "value")));
  if (!wanted || name.empty() || sitelinks(item) < import.least_sitelinks) return std::nullopt;
  const auto countries = items(item, wanted->type == "Person" ? "P27" : "P17");
  std::string entry;
  for (const std::string_view column : {text_of(member(&item, "id")), std::string_view(wanted->type), std::string_view(wanted->kind), std::string_view(name)})
    entry += std::string(column) + '\t';
  entry += aliases(item, import.language, name) + '\t';
  if (wanted->type != "Country" && !countries.empty()) entry += countries.front();
  return entry + '\n';
}

std::optional<ImportState> read_import_state(std::string_view text) {
  std::istringstream in{std::string(text)};
  ImportState state;
  std::array<std::string, 5> names;
  if (!(in >> names[0] >> state.read >> names[1] >> state.written >> names[2] >> state.lines >> names[3] >> state.entries >> names[4] >> state.bad))
    return std::nullopt;
  return names == std::array<std::string, 5>{"read", "written", "lines", "entries", "bad"} ? std::optional(state) : std::nullopt;
}

std::string import_state_text(const ImportState& state) {
  std::ostringstream out;
  out << "read " << state.read << "\nwritten " << state.written << "\nlines " << state.lines << "\nentries " << state.entries << "\nbad " << state.bad << '\n';
  return std::move(out).str();
}

}  // namespace entente
