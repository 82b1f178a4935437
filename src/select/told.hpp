// Which events are worth a line of a timeline at all.
#pragma once
#include <demarche/chronicle.hpp>

namespace demarche::select_room {

/// Of a category, or dated and done by somebody; no bare report, no bare noun, nothing whose end alone is told.
bool told(const Chronicle &, const Event &);
/// Where days are told an event needs no actor: "the dam broke".
bool told_on_a_day(const Chronicle &, const Event &);

} // namespace demarche::select_room
