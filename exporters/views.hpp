// SPDX-License-Identifier: Apache-2.0
// Pictures that show something else than ties: who said what, and what happened when.
#pragma once

#include <entente/exporter.hpp>

#include "pen.hpp"

namespace entente {

// Speakers on the left, their words, what these are about on the right.
void draw_said(const Graph& graph, const ExportOptions& options, const Paper& paper, Pen& pen);

// A row a tie or statement, by date.
void draw_timeline(const Graph& graph, const ExportOptions& options, const Paper& paper, Pen& pen);

}  // namespace entente
