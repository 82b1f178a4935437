#include "link/arrange.hpp"

#include <tuple>

#include "base/topological.hpp"

namespace demarche::link {

namespace {

/// Where an event stands when no link says otherwise: at the first day it can have begun; one with
/// an end only, just before that.
std::tuple<bool, Instant, Instant> place_of(const When &w) {
  if (w.start_earliest != beginning_of_time)
    return {false, w.start_earliest, w.end_latest};
  return {w.end_latest == end_of_time, w.end_latest, w.end_latest};
}

} // namespace

void arrange(Chronicle &c) {
  const auto n = static_cast<std::uint32_t>(c.events.size());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (const Link &l : c.links)
    if (!l.set_aside && !l.negated && !l.alleged && l.relation != Relation::SIMULTANEOUS && (!causal(l.relation) || l.stated))
      edges.emplace_back(l.from, l.to);
  const auto less = [&](std::uint32_t a, std::uint32_t b) {
    const auto x = place_of(c.events[a].when), y = place_of(c.events[b].when);
    return x != y ? x < y : a < b;
  };
  const std::vector<std::uint32_t> order = base::topological_order(n, edges, less);
  std::vector<std::uint32_t> at(n);
  std::vector<Event> events(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    at[order[i]] = i;
    events[i] = std::move(c.events[order[i]]);
  }
  c.events = std::move(events);
  for (Link &l : c.links) {
    l.from = at[l.from];
    l.to = at[l.to];
  }
  for (Conflict &x : c.conflicts)
    for (std::uint32_t &e : x.events)
      e = at[e];
}

} // namespace demarche::link
