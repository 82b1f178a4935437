// A point of the calendar at some grain, as TIMEX3 writes it; what is not known is left out.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include <demarche/time.hpp>

namespace demarche::timex {

inline constexpr std::int32_t no_year = std::numeric_limits<std::int32_t>::min();

struct Point {
  Grain grain = Grain::unknown;
  std::int32_t year = no_year; ///< ISO: 0 is 1 BC; of a decade, century, millennium its first year
  int month = 0, day = 0;
  int week = 0;    ///< ISO week of the ISO year
  int part = 0;    ///< quarter, half or season (1 spring ... 4 winter), by grain
  int weekday = 0; ///< where only the weekday is known
  bool weekend = false;
  std::string clock; ///< "TMO", "T19:15": finer than the day

  bool has_year() const noexcept { return year != no_year; }
  bool is_day() const noexcept { return grain == Grain::day && has_year() && month != 0 && day != 0; }
};

/// A day, month and year that the calendar has not (29 February 2015) stay as they are written.
bool exists(const Point &) noexcept;
Point point_of(Day) noexcept;
/// The unit of the grain that holds the day: its ISO week, month, decade ...
Point around(Day, Grain) noexcept;
/// First day of a point with a year that exists.
Day first_day(const Point &) noexcept;
/// Moves by n units of the point's grain, or of `unit`, and takes the grain `unit`.
Point shifted(const Point &, std::int64_t n, Grain unit) noexcept;

std::string timex_value(const Point &);
std::optional<Interval> interval_of(const Point &); ///< none without a year or where no such day exists
std::string edtf_of(const Point &);                 ///< ISO 8601-2; empty without a year

std::optional<Grain> grain_of_unit(const std::string &letter) noexcept; ///< of TIMEX3's duration letters: "D", "W", "TH", ...

} // namespace demarche::timex
