#include "base/escape.hpp"

#include <cstdio>

#include "base/utf8.hpp"

namespace demarche::base {

std::string html(std::string_view s) {
  std::string out;
  out.reserve(s.size() + s.size() / 16);
  for (const char c : s)
    switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\'':
      out += "&#39;";
      break;
    case '\0': // no HTML parser keeps it
      out += "\uFFFD";
      break;
    default:
      out += c;
    }
  return out;
}

std::string json_in_script(std::string_view json) {
  std::string out;
  out.reserve(json.size() + json.size() / 64);
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '<') {
      out += "\\u003c";
    } else if (json.compare(i, 3, "\u2028") == 0 || json.compare(i, 3, "\u2029") == 0) {
      out += json[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += json[i];
    }
  }
  return out;
}

namespace {

/// Production [2] of XML 1.0.
bool xml_char(char32_t c) noexcept { return (c >= 0x20 && c != 0xFFFE && c != 0xFFFF) || c == '\t' || c == '\n' || c == '\r'; }

} // namespace

std::string xml(std::string_view s) {
  std::string legal;
  legal.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t begin = i;
    if (xml_char(next_code_point(s, i)))
      legal.append(s.substr(begin, i - begin));
    else
      legal += "\uFFFD";
  }
  return html(legal);
}

std::string csv(std::string_view s) {
  std::string out(!s.empty() && std::string_view("=+-@\t\r").find(s[0]) != std::string_view::npos ? "'" : "");
  out += s;
  if (out.find_first_of(",\"\r\n") == std::string::npos)
    return out;
  std::string quoted = "\"";
  for (const char c : out)
    quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

std::string ical(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (const char c : s) {
    if (c == '\n')
      out += "\\n";
    else if (c == '\\' || c == ';' || c == ',')
      (out += '\\') += c;
    else if (static_cast<unsigned char>(c) >= ' ' && c != '\x7F')
      out += c;
  }
  return out;
}

std::string dot(std::string_view s) {
  std::string out = "\"";
  for (const char c : fold_space(s))
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c != '\0')
      out += c;
  return out + '"';
}

namespace {

/// Unicode's Bidi_Control property.
bool bidi_control(char32_t c) noexcept {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool control(char32_t c) noexcept { return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029; }

} // namespace

std::string terminal(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(s, i);
    if (control(c) || bidi_control(c)) {
      char name[16];
      std::snprintf(name, sizeof name, "<U+%04X>", static_cast<unsigned>(c));
      out += name;
    } else {
      out.append(s.substr(begin, i - begin));
    }
  }
  return out;
}

std::string fold_space(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  bool blank = false;
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(s, i);
    if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x2028 || c == 0x2029) {
      blank = true;
      continue;
    }
    if (blank && !out.empty())
      out += ' ';
    blank = false;
    out.append(s.substr(begin, i - begin));
  }
  return out;
}

} // namespace demarche::base
