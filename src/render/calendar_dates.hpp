// What a calendar that knows years, months and days can carry of a When: never more than is known.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include <demarche/time.hpp>

namespace demarche::render_room {

/// A day, a month or a year: what is not known is 0.
struct PartialDate {
  std::int32_t year = 1970; ///< astronomical: 0 is 1 BC
  int month = 0, day = 0;
  bool operator==(const PartialDate &) const = default;
};

/// From the first to the last, which is included; both as fine as each other. "June 2023" is one month, twice.
struct CalendarDates {
  PartialDate first, last;
};

/// None unless both ends are known: a calendar has no place for "before June 2023".
std::optional<CalendarDates> calendar_dates(const When &);

/// "2023", "2023-06", "2023-06-19".
std::string iso(const PartialDate &);

/// A year as people and calendars without a year 0 count it: 1 BC is -1.
std::int32_t era_year(std::int32_t astronomical) noexcept;

/// A day as XML Schema 1.0 writes it, which has no year 0.
std::string xsd_day(Day);

} // namespace demarche::render_room
