// SPDX-License-Identifier: Apache-2.0
// relations FILE: each relation in an article, its status, and the words that say so.
#include <iostream>
#include <variant>

#include <entente/extractor.hpp>

namespace {

// The characters from `begin` to `end` of UTF-8; offsets in facts count code points.
std::string characters(const std::string& text, entente::CharSpan span) {
  std::string result;
  std::uint32_t at = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++at;
    if (at > span.begin && at <= span.end) result += c;
  }
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: relations FILE\n";
    return 2;
  }
  try {
    const entente::Extractor extractor;
    entente::Document document = extractor.document();
    for (const auto reader = entente::open_articles(argv[1]); auto next = reader->next();) {
      const auto* const article = std::get_if<entente::Article>(&*next);
      if (article == nullptr) throw std::get<entente::InputError>(*next);
      const entente::Facts facts = extractor.extract(*article, document);
      for (const entente::Relation& r : facts.relations)
        std::cout << facts.entities[r.subject.value].name << ' ' << name(r.type) << ' ' << facts.entities[r.object.value].name
                  << ", " << name(r.status) << ": " << characters(article->text, r.evidence.front()) << '\n';
    }
  } catch (const entente::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
