#include "reader/mail_text.hpp"

#include "reader/prose.hpp"

namespace demarche {

namespace {

bool quoted(std::string_view line) { return line.starts_with('>') && !line.starts_with(">From "); }

std::string without_quotes(std::string_view text, bool flowed, bool drop) {
  std::string out;
  bool wrapped = false;
  while (!text.empty()) {
    const auto eol = text.find('\n');
    std::string_view line = text.substr(0, eol);
    text.remove_prefix(eol == std::string_view::npos ? text.size() : eol + 1);
    if (line == "-- ")
      break;
    if (drop && quoted(line))
      continue;
    if (line.starts_with(">From ") || (flowed && line.starts_with(' '))) // stuffed on the way
      line.remove_prefix(1);
    out += line;
    wrapped = flowed && line.ends_with(' ');
    if (!wrapped)
      out += '\n';
  }
  return out;
}

} // namespace

std::string own_words(std::string_view text, bool flowed) {
  std::string own = without_quotes(text, flowed, true);
  if (own.find_first_not_of(" \t\n") == std::string::npos)
    own = without_quotes(text, flowed, false);
  trim_end(own);
  return own.empty() ? own : own + '\n';
}

} // namespace demarche
