// SPDX-License-Identifier: Apache-2.0
#include "inputs/read_csv.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "inputs/encoding.hpp"
#include "inputs/fields.hpp"

namespace entente {
namespace {

constexpr std::array separators{',', ';', '\t', '|'};

// Reads one record after the other. No Debian library reads CSV with quotes and line ends from a stream.
class Records {
 public:
  Records(ByteStream in, std::size_t limit) : in_(std::move(in)), limit_(limit) {}

  // The fields of the next record that is not blank, in `fields`; false at the end. Throws InputError where a quotation
  // mark has no partner: what follows can't be told apart then, and reading ends.
  bool next(std::vector<std::string>& fields, char separator) {
    for (;;) {
      fields.assign(1, {});
      line_ = in_.line();
      size_ = 0;
      if (done_ || in_.failed() || in_.peek() == ByteStream::end) return false;
      while (field(fields.back(), separator)) fields.emplace_back();
      if (fields.size() > 1 || !is_blank(fields.front())) return true;
    }
  }

  ByteStream& stream() { return in_; }
  const std::string& file() const { return in_.file(); }
  std::uint32_t line() const { return line_; }  // where the record begins

 private:
  // False where the record ends behind it.
  bool field(std::string& out, char separator) {
    if (in_.peek() == '"') quoted(out);
    for (;;) {
      const int c = in_.get();
      if (c == ByteStream::end || c == '\n') return false;
      if (c == separator) return true;
      if (c == '\r' && (in_.peek() == '\n' || in_.peek() == ByteStream::end)) continue;
      add(out, c, line_);
    }
  }

  void quoted(std::string& out) {
    const std::uint32_t begin = in_.line();
    in_.get();
    for (;;) {
      const int c = in_.get();
      if (c == ByteStream::end) fail(begin, "a quotation mark has no partner; what follows it is not read");
      if (c == '"' && in_.peek() != '"') return;
      if (c == '"') in_.get();
      add(out, c, begin);
    }
  }

  void add(std::string& out, int c, std::uint32_t begin) {
    if (++size_ > limit_)
      fail(begin, "is longer than " + std::to_string(limit_ >> 20U) +
                      " MiB, more than an article can be (a quotation mark without its partner?); the rest is not read");
    out += static_cast<char>(c);
  }

  [[noreturn]] void fail(std::uint32_t line, const std::string& cause) {
    done_ = true;
    throw InputError({in_.file(), line}, cause);
  }

  ByteStream in_;
  std::size_t limit_;
  std::uint32_t line_ = 1;
  std::size_t size_ = 0;  // of the record so far
  bool done_ = false;
};

using Columns = std::vector<std::optional<FieldName>>;

Columns columns_of(const std::vector<std::string>& names) {
  Columns columns;
  for (const std::string& name : names) columns.push_back(find_field(name));
  return columns;
}

bool has_text(const Columns& columns) {
  return std::any_of(columns.begin(), columns.end(), [](const auto& column) { return column && column->field == Field::text; });
}

// The separator that makes the header name the most fields, the text among them; nothing where none does.
std::optional<char> find_separator(ByteStream& in) {
  constexpr std::size_t longest_header = 1U << 16U;
  const std::string_view ahead = in.ahead(longest_header);
  const std::string header(ahead.substr(0, std::min(ahead.find('\n'), ahead.size())));
  std::optional<char> best;
  std::ptrdiff_t most = 0;
  for (const char separator : separators) {
    Records records(ByteStream(memory_source(header), {}), longest_header);
    std::vector<std::string> names;
    try {
      if (!records.next(names, separator)) continue;
    } catch (const InputError&) {
      continue;
    }
    const Columns columns = columns_of(names);
    const auto known = std::count_if(columns.begin(), columns.end(), [](const auto& column) { return column.has_value(); });
    if (!has_text(columns) || known <= most) continue;
    most = known;
    best = separator;
  }
  return best;
}

class Csv : public ArticleReader {
 public:
  Csv(ByteStream in, const ReadingOptions& options) : records_(std::move(in), record_limit(options)) {
    if (records_.stream().peek() == ByteStream::end) throw InputError({records_.file()}, "is empty");
    const auto separator = find_separator(records_.stream());
    if (!separator)
      throw InputError({records_.file(), 1},
                       "has no header that names a column 'text' (columns are id, date, source, title, url, text, in any order)");
    separator_ = *separator;
    std::vector<std::string> names;
    records_.next(names, separator_);
    columns_ = columns_of(names);
  }

  std::optional<std::variant<Article, InputError>> next() override {
    try {
      if (!records_.next(fields_, separator_)) {
        if (std::exchange(found_, true)) return std::nullopt;
        return InputError({records_.file()}, "has a header but no articles");
      }
      found_ = true;
      return article();
    } catch (const InputError& error) {
      found_ = true;
      return error;
    }
  }

 private:
  Article article() {
    const Location where{records_.file(), records_.line()};
    while (fields_.size() > columns_.size() && is_blank(fields_.back())) fields_.pop_back();
    if (fields_.size() != columns_.size())
      throw InputError(where, "has " + std::to_string(fields_.size()) + (fields_.size() == 1 ? " field" : " fields") +
                                  ", the header " + std::to_string(columns_.size()) +
                                  " (a text with a separator in it must stand in quotation marks)");
    BestFields best;
    std::vector<std::string> notes;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i] && best.wants(*columns_[i]))
        best.add(*columns_[i], is_blank(fields_[i]) ? std::string() : to_utf8(std::move(fields_[i]), {}, where, notes));
    Article article = std::move(best).article(where);
    notes.erase(std::unique(notes.begin(), notes.end()), notes.end());
    article.notes.insert(article.notes.begin(), notes.begin(), notes.end());
    return article;
  }

  Records records_;
  char separator_ = ',';
  Columns columns_;
  std::vector<std::string> fields_;
  bool found_ = false;
};

}  // namespace

std::unique_ptr<ArticleReader> read_csv(ByteStream in, const ReadingOptions& options) {
  return std::make_unique<Csv>(std::move(in), options);
}

bool looks_like_csv(ByteStream& in) {
  constexpr std::size_t enough = 1U << 16U;
  const std::string_view ahead = in.ahead(enough);
  const std::string_view header = ahead.substr(0, std::min(ahead.find('\n'), ahead.size()));
  return header.find_first_of(",;\t|") != std::string_view::npos && header.find(". ") == std::string_view::npos &&
         find_separator(in).has_value();
}

}  // namespace entente
