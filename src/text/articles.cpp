// SPDX-License-Identifier: Apache-2.0
#include "text/articles.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>
#include <vector>

#include "text/input_files.hpp"
#include "text/read_json.hpp"
#include "text/read_text.hpp"

namespace entente {
namespace {

const std::string standard_input = "(standard input)";  // in messages

std::unique_ptr<std::istream> open_file(const std::filesystem::path& path) {
  errno = 0;
  auto in = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!*in) throw InputError({path.string()}, std::string("can't be opened: ") + std::strerror(errno));
  return in;
}

std::string read_all(std::istream& in, const std::string& file) {
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) throw InputError({file}, "can't be read to its end");
  return bytes;
}

std::string read_file(const std::filesystem::path& path) { return read_all(*open_file(path), path.string()); }

// The one article of a text file.
class OneArticle : public ArticleReader {
 public:
  explicit OneArticle(Article article) : article_(std::move(article)) {}
  std::optional<std::variant<Article, InputError>> next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    return std::move(article_);
  }

 private:
  Article article_;
  bool done_ = false;
};

std::unique_ptr<ArticleReader> text_reader(std::string bytes, const std::string& file, const std::string& id) {
  Article article = read_text(std::move(bytes), file);
  if (article.info.id.empty()) article.info.id = id;
  return std::make_unique<OneArticle>(std::move(article));
}

// Text or JSON lines, as the first character tells. Lines are read as they come.
std::unique_ptr<ArticleReader> open_standard_input() {
  std::string space;  // before the first character; part of a text
  int first = std::cin.peek();
  for (; first == ' ' || first == '\n' || first == '\r' || first == '\t'; first = std::cin.peek()) space += static_cast<char>(std::cin.get());
  if (first == '{') return read_json_lines(std::make_unique<std::istream>(std::cin.rdbuf()), standard_input);
  std::string bytes = space + read_all(std::cin, standard_input);
  return first == '[' ? read_json(std::move(bytes), standard_input) : text_reader(std::move(bytes), standard_input, {});
}

// Adds what an article lacks and its length and hash.
class Completed : public ArticleReader {
 public:
  Completed(std::unique_ptr<ArticleReader> reader, ArticleDefaults defaults) : reader_(std::move(reader)), defaults_(std::move(defaults)) {}

  std::optional<std::variant<Article, InputError>> next() override {
    auto result = reader_->next();
    if (!result) return result;
    if (auto* const article = std::get_if<Article>(&*result)) {
      if (article->info.date.empty()) article->info.date = defaults_.date;
      if (article->info.source.empty()) article->info.source = defaults_.source;
      complete(*article);
    }
    return result;
  }

 private:
  std::unique_ptr<ArticleReader> reader_;
  ArticleDefaults defaults_;
};

// The files of an input, one after the other; a file that can't be read is a bad article.
class FilesInTurn : public ArticleReader {
 public:
  FilesInTurn(std::vector<InputFile> files, ArticleDefaults defaults) : files_(std::move(files)), defaults_(std::move(defaults)) {}

  std::optional<std::variant<Article, InputError>> next() override {
    while (reader_ || next_ < files_.size()) {
      try {
        if (!reader_) reader_ = open_articles(files_[next_++], defaults_);
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
  ArticleDefaults defaults_;
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

std::unique_ptr<ArticleReader> open_text_file(const std::filesystem::path& path, const std::string& id) {
  return text_reader(read_file(path), path.string(), id);
}

std::unique_ptr<ArticleReader> open_json_lines_file(const std::filesystem::path& path, const std::string&) {
  return read_json_lines(open_file(path), path.string());
}

std::unique_ptr<ArticleReader> open_json_file(const std::filesystem::path& path, const std::string&) {
  return read_json(read_file(path), path.string());
}

std::unique_ptr<ArticleReader> open_articles(const InputFile& file, const ArticleDefaults& defaults) {
  if (file.format == nullptr) return std::make_unique<Completed>(open_standard_input(), defaults);
  if (file.format->open == nullptr) throw InputError({file.path.string()}, "has facts, not articles (entente build takes it)");
  return std::make_unique<Completed>(file.format->open(file.path, file.id), defaults);
}

std::unique_ptr<ArticleReader> open_articles(const std::filesystem::path& path, const ArticleDefaults& defaults) {
  InputFiles found = find_input_files(path);
  if (found.files.size() == 1) return open_articles(found.files.front(), defaults);
  std::erase_if(found.files, [](const InputFile& file) { return file.format != nullptr && file.format->open == nullptr; });
  return std::make_unique<FilesInTurn>(std::move(found.files), defaults);
}

}  // namespace entente
