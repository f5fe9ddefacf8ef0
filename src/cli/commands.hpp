// SPDX-License-Identifier: Apache-2.0
// Every command, by name; NAME_command is in NAME.cpp.
#pragma once

#include "cli/command.hpp"

namespace entente {

extern const Command build_command;
extern const Command explain_command;
extern const Command export_command;
extern const Command extract_command;
extern const Command formats_command;
extern const Command gazetteer_command;
extern const Command overview_command;
extern const Command path_command;
extern const Command rank_command;
extern const Command relations_command;
extern const Command remove_command;
extern const Command review_command;
extern const Command said_command;
extern const Command schema_command;
extern const Command score_command;
extern const Command show_command;
extern const Command stats_command;
extern const Command timeline_command;
extern const Command verify_command;

}  // namespace entente
