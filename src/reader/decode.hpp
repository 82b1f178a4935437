// From the bytes of a text file to UTF-8.
#pragma once
#include <optional>
#include <string>

#include <demarche/reader.hpp>

namespace demarche {

/// The text in UTF-8, without byte order mark and with '\n' for line ends. UTF-8 and what a byte order mark names are
/// taken at their word; anything else is guessed and a notice says so. None, and a problem, when the bytes are no text.
std::optional<std::string> decode(const Input &, ReadResult &);

} // namespace demarche
