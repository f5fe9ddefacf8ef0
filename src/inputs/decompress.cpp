// SPDX-License-Identifier: Apache-2.0
#include "inputs/decompress.hpp"

#include <zlib.h>
#include <zstd.h>

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include <entente/error.hpp>

namespace entente {
namespace {

constexpr std::size_t chunk_size = 1U << 16U;

// Text shrinks to a third or a tenth; what grows more than a thousandfold has nothing to tell and is made to fill disks.
// Short files may: an archive of a few pages that are alike.
constexpr std::uint64_t most_growth = 1000;
constexpr std::uint64_t always_allowed = 64U << 20U;

// What both have in common: a chunk of packed bytes, and how much has come in and gone out.
class Unpacker : public ByteSource {
 public:
  Unpacker(std::unique_ptr<ByteSource> source, std::string file) : source_(std::move(source)), file_(std::move(file)) {}

 protected:
  // The next packed bytes; empty at the end.
  std::string_view fill() {
    const std::size_t got = source_->read(chunk_.data(), chunk_.size());
    in_ += got;
    return {chunk_.data(), got};
  }
  std::size_t count(std::size_t out) {
    out_ += out;
    if (out_ > always_allowed && out_ / most_growth > in_)
      fail("grows more than a thousandfold when it is unpacked, as no text does; unpack it by hand if it is meant so");
    return out;
  }
  [[noreturn]] void fail(const std::string& cause) const { throw InputError({file_}, cause); }

 private:
  std::unique_ptr<ByteSource> source_;
  std::string file_;
  std::array<char, chunk_size> chunk_{};
  std::uint64_t in_ = 0;
  std::uint64_t out_ = 0;
};

// gzip, zlib or raw deflate, as `window_bits` tell. A gzip file may have many members: web archives have one a record.
class Inflate : public Unpacker {
 public:
  Inflate(std::unique_ptr<ByteSource> source, std::string file, int window_bits) : Unpacker(std::move(source), std::move(file)) {
    if (inflateInit2(&stream_, window_bits) != Z_OK) throw Error("zlib can't be started");
  }
  ~Inflate() override { inflateEnd(&stream_); }
  Inflate(const Inflate&) = delete;
  Inflate& operator=(const Inflate&) = delete;

  std::size_t read(char* to, std::size_t size) override {
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = static_cast<uInt>(size);
    while (stream_.avail_out == size) {
      if (stream_.avail_in == 0) {
        const std::string_view packed = fill();
        if (packed.empty()) {
          if (in_member_) fail("is cut off: its gzip data has no end");
          return 0;
        }
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream_.avail_in = static_cast<uInt>(packed.size());
      }
      if (!in_member_) {
        while (stream_.avail_in > 0 && *stream_.next_in == 0) {  // tapes are padded with zeros
          ++stream_.next_in;
          --stream_.avail_in;
        }
        if (stream_.avail_in == 0) continue;
        in_member_ = true;
      }
      const int result = inflate(&stream_, Z_NO_FLUSH);
      if (result == Z_STREAM_END) {
        in_member_ = false;
        inflateReset(&stream_);
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        fail(std::string("is damaged: its gzip data can't be unpacked") +
             (stream_.msg == nullptr ? "" : std::string(" (") + stream_.msg + ")"));
      }
    }
    return count(size - stream_.avail_out);
  }

 private:
  z_stream stream_{};
  bool in_member_ = false;
};

class Zstd : public Unpacker {
 public:
  Zstd(std::unique_ptr<ByteSource> source, std::string file)
      : Unpacker(std::move(source), std::move(file)), stream_(ZSTD_createDCtx()) {
    if (stream_ == nullptr) throw Error("zstd can't be started");
  }
  ~Zstd() override { ZSTD_freeDCtx(stream_); }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;

  std::size_t read(char* to, std::size_t size) override {
    ZSTD_outBuffer out{to, size, 0};
    while (out.pos == 0) {
      if (in_.pos == in_.size && !more_) {
        const std::string_view packed = fill();
        if (packed.empty()) {
          if (in_frame_) fail("is cut off: its zstd data has no end");
          return 0;
        }
        in_ = {packed.data(), packed.size(), 0};
      }
      const std::size_t result = ZSTD_decompressStream(stream_, &out, &in_);
      if (ZSTD_isError(result) != 0)
        fail(std::string("is damaged: its zstd data can't be unpacked (") + ZSTD_getErrorName(result) + ")");
      in_frame_ = result != 0;
      more_ = out.pos == out.size;  // it may hold back what did not fit
    }
    return count(out.pos);
  }

 private:
  ZSTD_DCtx* stream_;
  ZSTD_inBuffer in_{nullptr, 0, 0};
  bool in_frame_ = false;
  bool more_ = false;
};

constexpr int gzip_window = 15 + 16;  // the largest window; 16 asks for gzip's header
constexpr int raw_window = -15;       // no header

}  // namespace

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> source, std::string file) {
  std::string first = read_up_to(*source, 4);
  const bool gzip = first.starts_with("\x1F\x8B");
  const bool zstd = first == "\x28\xB5\x2F\xFD";
  auto whole = joined_source(std::move(first), std::move(source));
  if (gzip) return std::make_unique<Inflate>(std::move(whole), std::move(file), gzip_window);
  if (zstd) return std::make_unique<Zstd>(std::move(whole), std::move(file));
  return whole;
}

std::unique_ptr<ByteSource> inflated(std::string bytes, std::string file) {
  const bool has_header = bytes.size() >= 2 && (bytes[0] & 0x0F) == 8 &&
                          ((static_cast<unsigned char>(bytes[0]) << 8U) + static_cast<unsigned char>(bytes[1])) % 31 == 0;
  return std::make_unique<Inflate>(memory_source(std::move(bytes)), std::move(file), has_header ? MAX_WBITS : raw_window);
}

}  // namespace entente
