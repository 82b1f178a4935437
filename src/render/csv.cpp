// A table: the columns of TimelineJS' spreadsheet first, so that it can be given to it as it is, then ours. A date stands in the
// columns Year, Month, Day as far as it is known, and only when both its ends are; Display Date and the columns behind say the rest.
#include <array>

#include <fmt/format.h>

#include <demarche/renderer.hpp>

#include "base/escape.hpp"
#include "render/calendar_dates.hpp"
#include "render/entry_texts.hpp"

namespace demarche {

namespace {

using namespace render_room;

constexpr std::array columns = {
    "Year",         "Month",      "Day",        "Time",   "End Year",     "End Month",     "End Day",         "End Time",
    "Display Date", "Headline",   "Text",       "Media",  "Media Credit", "Media Caption", "Media Thumbnail", "Type",
    "Group",        "Background", "id",         "edtf",   "start",        "end",           "label",           "category",
    "factuality",   "actors",     "recipients", "places", "attribution",  "documents",     "mentions"};

class Row {
public:
  /// A text that came from a document.
  Row &text(const std::string &s) { return raw(base::csv(s)); }
  /// A number or a date of ours: no text to be defused, whatever its sign.
  Row &number(const std::string &s) { return raw(s); }
  Row &empty(int cells) {
    while (cells-- > 0)
      raw({});
    return *this;
  }
  Row &date(const std::optional<PartialDate> &d) {
    if (!d)
      return empty(4);
    return number(std::to_string(era_year(d->year)))
        .number(d->month ? std::to_string(d->month) : "")
        .number(d->day ? std::to_string(d->day) : "")
        .empty(1);
  }
  std::string line() const { return line_ + "\r\n"; }

private:
  Row &raw(const std::string &cell) {
    line_ += (first_ ? "" : ",") + cell;
    first_ = false;
    return *this;
  }
  std::string line_;
  bool first_ = true;
};

std::string line(const Chronicle &c, const Facts &facts, const Entry &e, const EntryFacts &f) {
  const std::optional<CalendarDates> dates = calendar_dates(e.when);
  std::string documents, mentions;
  for (const std::uint32_t d : f.sources)
    documents += (documents.empty() ? "" : "; ") + c.documents[d].document.id;
  for (const MentionRef &m : f.mentions) {
    const Evidence at{m.document, c.documents[m.document].events[m.event].span};
    mentions +=
        fmt::format("{}{} {}-{}", mentions.empty() ? "" : "; ", c.documents[m.document].document.id, facts.begin(at), facts.end(at));
  }
  Row row;
  row.date(dates ? std::optional(dates->first) : std::nullopt);
  row.date(dates && !(dates->first == dates->last) ? std::optional(dates->last) : std::nullopt);
  row.text(for_person(e.when)).text(headline(c, e, f)).text(quoted_sources(c, e)).empty(5);
  row.text(f.actors.empty() ? "" : c.actors[f.actors.front()].name).empty(1);
  row.text(e.id).number(e.when.edtf).number(start_day(e.when.start_earliest).value_or("")).number(end_day(e.when.end_latest).value_or(""));
  row.text(e.label).number(to_string(f.category)).number(to_string(f.factuality));
  for (const auto *list : {&f.actors, &f.recipients, &f.places, &f.speakers})
    row.text(actor_names(c, *list));
  return row.text(documents).text(mentions).line();
}

std::string render(const Chronicle &c, const Timeline &t) {
  const Facts facts(c, t);
  Row header;
  for (const char *name : columns)
    header.number(name);
  std::string out = header.line();
  for (std::size_t i = 0; i < t.entries.size(); ++i)
    out += line(c, facts, t.entries[i], facts.of(i));
  return out;
}

} // namespace

extern const Renderer renderer_csv;
const Renderer renderer_csv = {"csv", ".csv", "a table for spreadsheets and TimelineJS", render};

} // namespace demarche
