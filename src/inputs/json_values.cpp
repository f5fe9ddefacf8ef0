// SPDX-License-Identifier: Apache-2.0
#include "inputs/json_values.hpp"

#include <algorithm>
#include <array>

#include <entente/error.hpp>

#include "inputs/fields.hpp"

namespace entente {
namespace {

// What APIs call their lists: NewsAPI and GDELT, the Guardian, JSON Feed, search engines.
constexpr std::array list_names{"articles", "results", "items",   "documents", "docs",
                                "data",     "hits",    "entries", "stories",   "news"};
// Objects that lists are found in.
constexpr std::array wrapper_names{"response", "data", "hits", "result", "feed"};

bool is_space_byte(int c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

template <std::size_t size>
bool contains(const std::array<const char*, size>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void JsonValues::fail(const std::string& cause, bool go_on) {
  if (!go_on) state_ = State::done;
  throw InputError({in_.file(), start_.line, start_.column}, "is not JSON: " + cause);
}

void JsonValues::skip_space() {
  while (is_space_byte(in_.peek())) in_.get();
}

void JsonValues::copy(std::string& out) {
  const int c = in_.get();
  if (out.size() < limit_) {
    out += static_cast<char>(c);
    return;
  }
  const Location where{in_.file(), start_.line, start_.column};
  state_ = State::done;
  throw InputError(where, "a record is larger than " + std::to_string(limit_ >> 20U) +
                              " MiB, more than an article can be; the rest of the file is not read");
}

void JsonValues::copy_space(std::string& out) {
  while (is_space_byte(in_.peek())) copy(out);
}

// From quotation mark to quotation mark; returns what is between them, as it is written.
std::string JsonValues::copy_string(std::string& out) {
  const std::size_t begin = out.size() + 1;
  copy(out);
  for (;;) {
    const int c = in_.peek();
    if (c == ByteStream::end) fail("a string has no end", false);
    // In a file of lines the next line is a new record; in a list there is no telling where one would begin.
    if (c == '\n') fail("a string has no end on its line", state_ == State::values);
    copy(out);
    if (c == '"') return out.substr(begin, out.size() - 1 - begin);
    if (c == '\\' && in_.peek() != ByteStream::end && in_.peek() != '\n') copy(out);
  }
}

void JsonValues::copy_value(std::string& out) {
  std::size_t depth = 0;
  do {
    const int c = in_.peek();
    if (c == ByteStream::end) fail("it ends inside of the value that begins here", false);
    if (c == '"') {
      copy_string(out);
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && depth > 0) --depth;
    copy(out);
    if (depth == 0 && c != '}' && c != ']')  // a number or a word
      while (!is_space_byte(in_.peek()) && in_.peek() != ',' && in_.peek() != ']' && in_.peek() != '}' &&
             in_.peek() != ByteStream::end)
        copy(out);
  } while (depth > 0);
}

bool JsonValues::copy_object(std::string& out) {
  std::size_t depth = 0;
  bool is_article = false;
  std::string key;
  for (;;) {
    const int c = in_.peek();
    if (c == ByteStream::end) fail("it ends inside of the object that begins here", false);
    const bool after_key = !key.empty();
    if (c == '{' && (depth == 0 || (after_key && !is_article && contains(wrapper_names, key)))) {
      ++depth;
      copy(out);
    } else if (c == '}') {
      copy(out);
      if (--depth == 0) return true;
    } else if (c == '"' && !after_key) {
      const std::string name = copy_string(out);
      copy_space(out);
      if (in_.peek() != ':') continue;
      copy(out);
      key = name;
      if (const auto field = find_field(key); depth == 1 && field && field->field == Field::text) is_article = true;
      copy_space(out);
      continue;
    } else if (c == '[' && after_key && !is_article && contains(list_names, key)) {
      copy(out);
      copy_space(out);
      if (in_.peek() == '{' || in_.peek() == ']') {
        around_list_ = depth;
        return false;
      }
      while (in_.peek() != ']' && in_.peek() != ByteStream::end) {
        if (in_.peek() == ',' || is_space_byte(in_.peek())) copy(out);
        else copy_value(out);
      }
    } else if (c == ',' || c == ']' || is_space_byte(c)) {
      copy(out);
    } else {
      copy_value(out);
    }
    key.clear();
  }
}

// Behind a list: to the end of the objects around it.
void JsonValues::skip_rest() {
  std::string ignored;
  for (; around_list_ > 0 && in_.peek() != ByteStream::end; ignored.clear()) {
    if (in_.peek() == '}') --around_list_;
    if (in_.peek() == '"' || in_.peek() == '{' || in_.peek() == '[') copy_value(ignored);
    else in_.get();
  }
  around_list_ = 0;
}

// Whether another item follows in the list; leaves it where none does.
bool JsonValues::list_goes_on() {
  skip_space();
  start_ = {in_.file(), in_.line(), in_.column()};
  if (number_ > 0 && in_.peek() == ',') {
    in_.get();
    skip_space();
  } else if (number_ > 0 && in_.peek() != ']') {
    fail(in_.peek() == ByteStream::end ? "the list has no end" : "',' or ']' is missing in the list", false);
  }
  if (in_.peek() == ByteStream::end) fail("the list has no end", false);
  if (in_.peek() != ']') return true;
  in_.get();
  state_ = State::values;
  const bool empty = number_ == 0;
  number_ = 0;
  skip_rest();
  if (empty) throw InputError({in_.file(), start_.line}, "has no articles in its list");
  return false;
}

bool JsonValues::at_value() {
  for (skip_space(); found_ && in_.peek() == ','; skip_space()) in_.get();  // lines of objects with commas between them
  if (in_.peek() != ByteStream::end) return true;
  state_ = State::done;
  if (!found_) throw InputError({in_.file()}, "is empty");
  return false;
}

std::optional<JsonValues::Record> JsonValues::next() {
  for (;;) {
    if (state_ == State::done || in_.failed() || (state_ == State::values && !at_value())) return std::nullopt;
    if (state_ == State::list && !list_goes_on()) continue;
    start_ = {in_.file(), in_.line(), in_.column()};
    Record record{{}, start_};
    if (state_ == State::list) {
      record.place.number = "article " + std::to_string(++number_);
      if (in_.peek() == '}' || in_.peek() == ':' || in_.peek() == ',') fail("an item of the list is missing", false);
      copy_value(record.bytes);
      return record;
    }
    found_ = true;
    if (in_.peek() == '[') {
      in_.get();
      state_ = State::list;
    } else if (in_.peek() != '{') {
      state_ = State::done;  // no JSON of articles, whatever follows
      copy_value(record.bytes);
      return record;
    } else if (copy_object(record.bytes)) {
      return record;
    } else {
      state_ = State::list;
    }
  }
}

}  // namespace entente
