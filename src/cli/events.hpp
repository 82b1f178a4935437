// Events as people name them on the command line.
#pragma once
#include <cstdint>
#include <string>

#include <demarche/chronicle.hpp>

namespace demarche::cli {

/// By id, or by the beginning of one that no other event has. Throws Error: usage for several, no_answer for none.
std::uint32_t event_named(const Chronicle &, const std::string &id, const std::string &dossier);

} // namespace demarche::cli
