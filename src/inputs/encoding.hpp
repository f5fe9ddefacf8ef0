// SPDX-License-Identifier: Apache-2.0
// Bytes as UTF-8, by byte order mark, declaration or a guess. Converters and the guess are ICU's.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/error.hpp>

#include "inputs/byte_source.hpp"

namespace entente {

// UTF-16 and UTF-32 as UTF-8, told by their byte order mark or, of UTF-16, by zeros in every other place. A mark is left out.
// Bytes of other encodings are passed on as they are, for to_utf8().
std::unique_ptr<ByteSource> unicode_source(std::unique_ptr<ByteSource> source, const std::string& file);

// A record's bytes in UTF-8. `declared` is the encoding that the record or its carrier names; empty where none does.
// Valid UTF-8 is that, whatever is declared. Throws InputError where the bytes are binary, or UTF-8 that is damaged.
// What else was taken for granted is added to `notes`.
std::string to_utf8(std::string bytes, std::string_view declared, const Location& where, std::vector<std::string>& notes);

// What kind of file the first bytes say it is, where that is none with text: "a PDF".
std::optional<std::string_view> known_binary(std::string_view bytes);

}  // namespace entente
