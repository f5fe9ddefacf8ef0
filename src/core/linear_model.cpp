// SPDX-License-Identifier: Apache-2.0
#include "core/linear_model.hpp"

#include <bit>

namespace entente {

LinearModel::LinearModel(const ModelFile& file, std::string_view name)
    : slots_(file.array<Slot>(std::string(name) + ".slots")), weights_(file.array<Weight>(std::string(name) + ".weights")) {
  if (!std::has_single_bit(slots_.size())) file.fail("a table's size is no power of two");
  mask_ = slots_.size() - 1;
}

}  // namespace entente
