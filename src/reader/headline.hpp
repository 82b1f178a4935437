// What the first lines of a text say of it: its headline, and the agency it comes from.
#pragma once
#include <string>

namespace demarche {

/// A heading: one short line, no sentence, with an empty line after it. Empty when the text begins otherwise.
std::string heading_of(const std::string &text);

/// "LIMA, May 3 (Coast News) - Peru ...": the name in brackets between a place in capitals and a dash, in the first line or
/// in the first one under a headline. Empty when the text does not begin so.
std::string agency_of(const std::string &text);

} // namespace demarche
