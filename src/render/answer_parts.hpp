// What both ways of printing an answer take from a chronicle.
#pragma once
#include <string>
#include <vector>

#include <demarche/ask.hpp>

namespace demarche::render_room {

/// The sentence that tells an event best.
Evidence telling_sentence(const Chronicle &, std::uint32_t event);

/// That sentence, and then what the links of the step rest on, each once.
std::vector<Evidence> evidence_of(const Chronicle &, const Step &);

/// The words, white space folded.
std::string quoted(const Chronicle &, const Evidence &);

/// The links of a chain are no better than its weakest.
bool all_stated(const Chronicle &, const std::vector<std::uint32_t> &links);

} // namespace demarche::render_room
