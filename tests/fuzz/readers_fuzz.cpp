// SPDX-License-Identifier: Apache-2.0
// Any bytes through every reader of articles: the first byte chooses the format.
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/utf8.hpp"
#include "inputs/input_files.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  if (size == 0) return 0;
  const auto formats = input_formats();
  const std::size_t choice = data[0] % (formats.size() + 1);
  const InputFormat* const format = choice == formats.size() ? nullptr : &formats[choice];  // null: told by the bytes
  if (format != nullptr && format->open == nullptr) return 0;
  ReadingOptions options;
  options.max_characters = 1'000'000;
  try {
    const auto reader = read_articles(text_stream(std::string(reinterpret_cast<const char*>(data) + 1, size - 1), "in"), format, "id", options);
    // Each article and each fault takes at least a byte, so that reading ends.
    std::size_t results = 0;
    while (const auto result = reader->next()) {
      ++results;
      assert(results <= size + 2);
      const auto* const article = std::get_if<Article>(&*result);
      if (article == nullptr) continue;
      assert(!invalid_utf8(article->text));
      assert(count_chars(article->text) == article->info.chars);
      assert(!article->info.id.empty() && !article->where.empty());
      assert(article->info.date.empty() || article->info.date.size() == 10);
    }
  } catch (const InputError&) {
  }
  return 0;
}
