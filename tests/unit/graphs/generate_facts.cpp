// SPDX-License-Identifier: Apache-2.0
// Facts of invented articles, a line each, to try the program on at any size: `generate_facts COUNT [FIRST] > x.facts.jsonl`.
#include <cstdlib>
#include <iostream>

#include "random_facts.hpp"

int main(int argc, char** argv) {
  const auto argument = [&](int index, std::uint32_t otherwise) {
    return index < argc ? static_cast<std::uint32_t>(std::strtoul(argv[index], nullptr, 10)) : otherwise;
  };
  const std::uint32_t count = argument(1, 1000);
  const std::uint32_t first = argument(2, 0);
  const entente::RandomFacts world = entente::RandomFacts::large(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    entente::ArticleFacts article = world.article(first + i);
    article.facts.text = std::move(article.text);
    write_facts(article.facts, std::cout);
  }
  return std::cout.flush() ? 0 : 1;
}
