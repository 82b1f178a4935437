// From the bytes of a text file to UTF-8.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include <demarche/reader.hpp>

namespace demarche {

/// The text in UTF-8, without byte order mark and with '\n' for line ends. UTF-8, what a byte order mark names and what the
/// file itself `declares` ("windows-1251") are taken at their word while the bytes bear it out; anything else is guessed and a
/// notice says so. None, and a problem, when the bytes are no text.
std::optional<std::string> decode(const Input &, ReadResult &, const std::string &declared = {});

/// The encoding that HTML declares in a <meta> of its head, or XML in its first line; empty for none.
std::string declared_encoding(std::string_view bytes);

} // namespace demarche
