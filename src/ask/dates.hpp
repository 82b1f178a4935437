// Dates as questions name them: "June 2023", "the April visit" (of any year).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <demarche/event_source.hpp>

namespace demarche::ask_room {

struct AskedDate {
  std::optional<Interval> interval; ///< none for a month of any year
  int month = 0, day = 0;           ///< 0: any
};

struct AskedDates {
  std::vector<AskedDate> dates;
  std::string rest; ///< the words without them
};

AskedDates asked_dates(const std::string &words);
/// The dates with a year, from the first to the last.
std::optional<Interval> dates_in(const std::string &words);
/// Is there nothing else but one?
bool only_date(const std::string &words);

enum class Fit { unknown, yes, no };
Fit fits(const AskedDate &, const EventBrief &);

} // namespace demarche::ask_room
