#include "timex/feasts.hpp"

namespace demarche::timex {

namespace {

/// Gregorian Easter, the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8).
Day easter(std::int32_t year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  return to_day({year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1});
}

int number(std::string_view s, std::size_t &i) {
  int n = 0;
  while (i < s.size() && s[i] >= '0' && s[i] <= '9')
    n = n * 10 + (s[i++] - '0');
  return n;
}

} // namespace

std::optional<Date> feast(std::string_view spelling, std::int32_t year) {
  if (year < 1 || year > 9999)
    return {};
  if (spelling.starts_with("easter")) {
    std::size_t i = 7;
    const int days = spelling.size() > 6 ? number(spelling, i) : 0;
    return to_date(easter(year) + (spelling.size() > 6 && spelling[6] == '-' ? -days : days));
  }
  std::size_t i = 0;
  const int month = number(spelling, i);
  if (i >= spelling.size() || spelling[i++] != '-' || month < 1 || month > 12)
    return {};
  const int day = number(spelling, i);
  if (i >= spelling.size() || spelling[i++] != 'x') {
    const Date d{year, month, day};
    return valid(d) ? std::optional(d) : std::nullopt;
  }
  const int which = number(spelling, i);
  const Day first = to_day({year, month, 1}), last = first + days_in_month(year, month) - 1;
  if (which == 9)
    return to_date(last - (weekday(last) - day + 7) % 7);
  return to_date(first + (day - weekday(first) + 7) % 7 + 7 * (which - 1));
}

} // namespace demarche::timex
