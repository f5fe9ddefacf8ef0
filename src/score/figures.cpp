// SPDX-License-Identifier: Apache-2.0
#include "score/figures.hpp"

#include <algorithm>

namespace entente {

double Figure::precision() const {
  if (predicted != 0) return correct_predicted / predicted;
  return gold == 0 ? 1.0 : 0.0;
}

double Figure::recall() const {
  if (gold != 0) return correct / gold;
  return predicted == 0 ? 1.0 : 0.0;
}

double Figure::f1() const {
  const double p = precision();
  const double r = recall();
  return p + r == 0 ? 0.0 : 2 * p * r / (p + r);
}

std::optional<double> Figure::rate() const {
  if (gold == 0) return std::nullopt;
  return correct / gold;
}

Figure& Figure::operator+=(const Figure& other) {
  correct += other.correct;
  gold += other.gold;
  predicted += other.predicted;
  correct_predicted += other.correct_predicted;
  return *this;
}

void Figures::add(std::string_view name, const Figure& figure) {
  const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const NamedFigure& r) { return r.name == name; });
  if (row == rows_.end())
    rows_.push_back({std::string(name), figure});
  else
    row->figure += figure;
}

void Figures::sort_by_gold() {
  std::stable_sort(rows_.begin(), rows_.end(),
                   [](const NamedFigure& a, const NamedFigure& b) { return a.figure.gold > b.figure.gold; });
}

const Figure* Figures::find(std::string_view name) const {
  const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const NamedFigure& r) { return r.name == name; });
  return row == rows_.end() ? nullptr : &row->figure;
}

}  // namespace entente
