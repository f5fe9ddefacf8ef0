// SPDX-License-Identifier: Apache-2.0
#include "train/matrix_writer.hpp"

#include <algorithm>
#include <cmath>

#include "syntax/kernels.hpp"

namespace entente {

std::vector<float> row_of(const Rows& rows) { return {rows.data(), rows.data() + rows.size()}; }

void write_matrix(ModelWriter& writer, const std::string& name, const Rows& weights, bool bias) {
  const auto inputs = static_cast<std::size_t>(weights.cols() - (bias ? 1 : 0));
  const auto outputs = static_cast<std::size_t>(weights.rows());
  const std::size_t padded = (outputs + lanes - 1) / lanes * lanes;
  std::vector<std::int8_t> packed(padded * inputs);
  std::vector<float> scales(padded);
  std::vector<float> biases(padded);
  for (std::size_t o = 0; o < outputs; ++o) {
    const auto row = static_cast<Eigen::Index>(o);
    float most = 1e-6F;
    for (std::size_t i = 0; i < inputs; ++i) most = std::max(most, std::abs(weights(row, static_cast<Eigen::Index>(i))));
    const float step = most / most_whole;
    for (std::size_t i = 0; i < inputs; ++i)
      packed[packed_place(o, i, inputs)] =
          static_cast<std::int8_t>(std::lround(weights(row, static_cast<Eigen::Index>(i)) / step));
    scales[o] = step;
    if (bias) biases[o] = weights(row, static_cast<Eigen::Index>(inputs));
  }
  writer.add_array(name + ".weights", packed);
  writer.add_array(name + ".scales", scales);
  writer.add_array(name + ".biases", biases);
}

void write_bytes(ModelWriter& writer, const std::string& name, const Rows& rows) {
  std::vector<std::int8_t> bytes;
  std::vector<float> scales;
  for (Eigen::Index r = 0; r < rows.rows(); ++r) {
    scales.push_back(std::max(rows.row(r).cwiseAbs().maxCoeff(), 1e-6F) / 127);
    for (Eigen::Index i = 0; i < rows.cols(); ++i)
      bytes.push_back(static_cast<std::int8_t>(std::lround(rows(r, i) / scales.back())));
  }
  writer.add_array(name, bytes);
  writer.add_array(name + ".scales", scales);
}

}  // namespace entente
