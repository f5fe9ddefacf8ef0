// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "train/matrix_writer.hpp"
#include "train/network_learner.hpp"

namespace entente {
namespace {

Rows below(std::initializer_list<const Rows*> parts) {
  Eigen::Index rows = 0;
  for (const Rows* part : parts) rows += part->rows();
  Rows all(rows, (*parts.begin())->cols());
  rows = 0;
  for (const Rows* part : parts) {
    all.middleRows(rows, part->rows()) = *part;
    rows += part->rows();
  }
  return all;
}

}  // namespace

void NetworkLearner::write(ModelWriter& writer, const std::vector<bool>& known, const std::vector<Word>& words) const {
  writer.add_array("network.sizes", std::vector<std::uint32_t>{size.embedding, size.hidden, size.outer, size.layers, size.arc,
                                                               size.label, size.tags, size.labels});
  std::vector<std::int8_t> embeddings;
  std::vector<float> scales;
  const auto add = [&](const Eigen::RowVectorXf& row) {
    scales.push_back(std::max(row.cwiseAbs().maxCoeff(), 1e-6F) / 127);
    for (const float number : row) embeddings.push_back(static_cast<std::int8_t>(std::lround(number / scales.back())));
  };
  for (std::uint32_t r = 0; r <= size.unknown; ++r) {
    add(embeddings_.mean.row(static_cast<Eigen::Index>(r)));
    if (known[r]) continue;
    scales.back() = 0;
    std::fill(embeddings.end() - static_cast<std::ptrdiff_t>(size.embedding), embeddings.end(), std::int8_t{0});
  }
  for (const Word& word : words) {
    Eigen::RowVectorXf row = embeddings_.mean.row(static_cast<Eigen::Index>(word.row));
    if (word.vector != WordVectors::none)
      row += vectors_.values.row(static_cast<Eigen::Index>(word.vector)) * from_vectors_.mean.transpose();
    add(row);
  }
  writer.add_array("network.embeddings", embeddings);
  writer.add_array("network.embeddings.scales", scales);
  writer.add_array("network.flags", row_of(flags_.mean));
  writer.add_array("network.arc.root", row_of(arc_root_.mean));
  writer.add_array("network.arc.distance", row_of(arc_distance_.mean));
  writer.add_array("network.label.root", row_of(label_root_.mean));
  write_matrix(writer, "network.input", input_.mean, true);
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const std::string name = "network.layer" + std::to_string(i);
    write_matrix(writer, name, layers_[i].matrix.mean, false);
    writer.add_array(name + ".vectors", row_of(layers_[i].vectors.mean));
  }
  write_matrix(writer, "network.end.hidden", end_hidden_.mean, true);
  write_matrix(writer, "network.end.out", end_out_.mean, true);
  write_matrix(writer, "network.tag.out", tag_out_.mean, true);
  write_matrix(writer, "network.tag.top", tag_top_.mean, true);
  write_matrix(writer, "network.pairs", below({&arc_dependent_.mean, &arc_head_.mean, &label_dependent_.mean, &label_head_.mean}),
               true);
  write_matrix(writer, "network.arc.matrix", arc_matrix_.mean, true);
  write_matrix(writer, "network.label.out", label_out_.mean, true);
}

}  // namespace entente
