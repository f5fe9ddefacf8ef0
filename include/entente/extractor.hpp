// SPDX-License-Identifier: Apache-2.0
// Article in, facts out.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <entente/document.hpp>
#include <entente/facts.hpp>

namespace entente {

struct ExtractorOptions {
  std::filesystem::path data{};   // a folder that overrides the embedded data files of the same names; empty for none
  std::filesystem::path rules{};  // a file of more rules for relations; empty for none
  std::vector<std::filesystem::path> gazetteers{};  // tables of more people, bodies and places (src/data/gazetteer/README.md)
  bool syntax_only = false;    // stop after the trees: neither entities nor facts
  bool wishes = false;         // statements also of what someone wants, thinks or judges without words
  bool conjunctions = false;   // contents of statements keep the "that" which introduces them
};

// How far a text commits itself to what one of its verbs says.
struct Predicate {
  TokenId word;
  Status status{};
};

// A name as it stands in the text, whosever it is.
struct NamedSpan {
  TokenRange tokens;
  std::string_view sort;  // as corpora of names have them: PER, ORG, LOC, EVENT, MISC
};

// Why analyse() found the relations that it did.
struct Explanation {
  std::vector<std::string> rules;        // for each of document.relations: the names of the rules that found it
  std::vector<std::string> near_misses;  // what else would have held but for one place: "joins at 'joined' lacks object> $o"
};

// Loads its models once and is immutable afterwards: one Extractor serves all threads, each with a Document of its own.
class Extractor {
 public:
  // Throws InputError for a rule or vocabulary file that is wrong, Error for a model that does not fit.
  explicit Extractor(const ExtractorOptions& options = {});
  ~Extractor();
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;

  // An empty document for analyse(); it must not outlive the extractor.
  Document document() const;
  // Every layer of the analysis. `article` must be complete() and outlive the use of `document`.
  void analyse(const Article& article, Document& document) const;
  // Of a document that has been analysed, as what follows.
  Explanation explain(const Document& document) const;
  // Every verb, in text order.
  std::vector<Predicate> predicates(const Document& document) const;
  // Likewise, those of no entity of ours included: works, peoples.
  std::vector<NamedSpan> names(const Document& document) const;
  // analyse(), and its outcome as facts, with the offsets in code points.
  Facts extract(const Article& article, Document& document) const;

 private:
  struct Stages;
  std::unique_ptr<const Stages> stages_;
};

}  // namespace entente
