// An entry in words, for formats that have room for text only.
#pragma once
#include <string>
#include <vector>

#include "render/facts.hpp"

namespace demarche::render_room {

/// "Antony Blinken; Wang Yi"
std::string actor_names(const Chronicle &, const std::vector<std::uint32_t> &actors);

/// The label, and what keeps it from being read as a fact: "Quill to visit the ports [planned]"; "[alleged by Southland]".
std::string headline(const Chronicle &, const Entry &, const EntryFacts &);

/// Each quote with its source, one a line.
std::string quoted_sources(const Chronicle &, const Entry &);

} // namespace demarche::render_room
