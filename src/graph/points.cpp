#include "graph/points.hpp"

#include <boost/graph/strong_components.hpp>

namespace demarche::graph {

bool counts(const Link &l) noexcept { return !l.set_aside && !l.negated && !l.alleged; }

void Edges::add(std::uint32_t from, std::uint32_t to, std::uint32_t link) {
  ends.emplace_back(from, to);
  why.push_back({link});
}

void Edges::reverse() {
  for (auto &[from, to] : ends)
    std::swap(from, to);
}

Csr Edges::graph(std::uint32_t vertices) const {
  return Csr(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), why.begin(), vertices);
}

namespace {

std::uint32_t begin_of(std::uint32_t event) { return 2 * event; }
std::uint32_t end_of(std::uint32_t event) { return 2 * event + 1; }

void include(Edges &edges, std::uint32_t outer, std::uint32_t inner, std::uint32_t link) {
  edges.add(begin_of(outer), begin_of(inner), link);
  edges.add(end_of(inner), end_of(outer), link);
}

} // namespace

void add_points(Edges &edges, const Link &l, std::uint32_t i) {
  switch (l.relation) {
  case Relation::BEFORE:
    return edges.add(end_of(l.from), begin_of(l.to), i);
  case Relation::AFTER:
    return edges.add(end_of(l.to), begin_of(l.from), i);
  case Relation::SIMULTANEOUS:
    edges.add(begin_of(l.from), end_of(l.to), i);
    return edges.add(begin_of(l.to), end_of(l.from), i);
  case Relation::INCLUDES:
    return include(edges, l.from, l.to, i);
  case Relation::IS_INCLUDED:
    return include(edges, l.to, l.from, i);
  default:
    if (l.stated)
      edges.add(begin_of(l.from), begin_of(l.to), i);
  }
}

namespace {

/// One side of a search from both ends.
struct Side {
  std::vector<std::uint32_t> frontier;
  std::vector<bool> seen; ///< a bit a point: cleared faster than a hash set is filled
  Side(std::uint32_t from, std::size_t points) : frontier{from}, seen(points) { seen[from] = true; }
};

/// One step outward; true when it meets the other side.
template <class May> bool expand(const Csr &graph, Side &side, const Side &other, May may) {
  std::vector<std::uint32_t> next;
  for (const std::uint32_t u : side.frontier)
    for (auto [e, end] = boost::out_edges(u, graph); e != end; ++e) {
      const auto v = static_cast<std::uint32_t>(boost::target(*e, graph));
      if (side.seen[v] || !may(v))
        continue;
      side.seen[v] = true;
      if (other.seen[v])
        return true;
      next.push_back(v);
    }
  side.frontier = std::move(next);
  return false;
}

} // namespace

Points::Points(const Chronicle &c) {
  Edges edges;
  edges.ends.reserve(c.events.size() + c.links.size());
  edges.why.reserve(c.events.size() + c.links.size());
  for (std::uint32_t i = 0; i < c.events.size(); ++i)
    edges.add(begin_of(i), end_of(i), no_link);
  for (std::uint32_t i = 0; i < c.links.size(); ++i)
    if (counts(c.links[i]))
      add_points(edges, c.links[i], i);
  const auto points = static_cast<std::uint32_t>(2 * c.events.size());
  forward_ = edges.graph(points);
  edges.reverse();
  backward_ = edges.graph(points);
  component_.resize(points);
  boost::strong_components(forward_, boost::make_iterator_property_map(component_.begin(), boost::get(boost::vertex_index, forward_)));
}

bool Points::reaches(std::uint32_t from, std::uint32_t to) const {
  if (from == to)
    return true;
  const std::uint32_t high = component_[from], low = component_[to];
  if (high < low)
    return false;
  const auto between = [&](std::uint32_t v) { return component_[v] <= high && component_[v] >= low; };
  Side ahead(from, component_.size()), back(to, component_.size());
  while (!ahead.frontier.empty() && !back.frontier.empty()) {
    const bool met =
        ahead.frontier.size() <= back.frontier.size() ? expand(forward_, ahead, back, between) : expand(backward_, back, ahead, between);
    if (met)
      return true;
  }
  return false;
}

} // namespace demarche::graph
