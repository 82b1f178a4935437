// Renderers: a timeline in, text out. A renderer is a value in a table generated from src/render/meson.build.
#pragma once
#include <string>
#include <vector>

#include <demarche/ask.hpp>
#include <demarche/timeline.hpp>

namespace demarche {

struct Renderer {
  const char *name;     ///< "--format NAME"
  const char *suffixes; ///< ".html .htm"
  const char *about;    ///< one line for the help
  std::string (*render)(const Chronicle &, const Timeline &);
};

const std::vector<const Renderer *> &renderers();

/// One JSON object: `demarche annotate`'s line for a document (docs/formats).
std::string annotations_json(const Annotations &);
/// `demarche ask --json`.
std::string answer_json(const Chronicle &, const Answer &);
/// `demarche ask` for a person; `width` columns, `color` with ANSI codes.
std::string answer_text(const Chronicle &, const Answer &, bool color);
/// `demarche show`: one of Chronicle::events with its mentions in context, links, conflicts and edits.
std::string event_json(const Chronicle &, std::uint32_t event);
std::string event_text(const Chronicle &, std::uint32_t event, bool color);

} // namespace demarche
