// The choices of the page's filters, with how many events each has, busiest first.
#pragma once
#include <string>

#include "render/facts.hpp"

namespace demarche::render_room {

/// As <option> elements; `what` is a filter's name: actor, category, factuality, source.
std::string page_choices(const Chronicle &, const Timeline &, const Facts &, std::string_view what);

} // namespace demarche::render_room
