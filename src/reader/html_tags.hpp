// A guard before the HTML parser.
#pragma once
#include <string>
#include <string_view>

namespace demarche::html {

/// The page with no more than 256 attributes in a tag; the rest of a longer one is cut out. libxml2 compares each attribute with
/// those before it, so that its work would grow with the square of their number.
std::string with_few_attributes(std::string_view page);

} // namespace demarche::html
