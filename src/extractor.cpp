// SPDX-License-Identifier: Apache-2.0
#include <entente/extractor.hpp>

#include <fstream>
#include <iterator>

#include <entente/error.hpp>

#include "core/assemble.hpp"
#include "core/resources.hpp"
#include "entities/entities.hpp"
#include "entities/name_labels.hpp"
#include "relations/attribution.hpp"
#include "relations/quotes.hpp"
#include "relations/relations.hpp"
#include "relations/time.hpp"
#include "syntax/syntax.hpp"
#include "text/tokenizer.hpp"

namespace entente {
namespace {

std::string rules_of(const ExtractorOptions& options) {
  if (options.rules.empty()) return {};
  std::ifstream in(options.rules, std::ios::binary);
  if (!in) throw Error(options.rules.string() + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

// The stages share one table of symbols, which grows while they are loaded and never after.
struct Extractor::Stages {
  explicit Stages(const ExtractorOptions& given)
      : resources(given.data),
        tokenizer(resources, symbols),
        syntax(resources, symbols),
        quotations(resources, symbols),
        entities(resources, symbols, given.gazetteers),
        times(resources, symbols),
        attributor(resources, symbols),
        told(resources, symbols, {.wishes = given.wishes, .conjunctions = given.conjunctions}),
        relations(resources, symbols, rules_of(given), given.rules.string()),
        options(given) {}

  Resources resources;
  SymbolTable symbols;
  Tokenizer tokenizer;
  Syntax syntax;
  QuotationFinder quotations;
  EntityRecognizer entities;
  TimeFinder times;
  Attributor attributor;
  Attributor told;
  RelationFinder relations;
  ExtractorOptions options;
};

Extractor::Extractor(const ExtractorOptions& options) : stages_(std::make_unique<Stages>(options)) {}
Extractor::~Extractor() = default;

Document Extractor::document() const { return Document(stages_->symbols); }

void Extractor::analyse(const Article& article, Document& document) const {
  document.reset(article);
  stages_->tokenizer.annotate(document);
  stages_->syntax.annotate(document);
  if (stages_->options.syntax_only) return;
  stages_->quotations.annotate(document);
  stages_->entities.annotate(document);
  stages_->times.annotate(document);
  stages_->attributor.annotate(document);
  stages_->entities.resolve_first_person(document);
  stages_->relations.annotate(document);
  // Relations know wishes by their own rules; they rest on what was said alone.
  if (stages_->options.wishes || stages_->options.conjunctions) stages_->told.annotate(document);
  stages_->attributor.find_referents(document);
}

Explanation Extractor::explain(const Document& document) const { return stages_->relations.explain(document); }

std::vector<Predicate> Extractor::predicates(const Document& document) const { return stages_->relations.predicates(document); }

std::vector<NamedSpan> Extractor::names(const Document& document) const {
  static constexpr std::string_view sorts[] = {"PER", "ORG", "LOC", "EVENT", "MISC"};  // by NameClass
  std::vector<NamedSpan> names;
  for (const TaggedName& name : stages_->entities.names(document)) names.push_back({name.tokens, sorts[static_cast<std::size_t>(name.type)]});
  return names;
}

Facts Extractor::extract(const Article& article, Document& document) const {
  analyse(article, document);
  return assemble_facts(document);
}

}  // namespace entente
