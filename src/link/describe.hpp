// What a chronicle says of an event, out of what its mentions say.
#pragma once
#include <demarche/chronicle.hpp>

#include "link/actors.hpp"

namespace demarche::link {

/// Fills every field of Chronicle::events but `mentions`, which must stand.
void describe(Chronicle &, const ActorMap &, unsigned threads);

} // namespace demarche::link
