// SPDX-License-Identifier: Apache-2.0
#include "inputs/articles.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/resources.hpp"
#include "core/utf8.hpp"
#include "inputs/fields.hpp"
#include "inputs/input_files.hpp"
#include "inputs/page_words.hpp"
#include "inputs/read_csv.hpp"
#include "inputs/read_feed.hpp"
#include "inputs/read_html.hpp"
#include "inputs/read_json.hpp"
#include "inputs/read_text.hpp"
#include "inputs/read_warc.hpp"

namespace entente {
namespace {

// The one article of a file.
class OneArticle : public ArticleReader {
 public:
  OneArticle(Article article, const std::string& id) : article_(std::move(article)) {
    if (article_.info.id.empty()) article_.info.id = id;
  }
  std::optional<std::variant<Article, InputError>> next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    return std::move(article_);
  }

 private:
  Article article_;
  bool done_ = false;
};

std::shared_ptr<const PageWords> page_words(const ReadingOptions& options) {
  return std::make_shared<PageWords>(Resources(options.data));
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

// What XML is, as its first element tells: a feed, or a page.
bool is_page(ByteStream& in) {
  constexpr std::size_t prolog = 4096;
  const std::string head = lower_ascii(in.ahead(prolog));
  const auto first = [&](std::string_view tag) { return head.find(tag); };
  const std::size_t page = std::min(first("<html"), first("<!doctype html"));
  return page != std::string::npos && page < std::min({first("<rss"), first("<feed"), first("<rdf")});
}

// By the first bytes that are no white space.
auto opener_of(ByteStream& in) {
  constexpr std::size_t enough = 4096;
  const std::string_view ahead = in.ahead(enough);
  const std::size_t begin = ahead.find_first_not_of(" \t\r\n");
  const std::string_view first = begin == std::string_view::npos ? std::string_view() : ahead.substr(begin);
  if (first.starts_with("WARC/")) return open_warc;
  if (first.starts_with('{')) return open_json_lines;
  if (first.starts_with('[')) return open_json;
  if (first.starts_with("<?xml") || first.starts_with("<rss") || first.starts_with("<feed")) return open_feed;
  if (first.starts_with('<')) return open_html;
  return looks_like_csv(in) ? open_csv : open_text;
}

// Adds what an article lacks, its length and hash; refuses what is too long.
class Completed : public ArticleReader {
 public:
  Completed(std::unique_ptr<ArticleReader> reader, ReadingOptions options)
      : reader_(std::move(reader)), options_(std::move(options)) {}

  std::optional<std::variant<Article, InputError>> next() override {
    if (stopped()) return std::nullopt;
    auto result = reader_->next();
    if (stopped()) return std::nullopt;  // what was cut short by it is no fault
    if (!result) return result;
    auto* const article = std::get_if<Article>(&*result);
    if (article == nullptr) return result;
    if (article->text.size() > options_.max_characters && count_chars(article->text) > options_.max_characters)
      return InputError({article->where}, "has " + std::to_string(count_chars(article->text)) + " characters, more than " +
                                              std::to_string(options_.max_characters) + "; split it, or raise --max-characters");
    if (article->info.date.empty()) article->info.date = options_.date;
    if (article->info.source.empty()) article->info.source = options_.source;
    complete(*article);
    return result;
  }

 private:
  bool stopped() const { return options_.stop != nullptr && *options_.stop; }

  std::unique_ptr<ArticleReader> reader_;
  ReadingOptions options_;
};

// The files of an input, one after the other; a file that can't be read is a bad article.
class FilesInTurn : public ArticleReader {
 public:
  FilesInTurn(std::vector<InputFile> files, ReadingOptions options) : files_(std::move(files)), options_(std::move(options)) {}

  std::optional<std::variant<Article, InputError>> next() override {
    while (reader_ || next_ < files_.size()) {
      try {
        if (!reader_) reader_ = open_articles(files_[next_++], options_);
        if (auto result = reader_->next()) return result;
      } catch (const InputError& error) {
        reader_.reset();
        return error;
      }
      reader_.reset();
    }
    return std::nullopt;
  }

 private:
  std::vector<InputFile> files_;
  ReadingOptions options_;
  std::size_t next_ = 0;
  std::unique_ptr<ArticleReader> reader_;
};

}  // namespace

std::span<const ArticleFormat> article_formats() {
  static const std::vector<ArticleFormat> table = [] {
    std::vector<ArticleFormat> rows;
    for (const InputFormat& format : input_formats()) rows.push_back(format.info);
    return rows;
  }();
  return table;
}

std::unique_ptr<ArticleReader> open_text(ByteStream in, const std::string& id, const ReadingOptions& options) {
  std::string bytes = in.read_all(record_limit(options));
  return std::make_unique<OneArticle>(read_text(std::move(bytes), in.file()), id);
}

std::unique_ptr<ArticleReader> open_json_lines(ByteStream in, const std::string&, const ReadingOptions& options) {
  return read_json_lines(std::move(in), options);
}

std::unique_ptr<ArticleReader> open_json(ByteStream in, const std::string&, const ReadingOptions& options) {
  return read_json(std::move(in), options);
}

std::unique_ptr<ArticleReader> open_csv(ByteStream in, const std::string&, const ReadingOptions& options) {
  return read_csv(std::move(in), options);
}

std::unique_ptr<ArticleReader> open_html(ByteStream in, const std::string& id, const ReadingOptions& options) {
  std::string bytes = in.read_all(record_limit(options));
  return std::make_unique<OneArticle>(read_page(std::move(bytes), {}, {in.file()}, *page_words(options)), id);
}

std::unique_ptr<ArticleReader> open_feed(ByteStream in, const std::string& id, const ReadingOptions& options) {
  return is_page(in) ? open_html(std::move(in), id, options) : read_feed(std::move(in), page_words(options), options);
}

std::unique_ptr<ArticleReader> open_warc(ByteStream in, const std::string&, const ReadingOptions& options) {
  return read_warc(std::move(in), page_words(options), options);
}

std::unique_ptr<ArticleReader> read_articles(ByteStream in, const InputFormat* format, const std::string& id,
                                             const ReadingOptions& options) {
  const auto open = format == nullptr ? opener_of(in) : format->open;
  if (open == nullptr) throw InputError({in.file()}, "has facts, not articles (entente build takes it)");
  return std::make_unique<Completed>(open(std::move(in), id, options), options);
}

std::unique_ptr<ArticleReader> open_articles(const InputFile& file, const ReadingOptions& options) {
  return read_articles(open_text_stream(file.path, options.stop), file.format, file.id, options);
}

std::unique_ptr<ArticleReader> open_articles(const std::filesystem::path& path, const ReadingOptions& options) {
  InputFiles found = find_input_files(path);
  if (found.files.size() == 1) return open_articles(found.files.front(), options);
  std::erase_if(found.files, [](const InputFile& file) { return file.format != nullptr && file.format->open == nullptr; });
  return std::make_unique<FilesInTurn>(std::move(found.files), options);
}

}  // namespace entente
