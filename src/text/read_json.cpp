// SPDX-License-Identifier: Apache-2.0
#include "text/read_json.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <array>
#include <span>
#include <sstream>
#include <utility>
#include <vector>

#include "core/utf8.hpp"
#include "text/read_text.hpp"

namespace entente {
namespace {

using rapidjson::Value;
// Without recursion, so that a file of a million brackets can't overflow the stack.
constexpr unsigned parse_flags = rapidjson::kParseIterativeFlag;

// What each field is called, ours first: then NewsAPI, news-please, Common Crawl News, schema.org and common exports.
constexpr std::array id_keys{"id", "_id", "uid", "uuid", "article_id", "articleId", "doc_id", "docid"};
constexpr std::array date_keys{"date", "published", "publishedAt", "published_at", "datePublished", "date_published", "date_publish",
                               "publish_date", "pubDate", "pub_date", "publication_date", "publicationDate", "webPublicationDate"};
constexpr std::array source_keys{"source", "outlet", "publisher", "publication", "source_name", "source_domain", "newspaper", "site"};
constexpr std::array title_keys{"title", "headline", "webTitle"};
constexpr std::array url_keys{"url", "link", "web_url", "webUrl", "canonical_url", "uri"};
constexpr std::array text_keys{"text", "body", "maintext", "full_text", "fullText", "article_text", "articleBody", "bodyText", "content"};

// A string, a number as one, or the `name` in an object (NewsAPI's source); else empty.
std::string text_of(const Value& value) {
  if (value.IsString()) return {value.GetString(), value.GetStringLength()};
  if (value.IsInt64()) return std::to_string(value.GetInt64());
  if (!value.IsObject()) return {};
  const auto name = value.FindMember("name");
  return name != value.MemberEnd() && name->value.IsString() ? text_of(name->value) : std::string();
}

std::string first_of(const Value& object, std::span<const char* const> keys) {
  for (const char* key : keys)
    if (const auto found = object.FindMember(key); found != object.MemberEnd())
      if (std::string text = text_of(found->value); !text.empty()) return text;
  return {};
}

Article read_object(const Value& object, const Location& where) {
  if (!object.IsObject()) throw InputError(where, "is not a JSON object with a 'text'");
  Article article;
  article.text = first_of(object, text_keys);
  if (article.text.find_first_not_of(" \t\r\n") == std::string::npos) throw InputError(where, "has no 'text'");
  check_text(article.text, to_string(where));
  article.info.id = first_of(object, id_keys);
  article.info.source = first_of(object, source_keys);
  article.info.title = first_of(object, title_keys);
  article.info.url = first_of(object, url_keys);
  if (const std::string date = first_of(object, date_keys); !date.empty()) set_date(article.info, date, where);
  return article;
}

std::string parse_error(const rapidjson::Document& json) {
  std::string cause = rapidjson::GetParseError_En(json.GetParseError());
  if (cause.ends_with('.')) cause.pop_back();
  return "is not JSON: " + cause;
}

class JsonLines : public ArticleReader {
 public:
  JsonLines(std::unique_ptr<std::istream> in, std::string file) : in_(std::move(in)), where_{std::move(file)} {}

  std::optional<std::variant<Article, InputError>> next() override {
    while (std::getline(*in_, line_)) {
      if (++where_.line == 1 && line_.starts_with(byte_order_mark)) line_.erase(0, byte_order_mark.size());
      if (line_.find_first_not_of(" \t\r") == std::string::npos) continue;
      found_ = true;
      try {
        return read_line();
      } catch (const InputError& error) {
        return error;
      }
    }
    if (in_->bad()) throw InputError({where_.file}, "can't be read to its end");
    if (std::exchange(found_, true)) return std::nullopt;
    return InputError({where_.file}, "is empty");
  }

 private:
  Article read_line() {
    if (const auto offset = invalid_utf8(line_))
      throw InputError({where_.file, where_.line, static_cast<std::uint32_t>(count_chars(std::string_view(line_).substr(0, *offset)) + 1)},
                       "is not UTF-8 at byte " + std::to_string(*offset) + " of the line");
    rapidjson::Document json;
    json.Parse<parse_flags>(line_.data(), line_.size());
    if (json.HasParseError())
      throw InputError({where_.file, where_.line, static_cast<std::uint32_t>(json.GetErrorOffset() + 1)}, parse_error(json));
    return read_object(json, where_);
  }

  std::unique_ptr<std::istream> in_;
  Location where_;
  std::string line_;
  bool found_ = false;  // a line that is not blank
};

// The objects of one JSON value.
class JsonValue : public ArticleReader {
 public:
  JsonValue(rapidjson::Document json, std::string file) : json_(std::move(json)), file_(std::move(file)) {
    const Value* list = json_.IsArray() ? &json_ : nullptr;
    if (json_.IsObject())
      if (const auto found = json_.FindMember("articles"); found != json_.MemberEnd() && found->value.IsArray()) list = &found->value;
    if (list == nullptr) objects_.push_back(&json_);
    else for (const Value& value : list->GetArray()) objects_.push_back(&value);
    if (objects_.empty()) throw InputError({file_}, "has no articles");
  }

  std::optional<std::variant<Article, InputError>> next() override {
    if (next_ == objects_.size()) return std::nullopt;
    const Value& object = *objects_[next_++];
    const std::string number = objects_.size() > 1 ? ": article " + std::to_string(next_) : "";
    try {
      return read_object(object, {file_ + number});
    } catch (const InputError& error) {
      return error;
    }
  }

 private:
  rapidjson::Document json_;
  std::string file_;
  std::vector<const Value*> objects_;
  std::size_t next_ = 0;
};

// The location of a byte, for a value of several lines.
Location location_of(std::string_view bytes, std::size_t offset, const std::string& file) {
  const std::string_view before = bytes.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') + 1;
  return {file, static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1), static_cast<std::uint32_t>(offset - line_start + 1)};
}

}  // namespace

std::unique_ptr<ArticleReader> read_json_lines(std::unique_ptr<std::istream> in, std::string file) {
  return std::make_unique<JsonLines>(std::move(in), std::move(file));
}

std::unique_ptr<ArticleReader> read_json(std::string bytes, std::string file) {
  check_text(bytes, file);
  rapidjson::Document json;
  json.Parse<parse_flags>(bytes.data(), bytes.size());
  if (json.HasParseError() && json.GetParseError() == rapidjson::kParseErrorDocumentRootNotSingular)
    return read_json_lines(std::make_unique<std::istringstream>(std::move(bytes)), std::move(file));
  if (json.HasParseError()) throw InputError(location_of(bytes, json.GetErrorOffset(), file), parse_error(json));
  return std::make_unique<JsonValue>(std::move(json), std::move(file));
}

}  // namespace entente
