// A timeline as one JSON object: docs/formats/timeline.schema.json. Offsets leave as code points.
#include <demarche/renderer.hpp>

#include "render/timeline_json.hpp"

namespace demarche {

namespace {

using namespace render_room;

std::string render(const Chronicle &c, const Timeline &t) {
  const TimelineJson write(c, t);
  Json o = Json::object();
  if (!t.title.empty())
    o["title"] = t.title;
  for (const char *part : {"entries", "documents", "conflicts", "actors"})
    o[part] = Json::array();
  for (std::size_t i = 0; i < t.entries.size(); ++i)
    o["entries"].push_back(write.entry(i));
  for (const std::uint32_t d : write.facts().documents())
    o["documents"].push_back(write.document(d));
  for (const std::uint32_t k : write.facts().conflicts())
    o["conflicts"].push_back(write.conflict(k));
  for (Json &a : write.who())
    o["actors"].push_back(std::move(a));
  return printed(o, 1) + "\n";
}

} // namespace

extern const Renderer renderer_json;
const Renderer renderer_json = {"json", ".json", "one JSON object (docs/formats/timeline.md)", render};

} // namespace demarche
