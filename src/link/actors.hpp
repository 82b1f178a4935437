// The actors of many documents as one list.
#pragma once
#include <cstdint>
#include <vector>

#include <demarche/annotations.hpp>

namespace demarche::link {

/// [document][index into Actors::actors] -> index into the merged list.
using ActorMap = std::vector<std::vector<std::uint32_t>>;

/// Merges actors of one canonical id, and a person known by a surname only with the one person of the
/// other documents who bears it. Never merges two actors of one document. The list is ordered by id.
ActorMap merge_actors(const std::vector<Annotations> &, std::vector<Actor> &merged);

} // namespace demarche::link
