// Which events make the timeline: filter, score, cut, order.
#include <demarche/select.hpp>

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "base/escape.hpp"
#include "select/match.hpp"
#include "select/quotes.hpp"
#include "select/score.hpp"

namespace demarche {

namespace {

using namespace select_room;

/// Where an entry stands in the order of time: by its earliest bound, then by its latest. What is only
/// known to lie before a day stands at that day; what is not dated stands last.
struct Place {
  bool undated = true;
  Instant begin = 0, end = 0;
  std::tuple<bool, Instant, Instant> key() const { return std::make_tuple(undated, begin, end); }
  bool operator<(const Place &o) const { return key() < o.key(); }
};

Place place(const When &w) {
  if (!w.known_at_all())
    return {};
  return {false, w.start_earliest == beginning_of_time ? w.end_latest : w.start_earliest, w.end_latest};
}

struct Draft {
  std::vector<std::uint32_t> events; ///< best first
  double score = 0;
};

std::vector<Draft> one_each(const std::vector<std::uint32_t> &chosen, const std::vector<Score> &s) {
  std::vector<Draft> out;
  for (const std::uint32_t e : chosen)
    out.push_back({{e}, s[e].value});
  return out;
}

/// The date that an entry of --by day stands for: a day for what is dated to days (a range stands at its
/// first day), else the month, year or bounds as they are known.
When day_of_event(const When &w) {
  if (!w.known_at_all() || w.grain > Grain::day || w.start_earliest == beginning_of_time || w.known == Known::bounded)
    return w;
  return within(day_interval(day_of(w.start_earliest)), w.known);
}

std::vector<Draft> one_a_day(const Chronicle &c, const std::vector<std::uint32_t> &chosen, const std::vector<Score> &s) {
  std::map<std::tuple<bool, Instant, Instant>, Draft> days;
  for (const std::uint32_t e : chosen) {
    Draft &d = days[place(day_of_event(c.events[e].when)).key()];
    d.events.push_back(e);
    d.score += s[e].value;
  }
  std::vector<Draft> out;
  for (auto &[key, d] : days) {
    std::stable_sort(d.events.begin(), d.events.end(), [&](std::uint32_t a, std::uint32_t b) { return s[a].value > s[b].value; });
    out.push_back(std::move(d));
  }
  return out;
}

std::string label(const Chronicle &c, const Event &e) {
  if (!e.label.empty() || e.mentions.empty())
    return e.label;
  const Annotations &d = c.documents[e.mentions.front().document];
  return base::fold_space(slice(d.document.text, d.events[e.mentions.front().event].span));
}

Entry entry(const Chronicle &c, const Selection &selection, const Draft &d, const std::vector<Score> &s) {
  const Event &best = c.events[d.events.front()];
  Entry out;
  out.events = d.events;
  out.id = best.id;
  out.label = label(c, best);
  out.when = best.when;
  out.why = s[d.events.front()].why;
  if (selection.by == Selection::By::day) {
    out.when = day_of_event(best.when);
    out.id = out.when.known_at_all() ? "day:" + out.when.edtf : "undated";
    if (d.events.size() > 1)
      out.label += fmt::format(" (and {} more)", d.events.size() - 1);
  }
  out.quotes = best_quotes(c, d.events, selection.sentences);
  return out;
}

std::string title(const Selection &s) {
  std::string out;
  for (const std::string &a : s.actors)
    out += (out.empty() ? "" : ", ") + base::fold_space(a);
  if (!s.about.empty())
    out += (out.empty() ? "" : ": ") + base::fold_space(s.about);
  return out;
}

} // namespace

Timeline select(const Chronicle &c, const Selection &selection) {
  const Filter filter(c, selection);
  const std::vector<Score> s = scores(c);
  std::vector<std::uint32_t> chosen;
  for (std::uint32_t e = 0; e < c.events.size(); ++e)
    if (filter.accepts(c.events[e]))
      chosen.push_back(e);
  std::vector<Draft> drafts = selection.by == Selection::By::day ? one_a_day(c, chosen, s) : one_each(chosen, s);
  if (selection.top && drafts.size() > *selection.top) {
    std::stable_sort(drafts.begin(), drafts.end(), [](const Draft &a, const Draft &b) { return a.score > b.score; });
    drafts.resize(*selection.top);
  }
  std::sort(drafts.begin(), drafts.end(), [&](const Draft &a, const Draft &b) {
    const std::uint32_t x = a.events.front(), y = b.events.front();
    return std::make_pair(place(c.events[x].when).key(), x) < std::make_pair(place(c.events[y].when).key(), y);
  });
  Timeline out;
  out.title = title(selection);
  for (const Draft &d : drafts)
    out.entries.push_back(entry(c, selection, d, s));
  return out;
}

} // namespace demarche
