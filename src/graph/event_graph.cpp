#include <algorithm>
#include <map>
#include <queue>
#include <tuple>

#include <demarche/graph.hpp>

#include "base/topological.hpp"
#include "graph/points.hpp"

namespace demarche {

namespace {

using graph::Csr;
using Ids = std::vector<std::uint32_t>;

/// Bounds on one query, so that it answers in milliseconds on a million events. What is nearest is seen first.
constexpr std::size_t most_ancestors = 4096; ///< followed over links
constexpr std::size_t most_neighbours = 512; ///< taken by date, and by each shared actor
constexpr std::size_t most_looked_at = 8192; ///< by date, when a filter rejects
constexpr std::size_t most_steps = 1000;     ///< given back
constexpr std::uint32_t most_beside = 2;     ///< links from an event to what goes on beside it

/// What speaks for an event in an answer.
struct Candidate {
  CauseKind cause = CauseKind::none;
  std::uint32_t distance = 0; ///< links away; 0 when none leads to it
  Ids via;
  bool beside = false; ///< reached without a causal link
};

enum class Way { back, forth };

} // namespace

struct EventGraph::Impl {
  explicit Impl(const Chronicle &c) : chronicle(c), points(c) {
    const auto n = static_cast<std::uint32_t>(c.events.size());
    build_causes(n);
    build_order(n);
    build_actors();
  }

  void build_causes(std::uint32_t n) {
    graph::Edges edges, beside;
    for (std::uint32_t i = 0; i < chronicle.links.size(); ++i) {
      const Link &l = chronicle.links[i];
      if (!graph::counts(l))
        continue;
      if (causal(l.relation))
        edges.add(l.from, l.to, i);
      else if (l.relation != Relation::BEFORE && l.relation != Relation::AFTER) {
        beside.add(l.from, l.to, i);
        beside.add(l.to, l.from, i);
      }
    }
    effects = edges.graph(n);
    edges.reverse();
    causes = edges.graph(n);
    at_once = beside.graph(n);
  }

  void build_order(std::uint32_t n) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    for (const Link &l : chronicle.links)
      if (graph::counts(l) && l.relation != Relation::SIMULTANEOUS && (!causal(l.relation) || l.stated)) {
        const bool turned = l.relation == Relation::AFTER || l.relation == Relation::IS_INCLUDED;
        edges.emplace_back(turned ? l.to : l.from, turned ? l.from : l.to);
      }
    ordered = base::topological_order(n, edges, std::less<std::uint32_t>());
    position.resize(n);
    for (std::uint32_t i = 0; i < n; ++i)
      position[ordered[i]] = i;
    for (std::uint32_t i = 0; i < n; ++i)
      if (when(i).known_at_all()) {
        by_end.push_back(i);
        by_start.push_back(i);
      }
    std::stable_sort(by_end.begin(), by_end.end(), [&](auto a, auto b) { return when(a).end_latest < when(b).end_latest; });
    std::stable_sort(by_start.begin(), by_start.end(), [&](auto a, auto b) { return when(a).start_earliest < when(b).start_earliest; });
  }

  void build_actors() {
    by_actor.resize(chronicle.actors.size());
    for (std::uint32_t i = 0; i < chronicle.events.size(); ++i)
      for (const auto *who : {&event(i).actors, &event(i).recipients})
        for (const std::uint32_t a : *who)
          if (by_actor[a].empty() || by_actor[a].back() != i)
            by_actor[a].push_back(i);
  }

  const Event &event(std::uint32_t i) const { return chronicle.events[i]; }
  const When &when(std::uint32_t i) const { return chronicle.events[i].when; }

  bool ends_before(std::uint32_t a, std::uint32_t b) const {
    return when(a).end_latest != end_of_time && when(b).start_earliest != beginning_of_time && when(a).end_latest <= when(b).start_earliest;
  }

  std::optional<bool> before(std::uint32_t a, std::uint32_t b) const {
    if (a == b)
      return {};
    if (ends_before(a, b))
      return true;
    if (ends_before(b, a))
      return false;
    if (points.reaches(2 * a + 1, 2 * b))
      return true;
    if (points.reaches(2 * b + 1, 2 * a))
      return false;
    return {};
  }

  /// Follows causal links away from x, the nearest first. What goes on at the time of x lends it its own causes,
  /// but those count as inferred only.
  std::map<std::uint32_t, Candidate> chain(std::uint32_t x, const Csr &links, bool beside) const {
    std::map<std::uint32_t, Candidate> found;
    std::queue<std::uint32_t> queue;
    found[x].cause = CauseKind::stated;
    queue.push(x);
    const auto step = [&](std::uint32_t u, std::uint32_t v, std::uint32_t link, CauseKind kind) {
      if (found.count(v) || found.size() > most_ancestors)
        return;
      Candidate k{std::min(kind, found[u].cause), found[u].distance + 1, {link}, false};
      k.via.insert(k.via.end(), found[u].via.begin(), found[u].via.end());
      found.emplace(v, std::move(k));
      queue.push(v);
    };
    // Stated links of a level are followed before inferred ones, so that a shorter stated chain is not hidden.
    for (std::uint32_t u = x; !queue.empty();) {
      u = queue.front();
      queue.pop();
      for (const bool stated : {true, false})
        each(links, u, [&](std::uint32_t v, std::uint32_t l) {
          if (chronicle.links[l].stated == stated)
            step(u, v, l, stated ? CauseKind::stated : CauseKind::inferred);
        });
      if (beside && (u == x || (found[u].beside && found[u].distance < most_beside)))
        each(at_once, u, [&](std::uint32_t v, std::uint32_t l) {
          if (!found.count(v)) {
            step(u, v, l, CauseKind::inferred);
            found[v].beside = true;
          }
        });
    }
    // Only a cause of what goes on beside x is a cause; the thing itself is not.
    std::erase_if(found, [&](const auto &k) { return k.first == x || k.second.beside; });
    return found;
  }

  template <class F> static void each(const Csr &g, std::uint32_t u, F f) {
    for (auto [e, end] = boost::out_edges(u, g); e != end; ++e)
      f(static_cast<std::uint32_t>(boost::target(*e, g)), g[*e].link);
  }

  /// Events whose end must come before x begins (or the other way round), by links alone.
  void add_linked(std::uint32_t x, Way way, std::map<std::uint32_t, Candidate> &out) const {
    const Csr &g = way == Way::back ? points.backward() : points.forward();
    const std::uint32_t start = way == Way::back ? 2 * x : 2 * x + 1;
    std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> came; // point -> (point, link)
    std::queue<std::uint32_t> queue;
    queue.push(start);
    came[start] = {start, graph::no_link};
    while (!queue.empty() && came.size() < 2 * most_ancestors) {
      const std::uint32_t u = queue.front();
      queue.pop();
      const bool far_side = u % 2 == (way == Way::back ? 1 : 0);
      if (u / 2 != x && far_side && !out.count(u / 2)) {
        Candidate k;
        for (std::uint32_t p = u; p != start; p = came[p].first)
          if (came[p].second != graph::no_link && (k.via.empty() || k.via.back() != came[p].second))
            k.via.push_back(came[p].second);
        k.distance = static_cast<std::uint32_t>(k.via.size());
        out.emplace(u / 2, std::move(k));
      }
      each(g, u, [&](std::uint32_t v, std::uint32_t l) {
        if (came.emplace(v, std::pair(u, l)).second)
          queue.push(v);
      });
    }
  }

  /// The nearest events by date, and the nearest of each actor of x.
  void add_dated(std::uint32_t x, Way way, const EventFilter &filter, std::map<std::uint32_t, Candidate> &out) const {
    std::size_t taken = 0, looked = 0;
    const auto take = [&](std::uint32_t i) {
      if (i != x && (!filter || filter(i))) {
        out.emplace(i, Candidate{});
        ++taken;
      }
      return taken < most_neighbours && ++looked < most_looked_at;
    };
    if (way == Way::back && when(x).start_earliest != beginning_of_time) {
      auto at = std::upper_bound(by_end.begin(), by_end.end(), when(x).start_earliest,
                                 [&](Instant t, std::uint32_t i) { return t < when(i).end_latest; });
      while (at != by_end.begin() && take(*--at)) {
      }
    }
    if (way == Way::forth && when(x).end_latest != end_of_time) {
      auto at = std::lower_bound(by_start.begin(), by_start.end(), when(x).end_latest,
                                 [&](std::uint32_t i, Instant t) { return when(i).start_earliest < t; });
      for (; at != by_start.end() && take(*at); ++at) {
      }
    }
    for (const auto *who : {&event(x).actors, &event(x).recipients})
      for (const std::uint32_t a : *who)
        add_of_actor(x, by_actor[a], way, filter, out);
  }

  void add_of_actor(std::uint32_t x, const Ids &events, Way way, const EventFilter &filter, std::map<std::uint32_t, Candidate> &out) const {
    const auto middle = std::lower_bound(events.begin(), events.end(), x);
    std::size_t taken = 0, looked = 0;
    const auto take = [&](std::uint32_t i) {
      const bool there = way == Way::back ? ends_before(i, x) : ends_before(x, i);
      if (there && (!filter || filter(i))) {
        out.emplace(i, Candidate{});
        ++taken;
      }
      return taken < most_neighbours && ++looked < most_looked_at;
    };
    if (way == Way::back)
      for (auto i = middle; i != events.begin() && take(*--i);) {
      }
    else
      for (auto i = middle; i != events.end() && take(*i); ++i) {
      }
  }

  std::size_t company(std::uint32_t a, std::uint32_t b) const {
    std::size_t n = 0;
    for (const auto *x : {&event(a).actors, &event(a).recipients})
      for (const std::uint32_t who : *x)
        for (const auto *y : {&event(b).actors, &event(b).recipients, &event(b).places})
          n += static_cast<std::size_t>(std::count(y->begin(), y->end(), who));
    return n;
  }

  std::uint32_t apart(std::uint32_t a, std::uint32_t b) const {
    return position[a] < position[b] ? position[b] - position[a] : position[a] - position[b];
  }

  /// Ranks, cuts and puts in order of time.
  std::vector<Step> steps(std::uint32_t x, std::map<std::uint32_t, Candidate> found, const EventFilter &filter) const {
    using Key = std::tuple<int, std::uint32_t, int, int, std::uint32_t, std::uint32_t>;
    std::vector<std::pair<Key, Step>> ranked;
    for (auto &[i, k] : found) {
      if (i == x || (filter && !filter(i)))
        continue;
      const int cause = -static_cast<int>(k.cause);
      const std::uint32_t distance = k.cause == CauseKind::none ? 0 : k.distance;
      ranked.push_back(
          {{cause, distance, -static_cast<int>(company(i, x)), k.distance ? static_cast<int>(k.distance) : 1 << 20, apart(i, x), i},
           Step{i, k.cause, 0, std::move(k.via)}});
    }
    std::sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    ranked.resize(std::min(ranked.size(), most_steps));
    std::vector<Step> out;
    for (auto &[key, step] : ranked) {
      step.rank = static_cast<std::uint32_t>(out.size() + 1);
      out.push_back(std::move(step));
    }
    std::sort(out.begin(), out.end(), [&](const Step &a, const Step &b) { return position[a.event] < position[b.event]; });
    return out;
  }

  std::vector<Step> around(std::uint32_t x, Way way, const EventFilter &filter) const {
    std::map<std::uint32_t, Candidate> found = chain(x, way == Way::back ? causes : effects, true);
    // A cause that is known to come after its effect is none of time's making: the dates win.
    for (auto i = found.begin(); i != found.end();) {
      const bool wrong = way == Way::back ? ends_before(x, i->first) : ends_before(i->first, x);
      i = wrong ? found.erase(i) : std::next(i);
    }
    add_linked(x, way, found);
    add_dated(x, way, filter, found);
    return steps(x, std::move(found), filter);
  }

  const Chronicle &chronicle;
  graph::Points points;
  Csr causes, effects, at_once; ///< vertices are events
  Ids ordered, position, by_end, by_start;
  std::vector<Ids> by_actor;
};

EventGraph::EventGraph(const Chronicle &c) : impl_(std::make_unique<Impl>(c)) {}
EventGraph::~EventGraph() = default;
EventGraph::EventGraph(EventGraph &&) noexcept = default;
EventGraph &EventGraph::operator=(EventGraph &&) noexcept = default;

std::vector<Step> EventGraph::preceding(std::uint32_t x, const EventFilter &filter) const { return impl_->around(x, Way::back, filter); }
std::vector<Step> EventGraph::following(std::uint32_t x, const EventFilter &filter) const { return impl_->around(x, Way::forth, filter); }

std::vector<Step> EventGraph::causes_of(std::uint32_t x, const EventFilter &filter) const {
  return impl_->steps(x, impl_->chain(x, impl_->causes, false), filter);
}
std::vector<Step> EventGraph::effects_of(std::uint32_t x, const EventFilter &filter) const {
  return impl_->steps(x, impl_->chain(x, impl_->effects, false), filter);
}

std::vector<Step> EventGraph::between(std::uint32_t a, std::uint32_t b, const EventFilter &filter) const {
  if (before(b, a).value_or(false))
    std::swap(a, b);
  return preceding(b, [&](std::uint32_t i) { return i != a && (!filter || filter(i)) && before(a, i).value_or(false); });
}

std::vector<Step> EventGraph::involving(const Ids &actors, const EventFilter &filter) const {
  std::map<std::uint32_t, int> found;
  for (const std::uint32_t a : actors)
    for (const std::uint32_t i : impl_->by_actor[a])
      if (!filter || filter(i))
        ++found[i];
  std::vector<Step> out;
  for (const auto &[i, n] : found)
    out.push_back({i, CauseKind::none, 0, {}});
  std::stable_sort(out.begin(), out.end(), [&](const Step &x, const Step &y) { return found[x.event] > found[y.event]; });
  out.resize(std::min(out.size(), most_steps));
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i].rank = static_cast<std::uint32_t>(i + 1);
  std::sort(out.begin(), out.end(), [&](const Step &x, const Step &y) { return impl_->position[x.event] < impl_->position[y.event]; });
  return out;
}

Ids EventGraph::path(std::uint32_t a, std::uint32_t b) const {
  const auto n = impl_->chronicle.events.size();
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
    Impl::each(impl_->effects, u, step);
    Impl::each(impl_->points.forward(), 2 * u + 1, [&](std::uint32_t p, std::uint32_t l) { step(p / 2, l); });
    Impl::each(impl_->points.forward(), 2 * u, [&](std::uint32_t p, std::uint32_t l) { step(p / 2, l); });
  }
  Ids links;
  for (std::uint32_t v = b; v != a && came[v].first != graph::no_link; v = came[v].first)
    links.push_back(came[v].second);
  std::reverse(links.begin(), links.end());
  return links;
}

std::optional<bool> EventGraph::before(std::uint32_t a, std::uint32_t b) const { return impl_->before(a, b); }
Ids EventGraph::order() const { return impl_->ordered; }

} // namespace demarche
