// Files compiled into the program (rules, lexicons, weights, the page's assets).
#pragma once
#include <string_view>
#include <vector>

namespace demarche::base {

struct EmbeddedFile {
  std::string_view name;
  std::string_view bytes; ///< 64-byte aligned, lives as long as the program
};

const std::vector<EmbeddedFile> &embedded_files();
/// Asserts that it exists: a missing embedded file is a bug of the build.
std::string_view embedded(std::string_view name);

} // namespace demarche::base
