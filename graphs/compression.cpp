// SPDX-License-Identifier: Apache-2.0
#include "compression.hpp"

#include <zstd.h>

#include <memory>

#include <entente/error.hpp>

namespace entente {
namespace {

constexpr int level = 3;                            // the library's default: nearly as small as higher ones on texts of some kB
constexpr unsigned long long most = 1ULL << 31U;    // bytes of one text; more is damage

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

// Making a context costs more than compressing one article.
ZSTD_CCtx* compressor() {
  thread_local const std::unique_ptr<ZSTD_CCtx, Free> context(ZSTD_createCCtx());
  return context.get();
}
ZSTD_DCtx* decompressor() {
  thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
  return context.get();
}

void check(std::size_t result) {
  if (ZSTD_isError(result) != 0) throw Error(std::string("compressed text is damaged: ") + ZSTD_getErrorName(result));
}

}  // namespace

std::string compress(std::string_view text) {
  if (text.empty()) return {};
  std::string bytes(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size = ZSTD_compressCCtx(compressor(), bytes.data(), bytes.size(), text.data(), text.size(), level);
  check(size);
  bytes.resize(size);
  return bytes;
}

std::string decompress(std::string_view bytes) {
  if (bytes.empty()) return {};
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > most)
    throw Error("compressed text is damaged: no frame");
  std::string text(size, '\0');
  const std::size_t actual = ZSTD_decompressDCtx(decompressor(), text.data(), text.size(), bytes.data(), bytes.size());
  check(actual);
  if (actual != text.size()) throw Error("compressed text is damaged: it ends early");
  return text;
}

}  // namespace entente
