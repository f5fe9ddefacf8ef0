// SPDX-License-Identifier: Apache-2.0
// Texts as they lie in a graph file: a Zstandard frame each (RFC 8878).
#pragma once

#include <string>
#include <string_view>

namespace entente {

// "" stays "".
std::string compress(std::string_view text);
// Throws Error where the bytes are no such frame.
std::string decompress(std::string_view bytes);

}  // namespace entente
