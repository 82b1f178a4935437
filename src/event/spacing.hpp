// Words of a text put together again for a label.
#pragma once
#include <string>
#include <vector>

#include "event/scene.hpp"

namespace demarche::event {

/// "high-level" is three tokens, and the hyphen hangs from either; texts that were cut into words write "high - level".
bool hyphened(const Discourse &, TokenIndex a, TokenIndex b);
/// With blanks where the text has them, or would have them had it not been cut into words.
std::string join_tokens(const Discourse &, const std::vector<TokenIndex> &);

} // namespace demarche::event
