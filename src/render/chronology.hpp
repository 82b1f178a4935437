// The page for a browser without scripts: a chronology with its sources, in plain HTML.
#pragma once
#include <string>

#include "render/facts.hpp"

namespace demarche::render_room {

std::string chronology(const Chronicle &, const Timeline &, const Facts &);
/// The list of sources with their dates, as a section of the page; empty without any.
std::string sources_section(const Chronicle &, const Facts &, const char *heading);
std::string page_title(const Timeline &);
/// "14 events of 3 documents, 1998 to April 2023"
std::string page_summary(const Timeline &, const Facts &);

} // namespace demarche::render_room
