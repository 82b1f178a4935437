// Which sentences tell an entry best.
#pragma once
#include <vector>

#include <demarche/timeline.hpp>

namespace demarche::select_room {

/// At most `count` sentences of the events' mentions, best first. A sentence that dates the event, in
/// prose of readable length, is better; a document that was quoted already is worse; no text comes twice.
std::vector<Quote> best_quotes(const Chronicle &, const std::vector<std::uint32_t> &events, std::size_t count);

} // namespace demarche::select_room
