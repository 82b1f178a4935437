// What is planned, as an iCalendar (RFC 5545). A plan known to the month fills the month and is marked tentative and free; one without
// both ends has no place in a calendar and is counted in its description.
#include <fmt/format.h>

#include <demarche/renderer.hpp>

#include "base/escape.hpp"
#include "base/utf8.hpp"
#include "render/calendar_dates.hpp"
#include "render/entry_texts.hpp"

namespace demarche {

namespace {

using namespace render_room;

/// A content line, folded so that none is longer than 75 bytes and no character is cut (RFC 5545, 3.1).
std::string folded(const std::string &line) {
  constexpr std::size_t widest = 75;
  std::string out;
  std::size_t width = 0;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = i;
    base::next_code_point(line, i);
    if (width + (i - begin) > widest) {
      out += "\r\n ";
      width = 1;
    }
    out.append(line, begin, i - begin);
    width += i - begin;
  }
  return out + "\r\n";
}

std::string basic(Day day) {
  const Date d = to_date(day);
  return fmt::format("{:04}{:02}{:02}", d.year, d.month, d.day);
}

/// iCalendar has the years 1 to 9999.
bool in_calendar(const When &w) {
  return calendar_dates(w) && to_date(day_of(w.start_earliest)).year >= 1 && to_date(day_of(w.end_latest - 1) + 1).year <= 9999;
}

/// When the newest of its documents was written: a clock would make each run another file.
Day stamp(const Chronicle &c, const EntryFacts &f) {
  Day newest = 0;
  for (const std::uint32_t d : f.sources)
    if (const auto &made = c.documents[d].times.creation.interval; made && made->begin != beginning_of_time)
      newest = std::max(newest, day_of(made->begin));
  return newest;
}

std::string event(const Chronicle &c, const Entry &e, const EntryFacts &f) {
  const auto dates = calendar_dates(e.when);
  const bool to_the_day = dates->first.day != 0;
  std::string out = "BEGIN:VEVENT\r\n";
  out += folded("UID:" + base::ical(e.id) + "@demarche");
  out += folded("DTSTAMP:" + basic(stamp(c, f)) + "T000000Z");
  out += folded("DTSTART;VALUE=DATE:" + basic(day_of(e.when.start_earliest)));
  out += folded("DTEND;VALUE=DATE:" + basic(day_of(e.when.end_latest - 1) + 1));
  out += folded("SUMMARY:" + base::ical(e.label + (to_the_day ? "" : " (" + for_person(e.when) + ")")));
  out += folded("DESCRIPTION:" + base::ical("Planned; date as known: " + for_person(e.when) + "\n" + quoted_sources(c, e)));
  if (!f.places.empty())
    out += folded("LOCATION:" + base::ical(actor_names(c, f.places)));
  out += folded("STATUS:TENTATIVE");
  out += folded("TRANSP:TRANSPARENT");
  return out + "END:VEVENT\r\n";
}

std::string render(const Chronicle &c, const Timeline &t) {
  const Facts facts(c, t);
  std::string events;
  std::size_t without = 0;
  for (std::size_t i = 0; i < t.entries.size(); ++i)
    if (facts.of(i).factuality == Factuality::planned) {
      if (in_calendar(t.entries[i].when))
        events += event(c, t.entries[i], facts.of(i));
      else
        ++without;
    }
  std::string out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//demarche//timeline//EN\r\n";
  out += folded("X-WR-CALNAME:" + base::ical(t.title.empty() ? "What is planned" : t.title));
  if (without)
    out += folded(fmt::format("X-WR-CALDESC:{} more {} planned without a date that a calendar has", without, without == 1 ? "is" : "are"));
  return out + events + "END:VCALENDAR\r\n";
}

} // namespace

extern const Renderer renderer_ics;
const Renderer renderer_ics = {"ics", ".ics", "what is planned, as an iCalendar", render};

} // namespace demarche
