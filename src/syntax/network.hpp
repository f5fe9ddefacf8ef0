// SPDX-License-Identifier: Apache-2.0
// The network that reads: from words to sentence ends, tags and trees, in one pass over an article.
//
// A word's embeddings are added up and projected once an article. Recurrent layers (kernels.hpp) go over all its words: the first
// over whole paragraphs, and from them come the sentence ends; the last over sentences, and from it come the arcs and relations
// (Dozat and Manning 2017, with a cheaper product for relations), and the best tree is found for them (decode.hpp). The tags come
// from both.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <entente/document.hpp>

#include "syntax/decode.hpp"
#include "syntax/kernels.hpp"
#include "syntax/lexicon.hpp"
#include "syntax/network_input.hpp"

namespace entente {

class Network {
 public:
  // Throws Error where the sections don't fit each other.
  explicit Network(const ModelFile& file);

  struct Scratch {
    std::size_t begin = 0;               // of the part
    std::vector<std::uint32_t> type_of;  // by symbol
    std::vector<std::uint32_t> types;    // by token of the part
    std::vector<std::uint32_t> rows;
    // Of different words. Those of the lexicon that come first keep their places from article to article: news say them over and
    // over.
    std::vector<float> type_inputs;        // projected embeddings
    std::vector<float> type_sums;          // of the first layer
    std::vector<std::uint32_t> kept_type;  // by symbol
    std::size_t kept_types = 0;
    std::vector<std::uint32_t> new_types;  // whose numbers are to be made
    std::vector<float> inputs;             // of a layer
    std::vector<float> sums;
    std::vector<float> outputs;
    std::vector<float> outer_outputs;  // of the layers over paragraphs, for all tokens of the part
    std::vector<float> state;
    std::vector<float> hidden;
    std::vector<float> products;
    std::vector<float> scores;
    QuantizedRows outer_whole;
    QuantizedRows whole;
    MatrixOfRows heads;  // of a sentence
    std::vector<float> ends;
    TreeDecoder decoder;
  };

  // An article is read in parts: whole paragraphs, or a part of one that is longer.
  static constexpr std::size_t longest_part = 2000;  // words; what is kept of each is some kilobytes

  // Sets scratch.ends: from the part's first token on, the log odds that a sentence ends behind each.
  void read(const Document& document, const WordInfos& words, TokenRange part, Scratch& scratch) const;
  // Sets the tags, heads and relations of the sentences' tokens, which lie in the part that read() saw last.
  void parse(Document& document, std::span<const TokenRange> sentences, std::vector<TagClass>& classes, Scratch& scratch) const;

  std::size_t tags() const { return sizes_.tags; }
  static constexpr std::size_t flag_kinds = 8;  // of Token::flags

 private:
  struct Layer {
    PackedMatrix matrix;
    Gates gates[2];
  };
  struct Sizes {
    std::uint32_t embedding, hidden, outer, layers, arc, label, tags, labels;  // `outer` of the layers go over paragraphs
  };

  void describe_types(const Document& document, const WordInfos& words, TokenRange part, Scratch& scratch) const;
  // Leaves the sum in scratch.hidden.
  void sum_embeddings(const WordInfo& word, std::string_view form, Scratch& scratch) const;
  void run_layer(const Layer& layer, std::span<const TokenRange> sentences, const float* inputs, Scratch& scratch) const;
  void read_paragraph(const Document& document, TokenRange paragraph, Scratch& scratch) const;
  void parse_group(Document& document, std::span<const TokenRange> sentences, TagClass* classes, Scratch& scratch) const;
  void choose_tags(WholeRows outer, WholeRows top, std::size_t words, TagClass* classes, Scratch& scratch) const;
  void read_tree(Document& document, TokenRange sentence, const float* pairs, Scratch& scratch) const;
  void score_arcs(const float* pairs, std::size_t words, Scratch& scratch) const;
  void choose_relations(const float* pairs, std::span<const std::uint16_t> heads, Token* tokens, TokenId first,
                        Scratch& scratch) const;

  Sizes sizes_{};
  NetworkVocabulary vocabulary_;
  std::span<const std::int8_t> embeddings_;
  std::span<const float> embedding_scales_;  // of each row; 0 for a row that says nothing
  PackedMatrix input_;
  std::span<const float> flags_;  // a row of inputs for each kind
  std::vector<float> flag_sums_;  // and what the first layer makes of it
  std::vector<Layer> layers_;
  PackedMatrix end_hidden_, end_out_, tag_out_, tag_top_, pairs_, arc_matrix_, label_out_;
  std::span<const float> arc_root_, label_root_;
  // What is added to an arc's score, by how far the head is from the word, the farthest one to the left first; and for the root.
  std::vector<float> arc_distances_;
  float root_distance_ = 0;
};

}  // namespace entente
