// Behind EventGraph: the graphs, the orders by date, and how candidates are found and ranked.
#pragma once
#include <map>
#include <optional>

#include <demarche/graph.hpp>

#include "graph/points.hpp"

namespace demarche::graph {

using Ids = std::vector<std::uint32_t>;

inline constexpr std::size_t most_steps = 1000; ///< given back by one query

/// What speaks for an event in an answer.
struct Candidate {
  CauseKind cause = CauseKind::none;
  std::uint32_t distance = 0; ///< links away; 0 when none leads to it
  float trust = 0;            ///< of the chain of causes, 0..1
  Ids via;
  bool beside = false; ///< reached without a causal link
};
using Candidates = std::map<std::uint32_t, Candidate>; ///< by event

enum class Way { back, forth };

/// A graph whose edges are followed: of events (causes, effects, what goes on at the same time) or of their beginnings and ends.
enum class Arcs { causes, effects, at_once, points_back, points_forth };

template <class F> void each(const Csr &g, std::uint32_t u, F f) {
  for (auto [e, end] = boost::out_edges(u, g); e != end; ++e)
    f(static_cast<std::uint32_t>(boost::target(*e, g)), g[*e].link);
}

/// What a link adds to a graph; causes and points_back are the reverse of effects and points_forth.
void add_arcs(Edges &, Arcs, const Link &, std::uint32_t index);

} // namespace demarche::graph

namespace demarche {

struct EventGraph::Impl {
  explicit Impl(const Chronicle &);
  explicit Impl(const EventSource &s) : source(&s) {}

  const Event &event(std::uint32_t i) const { return source ? source->event(i) : chronicle->events[i]; }
  const Link &link(std::uint32_t i) const { return source ? source->link(i) : chronicle->links[i]; }
  const When &when(std::uint32_t i) const { return event(i).when; }
  std::uint32_t place(std::uint32_t i) const { return source ? source->position(i) : position[i]; }
  bool ends_before(std::uint32_t a, std::uint32_t b) const; ///< by their dates
  std::optional<bool> before(std::uint32_t a, std::uint32_t b) const;

  /// Follows causal links away from x, the nearest first. What goes on at the time of x lends it its own causes,
  /// but those count as inferred only.
  graph::Candidates chain(std::uint32_t x, graph::Arcs, bool beside) const;
  std::vector<Step> around(std::uint32_t x, graph::Way, const EventFilter &) const;
  /// Ranks, cuts and puts in order of time.
  std::vector<Step> steps(std::uint32_t x, graph::Candidates &&, const EventFilter &) const;

  /// The edges from a vertex, in the order of their links.
  template <class F> void follow(graph::Arcs, std::uint32_t u, F) const;

  const EventSource *source = nullptr; ///< a few events at a time; else all of them:
  const Chronicle *chronicle = nullptr;
  std::optional<graph::Points> points;
  graph::Csr causes, effects, at_once; ///< vertices are events
  graph::Ids ordered, position, by_end, by_start;
  std::vector<graph::Ids> by_actor;

private:
  void build_causes(std::uint32_t events);
  void build_order(std::uint32_t events);
  void build_actors();
  void add_linked(std::uint32_t x, graph::Way, graph::Candidates &) const;
  void add_dated(std::uint32_t x, graph::Way, const EventFilter &, graph::Candidates &) const;
  void add_of_actor(std::uint32_t x, std::uint32_t actor, graph::Way, const EventFilter &, graph::Candidates &) const;
  void visit_dated(std::uint32_t x, graph::Way, const EventVisit &) const;
  void visit_of_actor(std::uint32_t x, std::uint32_t actor, graph::Way, const EventVisit &) const;
  std::size_t company(std::uint32_t a, std::uint32_t b) const;
  std::uint32_t apart(std::uint32_t a, std::uint32_t b) const;
};

template <class F> void EventGraph::Impl::follow(graph::Arcs arcs, std::uint32_t u, F f) const {
  if (!source) {
    const graph::Csr &g = arcs == graph::Arcs::causes        ? causes
                          : arcs == graph::Arcs::effects     ? effects
                          : arcs == graph::Arcs::at_once     ? at_once
                          : arcs == graph::Arcs::points_back ? points->backward()
                                                             : points->forward();
    return graph::each(g, u, f);
  }
  const bool of_points = arcs == graph::Arcs::points_back || arcs == graph::Arcs::points_forth;
  const std::uint32_t of = of_points ? u / 2 : u;
  graph::Edges edges;
  if (of_points)
    edges.add(2 * of, 2 * of + 1, graph::no_link);
  for (const std::uint32_t l : source->links(of))
    if (graph::counts(source->link(l)))
      graph::add_arcs(edges, arcs, source->link(l), l);
  if (arcs == graph::Arcs::causes || arcs == graph::Arcs::points_back)
    edges.reverse();
  for (std::size_t i = 0; i < edges.ends.size(); ++i)
    if (edges.ends[i].first == u)
      f(edges.ends[i].second, edges.why[i].link);
}

} // namespace demarche
