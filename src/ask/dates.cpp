#include "ask/dates.hpp"

#include <algorithm>

#include <demarche/timex.hpp>

#include "base/words.hpp"

namespace demarche::ask_room {

namespace {

/// "XXXX-04-24", "XXXX-04": digits after an unknown year.
std::optional<AskedDate> of_any_year(const std::string &value) {
  if (value.size() < 7 || value.compare(0, 5, "XXXX-") != 0)
    return {};
  const auto two = [&](std::size_t i) {
    return i + 1 < value.size() && value[i] >= '0' && value[i] <= '9' && value[i + 1] >= '0' && value[i + 1] <= '9'
               ? (value[i] - '0') * 10 + (value[i + 1] - '0')
               : 0;
  };
  AskedDate d;
  d.month = two(5);
  d.day = value.size() >= 10 ? two(8) : 0;
  return d.month >= 1 && d.month <= 12 ? std::optional(d) : std::nullopt;
}

} // namespace

AskedDates asked_dates(const std::string &words) {
  Document document;
  document.text = words;
  const Times times = find_times(document, split(words), {});
  AskedDates out;
  std::uint32_t at = 0;
  for (const Timex &t : times.timexes) {
    if (t.type != TimexType::date && t.type != TimexType::time)
      continue;
    if (t.interval)
      out.dates.push_back({t.interval, 0, 0});
    else if (const auto month = of_any_year(t.value))
      out.dates.push_back(*month);
    else
      continue;
    out.rest += words.substr(at, t.span.begin - at) + " ";
    at = t.span.end;
  }
  out.rest += words.substr(at);
  return out;
}

std::optional<Interval> dates_in(const std::string &words) {
  std::optional<Interval> out;
  for (const AskedDate &d : asked_dates(words).dates)
    if (d.interval)
      out = out ? Interval{std::min(out->begin, d.interval->begin), std::max(out->end, d.interval->end), Grain::unknown} : *d.interval;
  return out;
}

bool only_date(const std::string &words) {
  const AskedDates d = asked_dates(words);
  return d.dates.size() == 1 && d.dates.front().interval && base::content_words(d.rest).empty();
}

Fit fits(const AskedDate &d, const EventBrief &w) {
  if (w.start_earliest == beginning_of_time || w.end_latest == end_of_time || w.known == Known::bounded)
    return Fit::unknown;
  if (d.interval)
    return w.start_earliest < d.interval->end && d.interval->begin < w.end_latest ? Fit::yes : Fit::no;
  const Date first = to_date(day_of(w.start_earliest)), last = to_date(day_of(w.end_latest - 1));
  const int months = (last.year - first.year) * 12 + last.month - first.month;
  const int away = (d.month - first.month + 12) % 12;
  if (months >= 11)
    return Fit::unknown; // a whole year says nothing of its months
  if (away > months)
    return Fit::no;
  const bool one_month = months == 0 && d.day > 0;
  return one_month && (d.day < first.day || d.day > last.day) ? Fit::no : Fit::yes;
}

} // namespace demarche::ask_room
