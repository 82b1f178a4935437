// Plain text: the file is the document. A short first line over an empty one is its title (and stays in the text);
// the agency in the dateline of a wire report is its source.
#include <algorithm>

#include <demarche/reader.hpp>

#include "base/hash.hpp"
#include "reader/decode.hpp"

namespace demarche {

namespace {

/// A heading: one short line, no sentence, with an empty line after it. Empty when the text begins otherwise.
std::string heading_of(const std::string &text) {
  constexpr std::size_t longest = 200; // bytes; a headline, not a paragraph
  const auto first = text.find_first_not_of(" \t\n");
  if (first == std::string::npos)
    return {};
  const auto eol = text.find('\n', first);
  if (eol == std::string::npos || eol - first > longest)
    return {};
  const auto next = text.find_first_not_of(" \t", eol + 1);
  if (next == std::string::npos || text[next] != '\n')
    return {};
  const auto last = text.find_last_not_of(" \t", eol - 1);
  if (text[last] == '.')
    return {};
  return text.substr(first, last + 1 - first);
}

/// "LIMA, May 3 (Coast News) - Peru ...": the name in brackets between a place in capitals and a dash. Empty when
/// the text does not begin so.
std::string agency_of(const std::string &text) {
  constexpr std::size_t longest = 100; // bytes; place, date and agency
  const auto first = text.find_first_not_of(" \t\n");
  if (first == std::string::npos)
    return {};
  const std::string line = text.substr(first, std::min(text.find('\n', first), first + longest) - first);
  const auto place = std::find_if_not(line.begin(), line.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == ' ' || c == '.'; });
  const auto open = line.find('('), close = line.find(')');
  if (place - line.begin() < 3 || open == std::string::npos || close == std::string::npos || close < open + 2)
    return {};
  const auto dash = line.find_first_not_of(' ', close + 1);
  if (dash == std::string::npos || (line[dash] != '-' && line.compare(dash, 3, "\u2013") != 0 && line.compare(dash, 3, "\u2014") != 0))
    return {};
  return line.substr(open + 1, close - open - 1);
}

void read(const Input &input, ReadResult &out) {
  std::optional<std::string> text = decode(input, out);
  if (!text)
    return;
  Document d;
  d.id = base::hex(input.bytes, 16);
  d.text = std::move(*text);
  d.title = heading_of(d.text);
  d.source = agency_of(d.text);
  d.origin = input.name;
  out.documents.push_back(std::move(d));
}

} // namespace

extern const Reader reader_plain;
const Reader reader_plain = {"plain", ".txt .text", nullptr, read};

} // namespace demarche
