// SPDX-License-Identifier: Apache-2.0
// What archives call the parts of an article: the names of fields in JSON and CSV.
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <entente/article.hpp>

namespace entente {

enum class Field { id, date, source, title, url, text };

struct FieldName {
  Field field;
  unsigned rank;  // of two names for one field, the lower one counts
};

// Upper and lower case, '_', '-', '.' and spaces make no difference: "publishedAt", "published_at", "Published At".
std::optional<FieldName> find_field(std::string_view name);

// Of `text`, our own name: such a text stays as it is, so that offsets agree with whoever wrote it.
bool is_own_text(FieldName name);

// The best value of each field of a record so far.
class BestFields {
 public:
  // `penalty` is added to the rank: of two values the lower one counts. Blank values don't.
  void add(FieldName name, std::string value, unsigned penalty = 0);
  // Whether add() would take a value.
  bool wants(FieldName name, unsigned penalty = 0) const { return name.rank + penalty < at(name.field).rank; }
  std::string take(Field field) { return std::move(best_[static_cast<std::size_t>(field)].value); }
  // The article, its text kept or cleaned as set_text() says. Throws InputError where text is missing, or the date is none.
  Article article(const Location& where) &&;

 private:
  struct Best {
    std::string value;
    unsigned rank = std::numeric_limits<unsigned>::max();
  };
  const Best& at(Field field) const { return best_[static_cast<std::size_t>(field)]; }

  std::array<Best, 6> best_;  // by Field
};

// Null for the text, which is no part of the info, and for the date, which set_date() reads.
std::string ArticleInfo::*info_field(Field field);

// Gives `info` the date in ISO 8601. Throws InputError where `text` is no date.
void set_date(ArticleInfo& info, std::string_view text, const Location& where);

// The largest record that can hold an article of so many characters, in bytes: markup and escapes included.
std::size_t record_limit(const ReadingOptions& options);

bool is_blank(std::string_view text);

// The text of an article that is a field of a record: kept as it is where it is our own, else HTML becomes text, and clean.
// Notes what was done. Throws InputError where the text is binary or blank.
void set_text(Article& article, std::string value, bool own, const Location& where);

}  // namespace entente
