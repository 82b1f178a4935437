// Any bytes under any name are read or refused, and what is read is UTF-8. The first line is the file's name, the rest its bytes.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <demarche/reader.hpp>

#include "base/utf8.hpp"
#include "reader/parts.hpp"

using namespace demarche;

namespace {

void check(const std::string &s) {
  if (base::first_invalid_utf8(s) != std::string::npos)
    std::abort();
}

void check(const Document &d) {
  for (const std::string *s : {&d.id, &d.text, &d.title, &d.url, &d.source, &d.number, &d.place, &d.actors})
    check(*s);
  for (const GivenEvent &e : d.given_events.value_or(std::vector<GivenEvent>{}))
    if (e.span.begin >= e.span.end || e.span.end > d.text.size())
      std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const std::string all(reinterpret_cast<const char *>(data), size);
  const auto eol = all.find('\n');
  if (eol == std::string::npos)
    return 0;
  Allowance allowance;
  allowance.part = std::size_t{1} << 20;
  allowance.total = std::size_t{8} << 20;
  const Input input{"fuzz/" + all.substr(0, eol), all.substr(eol + 1), &allowance, 0};
  for (const Reader *r : readers())
    if (r->accepts)
      r->accepts(input);
  const Reader &reader = reader_for(input);
  if (std::string(reader.name) == "pdf") // another program reads it
    return 0;
  ReadResult result;
  read_with(reader, input, result);
  if (result.documents.empty() && result.problems.empty() && result.notices.empty())
    std::abort(); // nothing is passed over in silence
  for (const Document &d : result.documents)
    check(d);
  return 0;
}
