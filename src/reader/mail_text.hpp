// The words a mail's sender wrote.
#pragma once
#include <string>
#include <string_view>

namespace demarche {

/// Without quoted lines (">"), which are somebody else's and of another day, and without the signature below "-- "; lines that
/// `flowed` text (RFC 3676) wraps are joined. A mail that only quotes keeps its quotes.
std::string own_words(std::string_view text, bool flowed);

} // namespace demarche
