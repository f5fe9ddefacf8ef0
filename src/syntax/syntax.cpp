// SPDX-License-Identifier: Apache-2.0
#include "syntax/syntax.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "core/pool.hpp"
#include "syntax/consistency.hpp"
#include "syntax/morphology.hpp"
#include "syntax/network.hpp"
#include "syntax/tags.hpp"
#include "syntax/tree.hpp"
#include "text/sentences.hpp"

namespace entente {
namespace {

// What a thread needs while it reads an article.
struct Workspace {
  WordInfos words;
  Network::Scratch network;
  std::vector<TagClass> classes;
  SentenceSplitter::Scratch sentences;
};

// As many whole paragraphs as fit a part, or a piece of one that doesn't fit.
TokenId end_of_part(const Document& document, TokenId begin) {
  const std::size_t count = document.tokens.size();
  const std::size_t most = std::min(count, begin.value + Network::longest_part);
  if (most == count) return TokenId{count};
  for (std::size_t end = most; end > begin.value; --end)
    if (document.tokens[end].has(Token::paragraph_start)) return TokenId{end};
  return TokenId{most};
}

}  // namespace

struct Syntax::Models {
  Models(const Resources& resources, const ModelFile& words, const ModelFile& network_file, SymbolTable& shared)
      : tags(words), lexicon(words, shared), morphology(words), network(network_file), sentences(resources), consistency(tags, resources, shared) {
    if (network.tags() != tags.size()) network_file.fail("its tags are not those of en/lexicon.model; train it again");
  }

  TagSet tags;
  Lexicon lexicon;
  Morphology morphology;
  Network network;
  SentenceSplitter sentences;
  Consistency consistency;
  mutable Pool<Workspace> workspaces;
};

Syntax::Syntax(const Resources& resources, SymbolTable& shared)
    : models_(
          std::make_unique<Models>(resources, ModelFile(resources.get("en/lexicon.model"), resources.where("en/lexicon.model")),
                                   ModelFile(resources.get("en/network.model"), resources.where("en/network.model")), shared)) {}

Syntax::~Syntax() = default;

void Syntax::annotate(Document& document) const {
  const Pool<Workspace>::Lease workspace(models_->workspaces);
  auto& [words, network, classes, sentences] = *workspace;
  words.read(document, models_->lexicon);
  models_->sentences.begin(document, sentences);
  classes.resize(document.tokens.size());
  for (TokenId begin{0U}; begin.value < document.tokens.size();) {
    const TokenRange part{begin, end_of_part(document, begin)};
    const std::size_t first = document.sentences.size();
    models_->network.read(document, words, part, network);
    models_->sentences.annotate(document, part, network.ends, sentences);
    begin = part.end;
    // A sentence that the part cuts is read again, whole.
    const bool cut = begin.value < document.tokens.size() && !document[begin].has(Token::paragraph_start);
    if (cut && document.sentences.size() > first + 1) {
      begin = document.sentences.back().begin;
      document.sentences.pop_back();
    }
    models_->network.parse(document, std::span(document.sentences).subspan(first), classes, network);
  }
  const auto set_tags = [&](const auto& chosen) {
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      document.tokens[i].pos = models_->tags[chosen[i]].pos;
      document.tokens[i].tag = models_->tags[chosen[i]].xpos;
    }
  };
  set_tags(classes);
  if (models_->consistency.repair(document, words, classes)) set_tags(classes);
  models_->morphology.annotate(document, words, classes, models_->lexicon, models_->tags);
  document.tag_names = &models_->tags.names();
  index_trees(document);
}

std::string_view Syntax::tag_name(std::uint8_t tag) const { return models_->tags.names().at(tag); }

}  // namespace entente
