// Any bytes are read or refused by every reader, and what is read is UTF-8. The first byte chooses the reader.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <demarche/reader.hpp>

#include "base/utf8.hpp"

using namespace demarche;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  if (size == 0)
    return 0;
  const Reader &reader = *readers()[data[0] % readers().size()];
  const Input input{"fuzz", std::string(reinterpret_cast<const char *>(data + 1), size - 1)};
  for (const Reader *r : readers())
    if (r->accepts)
      r->accepts(input);
  ReadResult result;
  reader.read(input, result);
  for (const Document &d : result.documents) {
    if (base::first_invalid_utf8(d.text) != std::string::npos)
      std::abort();
    for (const GivenEvent &e : d.given_events.value_or(std::vector<GivenEvent>{}))
      if (e.span.begin >= e.span.end || e.span.end > d.text.size())
        std::abort();
  }
  return 0;
}
