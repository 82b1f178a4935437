// What speaks for one event before another: dates, tense, the stage of the story, the role in the sentence, other links.
#include <algorithm>
#include <array>
#include <cmath>

#include "link/course.hpp"

namespace demarche::link {

namespace {

enum Ordered : std::uint8_t { stated, inferred, caused };

Evidence there(ClueKind k, std::size_t a = 0, std::size_t b = 0, double much = 1) {
  return {{static_cast<std::uint8_t>(k), static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b)}, much};
}

template <class E> std::size_t index(E e) { return static_cast<std::size_t>(e); }

/// How late a form lets its event lie, the simple past at nought.
double lateness(Form f) {
  switch (f) {
  case Form::past_perfect:
    return -1.5;
  case Form::noun:
    return -0.3;
  case Form::ed:
    return -0.2;
  case Form::perfect:
  case Form::infinitive:
    return 0.3;
  case Form::present:
    return 0.7;
  case Form::modal:
    return 1;
  default:
    return 0;
  }
}

} // namespace

Clues::Clues(const Reading &r, const Found &found) : r_(r), traits_(traits_of_all(r)) {
  for (const Link &l : found.links()) {
    const bool back = l.relation == Relation::AFTER, order = back || l.relation == Relation::BEFORE;
    if (l.negated || (!order && !causal(l.relation)))
      continue;
    const Ordered how = !order ? caused : l.stated ? stated : inferred;
    const auto [at, added] = ordered_.emplace(back ? std::pair(l.to, l.from) : std::pair(l.from, l.to), how);
    if (!added && at->second == caused) // an order says more of order than a cause does
      at->second = how;
  }
}

std::vector<Evidence> Clues::of(std::uint32_t a, std::uint32_t b) const {
  const Traits &x = traits_[a], &y = traits_[b];
  const EventMention &m = r_.a.events[a];
  std::vector<Evidence> out = {there(ClueKind::always), there(ClueKind::tense, 0, 0, -lateness(x.form)),
                               there(ClueKind::since, 0, 0, since(x))};
  if (r_.parsed() && m.token < r_.a.syntax.words.size())
    out.push_back(there(ClueKind::role, index(r_.word(m.token).deprel)));
  if (x.by != DatedBy::nothing && y.by != DatedBy::nothing)
    dates(x, y, out);
  if (const auto at = ordered_.find({a, b}); at != ordered_.end())
    out.push_back(there(ClueKind::order, at->second));
  stages(x, y, out);
  enum : std::uint8_t { word = 1, age, conjoined, old_and_new };
  const auto old = [](const Traits &t) { return t.age == Age::years || t.age == Age::old; };
  for (const auto &[what, true_of] : {std::pair(word, one_word(a, b)), std::pair(age, x.age == y.age),
                                      std::pair(conjoined, joined(a, b) || joined(b, a)), std::pair(old_and_new, old(x) != old(y))})
    if (true_of)
      out.push_back(there(ClueKind::alike, what));
  return out;
}

void Clues::dates(const Traits &x, const Traits &y, std::vector<Evidence> &out) {
  const DatedBy by = std::max(x.by, y.by);
  if (x.end <= y.begin)
    out.push_back(there(ClueKind::date, by == DatedBy::words ? 0 : by == DatedBy::tense ? 1 : 2));
  else if (x.begin != beginning_of_time && x.end != end_of_time && x.begin == y.begin && x.end == y.end)
    out.push_back(there(ClueKind::day, by != DatedBy::words));
}

/// By the stages' usual order, the one of the table.
void Clues::stages(const Traits &x, const Traits &y, std::vector<Evidence> &out) {
  if (x.stage != 0)
    out.push_back(there(ClueKind::stage, x.stage));
  if (x.stage == 0 || y.stage == 0)
    return;
  const double steps = (y.stage - x.stage) / static_cast<double>(stage_names().size() - 1);
  out.push_back(there(ClueKind::course, 0, 0, steps));
  out.push_back(there(ClueKind::gap, 0, 0, -std::abs(steps)));
  if (x.stage != y.stage)
    out.push_back(there(ClueKind::course, 1, 0, steps > 0 ? 0.5 : -0.5));
  else
    out.push_back(there(ClueKind::alike, 0));
}

bool Clues::one_word(std::uint32_t a, std::uint32_t b) const {
  const std::uint32_t x = r_.a.events[a].token, y = r_.a.events[b].token;
  return r_.parsed() && x < r_.a.syntax.words.size() && y < r_.a.syntax.words.size() && r_.lemma(x) == r_.lemma(y);
}

/// "was shot and died": both are told in one breath.
bool Clues::joined(std::uint32_t a, std::uint32_t b) const {
  std::uint32_t x = r_.a.events[a].token;
  const std::uint32_t y = r_.a.events[b].token;
  if (!r_.parsed() || x >= r_.a.syntax.words.size())
    return false;
  std::uint32_t last = x;
  for (int steps = 0; steps < 12 && x != y; ++steps) {
    last = x;
    x = r_.head(x);
    if (x == none)
      return false;
  }
  return x == y && last != x && r_.word(last).deprel == Deprel::conj;
}

/// How long before the document its event was over, on a scale of doublings; some three days where nobody says.
double Clues::since(const Traits &x) const {
  constexpr double unknown = 2, scale = 10;
  const auto &made = r_.a.times.creation.interval;
  const Instant at = x.end == end_of_time ? x.begin : x.end;
  if (x.by == DatedBy::nothing || x.by == DatedBy::carried || !made || made->end == end_of_time || at == beginning_of_time ||
      at == end_of_time)
    return unknown / scale;
  const double days = static_cast<double>(made->end - at) / static_cast<double>(seconds_per_day);
  return (days > 0 ? std::log2(1 + days) : -1) / scale;
}

} // namespace demarche::link
