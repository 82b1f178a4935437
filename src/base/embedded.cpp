#include "base/embedded.hpp"

#include <cassert>

// NOLINTBEGIN(bugprone-macro-parentheses): names are declared and listed here, no values
#define EMBEDDED(name, begin, end) extern "C" const char begin[], end[];
#include "embedded.inc"
#undef EMBEDDED

namespace demarche::base {

const std::vector<EmbeddedFile> &embedded_files() {
#define EMBEDDED(name, begin, end) {name, std::string_view(begin, static_cast<std::size_t>(end - begin))},
  static const std::vector<EmbeddedFile> files = {
#include "embedded.inc"
  };
#undef EMBEDDED
  // NOLINTEND(bugprone-macro-parentheses)
  return files;
}

std::string_view embedded(std::string_view name) {
  for (const EmbeddedFile &f : embedded_files())
    if (f.name == name)
      return f.bytes;
  assert(!"no such embedded file");
  return {};
}

} // namespace demarche::base
