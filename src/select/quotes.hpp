// Which sentences tell an entry best.
#pragma once
#include <vector>

#include <demarche/timeline.hpp>

namespace demarche::select_room {

/// At most `count` sentences of the events' mentions, best first. The sentence that gave the event its label,
/// one that dates it, prose of readable length are better; a document that was quoted already is worse; no text comes twice.
std::vector<Quote> best_quotes(const Chronicle &, const std::vector<std::uint32_t> &events, std::size_t count);

} // namespace demarche::select_room
