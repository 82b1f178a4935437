#include "reader/prose.hpp"

#include <algorithm>

#include "base/escape.hpp"

namespace demarche {

namespace {

bool at_line_begin(const std::string &s) { return s.empty() || s.back() == ' ' || s.back() == '\n'; }

/// Length of an invisible character at the head of `s`; a no-break space is not one of them.
std::size_t invisible(std::string_view s) {
  for (const std::string_view mark :
       {std::string_view("\u00AD"), std::string_view("\u200B"), std::string_view("\uFEFF"), std::string_view("\u2060")})
    if (s.starts_with(mark))
      return mark.size();
  return 0;
}

} // namespace

void append_folded(std::string &to, std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const bool no_break = s[i] == '\xC2' && i + 1 < s.size() && s[i + 1] == '\xA0';
    if (no_break || s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r' || s[i] == '\f') {
      if (!at_line_begin(to))
        to += ' ';
      i += no_break ? 2 : 1;
    } else if (const std::size_t n = s[i] < 0 ? invisible(s.substr(i)) : 0) {
      i += n;
    } else {
      to += s[i++];
    }
  }
}

void trim_end(std::string &s) { s.resize(s.find_last_not_of(" \n") + 1); }

void append_line_break(std::string &to) {
  trim_end(to);
  if (!to.empty())
    to += '\n';
}

std::string paragraphs(const std::vector<std::string> &list) {
  std::string out;
  for (const std::string &p : list) {
    if (p.empty())
      continue;
    out += out.empty() ? "" : "\n";
    out += p;
    out += '\n';
  }
  return out;
}

std::string under_title(const std::string &title, std::string text) {
  const std::string first = base::fold_space(std::string_view(text).substr(0, text.find("\n\n")));
  if (title.empty() || first == base::fold_space(title))
    return text;
  return title + (text.empty() ? "\n" : "\n\n") + text;
}

} // namespace demarche
