// Any bytes are a text: its time expressions lie within it, in order, and no value is empty.
#include <cstdlib>
#include <string>

#include <demarche/timex.hpp>

using namespace demarche;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  Document d;
  d.text.assign(reinterpret_cast<const char *>(data), size);
  if (size % 2 == 0)
    d.published = parse_iso("2012-06-14");
  const Times times = find_times(d, {}, {});
  std::uint32_t end = 0;
  for (const Timex &t : times.timexes) {
    if (t.span.begin < end || t.span.empty() || t.span.end > size || t.value.empty() || t.rule.empty())
      std::abort();
    if (t.interval && t.interval->begin >= t.interval->end)
      std::abort();
    end = t.span.end;
  }
  return 0;
}
