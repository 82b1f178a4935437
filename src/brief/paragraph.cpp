// The bottom line as one paragraph with its sources, for a terminal.
#include <fmt/format.h>

#include "base/escape.hpp"
#include "brief/paper.hpp"

namespace demarche {

std::string brief_paragraph(const Outline &o) {
  std::string out, sources;
  std::vector<std::uint32_t> numbers(o.sources.size() + 1);
  std::uint32_t last = 0;
  for (const Claim &c : o.bottom_line) {
    out += out.empty() ? "" : " ";
    std::string sentence;
    for (const Piece &p : c.pieces)
      sentence += p.words == Words::quote ? "\"" + p.text + "\"" : p.text;
    out += base::terminal(brief::capital(sentence)) + (sentence.ends_with(".\"") ? "" : ".");
    for (const std::uint32_t n : c.sources) {
      if (numbers[n] == 0) {
        numbers[n] = ++last;
        const BriefSource &s = o.sources[n - 1];
        sources += fmt::format("[{}] {} ({}): \"{}\"\n", last, base::terminal(s.title == s.outlet ? s.outlet : s.outlet + ", " + s.title),
                               base::terminal(s.date), base::terminal(s.quote));
      }
      out += fmt::format(" [{}]", numbers[n]);
    }
  }
  return out + "\n\n" + sources;
}

} // namespace demarche
