// The calendar: Boost.Date_Time within its range (1400 to 9999), std::chrono outside it.
#include <chrono>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <demarche/time.hpp>

namespace demarche {

namespace {

namespace greg = boost::gregorian;

constexpr int boost_first_year = 1400;
constexpr int boost_last_year = 9999;

bool in_boost(std::int32_t year) noexcept { return year >= boost_first_year && year <= boost_last_year; }

/// Boost counts Julian day numbers; 1970-01-01 is 2440588.
constexpr Day julian_of_epoch = 2440588;

bool leap(std::int32_t year) noexcept {
  return in_boost(year) ? greg::gregorian_calendar::is_leap_year(greg::greg_year(static_cast<unsigned short>(year)))
                        : std::chrono::year(year).is_leap();
}

} // namespace

int days_in_month(std::int32_t year, int month) noexcept {
  static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12)
    return 0;
  return days[month - 1] + (month == 2 && leap(year));
}

bool valid(const Date &d) noexcept {
  return d.year >= -32767 && d.year <= 32767 && d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= days_in_month(d.year, d.month);
}

Day to_day(const Date &d) noexcept {
  if (in_boost(d.year)) {
    const greg::date date(static_cast<unsigned short>(d.year), static_cast<unsigned short>(d.month), static_cast<unsigned short>(d.day));
    return static_cast<Day>(date.julian_day()) - julian_of_epoch;
  }
  using namespace std::chrono;
  return sys_days(year(d.year) / month(static_cast<unsigned>(d.month)) / day(static_cast<unsigned>(d.day))).time_since_epoch().count();
}

Date to_date(Day day) noexcept {
  static const Day first = to_day({boost_first_year, 1, 1}), last = to_day({boost_last_year, 12, 31});
  if (day >= first && day <= last) {
    const auto ymd = greg::gregorian_calendar::from_day_number(static_cast<std::uint32_t>(day + julian_of_epoch));
    return {static_cast<std::int32_t>(ymd.year), ymd.month.as_number(), ymd.day.as_number()};
  }
  const std::chrono::year_month_day ymd{std::chrono::sys_days(std::chrono::days(day))};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

int weekday(Day day) noexcept {
  // 1970-01-01 was a Thursday (4).
  const Day shifted = (day + 3) % 7;
  return static_cast<int>(shifted < 0 ? shifted + 7 : shifted) + 1;
}

Day day_of_iso_week(std::int32_t year, int week) noexcept {
  const Day fourth = to_day({year, 1, 4}); // always in week 1
  return fourth - (weekday(fourth) - 1) + 7 * (week - 1);
}

IsoWeek iso_week(Day day) noexcept {
  const std::int32_t year = to_date(day - (weekday(day) - 4)).year; // the year of the week's Thursday
  return {year, static_cast<int>((day - day_of_iso_week(year, 1)) / 7) + 1};
}

Day add_months(Day day, int months) noexcept {
  const Date d = to_date(day);
  const std::int64_t index = std::int64_t{d.year} * 12 + (d.month - 1) + months;
  const auto year = static_cast<std::int32_t>(index >= 0 ? index / 12 : (index - 11) / 12);
  const int month = static_cast<int>(index - std::int64_t{year} * 12) + 1;
  const int last = days_in_month(year, month);
  return to_day({year, month, d.day < last ? d.day : last});
}

Day day_of(Instant t) noexcept { return t >= 0 ? t / seconds_per_day : (t - (seconds_per_day - 1)) / seconds_per_day; }

Interval day_interval(Day day) noexcept { return {instant(day), instant(day + 1), Grain::day}; }

Interval month_interval(std::int32_t year, int month) noexcept {
  const Day first = to_day({year, month, 1});
  return {instant(first), instant(first + days_in_month(year, month)), Grain::month};
}

Interval year_interval(std::int32_t year) noexcept {
  return {instant(to_day({year, 1, 1})), instant(to_day({year + 1, 1, 1})), Grain::year};
}

} // namespace demarche
