#include "reader/html_tags.hpp"

#include <algorithm>

namespace demarche::html {

namespace {

constexpr int most_attributes = 256;

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '/'; }

struct Tag {
  std::size_t cut; ///< where the attributes that are too many begin; `end` when none are
  std::size_t end; ///< at its ">", or the end of the page
};

/// The tag whose name begins at `i`. Quotes count behind "=" only, as for the parser.
Tag tag_at(std::string_view s, std::size_t i) {
  Tag tag{s.size(), s.size()};
  int attributes = -1; // the first word is the name
  bool between = true;
  for (char before = ' '; i < s.size() && s[i] != '>'; ++i) {
    const char c = s[i];
    if (blank(c)) {
      between = true;
      continue;
    }
    if (between && c != '=' && ++attributes > most_attributes)
      tag.cut = std::min(tag.cut, i);
    between = false;
    if ((c == '"' || c == '\'') && before == '=') {
      i = std::min(s.find(c, i + 1), s.size() - 1);
      between = true;
    }
    before = c;
  }
  tag.end = std::min(i, s.size());
  tag.cut = std::min(tag.cut, tag.end);
  return tag;
}

} // namespace

std::string with_few_attributes(std::string_view page) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
    if (++at >= page.size() || !letter(page[at]))
      continue;
    const Tag tag = tag_at(page, at);
    if (tag.cut < tag.end) {
      out += page.substr(done, tag.cut - done);
      done = tag.end;
    }
    at = tag.end;
  }
  out += page.substr(done);
  return out;
}

} // namespace demarche::html
