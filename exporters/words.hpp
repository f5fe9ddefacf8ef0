// SPDX-License-Identifier: Apache-2.0
// How a picture words things for a reader: relations, dates, lists, lines of a label.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <entente/schema.hpp>

namespace entente {

// "member of", "takes part in", "in".
std::string_view phrase(RelationType type);
// What a line says: the role where there is one that says more than the relation.
std::string phrase(RelationType type, std::string_view role);

// An ISO date or interval: "20 April 2023", "April 2023", "since February 2022", "until 2014", "2014 to 2019".
// Days of `year` go without it. What is no such date stays as it is.
std::string human_time(std::string_view time, std::string_view year = {});

// "a", "a and b", "a, b and c"; beyond `most` "a, b and 3 more".
std::string enumerate(const std::vector<std::string>& names, std::size_t most);

// White space runs become one space, none at the ends; at most `length` code points, then " …", after a whole word where there is one.
std::string clip(std::string_view text, std::size_t length);

// Lines of at most `columns` code points; beyond `lines` the last one ends in "…". Words that are much longer are cut.
std::vector<std::string> wrap(std::string_view text, std::size_t columns, std::size_t lines);
// In as many lines, of lengths as equal as may be.
std::vector<std::string> wrap_evenly(std::string_view text, std::size_t columns, std::size_t lines);

}  // namespace entente
