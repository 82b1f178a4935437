// Which events make the timeline: filter, score, cut, order.
#include <demarche/select.hpp>

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "base/escape.hpp"
#include "select/by_day.hpp"
#include "select/match.hpp"
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

std::string label(const Chronicle &c, const Event &e) {
  if (!e.label.empty() || e.mentions.empty())
    return e.label;
  const Annotations &d = c.documents[e.mentions.front().document];
  return base::fold_space(slice(d.document.text, d.events[e.mentions.front().event].span));
}

/// A verb and its noun may be two events and one line: "take", "action". The better one stands.
std::vector<std::uint32_t> told_once(const Chronicle &c, const std::vector<std::uint32_t> &events, const std::vector<Score> &s) {
  const auto line = [&](std::uint32_t e) {
    const Event &event = c.events[e];
    const MentionRef m = event.mentions.empty() ? MentionRef{} : event.mentions.front();
    return std::tuple(m.document, event.mentions.empty() ? e : c.documents[m.document].events[m.event].sentence, label(c, event),
                      event.when.edtf);
  };
  std::map<decltype(line(0)), std::uint32_t> best;
  for (const std::uint32_t e : events)
    if (const auto [at, is_new] = best.emplace(line(e), e); !is_new && s[e].value > s[at->second].value)
      at->second = e;
  std::vector<std::uint32_t> out;
  for (const auto &[key, e] : best)
    out.push_back(e);
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Draft> events_worth_telling(const Chronicle &c, const Filter &filter, const Selection &selection, const std::vector<Score> &s) {
  std::vector<std::uint32_t> events;
  for (std::uint32_t e = 0; e < c.events.size(); ++e)
    if (filter.accepts(c.events[e]))
      events.push_back(e);
  std::vector<Draft> out;
  for (const std::uint32_t e : selection.all ? events : told_once(c, events, s))
    out.push_back({{e}, c.events[e].when, s[e].value, s[e].why, {}, {}});
  return out;
}

Entry entry(const Chronicle &c, const Selection &selection, Draft d) {
  const Event &best = c.events[d.events.front()];
  Entry out;
  out.id = best.id;
  out.label = d.label.empty() ? label(c, best) : std::move(d.label);
  out.when = d.when;
  out.why = std::move(d.why);
  if (selection.by == Selection::By::day) {
    out.id = out.when.known_at_all() ? "day:" + out.when.edtf : "undated";
    if (d.events.size() > 1)
      out.label += fmt::format(" (and {} more)", d.events.size() - 1);
  }
  for (const Evidence &e : d.sentences)
    out.quotes.push_back({e, base::fold_space(slice(c.documents[e.document].document.text, e.span))});
  if (out.quotes.empty())
    out.quotes = best_quotes(c, d.events, selection.sentences);
  out.events = std::move(d.events);
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
  const bool by_day = selection.by == Selection::By::day;
  std::vector<Draft> drafts = by_day ? days_worth_telling(c, selection, filter, s) : events_worth_telling(c, filter, selection, s);
  if (selection.top && drafts.size() > *selection.top) {
    std::stable_sort(drafts.begin(), drafts.end(), [](const Draft &a, const Draft &b) { return a.score > b.score; });
    drafts.resize(*selection.top);
  }
  std::sort(drafts.begin(), drafts.end(), [&](const Draft &a, const Draft &b) {
    return std::make_pair(place(a.when).key(), a.events.front()) < std::make_pair(place(b.when).key(), b.events.front());
  });
  Timeline out;
  out.title = title(selection);
  out.explain = selection.explain;
  out.of_days = by_day;
  for (Draft &d : drafts)
    out.entries.push_back(entry(c, selection, std::move(d)));
  return out;
}

} // namespace demarche
