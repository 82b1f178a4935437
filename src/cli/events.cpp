#include "cli/events.hpp"

#include <optional>

#include <demarche/error.hpp>

namespace demarche::cli {

std::uint32_t event_named(const Chronicle &c, const std::string &id, const std::string &dossier) {
  std::optional<std::uint32_t> found;
  for (std::uint32_t i = 0; i < c.events.size() && !id.empty(); ++i) {
    if (!c.events[i].id.starts_with(id))
      continue;
    if (c.events[i].id == id)
      return i;
    if (found)
      throw Error(Exit::usage, "\"" + id + "\": several events have ids that begin so");
    found = i;
  }
  if (!found)
    throw Error(Exit::no_answer, "\"" + id + "\": the dossier has no event with this id; demarche search " + dossier + " WORDS finds ids");
  return *found;
}

} // namespace demarche::cli
