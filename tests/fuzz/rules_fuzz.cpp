// SPDX-License-Identifier: Apache-2.0
// Any text as a file of rules: what is taken is tried on an article, and what it finds there has evidence in the text.
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <entente/article.hpp>
#include <entente/extractor.hpp>

#include "core/resources.hpp"
#include "relations/relations.hpp"

namespace {

using namespace entente;

// An article as the rules meet it. The words of rules join the document's, so that it is read anew now and then.
class Read {
 public:
  Document& document() {
    if (++used_ % 500 == 1) extractor_.analyse(article_, document_);
    return document_;
  }

 private:
  static Article article() {
    Article article{{}, "Anna Schmidt, the president of France, met Olaf Berg of the Labour Party in Oslo on Friday. Norway will not join "
                        "the European Union, she told reporters. Berg denied that his party had attacked Sweden in 2023."};
    complete(article);
    return article;
  }
  Extractor extractor_;
  Article article_ = article();
  Document document_ = extractor_.document();
  std::size_t used_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Resources resources;
  static Read read;
  Document& document = read.document();
  try {
    const RelationFinder finder(resources, document.symbols, std::string_view(reinterpret_cast<const char*>(data), size), "in");
    finder.annotate(document);
    for (const Relation& relation : document.relations) assert(!relation.evidence.empty());
    finder.explain(document);
  } catch (const InputError&) {
  }
  return 0;
}
