// Which mentions, within and across documents, are one event.
#pragma once
#include <vector>

#include <demarche/chronicle.hpp>

#include "link/actors.hpp"

namespace demarche::link {

/// Fills Chronicle::events from the mentions of Chronicle::documents; returns [document][mention] -> event.
/// Events are in order of their earliest mention. Candidates are compared within blocks only (a shared
/// trigger sense), so the cost grows nearly linearly with the documents.
std::vector<std::vector<std::uint32_t>> corefer(Chronicle &, const ActorMap &);

} // namespace demarche::link
