// SPDX-License-Identifier: Apache-2.0
// Measures of coreference over clusters of mentions: MUC, B-cubed and CEAF-e, as the CoNLL shared tasks define them.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "score/figures.hpp"

namespace entente {

// Numbers of mentions that mean one entity; a mention has the same number in the key and in the response.
using Clusters = std::vector<std::set<std::int64_t>>;

Figure muc(const Clusters& key, const Clusters& response);
Figure b_cubed(const Clusters& key, const Clusters& response);
Figure ceaf_e(const Clusters& key, const Clusters& response);

}  // namespace entente
