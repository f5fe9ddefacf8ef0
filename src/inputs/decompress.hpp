// SPDX-License-Identifier: Apache-2.0
// gzip and Zstandard, unpacked as they are read, with bounds on what a small file may grow to.
#pragma once

#include <memory>
#include <string>

#include "inputs/byte_source.hpp"

namespace entente {

// `source` as it is, or unpacked where its first bytes say that it is compressed. `file` is for messages.
// What is damaged, cut off or grows beyond reason throws InputError while it is read.
std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> source, std::string file);

// The data of HTTP's "deflate": with zlib's header or without.
std::unique_ptr<ByteSource> inflated(std::string bytes, std::string file);

}  // namespace entente
