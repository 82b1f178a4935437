#include "select/by_day.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/words.hpp"
#include "select/tell.hpp"

namespace demarche::select_room {

namespace {

void sort_by_score(std::vector<std::uint32_t> &events, const std::vector<Score> &scores) {
  std::stable_sort(events.begin(), events.end(), [&](std::uint32_t a, std::uint32_t b) { return scores[a].value > scores[b].value; });
}

/// Best first, cut to the number asked for. Some affairs have fewer days than that: then what matters next to nothing
/// beside the best days goes too.
void cut(std::vector<DayTold> &days, std::optional<std::size_t> top) {
  constexpr std::size_t best = 5;
  constexpr double next_to_nothing = 0.25;
  std::stable_sort(days.begin(), days.end(), [](const DayTold &a, const DayTold &b) { return a.score > b.score; });
  if (!top)
    return;
  double sum = 0;
  for (std::size_t i = 0; i < std::min(best, days.size()); ++i)
    sum += days[i].score;
  const double least = next_to_nothing * sum / static_cast<double>(std::max<std::size_t>(1, std::min(best, days.size())));
  std::erase_if(days, [&](const DayTold &d) { return d.score < least; });
  days.resize(std::min(days.size(), *top));
}

/// What a reader takes a sentence to tell: whoever acts in it, of a kind that timelines tell, on the day itself; else what comes first.
std::optional<Tells::Told> gist(const Chronicle &c, const Telling &t, const Tells &tells, const DayTold &day) {
  const auto worth = [&](const Tells::Told &x) {
    const EventMention &m = c.documents[t.document].events[x.mention];
    const bool then = m.when && day_begun(*m.when) == day.day, whole = base::content_words(m.label).size() > 2; // "Ruiz says": what?
    return std::tuple(m.factuality != Factuality::denied, whole, !m.actors.empty(), m.category != Category::none, then);
  };
  std::optional<Tells::Told> out;
  for (const Tells::Told &x : tells.of(t.document, t.sentence))
    if (!out || worth(x) > worth(*out))
      out = x;
  return out;
}

/// The events of the day, best first; what the quoted sentences tell stands before the rest.
std::vector<std::uint32_t> events_of(const DayTold &day, const std::vector<Telling> &told, const Tells &tells,
                                     const std::vector<Score> &scores) {
  std::set<std::uint32_t> quoted;
  for (const Telling &t : told)
    for (const Tells::Told &x : tells.of(t.document, t.sentence))
      quoted.insert(x.event);
  std::vector<std::uint32_t> out = day.events;
  sort_by_score(out, scores);
  std::stable_partition(out.begin(), out.end(), [&](std::uint32_t e) { return quoted.count(e) > 0; });
  return out;
}

/// The first sentence's gist gives the day its label and is its first event.
void lead(Draft &d, const Chronicle &c, const std::vector<Telling> &told, const Tells &tells, const DayTold &day) {
  const auto first = told.empty() ? std::nullopt : gist(c, told.front(), tells, day);
  if (!first)
    return;
  d.label = c.documents[told.front().document].events[first->mention].label;
  std::erase(d.events, first->event);
  d.events.insert(d.events.begin(), first->event);
}

/// What is known to a month, a year or by bounds only stays an entry of its own time.
std::vector<Draft> other_times(const Chronicle &c, const Filter &filter, const std::vector<Score> &scores) {
  std::map<std::tuple<Instant, Instant>, Draft> times;
  for (std::uint32_t e = 0; e < c.events.size(); ++e) {
    const When &w = c.events[e].when;
    if (day_begun(w) || !filter.accepts(c.events[e]))
      continue;
    Draft &d = times[{w.start_earliest, w.end_latest}];
    d.events.push_back(e);
    d.when = w;
    d.score += scores[e].value;
  }
  std::vector<Draft> out;
  for (auto &[key, d] : times) {
    sort_by_score(d.events, scores);
    d.when = c.events[d.events.front()].when;
    out.push_back(std::move(d));
  }
  return out;
}

} // namespace

std::vector<Draft> days_worth_telling(const Chronicle &c, const Selection &selection, const Filter &filter,
                                      const std::vector<Score> &scores) {
  const Wording wording(c.documents);
  const Focus focus(c, filter);
  const Topic topic(c, wording, focus);
  const Tells tells(c);
  std::vector<DayTold> days = days_told(c, filter, focus, wording, topic);
  std::vector<Draft> out;
  if (!selection.top || days.empty())
    out = other_times(c, filter, scores);
  cut(days, selection.top);
  Teller teller(c, wording, topic, tells);
  for (const DayTold &day : days) {
    const std::vector<Telling> told = teller.tell(day, selection.sentences);
    Draft d;
    d.when = within(day_interval(day.day), c.events[day.events.front()].when.known);
    d.events = events_of(day, told, tells, scores);
    lead(d, c, told, tells, day);
    d.score = day.score;
    d.why = day.why;
    for (const Telling &t : told)
      d.sentences.push_back({t.document, c.documents[t.document].text.sentences[t.sentence].span});
    out.push_back(std::move(d));
  }
  return out;
}

} // namespace demarche::select_room
