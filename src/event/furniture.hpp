// Lines of a page that tell nothing of the world: "Share this", "Click here to subscribe".
#pragma once
#include <demarche/text.hpp>

namespace demarche::event {

/// By the lines of en/furniture.tsv. Long sentences are none.
bool is_furniture(std::string_view text, const Text &, const Sentence &);

} // namespace demarche::event
