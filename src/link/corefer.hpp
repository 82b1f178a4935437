// Which mentions, within and across documents, are one event.
#pragma once
#include <vector>

#include <demarche/chronicle.hpp>

#include "link/actors.hpp"
#include "link/likeness.hpp"

namespace demarche::link {

/// Fills Chronicle::events from the mentions of Chronicle::documents; returns [document][mention] -> event.
/// Events are in order of their earliest mention. Only mentions of documents near each other are compared, and those that
/// have a sense and a date or an actor in common, so the cost grows nearly linearly with the documents.
std::vector<std::vector<std::uint32_t>> corefer(Chronicle &, const ActorMap &, const Weights & = built_in_weights(), unsigned threads = 1);

/// Speech and thought: in one document each time it is said is another event (said_apart()).
bool only_says(const EventMention &);

} // namespace demarche::link
