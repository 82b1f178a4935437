#include "reader/front_matter.hpp"

#include <string_view>

namespace demarche {

namespace {

std::string_view trimmed(std::string_view s) {
  const auto first = s.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view{} : s.substr(first, s.find_last_not_of(" \t") + 1 - first);
}

/// A YAML scalar, as far as front matter uses them: plain, 'single' or "double" quoted, with a comment after it.
std::string scalar(std::string_view s) {
  s = trimmed(s);
  if (s.empty() || (s.front() != '"' && s.front() != '\''))
    return std::string(trimmed(s.substr(0, s.find(" #"))));
  const char quote = s.front();
  std::string out;
  for (std::size_t i = 1; i < s.size(); ++i) {
    const bool pair = i + 1 < s.size();
    if (quote == '"' && s[i] == '\\' && pair)
      out += s[++i];
    else if (s[i] != quote)
      out += s[i];
    else if (quote == '\'' && pair && s[i + 1] == quote)
      out += s[++i];
    else
      break;
  }
  return out;
}

void set(Document &d, std::string_view key, std::string value, ReadResult &out) {
  if (value.empty())
    return;
  if (key == "title")
    d.title = std::move(value);
  else if (key == "source" || key == "publisher")
    d.source = std::move(value);
  else if (key == "url")
    d.url = std::move(value);
  else if (key == "id")
    d.id = std::move(value);
  else if (key == "date" || key == "published") {
    if (auto date = parse_iso(value))
      d.published = date;
    else
      out.notices.push_back(d.origin + ": \"" + std::string(key) + ": " + value + "\" is passed over: " + why_no_date(value));
  }
}

} // namespace

std::string take_front_matter(std::string text, Document &d, ReadResult &out) {
  if (!text.starts_with("---\n"))
    return text;
  const std::string_view all = text;
  std::size_t end = std::string::npos, body = 0;
  for (std::size_t at = 4; at < all.size();) {
    const std::size_t eol = std::min(all.find('\n', at), all.size());
    const std::string_view line = trimmed(all.substr(at, eol - at));
    if (line == "---" || line == "...") {
      end = at;
      body = std::min(eol + 1, all.size());
      break;
    }
    at = eol + 1;
  }
  if (end == std::string::npos)
    return text; // a thematic break, not front matter
  for (std::size_t at = 4; at < end;) {
    const std::size_t eol = all.find('\n', at);
    const std::string_view line = all.substr(at, eol - at);
    at = eol + 1;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || line.front() == ' ' || line.front() == '\t' || line.front() == '#')
      continue;
    set(d, trimmed(line.substr(0, colon)), scalar(line.substr(colon + 1)), out);
  }
  return text.substr(body);
}

} // namespace demarche
