// Which events speak to a question about an event, and how much.
#include <algorithm>
#include <queue>
#include <tuple>
#include <unordered_map>

#include "graph/impl.hpp"

namespace demarche {

using namespace graph;

namespace {

/// Bounds on one query, so that it answers in milliseconds on a million events. What is nearest is seen first.
constexpr std::size_t most_ancestors = 1000; ///< followed over links
constexpr std::size_t most_neighbours = 512; ///< taken by date, and by each shared actor
constexpr std::size_t most_looked_at = 8192; ///< by date, when a filter rejects
constexpr std::uint32_t most_beside = 2;     ///< links from an event to what goes on beside it

/// A chain of causes is no firmer than all its links together; and where it passes from one document to another it rests on both
/// speaking of one event. A chain that little speaks for is no answer: of links as likely as not three may follow each other in
/// one document, and of sure ones (0.9) one may lie in another document, not two.
constexpr float other_document = 0.35F, least_trust = 0.1F;

} // namespace

graph::Candidates EventGraph::Impl::chain(std::uint32_t x, Arcs links, bool beside) const {
  Candidates found;
  std::queue<std::uint32_t> queue;
  found[x].cause = CauseKind::stated;
  found[x].trust = 1;
  queue.push(x);
  const auto step = [&](std::uint32_t u, std::uint32_t v, std::uint32_t link, CauseKind kind) {
    if (found.count(v) || found.size() > most_ancestors)
      return;
    const Candidate &from = found[u];
    const Link &l = this->link(link);
    if (links == Arcs::causes && l.relation == Relation::ENABLES && event(v).factuality == Factuality::possible &&
        told_as_fact(event(u).factuality))
      return; // "if it rains they may stay": what was has no condition that only may be
    const bool leaves = !from.via.empty() && this->link(from.via.front()).document != l.document;
    const float trust = from.trust * l.confidence * (leaves ? other_document : 1.0F);
    if (trust < least_trust)
      return;
    Candidate k{std::min(kind, from.cause), from.distance + 1, trust, {link}, false};
    k.via.insert(k.via.end(), from.via.begin(), from.via.end());
    found.emplace(v, std::move(k));
    queue.push(v);
  };
  // Stated links of a level are followed before inferred ones, so that a shorter stated chain is not hidden.
  for (std::uint32_t u = x; !queue.empty();) {
    u = queue.front();
    queue.pop();
    for (const bool stated : {true, false})
      follow(links, u, [&](std::uint32_t v, std::uint32_t l) {
        if (link(l).stated == stated)
          step(u, v, l, stated ? CauseKind::stated : CauseKind::inferred);
      });
    if (beside && (u == x || (found[u].beside && found[u].distance < most_beside)))
      follow(Arcs::at_once, u, [&](std::uint32_t v, std::uint32_t l) {
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

/// Events whose end must come before x begins (or the other way round), by links alone.
void EventGraph::Impl::add_linked(std::uint32_t x, Way way, Candidates &out) const {
  const Arcs arcs = way == Way::back ? Arcs::points_back : Arcs::points_forth;
  const std::uint32_t start = way == Way::back ? 2 * x : 2 * x + 1;
  std::unordered_map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> came; // point -> (point, link)
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
    follow(arcs, u, [&](std::uint32_t v, std::uint32_t l) {
      if (came.emplace(v, std::pair(u, l)).second)
        queue.push(v);
    });
  }
}

/// The nearest events by date, and the nearest of each actor of x.
void EventGraph::Impl::add_dated(std::uint32_t x, Way way, const EventFilter &filter, Candidates &out) const {
  std::size_t taken = 0, looked = 0;
  const auto take = [&](std::uint32_t i) {
    if (i != x && (!filter || filter(i))) {
      out.emplace(i, Candidate{});
      ++taken;
    }
    return taken < most_neighbours && ++looked < most_looked_at;
  };
  visit_dated(x, way, take);
  for (const auto *who : {&event(x).actors, &event(x).recipients})
    for (const std::uint32_t a : *who)
      add_of_actor(x, a, way, filter, out);
}

void EventGraph::Impl::add_of_actor(std::uint32_t x, std::uint32_t actor, Way way, const EventFilter &filter, Candidates &out) const {
  std::size_t taken = 0, looked = 0;
  const auto take = [&](std::uint32_t i) {
    const bool there = way == Way::back ? ends_before(i, x) : ends_before(x, i);
    if (there && (!filter || filter(i))) {
      out.emplace(i, Candidate{});
      ++taken;
    }
    return taken < most_neighbours && ++looked < most_looked_at;
  };
  visit_of_actor(x, actor, way, take);
}

/// Those whose dates lie on that side of x, the nearest first.
void EventGraph::Impl::visit_dated(std::uint32_t x, Way way, const EventVisit &take) const {
  const Instant begin = when(x).start_earliest, end = when(x).end_latest;
  if (way == Way::back ? begin == beginning_of_time : end == end_of_time)
    return;
  if (source)
    return way == Way::back ? source->ending_by(begin, take) : source->starting_from(end, take);
  if (way == Way::back) {
    auto at = std::upper_bound(by_end.begin(), by_end.end(), begin, [&](Instant t, std::uint32_t i) { return t < when(i).end_latest; });
    while (at != by_end.begin() && take(*--at)) {
    }
  } else {
    auto at =
        std::lower_bound(by_start.begin(), by_start.end(), end, [&](std::uint32_t i, Instant t) { return when(i).start_earliest < t; });
    for (; at != by_start.end() && take(*at); ++at) {
    }
  }
}

void EventGraph::Impl::visit_of_actor(std::uint32_t x, std::uint32_t actor, Way way, const EventVisit &take) const {
  if (source)
    return source->of_actor(actor, x, way == Way::back, take);
  const Ids &events = by_actor[actor];
  const auto middle = std::lower_bound(events.begin(), events.end(), x);
  if (way == Way::back)
    for (auto i = middle; i != events.begin() && take(*--i);) {
    }
  else
    for (auto i = middle; i != events.end() && take(*i); ++i) {
    }
}

std::size_t EventGraph::Impl::company(std::uint32_t a, std::uint32_t b) const {
  std::size_t n = 0;
  for (const auto *x : {&event(a).actors, &event(a).recipients})
    for (const std::uint32_t who : *x)
      for (const auto *y : {&event(b).actors, &event(b).recipients, &event(b).places})
        n += static_cast<std::size_t>(std::count(y->begin(), y->end(), who));
  return n;
}

std::uint32_t EventGraph::Impl::apart(std::uint32_t a, std::uint32_t b) const {
  return place(a) < place(b) ? place(b) - place(a) : place(a) - place(b);
}

/// Ranks, cuts and puts in order of time.
std::vector<Step> EventGraph::Impl::steps(std::uint32_t x, Candidates &&found, const EventFilter &filter) const {
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
  std::sort(out.begin(), out.end(), [&](const Step &a, const Step &b) { return place(a.event) < place(b.event); });
  return out;
}

std::vector<Step> EventGraph::Impl::around(std::uint32_t x, Way way, const EventFilter &filter) const {
  Candidates found = chain(x, way == Way::back ? Arcs::causes : Arcs::effects, true);
  // A cause that is known to come after its effect is none of time's making: the dates win.
  for (auto i = found.begin(); i != found.end();) {
    const bool wrong = way == Way::back ? ends_before(x, i->first) : ends_before(i->first, x);
    i = wrong ? found.erase(i) : std::next(i);
  }
  add_linked(x, way, found);
  add_dated(x, way, filter, found);
  return steps(x, std::move(found), filter);
}

} // namespace demarche
