// SPDX-License-Identifier: Apache-2.0
// Precision, recall and rates, in a table by name.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Either a precision and recall, or the share of `gold` cases that are right.
struct Figure {
  bool is_rate = false;
  double correct = 0;  // of the gold items
  double gold = 0;     // items that should be found; of a rate: cases
  double predicted = 0;
  double correct_predicted = 0;  // of the predicted items: as many as `correct`, but for measures that count links

  double precision() const;
  double recall() const;
  double f1() const;
  std::optional<double> rate() const;  // nothing where there was no case
  Figure& operator+=(const Figure& other);
};

inline Figure found(double correct, double gold, double predicted) { return {false, correct, gold, predicted, correct}; }
inline Figure share(std::size_t correct, std::size_t cases) {
  return {true, static_cast<double>(correct), static_cast<double>(cases), 0, 0};
}

struct NamedFigure {
  std::string name;
  Figure figure;
};

// Figures by name, in the order in which they came first.
class Figures {
 public:
  // Adds the counts to those of the same name.
  void add(std::string_view name, const Figure& figure);
  void sort_by_gold();  // the most frequent first
  const std::vector<NamedFigure>& rows() const { return rows_; }
  const Figure* find(std::string_view name) const;  // null where there is none

 private:
  std::vector<NamedFigure> rows_;
};

}  // namespace entente
