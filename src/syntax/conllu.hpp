// SPDX-License-Identifier: Apache-2.0
// CoNLL-U, the format of Universal Dependencies: treebanks in, analysed documents out.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <entente/document.hpp>

namespace entente {

// One document of a treebank: its text, put together from its sentences, and their gold analysis.
struct TreebankDocument {
  explicit TreebankDocument(const SymbolTable& shared) : document(shared) {}

  Article article;    // paragraphs are apart by an empty line
  Document document;  // refers to `article`
  std::vector<std::string> sentence_ids;
};

using Treebank = std::vector<std::unique_ptr<TreebankDocument>>;

// Adds XPOS names that it meets to `tag_names`, which must outlive the result as must `shared`.
// Throws InputError for a line that is not CoNLL-U.
Treebank read_conllu(std::string_view text, const std::string& where, std::vector<std::string>& tag_names, const SymbolTable& shared);

// The document's id is its article's; sentences are numbered from 1.
void write_conllu(const Document& document, std::ostream& out);

}  // namespace entente
