#include "link/constraints.hpp"

#include <algorithm>

#include "link/conflicts.hpp"
#include "link/network.hpp"

namespace demarche::link {

namespace {

std::uint32_t start_of(std::uint32_t event) { return 2 * event; }
std::uint32_t end_of(std::uint32_t event) { return 2 * event + 1; }

class Builder {
public:
  explicit Builder(const Chronicle &c) : chronicle_(c), network_(c.events.size() * 2) {}

  Network build() {
    for (std::uint32_t i = 0; i < chronicle_.events.size(); ++i)
      event(i);
    for (std::uint32_t i = 0; i < chronicle_.links.size(); ++i)
      link(i);
    return std::move(network_);
  }

private:
  void event(std::uint32_t i) {
    precede(start_of(i), end_of(i), 1, no_reason);
    if (chronicle_.events[i].when.known != Known::told) // a guess bounds nothing
      bounds(i, chronicle_.events[i].when);
    reported(i);
  }

  void bounds(std::uint32_t i, const When &w) {
    if (w.start_earliest != beginning_of_time)
      at_least(start_of(i), w.start_earliest);
    if (w.end_earliest != beginning_of_time)
      at_least(end_of(i), w.end_earliest);
    if (w.start_latest != end_of_time)
      at_most(start_of(i), w.start_latest);
    if (w.end_latest != end_of_time)
      at_most(end_of(i), w.end_latest);
  }

  /// What is told as done was over when it was told; what is told as planned had not begun.
  void reported(std::uint32_t i) {
    const Event &e = chronicle_.events[i];
    if (e.when.known != Known::none && e.when.known != Known::told)
      return;
    for (const MentionRef &m : e.mentions) {
      const Annotations &a = chronicle_.documents[m.document];
      const std::optional<Interval> &made = a.times.creation.interval;
      if (!made)
        continue;
      const Factuality f = a.events[m.event].factuality;
      if (f == Factuality::happened && made->end != end_of_time)
        at_most(end_of(i), made->end);
      if (f == Factuality::planned && e.factuality == Factuality::planned && made->begin != beginning_of_time)
        at_least(start_of(i), made->begin);
    }
  }

  void link(std::uint32_t l) {
    const Link &x = chronicle_.links[l];
    constexpr float firm = 0.6F; // weaker inferences are shown, and bound nothing
    if (x.negated || x.alleged || (!x.stated && (causal(x.relation) || x.confidence < firm)))
      return;
    switch (x.relation) {
    case Relation::BEFORE:
      return precede(end_of(x.from), start_of(x.to), 0, l);
    case Relation::AFTER:
      return precede(end_of(x.to), start_of(x.from), 0, l);
    case Relation::SIMULTANEOUS: // they overlap: neither is over when the other begins
      precede(start_of(x.from), end_of(x.to), 1, l);
      return precede(start_of(x.to), end_of(x.from), 1, l);
    case Relation::INCLUDES:
      return include(x.from, x.to, l);
    case Relation::IS_INCLUDED:
      return include(x.to, x.from, l);
    default: // an effect never begins before its cause; but what is only meant or wished comes after what is done for it
      if (real(x.from))
        precede(start_of(x.from), start_of(x.to), 0, l);
    }
  }

  bool real(std::uint32_t event) const {
    const Factuality f = chronicle_.events[event].factuality;
    return f == Factuality::happened || f == Factuality::ongoing;
  }

  void include(std::uint32_t outer, std::uint32_t inner, std::uint32_t l) {
    precede(start_of(outer), start_of(inner), 0, l);
    precede(end_of(inner), end_of(outer), 0, l);
  }

  void precede(std::uint32_t a, std::uint32_t b, Ticks gap, std::uint32_t reason) { network_.precedences.push_back({a, b, gap, reason}); }
  void at_least(std::uint32_t p, Instant t) { network_.earliest[p] = std::max(network_.earliest[p], ticks(t)); }
  void at_most(std::uint32_t p, Instant t) { network_.latest[p] = std::min(network_.latest[p], ticks(t)); }

  const Chronicle &chronicle_;
  Network network_;
};

/// Bounds are printed by whole days.
Instant floor_day(Instant t) { return t == beginning_of_time ? t : instant(day_of(t)); }
Instant ceil_day(Instant t) { return t == end_of_time ? t : instant(day_of(t - 1) + 1); }

void give_bounds(Chronicle &c, const Solution &s) {
  for (std::uint32_t i = 0; i < c.events.size(); ++i) {
    When &w = c.events[i].when;
    if (w.known != Known::none && w.known != Known::told)
      continue;
    const Instant begin = floor_day(instant_earliest(s.earliest[start_of(i)])), end = ceil_day(instant_latest(s.latest[end_of(i)]));
    if (begin == beginning_of_time && end == end_of_time)
      continue;
    if (w.known == Known::told && begin < w.end_latest && w.start_earliest < end)
      continue; // what the tense says agrees with the bounds, and is narrower
    w.start_earliest = begin;
    w.start_latest = ceil_day(instant_latest(s.latest[start_of(i)]));
    w.end_earliest = floor_day(instant_earliest(s.earliest[end_of(i)]));
    w.end_latest = end;
    w.known = Known::bounded;
    w.grain = Grain::day;
    w.approximate = false;
    w.edtf = edtf({begin, end, Grain::day});
  }
}

} // namespace

void settle(Chronicle &c) {
  const auto trusted_less = [&](std::uint32_t a, std::uint32_t b) {
    const Link &x = c.links[a], &y = c.links[b];
    if (x.stated != y.stated)
      return y.stated;
    if (x.confidence != y.confidence)
      return x.confidence < y.confidence;
    return a > b;
  };
  const Solution s = solve(Builder(c).build(), trusted_less);
  for (const Contradiction &x : s.contradictions) {
    c.links[x.set_aside].set_aside = true;
    if (of_sources(c, x))
      c.conflicts.push_back(order_conflict(c, x));
  }
  give_bounds(c, s);
}

} // namespace demarche::link
