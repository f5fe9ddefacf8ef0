// SPDX-License-Identifier: Apache-2.0
// Where a run of characters without white space may be cut into tokens, and what speaks for it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/characters.hpp"

namespace entente {

// What a boundary between two characters is. The order is that of the model's classes.
enum class Boundary : std::uint8_t { none, token, word };  // `word`: between the words of one written token

constexpr std::size_t boundary_classes = 3;

// Abbreviations that end in a full stop, and those behind the last full stop of a file's name, by the hash of their lower-case
// characters.
class Abbreviations {
 public:
  enum class Kind : std::uint8_t { none, other, title, file };  // a title stands before a name, never at the end of a sentence
  Abbreviations() = default;
  // From lines of abbreviation and kind ("title", "other" or "file").
  Abbreviations(std::string_view data, const std::string& where);
  Kind find(std::uint64_t hash) const;

 private:
  std::unordered_map<std::uint64_t, Kind> kinds_;
};

std::uint64_t hash_characters(std::span<const Character> characters);

// A run of characters without white space.
class Chunk {
 public:
  explicit Chunk(const Abbreviations& abbreviations) : abbreviations_(&abbreviations) {}

  // Reads text[begin, end), and looks at what follows it.
  void read(std::string_view text, std::size_t begin, std::size_t end);

  const std::vector<Character>& characters() const { return characters_; }
  std::size_t size() const { return characters_.size(); }
  // Whether text may be cut in front of character `i`: not within letters or digits, but for a clitic with an apostrophe, nor
  // within the address of a page or of a mailbox, a file's name, or a model's number.
  bool may_cut(std::size_t i) const;
  // Whether it must be cut there: editors' brackets are words of their own.
  bool must_cut(std::size_t i) const;
  // `start` is where the piece begins that would end at `i`.
  void features(std::size_t i, std::size_t start, std::vector<std::uint64_t>& features) const;

 private:
  const Character& at(std::size_t i, int distance) const;
  std::uint64_t hash(std::size_t begin, std::size_t end) const;
  std::uint64_t run_before(std::size_t i) const;
  std::uint64_t run_after(std::size_t i) const;
  std::uint64_t runs_around(std::size_t i) const;
  bool is_model_number(std::size_t i) const;
  bool is_title_stop(std::size_t i) const;
  void find_address();
  bool find_page();
  bool find_mailbox(std::size_t sign);
  bool find_file(std::size_t stop);

  const Abbreviations* abbreviations_;
  std::vector<Character> characters_;
  std::size_t address_begin_ = 0;  // characters of an address; as many as address_end_ where there is none
  std::size_t address_end_ = 0;
  std::uint64_t traits_ = 0;  // what the chunk holds anywhere
  CharKind next_ = CharKind::none;  // of the first character after the white space
};

}  // namespace entente
