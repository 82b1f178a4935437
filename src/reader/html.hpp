// HTML for the readers that find it inside other files: mails, feeds, web archives.
#pragma once
#include <string>

#include <demarche/reader.hpp>

namespace demarche {

/// A whole page in UTF-8: its article as the text, and what the page says of itself. Says in `out` what was not read.
Document read_page(const std::string &html, const std::string &name, ReadResult &out);

/// The words of a fragment or of a mail in UTF-8, a block a paragraph, nothing left out but scripts.
std::string words_of_html(const std::string &html);

} // namespace demarche
