#include <algorithm>
#include <cassert>
#include <map>
#include <queue>

#include <demarche/graph.hpp>

#include "base/topological.hpp"
#include "graph/impl.hpp"

namespace demarche {

EventGraph::Impl::Impl(const Chronicle &c) : chronicle(&c), points(c) {
  const auto n = static_cast<std::uint32_t>(c.events.size());
  build_causes(n);
  build_order(n);
  build_actors();
}

void graph::add_arcs(Edges &edges, Arcs arcs, const Link &l, std::uint32_t i) {
  if (arcs == Arcs::points_back || arcs == Arcs::points_forth)
    return add_points(edges, l, i);
  if (arcs != Arcs::at_once) {
    if (causal(l.relation))
      edges.add(l.from, l.to, i);
  } else if (!causal(l.relation) && l.relation != Relation::BEFORE && l.relation != Relation::AFTER) {
    edges.add(l.from, l.to, i);
    edges.add(l.to, l.from, i);
  }
}

void EventGraph::Impl::build_causes(std::uint32_t n) {
  graph::Edges edges, beside;
  for (std::uint32_t i = 0; i < chronicle->links.size(); ++i)
    if (graph::counts(chronicle->links[i])) {
      graph::add_arcs(edges, graph::Arcs::effects, chronicle->links[i], i);
      graph::add_arcs(beside, graph::Arcs::at_once, chronicle->links[i], i);
    }
  effects = edges.graph(n);
  edges.reverse();
  causes = edges.graph(n);
  at_once = beside.graph(n);
}

void EventGraph::Impl::build_order(std::uint32_t n) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  edges.reserve(chronicle->links.size());
  for (const Link &l : chronicle->links)
    if (graph::counts(l) && l.relation != Relation::SIMULTANEOUS && (!causal(l.relation) || l.stated)) {
      const bool turned = l.relation == Relation::AFTER || l.relation == Relation::IS_INCLUDED;
      edges.emplace_back(turned ? l.to : l.from, turned ? l.from : l.to);
    }
  ordered = base::topological_order(n, edges, std::less<std::uint32_t>());
  position.resize(n);
  for (std::uint32_t i = 0; i < n; ++i)
    position[ordered[i]] = i;
  std::vector<std::pair<Instant, std::uint32_t>> ends, starts;
  for (std::uint32_t i = 0; i < n; ++i)
    if (when(i).known_at_all()) {
      ends.emplace_back(when(i).end_latest, i);
      starts.emplace_back(when(i).start_earliest, i);
    }
  const auto sorted = [](std::vector<std::pair<Instant, std::uint32_t>> keys) {
    std::sort(keys.begin(), keys.end());
    graph::Ids out;
    for (const auto &[time, i] : keys)
      out.push_back(i);
    return out;
  };
  by_end = sorted(std::move(ends));
  by_start = sorted(std::move(starts));
}

void EventGraph::Impl::build_actors() {
  by_actor.resize(chronicle->actors.size());
  for (std::uint32_t i = 0; i < chronicle->events.size(); ++i)
    for (const auto *who : {&event(i).actors, &event(i).recipients})
      for (const std::uint32_t a : *who)
        if (by_actor[a].empty() || by_actor[a].back() != i)
          by_actor[a].push_back(i);
}

bool EventGraph::Impl::ends_before(std::uint32_t a, std::uint32_t b) const {
  return when(a).end_latest != end_of_time && when(b).start_earliest != beginning_of_time && when(a).end_latest <= when(b).start_earliest;
}

std::optional<bool> EventGraph::Impl::before(std::uint32_t a, std::uint32_t b) const {
  if (a == b)
    return {};
  if (ends_before(a, b))
    return true;
  if (ends_before(b, a))
    return false;
  assert(!source && "only a graph in memory knows what follows from links far away");
  if (points->reaches(2 * a + 1, 2 * b))
    return true;
  if (points->reaches(2 * b + 1, 2 * a))
    return false;
  return {};
}

EventGraph::EventGraph(const Chronicle &c) : impl_(std::make_unique<Impl>(c)) {}
EventGraph::EventGraph(const EventSource &s) : impl_(std::make_unique<Impl>(s)) {}
EventGraph::~EventGraph() = default;
EventGraph::EventGraph(EventGraph &&) noexcept = default;
EventGraph &EventGraph::operator=(EventGraph &&) noexcept = default;

std::vector<Step> EventGraph::preceding(std::uint32_t x, const EventFilter &filter) const {
  return impl_->around(x, graph::Way::back, filter);
}
std::vector<Step> EventGraph::following(std::uint32_t x, const EventFilter &filter) const {
  return impl_->around(x, graph::Way::forth, filter);
}

std::vector<Step> EventGraph::causes_of(std::uint32_t x, const EventFilter &filter) const {
  return impl_->steps(x, impl_->chain(x, graph::Arcs::causes, false), filter);
}
std::vector<Step> EventGraph::effects_of(std::uint32_t x, const EventFilter &filter) const {
  return impl_->steps(x, impl_->chain(x, graph::Arcs::effects, false), filter);
}

std::vector<Step> EventGraph::between(std::uint32_t a, std::uint32_t b, const EventFilter &filter) const {
  if (before(b, a).value_or(false))
    std::swap(a, b);
  return preceding(b, [&](std::uint32_t i) { return i != a && (!filter || filter(i)) && before(a, i).value_or(false); });
}

std::vector<Step> EventGraph::involving(const graph::Ids &actors, const EventFilter &filter) const {
  std::map<std::uint32_t, int> found;
  for (const std::uint32_t a : actors)
    for (const std::uint32_t i : impl_->by_actor[a])
      if (!filter || filter(i))
        ++found[i];
  std::vector<Step> out;
  out.reserve(found.size());
  for (const auto &[i, n] : found)
    out.push_back({i, CauseKind::none, 0, {}});
  std::stable_sort(out.begin(), out.end(), [&](const Step &x, const Step &y) { return found[x.event] > found[y.event]; });
  out.resize(std::min(out.size(), graph::most_steps));
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i].rank = static_cast<std::uint32_t>(i + 1);
  std::sort(out.begin(), out.end(), [&](const Step &x, const Step &y) { return impl_->position[x.event] < impl_->position[y.event]; });
  return out;
}

graph::Ids EventGraph::path(std::uint32_t a, std::uint32_t b) const {
  const auto n = impl_->chronicle->events.size();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> came(n, {graph::no_link, graph::no_link}); // (event, link)
  std::queue<std::uint32_t> queue;
  queue.push(a);
  came[a].first = a;
  while (!queue.empty() && came[b].first == graph::no_link) {
    const std::uint32_t u = queue.front();
    queue.pop();
    const auto step = [&](std::uint32_t v, std::uint32_t l) {
      if (l == graph::no_link || came[v].first != graph::no_link)
        return;
      came[v] = {u, l};
      queue.push(v);
    };
    graph::each(impl_->effects, u, step);
    graph::each(impl_->points->forward(), 2 * u + 1, [&](std::uint32_t p, std::uint32_t l) { step(p / 2, l); });
    graph::each(impl_->points->forward(), 2 * u, [&](std::uint32_t p, std::uint32_t l) { step(p / 2, l); });
  }
  graph::Ids links;
  for (std::uint32_t v = b; v != a && came[v].first != graph::no_link; v = came[v].first)
    links.push_back(came[v].second);
  std::reverse(links.begin(), links.end());
  return links;
}

std::optional<bool> EventGraph::before(std::uint32_t a, std::uint32_t b) const { return impl_->before(a, b); }
graph::Ids EventGraph::order() const { return impl_->ordered; }

} // namespace demarche
