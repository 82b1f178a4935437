// Words out of mark-up: white space folded, a block a paragraph, an empty line between two.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace demarche {

/// Appends `s` to the line `to` as a browser would show it: runs of white space are one blank, none at its begin; a no-break space is a
/// blank, soft hyphens and zero-width marks are nothing.
void append_folded(std::string &to, std::string_view s);

/// Ends the line at hand, inside a paragraph.
void append_line_break(std::string &to);

/// Without blanks and line ends at its end.
void trim_end(std::string &);

/// The paragraphs as a text; empty ones are passed over.
std::string paragraphs(const std::vector<std::string> &);

/// `title` in front of `text` as a paragraph of its own, unless the text begins with it.
std::string under_title(const std::string &title, std::string text);

} // namespace demarche
