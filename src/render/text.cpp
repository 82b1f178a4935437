// A timeline for a terminal: the date as known, the label, and the sentence that says so.
#include <fmt/format.h>

#include <demarche/renderer.hpp>

namespace demarche {

namespace {

std::string render(const Chronicle &chronicle, const Timeline &timeline) {
  std::string out;
  for (const Entry &e : timeline.entries) {
    out += fmt::format("{}  {}", for_person(e.when), e.label);
    const Factuality f = chronicle.events[e.events.front()].factuality;
    if (f != Factuality::happened)
      out += fmt::format(" [{}]", to_string(f));
    out += '\n';
    for (const Quote &q : e.quotes)
      out += fmt::format("    \"{}\"  ({})\n", q.text, chronicle.documents[q.evidence.document].document.id);
  }
  return out;
}

} // namespace

extern const Renderer renderer_text;
const Renderer renderer_text = {"text", ".txt", "for a terminal", render};

} // namespace demarche
