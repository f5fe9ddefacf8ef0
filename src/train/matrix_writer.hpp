// SPDX-License-Identifier: Apache-2.0
// From the floats of training to the whole numbers of models.
#pragma once

#include <string>
#include <vector>

#include "core/model_file.hpp"
#include "train/network_layers.hpp"

namespace entente {

// Sections NAME.weights, NAME.scales and NAME.biases of a PackedMatrix, each output with its own scale. With `bias`, the last
// column is the bias.
void write_matrix(ModelWriter& writer, const std::string& name, const Rows& weights, bool bias);

// Sections NAME and NAME.scales: the rows in 8 bits, each with its own scale.
void write_bytes(ModelWriter& writer, const std::string& name, const Rows& rows);

std::vector<float> row_of(const Rows& rows);

}  // namespace entente
