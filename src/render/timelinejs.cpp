// TimelineJS 3's own JSON (https://timeline.knightlab.com/docs/json-format.html). It wants a start for every slide: what is known from
// one side only, or not at all, would have to be made more precise, so it is told on the title slide instead.
#include <nlohmann/json.hpp>

#include <demarche/renderer.hpp>

#include "base/escape.hpp"
#include "render/calendar_dates.hpp"
#include "render/entry_texts.hpp"
#include "render/timeline_json.hpp"

namespace demarche {

namespace {

using namespace render_room;

Json date(const PartialDate &d) {
  Json o = {{"year", era_year(d.year)}};
  if (d.month)
    o["month"] = d.month;
  if (d.day)
    o["day"] = d.day;
  return o;
}

std::string quotes(const Chronicle &c, const Entry &e) {
  std::string out;
  for (const Quote &q : e.quotes)
    out += "<blockquote>" + base::html(q.text) + "<footer>" + base::html(document_name(c.documents[q.evidence.document])) +
           "</footer></blockquote>";
  return out;
}

Json slide(const Chronicle &c, const Entry &e, const EntryFacts &f, const CalendarDates &dates) {
  Json o = {{"unique_id", e.id}, {"start_date", date(dates.first)}};
  if (!(dates.first == dates.last))
    o["end_date"] = date(dates.last);
  o["display_date"] = for_person(e.when);
  o["text"] = {{"headline", base::html(headline(c, e, f))}, {"text", quotes(c, e)}};
  if (!f.actors.empty()) // TimelineJS (3.9) decodes a group's name before it takes it as HTML: escaped once it would be markup again
    o["group"] = base::html(base::html(c.actors[f.actors.front()].name));
  return o;
}

std::string render(const Chronicle &c, const Timeline &t) {
  const Facts facts(c, t);
  Json slides = Json::array();
  std::string rest;
  for (std::size_t i = 0; i < t.entries.size(); ++i) {
    const Entry &e = t.entries[i];
    if (const auto dates = calendar_dates(e.when))
      slides.push_back(slide(c, e, facts.of(i), *dates));
    else
      rest += "<li>" + base::html(for_person(e.when)) + ": " + base::html(headline(c, e, facts.of(i))) + "</li>";
  }
  if (!rest.empty())
    rest = "<p>Not placed, for the sources bound them from one side only or not at all:</p><ul>" + rest + "</ul>";
  const std::string title = t.title.empty() ? "Timeline" : t.title;
  return printed({{"title", {{"text", {{"headline", base::html(title)}, {"text", rest}}}}}, {"events", slides}}, 1) + "\n";
}

} // namespace

extern const Renderer renderer_timelinejs;
const Renderer renderer_timelinejs = {"timelinejs", ".timelinejs.json", "the JSON of TimelineJS 3", render};

} // namespace demarche
