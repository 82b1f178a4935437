#include "base/method.hpp"

namespace demarche::base {

std::string_view method() {
  return
#include "method.inc"
      ;
}

} // namespace demarche::base
