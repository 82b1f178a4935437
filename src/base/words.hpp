// Words of a query and of what it is compared with: folded so that "visits", "Visited" and "visit" meet.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace demarche::base {

/// Lower-cased runs of letters and digits without their inflection ("sanctions", "sanctioned" are
/// "sanction"); a dotted abbreviation is one word ("U.S." is "us"); single letters are left out.
std::vector<std::string> words(std::string_view);

/// Without the words that carry no topic ("the", "of", "between").
std::vector<std::string> content_words(std::string_view);

} // namespace demarche::base
