// SPDX-License-Identifier: Apache-2.0
#include <entente/extractor.hpp>

#include <algorithm>

#include "core/resources.hpp"

namespace entente {

// The pipeline: each stage reads what the ones before it left in the document.
struct Extractor::Stages {
  explicit Stages(const ExtractorOptions& options) : resources(options.data), syntax_only(options.syntax_only) {}

  Resources resources;
  SymbolTable symbols;
  bool syntax_only;
};

Extractor::Extractor(const ExtractorOptions& options) : stages_(std::make_unique<Stages>(options)) {}
Extractor::~Extractor() = default;

Document Extractor::document() const { return Document(stages_->symbols); }

void Extractor::analyse(const Article& article, Document& document) const {
  document.reset(article);
}

}  // namespace entente
