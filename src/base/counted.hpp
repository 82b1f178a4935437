// "1 document", "3 documents".
#pragma once
#include <string>
#include <string_view>

namespace demarche::base {

inline std::string counted(std::size_t n, std::string_view noun) {
  return std::to_string(n) + ' ' + std::string(noun) + (n == 1 ? "" : "s");
}

} // namespace demarche::base
