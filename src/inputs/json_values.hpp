// SPDX-License-Identifier: Apache-2.0
// The records of a JSON file, cut out of it one by one, so that a list of any length is never held as a whole.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "inputs/byte_stream.hpp"
#include "inputs/json_record.hpp"

namespace entente {

// RapidJSON parses each record; only where one ends is found here, as its readers want the whole value in memory or
// can't go on behind a fault.
class JsonValues {
 public:
  struct Record {
    std::string bytes;
    RecordPlace place;
  };

  JsonValues(ByteStream in, std::size_t limit) : in_(std::move(in)), limit_(limit) {}

  // A value of the file, an item of the list that it is, or of the list that an object has under a name for lists.
  // Throws InputError for what has no end or is too large; it can be called again then.
  std::optional<Record> next();

 private:
  enum class State { values, list, done };

  void skip_space();
  bool at_value();
  bool list_goes_on();
  // Each copies what it reads to `out`, up to the limit.
  void copy(std::string& out);
  void copy_space(std::string& out);
  std::string copy_string(std::string& out);
  void copy_value(std::string& out);
  // False where a list of records begins inside.
  bool copy_object(std::string& out);
  void skip_rest();
  [[noreturn]] void fail(const std::string& cause, bool go_on);

  ByteStream in_;
  std::size_t limit_;
  State state_ = State::values;
  RecordPlace start_;
  std::size_t number_ = 0;      // of the records in the list
  std::size_t around_list_ = 0;  // objects that are open
  bool found_ = false;          // anything
};

}  // namespace entente
