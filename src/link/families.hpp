// Words that tell of one kind of happening: "buy", "takeover".
#pragma once
#include <cstdint>
#include <vector>

#include <demarche/annotations.hpp>

namespace demarche::link {

/// The rows of en/event_families.tsv that a trigger stands in, sorted: its head together with what completes it ("passed away"), else
/// its head alone; and its other words.
std::vector<std::uint32_t> families_of(const Annotations &, const EventMention &);

} // namespace demarche::link
