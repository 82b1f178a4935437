#include "reader/dates.hpp"

#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace demarche {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Runs of digits and of letters, the first few: a date stands at the head.
std::vector<std::string> pieces(std::string_view s) {
  constexpr std::size_t enough = 6;
  std::vector<std::string> out;
  for (std::size_t i = 0; i < s.size() && out.size() < enough;) {
    if (!digit(s[i]) && !letter(s[i])) {
      ++i;
      continue;
    }
    const bool number = digit(s[i]);
    std::size_t end = i;
    while (end < s.size() && (number ? digit(s[end]) : letter(s[end])))
      ++end;
    out.emplace_back(s.substr(i, end - i));
    i = end;
  }
  return out;
}

int month_of(const std::string &word) {
  static constexpr std::array<std::string_view, 12> months = {"january", "february", "march",     "april",   "may",      "june",
                                                              "july",    "august",   "september", "october", "november", "december"};
  std::string lower;
  for (const char c : word)
    lower += static_cast<char>(c | 0x20);
  for (std::size_t m = 0; m < months.size(); ++m)
    if (lower.size() >= 3 && (months[m].starts_with(lower) || (lower == "sept" && m == 8)))
      return static_cast<int>(m) + 1;
  return 0;
}

int number_of(const std::string &s) {
  int n = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), n);
  return error == std::errc{} && end == s.data() + s.size() ? n : -1;
}

std::optional<Interval> day(int year, int month, int day) {
  std::string iso = std::to_string(year);
  if (year < 1 || year > 9999 || month < 1 || day < 1 || day > 31)
    return {};
  const auto two = [](int n) { return (n < 10 ? "-0" : "-") + std::to_string(n); };
  return parse_iso(std::string(4 - iso.size(), '0') + iso + two(month) + two(day));
}

/// RFC 5322 keeps the two-digit years of its forerunner.
int full_year(const std::string &s) {
  const int y = number_of(s);
  return s.size() > 2 ? y : y < 50 ? 2000 + y : 1900 + y;
}

} // namespace

std::optional<Interval> metadata_date(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos)
    return {};
  s = s.substr(first, s.find_last_not_of(" \t\r\n") + 1 - first);
  if (const auto iso = parse_iso(std::string(s)))
    return iso;
  const std::vector<std::string> p = pieces(s);
  if (p.size() == 1 || (p.size() > 1 && p[0].size() == 8 && digit(s[0]))) // 20240424, 20240424T101112
    return p[0].size() == 8 ? day(number_of(p[0].substr(0, 4)), number_of(p[0].substr(4, 2)), number_of(p[0].substr(6))) : std::nullopt;
  for (std::size_t i = 0; i < 2 && i + 2 < p.size(); ++i) { // one word, a weekday, may come before
    if (i == 1 && (digit(p[0][0]) || month_of(p[0])))
      break;
    if (const int m = month_of(p[i + 1]); m && digit(p[i][0]) && digit(p[i + 2][0]))
      return day(full_year(p[i + 2]), m, number_of(p[i]));
    if (const int m = month_of(p[i]); m && digit(p[i + 1][0]) && p[i + 2].size() == 4 && digit(p[i + 2][0]))
      return day(number_of(p[i + 2]), m, number_of(p[i + 1]));
  }
  return {};
}

} // namespace demarche
