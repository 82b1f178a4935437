#include "timex/point.hpp"

#include <array>

#include <fmt/format.h>

namespace demarche::timex {

namespace {

constexpr std::int32_t floor_to(std::int32_t year, std::int32_t n) noexcept {
  const std::int32_t r = year % n;
  return year - (r < 0 ? r + n : r);
}

std::int32_t years_in(Grain g) noexcept { return g == Grain::decade ? 10 : g == Grain::century ? 100 : g == Grain::millennium ? 1000 : 1; }

int months_in(Grain g) noexcept {
  return g == Grain::month ? 1 : g == Grain::quarter || g == Grain::season ? 3 : g == Grain::half ? 6 : 12 * years_in(g);
}

std::string year_text(std::int32_t y) {
  if (y == no_year)
    return "XXXX";
  return y <= 0 ? fmt::format("BC{:04}", 1 - std::int64_t{y}) : fmt::format("{:04}", y);
}

std::string iso_year(std::int32_t y) { return y < 0 ? fmt::format("-{:04}", -std::int64_t{y}) : fmt::format("{:04}", y); }

constexpr std::array<const char *, 5> seasons = {"XX", "SP", "SU", "FA", "WI"};

std::string date_text(const Point &p, const std::string &year) {
  switch (p.grain) {
  case Grain::week:
    if (p.week == 0)
      return year + "-WXX";
    return fmt::format("{}-W{:02}{}", year, p.week, p.weekend ? "-WE" : "");
  case Grain::month:
    return p.month == 0 ? year + "-XX" : fmt::format("{}-{:02}", year, p.month);
  case Grain::quarter:
    return p.part == 0 ? year + "-QX" : fmt::format("{}-Q{}", year, p.part);
  case Grain::half:
    return p.part == 0 ? year + "-HX" : fmt::format("{}-H{}", year, p.part);
  case Grain::season:
    return fmt::format("{}-{}", year, seasons[static_cast<std::size_t>(p.part)]);
  case Grain::decade:
  case Grain::century:
  case Grain::millennium:
    if (p.year > 0 || !p.has_year()) // "197", "19"
      return year.substr(0, year.size() - (p.grain == Grain::decade ? 1 : p.grain == Grain::century ? 2 : 3));
    if (p.grain == Grain::decade)
      return year.substr(0, 5);
    return year_text(p.year + years_in(p.grain) - 1).substr(0, p.grain == Grain::century ? 4 : 3);
  case Grain::year:
    return year;
  default:
    if (p.weekday != 0 && p.day == 0)
      return fmt::format("{}-WXX-{}", year, p.weekday);
    return fmt::format("{}-{}-{}", year, p.month ? fmt::format("{:02}", p.month) : "XX", p.day ? fmt::format("{:02}", p.day) : "XX");
  }
}

} // namespace

bool exists(const Point &p) noexcept {
  if (p.grain == Grain::day && p.day != 0)
    return p.month == 0 || valid({p.has_year() ? p.year : 2000, p.month, p.day});
  return true;
}

Point point_of(Day d) noexcept {
  const Date date = to_date(d);
  Point p;
  p.grain = Grain::day;
  p.year = date.year;
  p.month = date.month;
  p.day = date.day;
  return p;
}

Point around(Day d, Grain grain) noexcept {
  const Date date = to_date(d);
  Point p;
  p.grain = grain;
  p.year = date.year;
  switch (grain) {
  case Grain::week: {
    const IsoWeek w = iso_week(d);
    p.year = w.year;
    p.week = w.week;
    break;
  }
  case Grain::month:
    p.month = date.month;
    break;
  case Grain::quarter:
    p.part = (date.month - 1) / 3 + 1;
    break;
  case Grain::half:
    p.part = (date.month - 1) / 6 + 1;
    break;
  case Grain::season:
    p.part = date.month < 3 || date.month == 12 ? 4 : date.month / 3;
    if (date.month < 3)
      --p.year;
    break;
  case Grain::year:
    break;
  case Grain::decade:
  case Grain::century:
  case Grain::millennium:
    p.year = floor_to(date.year, years_in(grain));
    break;
  default:
    return point_of(d);
  }
  return p;
}

Day first_day(const Point &p) noexcept {
  switch (p.grain) {
  case Grain::week:
    return p.week == 0 ? to_day({p.year, 1, 1}) : day_of_iso_week(p.year, p.week) + (p.weekend ? 5 : 0);
  case Grain::quarter:
    return to_day({p.year, p.part == 0 ? 1 : p.part * 3 - 2, 1});
  case Grain::half:
    return to_day({p.year, p.part * 6 - 5, 1});
  case Grain::season:
    return to_day({p.year, p.part == 0 ? 1 : p.part * 3, 1});
  case Grain::day:
    if (p.weekday != 0 && p.day == 0)
      return to_day({p.year, 1, 1});
    [[fallthrough]];
  case Grain::month:
    return to_day({p.year, p.month ? p.month : 1, p.day ? p.day : 1});
  default:
    return to_day({p.year, 1, 1});
  }
}

Point shifted(const Point &p, std::int64_t n, Grain unit) noexcept {
  const Day day = first_day(p);
  n = std::max<std::int64_t>(-4000000, std::min<std::int64_t>(n, 4000000));
  switch (unit) {
  case Grain::second:
  case Grain::minute:
  case Grain::hour:
  case Grain::day:
    return point_of(day + (unit == Grain::day ? n : 0));
  case Grain::week:
    return around(day + 7 * n, Grain::week);
  default: {
    const std::int64_t months = n * months_in(unit);
    const std::int64_t limit = 12 * 4000000;
    return around(add_months(day, static_cast<int>(std::max(-limit, std::min(limit, months)))), unit);
  }
  }
}

std::string timex_value(const Point &p) {
  const std::string year = year_text(p.year);
  return date_text(p, year) + p.clock;
}

std::optional<Interval> interval_of(const Point &p) {
  if (!p.has_year() || !exists(p))
    return {};
  const Day first = first_day(p);
  switch (p.grain) {
  case Grain::week:
    if (p.week == 0)
      return year_interval(p.year);
    return Interval{instant(first), instant(first + (p.weekend ? 2 : 7)), Grain::week};
  case Grain::month:
    return month_interval(p.year, p.month);
  case Grain::quarter:
    if (p.part == 0)
      return year_interval(p.year);
    return Interval{instant(first), instant(add_months(first, 3)), Grain::quarter};
  case Grain::half:
    return Interval{instant(first), instant(add_months(first, 6)), Grain::half};
  case Grain::season: // a winter may be the one that begins or the one that ends in its year
    if (p.part == 4)
      return Interval{instant(to_day({p.year - 1, 12, 1})), instant(to_day({p.year + 1, 3, 1})), Grain::season};
    return Interval{instant(first), instant(add_months(first, 3)), Grain::season};
  case Grain::decade:
  case Grain::century:
  case Grain::millennium: {
    return Interval{instant(first), instant(to_day({p.year + years_in(p.grain), 1, 1})), p.grain};
  }
  case Grain::day:
    if (p.day == 0)
      return p.month ? month_interval(p.year, p.month) : year_interval(p.year);
    return day_interval(first);
  default:
    return year_interval(p.year);
  }
}

std::string edtf_of(const Point &p) {
  const auto interval = interval_of(p);
  if (!interval)
    return {};
  const std::string year = iso_year(p.year);
  if (p.grain == Grain::season && p.part != 0)
    return fmt::format("{}-{}", year, 20 + p.part);
  if (p.grain == Grain::quarter && p.part != 0)
    return fmt::format("{}-{}", year, 32 + p.part);
  if (p.grain == Grain::half)
    return fmt::format("{}-{}", year, 39 + p.part);
  if (p.grain == Grain::decade && p.year >= 0)
    return year.substr(0, year.size() - 1) + "X";
  if (p.grain == Grain::century && p.year >= 0)
    return year.substr(0, year.size() - 2) + "XX";
  if (p.grain == Grain::day && p.month != 0 && p.day == 0)
    return fmt::format("{}-{:02}-XX", year, p.month);
  if (!p.clock.empty() && p.clock.size() >= 6 && p.clock[1] >= '0' && p.clock[1] <= '2' && p.clock.substr(0, 3) != "T24")
    return edtf(*interval) + p.clock.substr(0, 6) + ":00";
  return edtf(*interval);
}

std::optional<Grain> grain_of_unit(const std::string &letter) noexcept {
  static constexpr std::pair<const char *, Grain> table[] = {
      {"D", Grain::day},     {"W", Grain::week},    {"M", Grain::month},    {"Y", Grain::year},        {"Q", Grain::quarter},
      {"H", Grain::half},    {"DE", Grain::decade}, {"CE", Grain::century}, {"ML", Grain::millennium}, {"TH", Grain::hour},
      {"TM", Grain::minute}, {"TS", Grain::second}, {"WE", Grain::week},    {"SN", Grain::season}};
  for (const auto &[name, grain] : table)
    if (letter == name)
      return grain;
  return {};
}

} // namespace demarche::timex
