// SPDX-License-Identifier: Apache-2.0
// Every command, by name; NAME_command is in NAME.cpp.
#pragma once

#include "cli/command.hpp"

namespace entente {

extern const Command formats_command;
extern const Command schema_command;

}  // namespace entente
