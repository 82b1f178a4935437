#include "select/days.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/counted.hpp"

namespace demarche::select_room {

namespace {

/// How long after the day a document appeared that names it.
enum Distance : std::size_t { same_day, next_day, same_week, later, before, undated, distances };

Distance distance(const CreationDate &made, Day day) {
  if (!made.interval || !made.interval->bounded() || made.interval->grain > Grain::day)
    return undated;
  const Day apart = day_of(made.interval->begin) - day;
  return apart < 0 ? before : apart == 0 ? same_day : apart == 1 ? next_day : apart <= 7 ? same_week : later;
}

struct Tally {
  DayTold told;
  double on_topic[distances] = {};
  unsigned documents[distances] = {};
  double appeared_on_topic = 0;
  unsigned appeared = 0;
};

using Days = std::map<Day, Tally>;

std::optional<Day> day_named(const Timex &t) {
  // "now" and "recently" have a time too, but name no day.
  const bool names =
      (t.type == TimexType::date || t.type == TimexType::time) && !t.value.empty() && t.value.front() >= '0' && t.value.front() <= '9';
  if (!names || !t.interval || !t.interval->bounded() || t.interval->grain > Grain::day)
    return std::nullopt;
  const Day first = day_of(t.interval->begin);
  return day_of(std::max(t.interval->end - 1, t.interval->begin)) == first ? std::optional(first) : std::nullopt;
}

class Reader {
public:
  Reader(const Chronicle &c, const Focus &focus, const Wording &wording, const Topic &topic)
      : c_(c), focus_(focus), wording_(wording), topic_(topic), dated_(c.documents.size()) {}

  void add_event(std::uint32_t event, Days &days) {
    const Event &e = c_.events[event];
    const std::optional<Day> day = day_begun(e.when);
    if (!day)
      return;
    days[*day].told.events.push_back(event);
    for (const MentionRef &m : e.mentions)
      dated_[m.document].emplace_back(*day, c_.documents[m.document].events[m.event].sentence);
  }

  void add_document(std::uint32_t document, Days &days) const {
    const Annotations &d = c_.documents[document];
    std::map<std::pair<Day, std::uint32_t>, bool> found; // sentence of a day -> its words name the day
    for (const auto &[day, sentence] : dated_[document])
      found.emplace(std::pair(day, sentence), false);
    for (const Timex &t : d.times.timexes)
      if (const std::optional<Day> day = day_named(t); day && !d.text.tokens.empty())
        found[{*day, d.text.sentence_of(d.text.token_at(t.span.begin))}] = true;
    std::map<Day, double> naming; // how much on the topic the best sentence is that names the day
    for (const auto &[key, named] : found) {
      const auto &[day, sentence] = key;
      if (sentence >= d.text.sentences.size() || !focus_.on(document, sentence))
        continue;
      days[day].told.tellings.push_back({document, sentence, named});
      if (named)
        naming[day] = std::max(naming[day], topic_.share(wording_.of(document, sentence)));
    }
    for (const auto &[day, share] : naming) {
      Tally &t = days[day];
      const Distance how = distance(d.times.creation, day);
      t.on_topic[how] += share;
      ++t.documents[how];
    }
    add_appearance(document, days);
  }

private:
  void add_appearance(std::uint32_t document, Days &days) const {
    const CreationDate &made = c_.documents[document].times.creation;
    if (!made.interval || !made.interval->bounded() || made.interval->grain > Grain::day)
      return;
    Tally &t = days[day_of(made.interval->begin)];
    t.appeared_on_topic += topic_.of_document(c_.documents[document], document, wording_);
    ++t.appeared;
  }

  const Chronicle &c_;
  const Focus &focus_;
  const Wording &wording_;
  const Topic &topic_;
  std::vector<std::vector<std::pair<Day, std::uint32_t>>> dated_; ///< by document: the day of an event told by a sentence
};

double score(const Tally &t) {
  double sum = 0.5 * std::log1p(t.appeared_on_topic);
  for (const Distance d : {same_day, next_day, same_week, undated})
    sum += std::log1p(t.on_topic[d]);
  return sum + 2 * std::log1p(t.on_topic[later]);
}

std::string why(const Tally &t) {
  unsigned naming = 0;
  for (const unsigned n : t.documents)
    naming += n;
  std::string out = fmt::format("{} named by {}", iso_day(t.told.day), base::counted(naming, "document"));
  if (t.documents[later])
    out += fmt::format(", by {} of them more than a week later", t.documents[later]);
  if (t.appeared)
    out += fmt::format("; {} appeared on it", t.appeared);
  return out + fmt::format(": {:.1f}", t.told.score);
}

} // namespace

std::optional<Day> day_begun(const When &w) {
  const Instant latest = std::min(w.start_latest, w.end_latest);
  if (w.grain > Grain::day || w.known == Known::bounded || w.known == Known::told || w.start_earliest == beginning_of_time ||
      latest == end_of_time)
    return std::nullopt;
  const Day first = day_of(w.start_earliest);
  return day_of(std::max(latest - 1, w.start_earliest)) == first ? std::optional(first) : std::nullopt;
}

std::vector<DayTold> days_told(const Chronicle &c, const Filter &filter, const Focus &focus, const Wording &wording, const Topic &topic) {
  Days days;
  Reader reader(c, focus, wording, topic);
  for (std::uint32_t e = 0; e < c.events.size(); ++e)
    if (filter.accepts_on_a_day(c.events[e]))
      reader.add_event(e, days);
  for (std::uint32_t d = 0; d < c.documents.size(); ++d)
    reader.add_document(d, days);
  std::vector<DayTold> out;
  for (auto &[day, tally] : days) {
    if (tally.told.events.empty() || !filter.within_days(day))
      continue;
    tally.told.day = day;
    tally.told.score = score(tally);
    tally.told.why = why(tally);
    out.push_back(std::move(tally.told));
  }
  return out;
}

} // namespace demarche::select_room
