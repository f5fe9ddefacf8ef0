// SPDX-License-Identifier: Apache-2.0
#include "inputs/clean.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include <entente/error.hpp>

#include "core/utf8.hpp"

namespace entente {
namespace {

// What bytes 0x80 to 0x9F are in Windows-1252 (WHATWG Encoding Standard); 0 where there is none.
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

constexpr unsigned no_byte = 256;

// The byte that Windows-1252 or Latin-1 read as this character.
unsigned byte_of(char32_t c) {
  if (c < no_byte) return static_cast<unsigned>(c);
  const auto* const found = std::find(windows_1252.begin(), windows_1252.end(), c);
  return found == windows_1252.end() ? no_byte : 0x80U + static_cast<unsigned>(found - windows_1252.begin());
}

struct Repair {
  char32_t meant = 0;
  std::size_t end = 0;  // of what stands for it
};

// What stands before a quotation mark by chance: "Ã”" may end a word in capitals. An ellipsis and a dash likewise.
bool is_likely_punctuation(char32_t c) { return c >= 0x2010 && c <= 0x2026; }

// UTF-8 that was read as Windows-1252: a first byte, and the continuations that it wants. Only what news is full of counts,
// so that no text that is right is touched: Latin letters with accents and punctuation.
Repair misread_at(std::string_view text, std::size_t at) {
  std::size_t next = at;
  const char32_t lead = next_char(text, next);
  const unsigned first = byte_of(lead);
  const unsigned wanted = first == 0xE2                                                      ? 2
                          : first == 0xC2 || first == 0xC3 || first == 0xC4 || first == 0xC5 ? 1
                          : first == 0xF0                                                    ? 3
                                                                                             : 0;
  if (wanted == 0) return {};
  char32_t meant = wanted == 1 ? first & 0x1FU : wanted == 2 ? first & 0x0FU : first & 0x07U;
  bool doubtful = false;
  for (unsigned i = 0; i < wanted; ++i) {
    if (next >= text.size()) return {};
    const char32_t c = next_char(text, next);
    const unsigned byte = byte_of(c);
    if (byte < 0x80 || byte > 0xBF) return {};
    doubtful = doubtful || is_likely_punctuation(c);
    meant = (meant << 6U) | (byte & 0x3FU);
  }
  if (wanted == 1 && (doubtful || meant < 0xA0)) return {};
  if (wanted == 2 && !((meant >= 0x2010 && meant <= 0x2044) || meant == 0x20AC || meant == 0x2122 ||
                       (meant >= 0x2190 && meant <= 0x21FF) || (meant >= 0x2500 && meant <= 0x27BF)))
    return {};
  if (wanted == 3 && !(meant >= 0x1F000 && meant <= 0x1FAFF)) return {};
  return {meant, next};
}

bool has_no_width(char32_t c) { return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF; }

// Every mend but composing, which looks at neighbours.
struct Mender {
  std::string out;
  std::size_t repaired = 0;
  std::size_t lost = 0;
  std::string example;

  void run(std::string_view text) {
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte < 0x80) at = ascii(text, at);
      else at = other(text, at);
    }
  }

 private:
  std::size_t ascii(std::string_view text, std::size_t at) {
    if (text[at] != '\r') out += text[at];
    else if (at + 1 == text.size() || text[at + 1] != '\n') out += '\n';
    return at + 1;
  }
  std::size_t other(std::string_view text, std::size_t at) {
    if (const Repair repair = misread_at(text, at); repair.end != 0) {
      append_utf8(out, repair.meant);
      if (repaired++ == 0) {
        example = "'" + std::string(text.substr(at, repair.end - at)) + "' is '";
        append_utf8(example, repair.meant);
        example += "'";
      }
      return repair.end;
    }
    std::size_t next = at;
    const char32_t c = next_char(text, next);
    if (has_no_width(c)) return next;
    if (c >= 0x80 && c < 0xA0) {  // a control character that nobody means: Windows-1252 taken for Latin-1
      if (c == 0x85) out += '\n';
      else if (const char32_t meant = windows_1252[c - 0x80]; meant != 0) append_utf8(out, meant);
      if (c != 0x85) ++repaired;
      return next;
    }
    if (c == 0xFFFD) ++lost;
    out.append(text.substr(at, next - at));
    return next;
  }
};

std::string composed(std::string text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) throw Error(std::string("ICU can't compose: ") + u_errorName(error));
  if (nfc->isNormalizedUTF8(text, error)) return text;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, text, sink, nullptr, error);
  return U_FAILURE(error) ? text : out;
}

std::string times(std::size_t count) { return count == 1 ? "1 character" : std::to_string(count) + " characters"; }

void report(const Mender& mender, const char* what, std::vector<std::string>& notes) {
  if (mender.repaired > 0)
    notes.push_back("has " + times(mender.repaired) + " read in a wrong encoding once" + what +
                    (mender.example.empty() ? "" : ": " + mender.example));
  if (mender.lost > 0) notes.push_back("has " + times(mender.lost) + " lost when it was converted once (U+FFFD)");
}

bool needs_nothing(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\r'; });
}

}  // namespace

std::string clean(std::string text, std::vector<std::string>& notes) {
  if (needs_nothing(text)) return text;
  Mender mender;
  mender.run(text);
  report(mender, ", repaired", notes);
  return composed(std::move(mender.out));
}

void inspect(std::string_view text, std::vector<std::string>& notes) {
  if (needs_nothing(text)) return;
  Mender mender;
  mender.run(text);
  report(mender, "", notes);
}

std::string clean_line(std::string_view text) {
  std::vector<std::string> ignored;
  return collapse_space(clean(std::string(text), ignored));
}

std::string collapse_space(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_space(next_char(text, at))) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out.append(text.substr(begin, at - begin));
  }
  return out;
}

}  // namespace entente
