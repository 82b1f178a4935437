// Text of unknown origin made safe for the place it is shown in. Each grammar has its own function;
// none of them changes what a reader reads, save that what cannot be shown safely is named instead.
#pragma once
#include <string>
#include <string_view>

namespace demarche::base {

/// For HTML text and for attribute values in double quotes.
std::string html(std::string_view);

/// Makes a JSON text fit for a <script> block: '<' (so no "</script" or "<!--"), U+2028 and U+2029
/// become \u escapes, which JSON allows inside strings, the only place they can stand.
std::string json_in_script(std::string_view json);

/// For XML 1.0 text and for attribute values in double quotes: a character XML cannot hold becomes U+FFFD.
std::string xml(std::string_view);

/// A cell of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe before it.
std::string csv(std::string_view);

/// A TEXT value of iCalendar (RFC 5545, 3.3.11), not yet folded into lines; control characters are left out.
std::string ical(std::string_view);

/// A string of Graphviz' language, in double quotes; white space folded.
std::string dot(std::string_view);

/// For a terminal: control characters (ESC, C1, line breaks) and bidirectional controls are named,
/// "<U+001B>", so that a document can neither drive the terminal nor reorder the line.
std::string terminal(std::string_view);

/// A run of white space becomes one blank; none at the ends.
std::string fold_space(std::string_view);

} // namespace demarche::base
