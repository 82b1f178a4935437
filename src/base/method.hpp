// The name of all that annotates and links in this program: a hash of its code, rules and weights.
#pragma once
#include <string_view>

namespace demarche::base {

std::string_view method();

} // namespace demarche::base
