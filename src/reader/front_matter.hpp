// What a Markdown file says of itself between two lines of dashes.
#pragma once
#include <string>

#include <demarche/reader.hpp>

namespace demarche {

/// Takes `key: value` lines between "---" lines off the head of `text` into the document: title, date or published,
/// source, url, id. Other keys and nested values are passed over. A date that is none is told in a notice. Returns the rest.
std::string take_front_matter(std::string text, Document &, ReadResult &);

} // namespace demarche
