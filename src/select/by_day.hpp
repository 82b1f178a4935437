// Entries that are days.
#pragma once
#include "select/draft.hpp"
#include "select/match.hpp"

namespace demarche::select_room {

/// The days that matter most (Selection::top, and none that matters next to nothing), each with the sentences that tell it
/// and its events. In no order yet.
std::vector<Draft> days_worth_telling(const Chronicle &, const Selection &, const Filter &, const std::vector<Score> &);

} // namespace demarche::select_room
