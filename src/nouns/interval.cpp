// Intervals and Whens as strings: ISO 8601, EDTF, and for a person.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <demarche/time.hpp>

namespace demarche {

namespace {

constexpr std::array<const char *, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};

std::string iso_year(std::int32_t y) { return y < 0 ? fmt::format("-{:04}", -std::int64_t{y}) : fmt::format("{:04}", y); }

std::string person_year(std::int32_t y) { return y <= 0 ? fmt::format("{} BC", 1 - std::int64_t{y}) : fmt::format("{}", y); }

/// Last day that the interval holds.
Day last_day(Instant end) { return day_of(end - 1); }

std::string edtf_point(Day day, Grain grain) {
  const Date d = to_date(day);
  if (grain >= Grain::year)
    return iso_year(d.year);
  if (grain >= Grain::month)
    return fmt::format("{}-{:02}", iso_year(d.year), d.month);
  return fmt::format("{}-{:02}-{:02}", iso_year(d.year), d.month, d.day);
}

bool whole_month(const Date &a, const Date &b) {
  return a.year == b.year && a.month == b.month && a.day == 1 && b.day == days_in_month(b.year, b.month);
}
bool whole_years(const Date &a, const Date &b) { return a.month == 1 && a.day == 1 && b.month == 12 && b.day == 31; }

std::string day_name(const Date &d) {
  return fmt::format("{} {} {}", d.day, months[static_cast<std::size_t>(d.month - 1)], person_year(d.year));
}
std::string month_name(const Date &d) { return fmt::format("{} {}", months[static_cast<std::size_t>(d.month - 1)], person_year(d.year)); }

/// A day of a bound: as fine as the grain that is known, no finer.
std::string bound_name(Day day, Grain grain) {
  const Date d = to_date(day);
  return grain >= Grain::year && grain != Grain::unknown    ? person_year(d.year)
         : grain >= Grain::month && grain != Grain::unknown ? month_name(d)
                                                            : day_name(d);
}

std::string range_name(const Date &a, const Date &b) {
  if (a == b)
    return day_name(a);
  if (whole_month(a, b))
    return month_name(a);
  if (whole_years(a, b))
    return a.year == b.year ? person_year(a.year) : person_year(a.year) + " to " + person_year(b.year);
  if (a.day == 1 && b.day == days_in_month(b.year, b.month))
    return a.year == b.year ? fmt::format("{} to {}", months[static_cast<std::size_t>(a.month - 1)], month_name(b))
                            : month_name(a) + " to " + month_name(b);
  if (a.year == b.year && a.month == b.month)
    return fmt::format("{}-{}", a.day, day_name(b));
  return day_name(a) + " to " + day_name(b);
}

} // namespace

std::string iso_day(Day day) {
  const Date d = to_date(day);
  return fmt::format("{}-{:02}-{:02}", iso_year(d.year), d.month, d.day);
}

std::string iso_end_day(Instant end) { return iso_day(day_of(end - 1) + 1); }

std::string edtf(const Interval &i) {
  if (i.begin == beginning_of_time && i.end == end_of_time)
    return {};
  if (i.begin == beginning_of_time)
    return "../" + edtf_point(last_day(i.end), Grain::day);
  if (i.end == end_of_time)
    return edtf_point(day_of(i.begin), Grain::day) + "/..";
  const Day first = day_of(i.begin), last = last_day(i.end);
  const Date a = to_date(first), b = to_date(last);
  if (first == last)
    return edtf_point(first, Grain::day);
  if (whole_month(a, b))
    return edtf_point(first, Grain::month);
  if (whole_years(a, b))
    return a.year == b.year ? edtf_point(first, Grain::year) : edtf_point(first, Grain::year) + "/" + edtf_point(last, Grain::year);
  if (a.day == 1 && b.day == days_in_month(b.year, b.month))
    return edtf_point(first, Grain::month) + "/" + edtf_point(last, Grain::month);
  return edtf_point(first, Grain::day) + "/" + edtf_point(last, Grain::day);
}

When within(const Interval &i, Known known) {
  When w;
  w.start_earliest = w.end_earliest = i.begin;
  w.start_latest = w.end_latest = i.end;
  w.grain = i.grain;
  w.known = known;
  w.edtf = edtf(i);
  return w;
}

When throughout(const Interval &i, Known known) {
  When w = within(i, known);
  if (i.begin != beginning_of_time)
    w.start_latest = std::min(i.end, i.begin + seconds_per_day);
  if (i.end != end_of_time)
    w.end_earliest = std::max(i.begin, i.end - seconds_per_day);
  return w;
}

std::string for_person(const When &w) {
  if (!w.known_at_all())
    return "date not known";
  const std::string about = w.approximate ? "about " : "";
  if (w.start_earliest == beginning_of_time)
    return about + "before " + bound_name(day_of(w.end_latest - 1) + 1, w.grain);
  if (w.end_latest == end_of_time)
    return about + "from " + bound_name(day_of(w.start_earliest), w.grain) + " on";
  const Date a = to_date(day_of(w.start_earliest)), b = to_date(last_day(w.end_latest));
  if (w.known == Known::bounded && !(a == b))
    return about + "between " + day_name(a) + " and " + day_name(b);
  return about + range_name(a, b) + (w.uncertain ? " (uncertain)" : "");
}

std::optional<Interval> parse_iso(const std::string &s) {
  std::size_t i = 0;
  auto number = [&](std::size_t digits) -> std::optional<int> {
    if (i + digits > s.size())
      return {};
    int n = 0;
    for (std::size_t k = 0; k < digits; ++k, ++i) {
      if (s[i] < '0' || s[i] > '9')
        return {};
      n = n * 10 + (s[i] - '0');
    }
    return n;
  };
  const bool negative = !s.empty() && s[0] == '-';
  i = negative;
  const auto y = number(4);
  if (!y)
    return {};
  const std::int32_t year = negative ? -*y : *y;
  if (i == s.size())
    return year_interval(year);
  if (s[i++] != '-')
    return {};
  const auto m = number(2);
  if (!m || *m < 1 || *m > 12)
    return {};
  if (i == s.size())
    return month_interval(year, *m);
  if (s[i++] != '-')
    return {};
  const auto d = number(2);
  if (!d || !valid({year, *m, *d}) || (i < s.size() && s[i] != 'T' && s[i] != ' '))
    return {};
  return day_interval(to_day({year, *m, *d}));
}

std::string why_no_date(const std::string &s) {
  std::string shape = s.substr(s.starts_with('-') ? 1 : 0, 10);
  std::replace_if(
      shape.begin(), shape.end(), [](char c) { return c >= '0' && c <= '9'; }, '0');
  return shape == "0000-00-00" || shape == "0000-00" ? "no calendar has it; write a day or month that is, as 2024-04-24, 2024-04 or 2024"
                                                     : "no ISO date; write 2024-04-24, 2024-04 or 2024";
}

} // namespace demarche
