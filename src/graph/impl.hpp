// Behind EventGraph: the graphs, the orders by date, and how candidates are found and ranked.
#pragma once
#include <map>

#include <demarche/graph.hpp>

#include "graph/points.hpp"

namespace demarche::graph {

using Ids = std::vector<std::uint32_t>;

inline constexpr std::size_t most_steps = 1000; ///< given back by one query

/// What speaks for an event in an answer.
struct Candidate {
  CauseKind cause = CauseKind::none;
  std::uint32_t distance = 0; ///< links away; 0 when none leads to it
  Ids via;
  bool beside = false; ///< reached without a causal link
};
using Candidates = std::map<std::uint32_t, Candidate>; ///< by event

enum class Way { back, forth };

template <class F> void each(const Csr &g, std::uint32_t u, F f) {
  for (auto [e, end] = boost::out_edges(u, g); e != end; ++e)
    f(static_cast<std::uint32_t>(boost::target(*e, g)), g[*e].link);
}

} // namespace demarche::graph

namespace demarche {

struct EventGraph::Impl {
  explicit Impl(const Chronicle &);

  const Event &event(std::uint32_t i) const { return chronicle.events[i]; }
  const When &when(std::uint32_t i) const { return chronicle.events[i].when; }
  bool ends_before(std::uint32_t a, std::uint32_t b) const; ///< by their dates
  std::optional<bool> before(std::uint32_t a, std::uint32_t b) const;

  /// Follows causal links away from x, the nearest first. What goes on at the time of x lends it its own causes,
  /// but those count as inferred only.
  graph::Candidates chain(std::uint32_t x, const graph::Csr &links, bool beside) const;
  std::vector<Step> around(std::uint32_t x, graph::Way, const EventFilter &) const;
  /// Ranks, cuts and puts in order of time.
  std::vector<Step> steps(std::uint32_t x, graph::Candidates, const EventFilter &) const;

  const Chronicle &chronicle;
  graph::Points points;
  graph::Csr causes, effects, at_once; ///< vertices are events
  graph::Ids ordered, position, by_end, by_start;
  std::vector<graph::Ids> by_actor;

private:
  void build_causes(std::uint32_t events);
  void build_order(std::uint32_t events);
  void build_actors();
  void add_linked(std::uint32_t x, graph::Way, graph::Candidates &) const;
  void add_dated(std::uint32_t x, graph::Way, const EventFilter &, graph::Candidates &) const;
  void add_of_actor(std::uint32_t x, const graph::Ids &events, graph::Way, const EventFilter &, graph::Candidates &) const;
  std::size_t company(std::uint32_t a, std::uint32_t b) const;
  std::uint32_t apart(std::uint32_t a, std::uint32_t b) const;
};

} // namespace demarche
