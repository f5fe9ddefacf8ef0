// SPDX-License-Identifier: Apache-2.0
#include "syntax/syntax.hpp"

#include "syntax/morphology.hpp"
#include "syntax/parser.hpp"
#include "syntax/tagger.hpp"
#include "syntax/tree.hpp"

namespace entente {

struct Syntax::Models {
  Models(const ModelFile& tagger_file, const ModelFile& parser_file, SymbolTable& shared)
      : tagger(tagger_file, shared), morphology(tagger_file), parser(parser_file) {}

  Tagger tagger;
  Morphology morphology;
  Parser parser;
};

Syntax::Syntax(const Resources& resources, SymbolTable& shared)
    : models_(std::make_unique<Models>(ModelFile(resources.get("en/tagger.model"), resources.where("en/tagger.model")),
                                       ModelFile(resources.get("en/parser.model"), resources.where("en/parser.model")), shared)) {}

Syntax::~Syntax() = default;

void Syntax::annotate(Document& document) const {
  WordInfos words;
  words.read(document, models_->tagger.lexicon());
  std::vector<TagClass> classes(document.tokens.size());
  Tagger::Scratch tagger_scratch;
  Parser::Scratch parser_scratch;
  for (const TokenRange sentence : document.sentences) models_->tagger.annotate(document, words, sentence, classes, tagger_scratch);
  for (const TokenRange sentence : document.sentences) models_->parser.annotate(document, words, classes, sentence, parser_scratch);
  models_->morphology.annotate(document, words, classes, models_->tagger);
  document.tag_names = &models_->tagger.tag_names();
  index_trees(document);
}

std::string_view Syntax::tag_name(std::uint8_t tag) const { return models_->tagger.tag_names().at(tag); }

}  // namespace entente
