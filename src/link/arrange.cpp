// The events of a chronicle in order of time: every link that counts is respected, dates decide where links leave it open.
#include <algorithm>
#include <map>
#include <tuple>

#include <demarche/chronicle.hpp>

#include "base/topological.hpp"

namespace demarche {

namespace {

/// Where an event stands when no link says otherwise: at the first day it can have begun.
struct Place {
  Instant begin = end_of_time, end = end_of_time;
  bool open = true; ///< no first day is known
  friend bool operator<(const Place &a, const Place &b) { return std::tie(a.begin, a.open, a.end) < std::tie(b.begin, b.open, b.end); }
};

Place place_of(const When &w) {
  const bool open = w.start_earliest == beginning_of_time;
  return {open ? std::min(w.start_latest, w.end_latest) : w.start_earliest, w.end_latest, open};
}

using Edges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// What links say of the order of beginnings. What an event includes comes before what the event comes before.
Edges edges_of(const Chronicle &c) {
  Edges edges;
  std::multimap<std::uint32_t, std::uint32_t> includes;
  const auto holds = [](const Link &l) { return !l.set_aside && !l.negated && !l.alleged; };
  for (const Link &l : c.links)
    if (holds(l) && l.relation == Relation::INCLUDES)
      includes.emplace(l.from, l.to);
  for (const Link &l : c.links) {
    if (!holds(l) || l.relation == Relation::SIMULTANEOUS || (causal(l.relation) && !l.stated))
      continue;
    edges.emplace_back(l.from, l.to);
    if (l.relation == Relation::BEFORE)
      for (auto [i, end] = includes.equal_range(l.from); i != end; ++i)
        edges.emplace_back(i->second, l.to);
  }
  return edges;
}

/// An event without a first day stands just before the first event that it must precede.
void pull_back(std::vector<Place> &places, const Edges &edges, std::uint32_t n) {
  const auto by_index = [](std::uint32_t a, std::uint32_t b) { return a < b; };
  const std::vector<std::uint32_t> order = base::topological_order(n, edges, by_index);
  std::vector<std::uint32_t> at(n);
  for (std::uint32_t i = 0; i < n; ++i)
    at[order[i]] = i;
  Edges late_first = edges;
  std::sort(late_first.begin(), late_first.end(), [&](const auto &a, const auto &b) { return at[a.first] > at[b.first]; });
  for (const auto &[before, after] : late_first)
    if (places[before].open)
      places[before].begin = std::min(places[before].begin, places[after].begin);
}

/// Each to its place, round by round: a second list of so many events would take long to be made.
void put_in_order(std::vector<Event> &events, std::vector<std::uint32_t> at) {
  for (std::uint32_t i = 0; i < events.size(); ++i)
    while (at[i] != i) {
      const std::uint32_t place = at[i];
      std::swap(events[i], events[place]);
      std::swap(at[i], at[place]);
    }
}

} // namespace

void arrange(Chronicle &c) {
  const auto n = static_cast<std::uint32_t>(c.events.size());
  const Edges edges = edges_of(c);
  std::vector<Place> places;
  for (const Event &e : c.events)
    places.push_back(place_of(e.when));
  pull_back(places, edges, n);
  const auto less = [&](std::uint32_t a, std::uint32_t b) { return places[a] < places[b] || (!(places[b] < places[a]) && a < b); };
  const std::vector<std::uint32_t> order = base::topological_order(n, edges, less);
  std::vector<std::uint32_t> at(n);
  for (std::uint32_t i = 0; i < n; ++i)
    at[order[i]] = i;
  put_in_order(c.events, at);
  for (Link &l : c.links) {
    l.from = at[l.from];
    l.to = at[l.to];
  }
  for (Conflict &x : c.conflicts)
    for (std::uint32_t &e : x.events)
      e = at[e];
}

} // namespace demarche
