// A timeline as JSON Lines: its entries, then the documents they cite, the conflicts and the actors, each an object of a line as in `json`,
// with a first key "type" that says which. So a filter can read it as it comes, and nothing of `json` is missing.
#include <demarche/renderer.hpp>

#include "render/timeline_json.hpp"

namespace demarche {

namespace {

using namespace render_room;

std::string line(const char *type, const Json &o) {
  Json typed = {{"type", type}};
  typed.update(o);
  return printed(typed, -1) + '\n';
}

std::string render(const Chronicle &c, const Timeline &t) {
  const TimelineJson write(c, t);
  std::string out;
  for (std::size_t i = 0; i < t.entries.size(); ++i)
    out += line("entry", write.entry(i));
  for (const std::uint32_t d : write.facts().documents())
    out += line("document", write.document(d));
  for (const std::uint32_t k : write.facts().conflicts())
    out += line("conflict", write.conflict(k));
  for (const Json &a : write.who())
    out += line("actor", a);
  return out;
}

} // namespace

extern const Renderer renderer_jsonl;
const Renderer renderer_jsonl = {"jsonl", ".jsonl .ndjson", "an object a line: entries, documents, conflicts, actors", render};

} // namespace demarche
