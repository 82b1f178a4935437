// How what several words say of one event adds up.
#pragma once
#include "event/scene.hpp"

namespace demarche::event {

/// Of two effects the one that takes more away from "it happened".
Effect stronger(Effect, Effect);
/// What arrives from the governor, and what the word's own auxiliaries and adverbs say. `able`: "could", whose
/// negation denies ("could not leave"), where "may not" only doubts.
Stance combine(Stance arriving, Effect own, bool negated, bool able);

} // namespace demarche::event
