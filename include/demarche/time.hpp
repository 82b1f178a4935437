// Time as the house counts it: instants, intervals, grains, and what is known of a time.
//
// An Instant counts seconds since 1970-01-01T00:00 in the proleptic Gregorian
// calendar, without zone or leap seconds, so that years before 1400 and after
// 9999 are ordinary numbers. Intervals are half open. A year is an Interval of
// a year with Grain::year and is never shown as its first day.
//
// Sources: ISO 8601-2:2019 (EDTF) for the strings; TimeML/TIMEX3 for grains.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace demarche {

using Instant = std::int64_t; ///< seconds since 1970-01-01T00:00
using Day = std::int64_t;     ///< days since 1970-01-01

inline constexpr Instant beginning_of_time = std::numeric_limits<Instant>::min(); ///< open to the left
inline constexpr Instant end_of_time = std::numeric_limits<Instant>::max();       ///< open to the right
inline constexpr Instant seconds_per_day = 86400;

enum class Grain : std::uint8_t {
  second,
  minute,
  hour,
  day,
  week,
  month,
  quarter,
  half,
  season,
  year,
  decade,
  century,
  millennium,
  unknown
};
const char *to_string(Grain) noexcept;

struct Interval {
  Instant begin = beginning_of_time; ///< first instant
  Instant end = end_of_time;         ///< first instant after
  Grain grain = Grain::unknown;
  bool operator==(const Interval &) const = default;
  bool bounded() const noexcept { return begin != beginning_of_time && end != end_of_time; }
};

/// A day of the proleptic Gregorian calendar; year 0 is 1 BC (ISO 8601).
struct Date {
  std::int32_t year = 1970;
  int month = 1;
  int day = 1;
  bool operator==(const Date &) const = default;
};

bool valid(const Date &) noexcept; ///< 29 February 2015 is not
Day to_day(const Date &) noexcept; ///< precondition: valid
Date to_date(Day) noexcept;
int days_in_month(std::int32_t year, int month) noexcept;
int weekday(Day) noexcept; ///< ISO: Monday 1 ... Sunday 7
/// ISO week of a day: the week-numbering year and the week 1..53.
struct IsoWeek {
  std::int32_t year;
  int week;
};
IsoWeek iso_week(Day) noexcept;
Day day_of_iso_week(std::int32_t year, int week) noexcept; ///< its Monday
Day add_months(Day, int months) noexcept;                  ///< the day of month is clamped to the month's length

Interval day_interval(Day) noexcept;
Interval month_interval(std::int32_t year, int month) noexcept;
Interval year_interval(std::int32_t year) noexcept;
Day day_of(Instant) noexcept; ///< floor
inline Instant instant(Day d) noexcept { return d * seconds_per_day; }

/// "2024-04-24", "-0489-09-12"; four digits or more.
std::string iso_day(Day);
/// The day an interval's exclusive end is printed as (rounded up to a whole day).
std::string iso_end_day(Instant);
/// Reads "2024", "2024-04", "2024-04-24", "2024-04-24T10:00..."; none when it is no date.
std::optional<Interval> parse_iso(const std::string &);
/// What to tell a user whose date parse_iso() does not read: that the calendar has no such day, or how to write one.
std::string why_no_date(const std::string &);

/// How a time came to be known.
enum class Known : std::uint8_t {
  none,      ///< nothing is known
  stated,    ///< the words give it whole
  resolved,  ///< the words and the creation date (or another anchor) give it
  inherited, ///< from the discourse: the sentence before, the paragraph's date
  bounded,   ///< only order links bound it
  told       ///< only the tense it is told in, and the day of telling: about then
};
const char *to_string(Known) noexcept;

/// What is known of the time of an event. The event begins somewhere in
/// [start_earliest, start_latest] and ends somewhere in [end_earliest, end_latest].
/// For "2022" that is start_earliest = 2022-01-01, end_latest = 2023-01-01, and
/// nothing sharper: it happened at some time within the year.
struct When {
  Instant start_earliest = beginning_of_time;
  Instant start_latest = end_of_time;
  Instant end_earliest = beginning_of_time;
  Instant end_latest = end_of_time;
  Grain grain = Grain::unknown;
  Known known = Known::none;
  bool approximate = false; ///< "about", EDTF ~
  bool uncertain = false;   ///< "perhaps", inferred from an uncertain anchor, EDTF ?
  std::string edtf;         ///< ISO 8601-2; empty when nothing is known

  bool operator==(const When &) const = default;
  bool known_at_all() const noexcept { return start_earliest != beginning_of_time || end_latest != end_of_time; }
};

/// The event happened at some time within the interval ("in 2022", "on 3 May").
When within(const Interval &, Known);
/// The event fills the interval ("from April 24 to 26"): start and end are days known by themselves.
When throughout(const Interval &, Known);
/// EDTF for an interval: "2022", "2023-06", "2024-04-24", "2024-04-24/2024-04-26", "../2023-06-19".
std::string edtf(const Interval &);
/// For a person: "2022", "June 2023", "24 April 2024", "24-26 April 2024", "before 19 June 2023".
std::string for_person(const When &);

} // namespace demarche
