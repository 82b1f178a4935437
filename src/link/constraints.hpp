// Dates and links of a chronicle as a network of time points: what follows from them, and what cannot all hold.
#pragma once
#include <demarche/chronicle.hpp>

namespace demarche::link {

/// Sets links aside that contradict better evidence (and adds the Conflict), and gives the events without a
/// date of their own the bounds that follow (Known::bounded). Stated dates stay as their source gave them.
void settle(Chronicle &);

} // namespace demarche::link
