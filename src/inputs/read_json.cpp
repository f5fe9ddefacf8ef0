// SPDX-License-Identifier: Apache-2.0
#include "inputs/read_json.hpp"

#include <utility>

#include "inputs/fields.hpp"
#include "inputs/json_values.hpp"

namespace entente {
namespace {

class JsonLines : public ArticleReader {
 public:
  JsonLines(ByteStream in, const ReadingOptions& options) : in_(std::move(in)), limit_(record_limit(options)) {}

  std::optional<std::variant<Article, InputError>> next() override {
    bool too_long = false;
    while (in_.read_line(line_, limit_, too_long)) {
      const std::uint32_t number = in_.line() - 1;
      if (is_blank(line_)) continue;
      found_ = true;
      if (too_long)
        return InputError({in_.file(), number},
                          "is longer than " + std::to_string(limit_ >> 20U) + " MiB, more than an article can be");
      try {
        return read_json_record(line_, {in_.file(), number});
      } catch (const InputError& error) {
        return error;
      }
    }
    if (std::exchange(found_, true)) return std::nullopt;
    return InputError({in_.file()}, "is empty");
  }

 private:
  ByteStream in_;
  std::size_t limit_;
  std::string line_;
  bool found_ = false;  // a line that is not blank
};

class Json : public ArticleReader {
 public:
  Json(ByteStream in, const ReadingOptions& options) : values_(std::move(in), record_limit(options)) {}

  std::optional<std::variant<Article, InputError>> next() override {
    try {
      auto record = values_.next();
      if (!record) return std::nullopt;
      return read_json_record(std::move(record->bytes), record->place);
    } catch (const InputError& error) {
      return error;
    }
  }

 private:
  JsonValues values_;
};

}  // namespace

std::unique_ptr<ArticleReader> read_json_lines(ByteStream in, const ReadingOptions& options) {
  return std::make_unique<JsonLines>(std::move(in), options);
}

std::unique_ptr<ArticleReader> read_json(ByteStream in, const ReadingOptions& options) {
  return std::make_unique<Json>(std::move(in), options);
}

}  // namespace entente
