// What no list of actors knows: a thing, a product, a law, by its name in the text.
#pragma once
#include <string>
#include <vector>

#include <demarche/annotations.hpp>

namespace demarche::select_room {

/// Whether the words of the name stand in the event's sentence as one that takes part in it: the tree leads from them to the
/// trigger in a step or two ("the iPhone was launched", "the price of the iPhone fell").
bool takes_part(const Annotations &, const EventMention &, const std::vector<std::string> &name);

} // namespace demarche::select_room
