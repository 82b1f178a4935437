#include "render/calendar_dates.hpp"

#include <cstdlib>

#include <fmt/format.h>

namespace demarche::render_room {

std::optional<CalendarDates> calendar_dates(const When &w) {
  if (w.start_earliest == beginning_of_time || w.end_latest == end_of_time)
    return {};
  const Date first = to_date(day_of(w.start_earliest)), last = to_date(day_of(w.end_latest - 1));
  CalendarDates d{{first.year}, {last.year}};
  if (first.day != 1 || last.day != days_in_month(last.year, last.month))
    d = {{first.year, first.month, first.day}, {last.year, last.month, last.day}};
  else if (first.month != 1 || last.month != 12)
    d = {{first.year, first.month}, {last.year, last.month}};
  return d;
}

std::string iso(const PartialDate &d) {
  std::string out = fmt::format("{}{:04}", d.year < 0 ? "-" : "", std::abs(std::int64_t{d.year}));
  if (d.month)
    out += fmt::format("-{:02}", d.month);
  if (d.day)
    out += fmt::format("-{:02}", d.day);
  return out;
}

std::int32_t era_year(std::int32_t astronomical) noexcept { return astronomical > 0 ? astronomical : astronomical - 1; }

std::string xsd_day(Day day) {
  const Date d = to_date(day);
  return iso({era_year(d.year), d.month, d.day});
}

} // namespace demarche::render_room
