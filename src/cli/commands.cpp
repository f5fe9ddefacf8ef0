// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include <algorithm>
#include <array>

namespace entente {

std::span<const Command* const> commands() {
  static constexpr std::array table{
      &build_command,
      &export_command,
      &overview_command,
      &said_command,
      &show_command,
      &relations_command,
      &path_command,
      &timeline_command,
      &rank_command,
      &stats_command,
      &review_command,
      &verify_command,
      &remove_command,
      &extract_command,
      &explain_command,
      &gazetteer_command,
      &score_command,
      &formats_command,
      &schema_command,
  };
  return table;
}

const Command* find_command(std::string_view name) {
  const auto all = commands();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Command* command) { return command->name == name; });
  return found == all.end() ? nullptr : *found;
}

}  // namespace entente
