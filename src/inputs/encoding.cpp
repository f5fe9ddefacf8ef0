// SPDX-License-Identifier: Apache-2.0
#include "inputs/encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/utf8.hpp"

namespace entente {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &error));
  if (U_FAILURE(error)) converter.reset();
  return converter;
}

// Bytes of one encoding as UTF-8, chunk by chunk.
class Transcoder : public ByteSource {
 public:
  Transcoder(std::unique_ptr<ByteSource> source, const std::string& encoding)
      : source_(std::move(source)), from_(open_converter(encoding)), to_(open_converter("UTF-8")) {
    if (from_ == nullptr || to_ == nullptr) throw Error("ICU has no converter for " + encoding);
  }

  std::size_t read(char* to, std::size_t size) override {
    char* out = to;
    while (out == to && !done_) {
      if (in_ == in_end_ && !at_end_) {
        const std::size_t got = source_->read(chunk_.data(), chunk_.size());
        in_ = chunk_.data();
        in_end_ = in_ + got;
        at_end_ = got == 0;
      }
      UErrorCode error = U_ZERO_ERROR;
      ucnv_convertEx(to_.get(), from_.get(), &out, to + size, &in_, in_end_, pivot_.data(), &pivot_source_, &pivot_target_,
                     pivot_.data() + pivot_.size(), first_, at_end_, &error);
      first_ = false;
      if (error == U_BUFFER_OVERFLOW_ERROR) break;
      if (U_FAILURE(error)) throw Error(std::string("ICU can't convert: ") + u_errorName(error));
      done_ = at_end_;
    }
    return static_cast<std::size_t>(out - to);
  }

 private:
  std::unique_ptr<ByteSource> source_;
  Converter from_;
  Converter to_;
  std::array<char, 1U << 15U> chunk_{};
  const char* in_ = nullptr;
  const char* in_end_ = nullptr;
  std::array<UChar, 1U << 12U> pivot_{};
  UChar* pivot_source_ = pivot_.data();
  UChar* pivot_target_ = pivot_.data();
  bool first_ = true;
  bool at_end_ = false;
  bool done_ = false;
};

// The Unicode encoding that a byte order mark or the zeros of Latin letters tell; empty for others.
std::string_view unicode_encoding(std::string_view first) {
  using namespace std::literals;
  if (first.starts_with("\xFF\xFE\0\0"sv) || first.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
  if (first.starts_with("\xFF\xFE") || first.starts_with("\xFE\xFF")) return "UTF-16";
  constexpr std::size_t least = 16;
  if (first.size() < least) return {};
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < first.size(); ++i) zeros[i % 2] += first[i] == '\0' ? 1 : 0;
  const std::size_t most = first.size() / 2 * 9 / 10;  // text of Latin letters has a zero in nine of ten
  if (zeros[0] == 0 && zeros[1] >= most) return "UTF-16LE";
  if (zeros[1] == 0 && zeros[0] >= most) return "UTF-16BE";
  return {};
}

// Sequences of several bytes that are UTF-8, and bytes that are not.
struct Sequences {
  std::size_t valid = 0;
  std::size_t invalid = 0;
};

Sequences count_sequences(std::string_view bytes) {
  Sequences count;
  while (!bytes.empty()) {
    const std::size_t end = invalid_utf8(bytes).value_or(bytes.size());
    for (const char c : bytes.substr(0, end)) count.valid += (static_cast<unsigned char>(c) & 0xC0U) == 0xC0U ? 1 : 0;
    if (end == bytes.size()) break;
    ++count.invalid;
    bytes.remove_prefix(end + 1);
  }
  return count;
}

// What a web browser takes the name for: those who write ISO-8859-1 or US-ASCII mean what Windows makes of it.
std::string converter_name(std::string_view declared) {
  UErrorCode error = U_ZERO_ERROR;
  const std::string name(declared);
  const char* const standard = ucnv_getStandardName(name.c_str(), "MIME", &error);
  if (U_FAILURE(error) || standard == nullptr) return name;
  const std::string_view known = standard;
  return known == "ISO-8859-1" || known == "US-ASCII" ? "windows-1252" : standard;
}

// Nothing where the bytes are not of that encoding.
std::optional<std::string> converted(const std::string& bytes, const std::string& encoding) {
  const Converter converter = open_converter(encoding);
  if (converter == nullptr) return std::nullopt;
  UErrorCode error = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  std::string text(bytes.size() * 3 + 1, '\0');  // three bytes of UTF-8 for one is the most there is
  const std::int32_t length = ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), text.data(), static_cast<std::int32_t>(text.size()),
                                                 bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
  if (U_FAILURE(error)) return std::nullopt;
  text.resize(static_cast<std::size_t>(length));
  return text;
}

// ICU's guess is worth something where letters beyond ASCII are many, as in Russian or Chinese. In English they are few:
// quotation marks and a name's accents, which are Windows-1252.
std::string guessed_encoding(const std::string& bytes) {
  const auto high = static_cast<std::size_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
  if (high * 5 < bytes.size()) return "windows-1252";
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(ucsdet_open(&error), ucsdet_close);
  constexpr std::size_t enough = 1U << 16U;
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(std::min(bytes.size(), enough)), &error);
  const UCharsetMatch* const match = ucsdet_detect(detector.get(), &error);
  if (U_FAILURE(error) || match == nullptr) return "windows-1252";
  const char* const name = ucsdet_getName(match, &error);
  return U_FAILURE(error) || name == nullptr ? "windows-1252" : converter_name(name);
}

bool has_control_characters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1A';
  });
}

std::string place_of(std::string_view bytes, std::size_t offset) {
  const std::string_view before = bytes.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  return (line > 1 ? "line " + std::to_string(line) + ", " : std::string()) + "byte " + std::to_string(offset);
}

}  // namespace

std::unique_ptr<ByteSource> unicode_source(std::unique_ptr<ByteSource> source, const std::string&) {
  constexpr std::size_t sample = 256;
  std::string first = read_up_to(*source, sample);
  const std::string encoding(unicode_encoding(first));
  if (first.starts_with("\xEF\xBB\xBF")) first.erase(0, 3);
  auto whole = joined_source(std::move(first), std::move(source));
  if (encoding.empty()) return whole;
  return std::make_unique<Transcoder>(std::move(whole), encoding);
}

std::optional<std::string_view> known_binary(std::string_view bytes) {
  struct Magic {
    std::string_view bytes;
    std::string_view kind;
  };
  constexpr std::array magics{Magic{"%PDF-", "a PDF (pdftotext makes text of it)"},
                              Magic{"PK\x03\x04", "a ZIP archive or an office document"},
                              Magic{"\xD0\xCF\x11\xE0", "an old office document"},
                              Magic{"{\\rtf", "RTF, not text (unrtf --text makes text of it)"},
                              Magic{"\x89PNG", "a picture"},
                              Magic{"\xFF\xD8\xFF", "a picture"},
                              Magic{"GIF8", "a picture"},
                              Magic{"SQLite format 3", "a database"},
                              Magic{"BZh", "packed by bzip2 (bunzip2 unpacks it)"},
                              Magic{"\xFD" "7zXZ", "packed by xz (unxz unpacks it)"},
                              Magic{"\x7F" "ELF", "a program"}};
  for (const Magic& magic : magics)
    if (bytes.starts_with(magic.bytes)) return magic.kind;
  return std::nullopt;
}

std::string to_utf8(std::string bytes, std::string_view declared, const Location& where, std::vector<std::string>& notes) {
  if (const auto kind = known_binary(bytes)) throw InputError(where, "is " + std::string(*kind));
  if (bytes.find('\0') != std::string::npos) throw InputError(where, "is binary, not text");
  const auto fault = invalid_utf8(bytes);
  if (!fault) return bytes;
  if (const Sequences count = count_sequences(bytes); count.valid >= count.invalid && count.valid > 0)
    throw InputError(where, "is damaged UTF-8 at " + place_of(bytes, *fault) +
                                "; mend it, or leave the byte out with iconv -c -f UTF-8 -t UTF-8");
  if (has_control_characters(bytes)) throw InputError(where, "is binary, not text");
  std::string encoding = declared.empty() ? std::string() : converter_name(declared);
  auto text = encoding.empty() || encoding == "UTF-8" ? std::nullopt : converted(bytes, encoding);
  if (!text) {
    encoding = guessed_encoding(bytes);
    text = converted(bytes, encoding);
  }
  if (!text)
    throw InputError(where,
                     "is not UTF-8 at " + place_of(bytes, *fault) + ", nor " + encoding + "; convert it with iconv -t UTF-8");
  notes.push_back("is not UTF-8; read as " + encoding);
  return *std::move(text);
}

}  // namespace entente
