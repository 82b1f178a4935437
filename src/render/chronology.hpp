// The page for a browser without scripts: a chronology with its sources, in plain HTML.
#pragma once
#include <string>

#include "render/facts.hpp"

namespace demarche::render_room {

/// Of a long timeline the first rows only: a file of all would be several times the page.
std::string chronology(const Chronicle &, const Timeline &, const Facts &);
/// The list of the first sources, as a section of the page; empty without any.
std::string page_sources(const Chronicle &, const Facts &);
std::string page_title(const Timeline &);
/// "14 events of 3 documents, 1998 to April 2023"
std::string page_summary(const Timeline &, const Facts &);

} // namespace demarche::render_room
