// SPDX-License-Identifier: Apache-2.0
#include <openssl/evp.h>

#include <array>

#include <entente/article.hpp>

#include "core/utf8.hpp"

namespace entente {
namespace {

std::string sha256_hex(std::string_view text) {
  std::array<unsigned char, 32> digest{};
  if (EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
    throw Error("OpenSSL can't compute SHA-256");
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : digest) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

}  // namespace

void complete(Article& article) {
  article.info.chars = static_cast<std::uint32_t>(count_chars(article.text));
  article.info.sha256 = sha256_hex(article.text);
  if (article.info.id.empty()) article.info.id = article.info.sha256.substr(0, 16);
}

}  // namespace entente
