#include "reader/headline.hpp"

#include <algorithm>

namespace demarche {

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

namespace {

std::string agency_at(const std::string &text, std::size_t first) {
  constexpr std::size_t longest = 100; // bytes; place, date and agency
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

} // namespace

std::string agency_of(const std::string &text) {
  const auto first = text.find_first_not_of(" \t\n");
  if (first == std::string::npos)
    return {};
  std::string agency = agency_at(text, first);
  const auto heading = heading_of(text).size();
  if (!agency.empty() || heading == 0)
    return agency;
  const auto below = text.find_first_not_of(" \t\n", first + heading);
  return below == std::string::npos ? std::string{} : agency_at(text, below);
}

} // namespace demarche
