// SPDX-License-Identifier: Apache-2.0
// Text as it was meant: what printing and wrong conversions left in it is mended before anybody counts characters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Of valid UTF-8: mis-decoded characters are repaired ("â€™" is "’"), soft hyphens and marks of no width left out, letters and
// their accents composed (NFC), line ends become "\n". What was repaired, or is lost, is added to `notes`.
std::string clean(std::string text, std::vector<std::string>& notes);

// What clean() would say of a text that is to stay as it is.
void inspect(std::string_view text, std::vector<std::string>& notes);

// One line without the white space around it: a title.
std::string clean_line(std::string_view text);

// White space of any kind is one space, none at the ends.
std::string collapse_space(std::string_view text);

}  // namespace entente
