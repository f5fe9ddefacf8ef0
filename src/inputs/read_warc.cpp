// SPDX-License-Identifier: Apache-2.0
#include "inputs/read_warc.hpp"

#include <charconv>
#include <string>
#include <utility>

#include "inputs/clean.hpp"
#include "inputs/encoding.hpp"
#include "inputs/fields.hpp"
#include "inputs/http_message.hpp"
#include "inputs/read_html.hpp"

namespace entente {
namespace {

constexpr std::size_t largest_line = 1U << 16U;
constexpr std::size_t largest_page = 16U << 20U;

bool is_page(const std::string& media_type, std::string_view body) {
  if (media_type == "text/html" || media_type == "application/xhtml+xml") return true;
  const std::size_t begin = body.find_first_not_of(" \t\r\n");
  return media_type.empty() && begin != std::string_view::npos && body[begin] == '<';
}

class Warc : public ArticleReader {
 public:
  Warc(ByteStream in, std::shared_ptr<const PageWords> words, const ReadingOptions& options)
      : in_(std::move(in)), words_(std::move(words)), limit_(std::max(record_limit(options), largest_page)) {}

  std::optional<std::variant<Article, InputError>> next() override {
    try {
      while (find_record())
        if (auto article = read_record()) return *std::move(article);
    } catch (const InputError& error) {
      return error;
    }
    if (records_ > 0 || std::exchange(told_, true)) return std::nullopt;
    return InputError({in_.file()}, "has no WARC records");
  }

 private:
  // To the next line "WARC/1.0"; false at the end. Bytes that are no record are told once.
  bool find_record() {
    bool too_long = false;
    while (!in_.failed() && in_.read_line(line_, largest_line, too_long)) {
      if (line_.starts_with("WARC/")) {
        lost_ = false;
        ++records_;
        return true;
      }
      if (is_blank(line_) || std::exchange(lost_, true)) continue;
      told_ = true;
      throw InputError(where({}), "what follows is no record; the next that begins with 'WARC/' is looked for");
    }
    return false;
  }

  // Nothing where the record has no article.
  std::optional<Article> read_record() {
    const Headers headers = read_headers();
    const std::string url(header(headers, "warc-target-uri"));
    const Location here = where(url);
    const std::string_view digits = header(headers, "content-length");
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) {
      lost_ = true;
      throw InputError(here, "has no Content-Length that can be read; the next record is looked for");
    }
    const std::string_view type = header(headers, "warc-type");
    const bool wanted = type == "response" || type == "resource" || type == "conversion";
    if (!wanted || length > limit_) {
      if (!in_.skip(length)) throw InputError(here, "is cut off: its end is missing");
      if (wanted) throw InputError(here, "is larger than " + std::to_string(limit_ >> 20U) + " MiB, more than an article can be");
      return std::nullopt;
    }
    std::string body = in_.read(static_cast<std::size_t>(length));
    if (body.size() < length) throw InputError(here, "is cut off: its end is missing");
    auto article = article_of(type, headers, std::move(body), here);
    if (article && article->info.url.empty()) article->info.url = url;
    if (const std::string_view cut = header(headers, "warc-truncated"); article && !cut.empty())
      article->notes.push_back("is not whole: the crawler cut it (" + std::string(cut) + ")");
    return article;
  }

  Headers read_headers() {
    Headers headers;
    bool too_long = false;
    constexpr std::size_t most = 1000;
    for (std::size_t i = 0; i < most && in_.read_line(line_, largest_line, too_long) && !line_.empty(); ++i)
      add_header(headers, line_);
    return headers;
  }

  std::optional<Article> article_of(std::string_view type, const Headers& headers, std::string body, const Location& here) const {
    const std::string_view content_type = header(headers, "content-type");
    if (type == "response") {
      auto message = read_http(body, largest_page, here);
      constexpr int ok = 200;
      if (!message || message->status != ok || !is_page(message->media_type(), message->body)) return std::nullopt;
      return read_page(std::move(message->body), message->charset(), here, *words_);
    }
    const std::string media_type = media_type_of(content_type);
    if (type == "resource" && is_page(media_type, body))
      return read_page(std::move(body), charset_of(content_type), here, *words_);
    if (media_type != "text/plain" || is_blank(body)) return std::nullopt;
    Article article;
    article.text = clean(to_utf8(std::move(body), charset_of(content_type), here, article.notes), article.notes);
    article.where = to_string(here);
    return article;
  }

  Location where(const std::string& url) const {
    constexpr std::size_t longest = 100;
    if (records_ == 0) return {in_.file()};
    return {in_.file() + ": record " + std::to_string(records_) + (url.empty() ? "" : " (" + url.substr(0, longest) + ")")};
  }

  ByteStream in_;
  std::shared_ptr<const PageWords> words_;
  std::size_t limit_;
  std::string line_;
  std::size_t records_ = 0;
  bool lost_ = false;  // between records where none should be
  bool told_ = false;  // that this is no archive
};

}  // namespace

std::unique_ptr<ArticleReader> read_warc(ByteStream in, std::shared_ptr<const PageWords> words, const ReadingOptions& options) {
  return std::make_unique<Warc>(std::move(in), std::move(words), options);
}

}  // namespace entente
