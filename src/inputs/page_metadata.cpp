// SPDX-License-Identifier: Apache-2.0
#include "inputs/page_metadata.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/json.hpp"
#include "inputs/clean.hpp"
#include "inputs/dates.hpp"
#include "inputs/page_text.hpp"

namespace entente {
namespace {

using rapidjson::Value;

std::string_view view(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

const Value* member(const Value& object, const char* key) {
  if (!object.IsObject()) return nullptr;
  const auto found = object.FindMember(key);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

// A string, the first of a list, or an object's `name` or `@id`.
std::string text_of(const Value* value) {
  if (value == nullptr) return {};
  if (value->IsArray()) return value->Empty() ? std::string() : text_of(value->Begin()->IsArray() ? nullptr : value->Begin());
  if (value->IsObject()) {
    const Value* const name = member(*value, "name");
    value = name != nullptr ? name : member(*value, "@id");
  }
  return value != nullptr && value->IsString() ? std::string(view(*value)) : std::string();
}

std::string plain(const std::string& text) { return clean_line(looks_like_html(text) ? text_of_html(text) : text); }

void set(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void set_first_date(std::string& field, std::string_view value) {
  if (!field.empty()) return;
  if (auto date = iso_date(value)) field = *std::move(date);
}

bool is_web_address(std::string_view text) { return text.starts_with("https://") || text.starts_with("http://"); }

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report";
}

bool is_article(const Value& object) {
  const Value* const type = member(object, "@type");
  if (type == nullptr) return false;
  if (type->IsString()) return is_article_type(view(*type));
  return type->IsArray() && std::any_of(type->Begin(), type->End(),
                                        [](const Value& item) { return item.IsString() && is_article_type(view(item)); });
}

void read_article(const Value& article, PageMetadata& metadata) {
  set(metadata.info.title, plain(text_of(member(article, "headline"))));
  set_first_date(metadata.info.date, text_of(member(article, "datePublished")));
  set(metadata.info.source, plain(text_of(member(article, "publisher"))));
  for (const char* key : {"url", "mainEntityOfPage"})
    if (std::string url = text_of(member(article, key)); is_web_address(url)) set(metadata.info.url, std::move(url));
  set(metadata.body, text_of(member(article, "articleBody")));
}

// The objects of a JSON-LD block may stand alone, in a list, or in "@graph".
void read_linked_data(const Value& value, PageMetadata& metadata, unsigned depth = 0) {
  constexpr unsigned deepest = 4;
  if (depth > deepest) return;
  if (value.IsArray())
    for (const Value& item : value.GetArray()) read_linked_data(item, metadata, depth + 1);
  if (!value.IsObject()) return;
  if (is_article(value)) read_article(value, metadata);
  for (const char* key : {"@graph", "mainEntity"})
    if (const Value* const inner = member(value, key)) read_linked_data(*inner, metadata, depth + 1);
}

std::string content_of(const xmlNode& node) {
  std::string text;
  for (const xmlNode* at = &node; at != nullptr; at = next_node(at, &node))
    if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) text.append(entente::view(at->content));
  return text;
}

void read_script(const xmlNode& node, PageMetadata& metadata) {
  if (!attribute(node, "type").starts_with("application/ld+json")) return;
  const std::string text = content_of(node);
  rapidjson::Document json;
  const auto fault = parse_json<rapidjson::kParseTrailingCommasFlag | rapidjson::kParseCommentsFlag>(text, json);
  if (!fault) read_linked_data(json, metadata);  // a page with a fault in it has its text still
}

// Everything else that pages say it with, by rank: the first that is there counts.
struct Named {
  std::string_view name;
  std::string ArticleInfo::*field;
};
constexpr std::array meta_names{Named{"og:title", &ArticleInfo::title},
                                Named{"og:site_name", &ArticleInfo::source},
                                Named{"og:url", &ArticleInfo::url},
                                Named{"article:published_time", &ArticleInfo::date},
                                Named{"og:article:published_time", &ArticleInfo::date},
                                Named{"datepublished", &ArticleInfo::date},
                                Named{"parsely-pub-date", &ArticleInfo::date},
                                Named{"sailthru.date", &ArticleInfo::date},
                                Named{"dc.date.issued", &ArticleInfo::date},
                                Named{"dcterms.created", &ArticleInfo::date},
                                Named{"dc.date", &ArticleInfo::date},
                                Named{"pubdate", &ArticleInfo::date},
                                Named{"publish-date", &ArticleInfo::date},
                                Named{"date", &ArticleInfo::date},
                                Named{"twitter:title", &ArticleInfo::title},
                                Named{"parsely-title", &ArticleInfo::title},
                                Named{"dc.title", &ArticleInfo::title},
                                Named{"dc.publisher", &ArticleInfo::source},
                                Named{"application-name", &ArticleInfo::source}};

class Reader {
 public:
  explicit Reader(const xmlDoc& page) {
    const xmlNode* const root = xmlDocGetRootElement(&page);
    for (const xmlNode* node = root; node != nullptr; node = next_node(node, root))
      if (node->type == XML_ELEMENT_NODE) read(*node);
  }

  PageMetadata take() {
    ArticleInfo& info = metadata_.info;
    for (std::size_t i = 0; i < meta_names.size(); ++i) {
      std::string& field = info.*meta_names[i].field;
      if (meta_names[i].field == &ArticleInfo::date) set_first_date(field, metas_[i]);
      else if (meta_names[i].field != &ArticleInfo::url || is_web_address(metas_[i])) set(field, clean_line(metas_[i]));
    }
    set(info.url, canonical_);
    set_first_date(info.date, time_);
    set(info.title, heading_);
    set(info.title, without_source(title_, info.source));
    return std::move(metadata_);
  }

 private:
  void read(const xmlNode& node) {
    const std::string_view name = name_of(node);
    if (name == "script") read_script(node, metadata_);
    else if (name == "meta") read_meta(node);
    else if (name == "link" && attribute(node, "rel") == "canonical" && is_web_address(attribute(node, "href")))
      set(canonical_, std::string(attribute(node, "href")));
    else if (name == "time") set(time_, std::string(attribute(node, "datetime")));
    else if (name == "title") set(title_, clean_line(content_of(node)));
    else if (name == "h1") set(heading_, clean_line(content_of(node)));
  }

  void read_meta(const xmlNode& node) {
    for (const char* key : {"property", "name", "itemprop"}) {
      std::string name(attribute(node, key));
      std::transform(name.begin(), name.end(), name.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
      for (std::size_t i = 0; i < meta_names.size(); ++i)
        if (meta_names[i].name == name) set(metas_[i], std::string(attribute(node, "content")));
    }
  }

  // "Talks begin | The Example Herald" is "Talks begin".
  static std::string without_source(const std::string& title, const std::string& source) {
    if (source.empty() || !title.ends_with(source)) return title;
    const std::size_t end = title.find_last_not_of(" ", title.size() - source.size() - 1);
    for (const std::string_view mark : {"|", "-", "–", "—", "»", "·"})
      if (const std::string_view before = std::string_view(title).substr(0, end + 1);
          end != std::string::npos && before.ends_with(mark))
        return collapse_space(before.substr(0, before.size() - mark.size()));
    return title;
  }

  PageMetadata metadata_;
  std::array<std::string, meta_names.size()> metas_;
  std::string canonical_;
  std::string time_;
  std::string title_;
  std::string heading_;
};

}  // namespace

PageMetadata metadata_of(const xmlDoc& page) { return Reader(page).take(); }

}  // namespace entente
