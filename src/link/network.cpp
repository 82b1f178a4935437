#include "link/network.hpp"

#include <algorithm>
#include <numeric>

#include "link/components.hpp"

namespace demarche::link {

namespace {

constexpr Ticks per_second = 1 << 16;
constexpr Instant farthest = Instant{1} << 46;

/// Components with more points than this give up all their least trusted links of one
/// confidence at once, so that the number of rounds stays small however tangled they are.
constexpr std::size_t small_component = 256;

/// What is settled once is not looked at again: a round of contradictions costs what its component or region does, not what
/// the network does.
class Solver {
public:
  using Less = std::function<bool(std::uint32_t, std::uint32_t)>;
  Solver(const Network &n, const Less &less)
      : network_(n), less_(less), points_(static_cast<std::uint32_t>(n.earliest.size())), components_(points_), came_(points_, no_reason),
        why_earliest_(points_, no_reason), why_latest_(points_, no_reason) {
    std::uint32_t reasons = 0;
    first_edge_.assign(points_ + 1, 0);
    for (const Precedence &p : n.precedences) {
      ++first_edge_[p.earlier];
      if (p.reason != no_reason)
        reasons = std::max(reasons, p.reason + 1);
    }
    aside_.resize(reasons);
    std::exclusive_scan(first_edge_.begin(), first_edge_.end(), first_edge_.begin(), 0U);
    edges_.resize(n.precedences.size());
    std::vector<std::uint32_t> at = first_edge_;
    for (std::uint32_t i = 0; i < n.precedences.size(); ++i)
      edges_[at[n.precedences[i].earlier]++] = i;
  }

  Solution run() {
    solution_.earliest = network_.earliest;
    solution_.latest = network_.latest;
    break_cycles();
    for (const Points &region : regions())
      do
        relax(region);
      while (break_chains(region));
    std::sort(solution_.contradictions.begin(), solution_.contradictions.end(),
              [](const Contradiction &a, const Contradiction &b) { return a.set_aside < b.set_aside; });
    return std::move(solution_);
  }

private:
  bool holds(const Precedence &p) const { return p.reason == no_reason || !aside_[p.reason]; }

  template <class F> void each_edge(std::uint32_t u, F f) const {
    for (std::uint32_t i = first_edge_[u]; i < first_edge_[u + 1]; ++i)
      if (const Precedence &p = network_.precedences[edges_[i]]; holds(p))
        f(p.later, edges_[i]);
  }
  /// The edges of a point by their places, for who walks on from it later.
  struct Edges {
    const Solver &of;
    std::uint32_t begin(std::uint32_t u) const { return of.first_edge_[u]; }
    std::uint32_t end(std::uint32_t u) const { return of.first_edge_[u + 1]; }
    std::uint32_t target(std::uint32_t edge) const { return of.network_.precedences[of.edges_[edge]].later; }
    bool holds(std::uint32_t edge) const { return of.holds(of.network_.precedences[of.edges_[edge]]); }
  };
  bool inside(std::uint32_t u, std::uint32_t v) const { return components_.of(u) == components_.of(v); }

  /// Sets links aside until no component holds a positive gap; what is left of one is parted anew.
  void break_cycles() {
    std::vector<Points> open(1, Points(points_));
    std::iota(open.front().begin(), open.front().end(), 0U);
    while (!open.empty()) {
      const Points whole = std::move(open.back());
      open.pop_back();
      for (Points &strong : components_.part(whole, Edges{*this}))
        if (break_inside(strong))
          open.push_back(std::move(strong));
    }
  }

  bool break_inside(const Points &component) {
    std::vector<std::uint32_t> removable; // precedences with a reason
    bool positive = false;
    for (const std::uint32_t u : component)
      each_edge(u, [&](std::uint32_t v, std::uint32_t p) {
        if (!inside(u, v))
          return;
        positive |= network_.precedences[p].gap > 0;
        if (network_.precedences[p].reason != no_reason)
          removable.push_back(p);
      });
    if (!positive || removable.empty())
      return false;
    const std::size_t take = component.size() <= small_component ? 1 : std::max<std::size_t>(1, removable.size() / 8);
    std::partial_sort(removable.begin(), removable.begin() + static_cast<std::ptrdiff_t>(take), removable.end(),
                      [&](std::uint32_t a, std::uint32_t b) {
                        const std::uint32_t x = network_.precedences[a].reason, y = network_.precedences[b].reason;
                        return x != y ? less_(x, y) : a < b;
                      });
    std::vector<Contradiction> found;
    for (std::size_t i = 0; i < take; ++i)
      found.push_back(cycle_through(removable[i]));
    for (Contradiction &x : found)
      set_aside(std::move(x));
    return true;
  }

  /// The shortest way back from the later point of a precedence to its earlier one, inside its component.
  Contradiction cycle_through(std::uint32_t precedence) {
    const Precedence &start = network_.precedences[precedence];
    Points reached = {start.later};
    came_[start.later] = precedence; // the precedence that reached a point
    for (std::size_t i = 0; i < reached.size() && came_[start.earlier] == no_reason; ++i)
      each_edge(reached[i], [&](std::uint32_t v, std::uint32_t p) {
        if (came_[v] != no_reason || !inside(reached[i], v))
          return;
        came_[v] = p;
        reached.push_back(v);
      });
    Contradiction x;
    x.set_aside = start.reason;
    add_reason(x, precedence);
    for (std::uint32_t v = start.earlier; v != start.later && came_[v] != no_reason; v = network_.precedences[came_[v]].earlier)
      add_reason(x, came_[v]);
    std::reverse(x.reasons.begin() + 1, x.reasons.end());
    for (const std::uint32_t v : reached)
      came_[v] = no_reason;
    return x;
  }

  void add_reason(Contradiction &x, std::uint32_t precedence) const {
    const std::uint32_t r = network_.precedences[precedence].reason;
    if (r != no_reason && std::find(x.reasons.begin(), x.reasons.end(), r) == x.reasons.end())
      x.reasons.push_back(r);
  }

  void set_aside(Contradiction x) {
    if (aside_[x.set_aside])
      return;
    aside_[x.set_aside] = 1;
    solution_.contradictions.push_back(std::move(x));
  }

  /// What hangs together by what still holds, each in order.
  std::vector<Points> regions() const {
    Points root(points_);
    std::iota(root.begin(), root.end(), 0U);
    const auto find = [&](std::uint32_t v) {
      while (root[v] != v)
        v = root[v] = root[root[v]];
      return v;
    };
    for (const Precedence &p : network_.precedences)
      if (holds(p)) {
        const std::uint32_t a = find(p.earlier), b = find(p.later);
        root[std::max(a, b)] = std::min(a, b);
      }
    std::vector<Points> out;
    Points at(points_);
    for (std::uint32_t v = 0; v < points_; ++v) {
      const std::uint32_t r = find(v); // the first of its region
      if (r == v) {
        at[r] = static_cast<std::uint32_t>(out.size());
        out.emplace_back();
      }
      out[at[r]].push_back(v);
    }
    return out;
  }

  void relax(const Points &region) {
    for (const std::uint32_t v : region) {
      solution_.earliest[v] = network_.earliest[v];
      solution_.latest[v] = network_.latest[v];
      why_earliest_[v] = why_latest_[v] = no_reason;
    }
    components_.join(region);
    const std::vector<Points> strong = components_.part(region, Edges{*this});
    for (const Points &c : strong)
      over(c, [&](std::uint32_t u, std::uint32_t v, std::uint32_t p) { return later(u, v, p); });
    for (auto c = strong.rbegin(); c != strong.rend(); ++c)
      over(*c, [&](std::uint32_t u, std::uint32_t v, std::uint32_t p) { return earlier(u, v, p); });
  }

  /// Relaxes a component until nothing moves (its gaps are all zero by now), and then what leaves it.
  template <class F> void over(const Points &component, F step) {
    bool moved = component.size() > 1;
    do {
      bool any = false;
      for (const std::uint32_t u : component)
        each_edge(u, [&](std::uint32_t v, std::uint32_t p) { any |= step(u, v, p); });
      moved = moved && any;
    } while (moved);
  }

  bool later(std::uint32_t u, std::uint32_t v, std::uint32_t p) {
    const Ticks from = solution_.earliest[u];
    if (from == no_earliest || from + network_.precedences[p].gap <= solution_.earliest[v])
      return false;
    solution_.earliest[v] = from + network_.precedences[p].gap;
    why_earliest_[v] = p;
    return true;
  }

  bool earlier(std::uint32_t u, std::uint32_t v, std::uint32_t p) {
    const Ticks to = solution_.latest[v];
    if (to == no_latest || to - network_.precedences[p].gap >= solution_.latest[u])
      return false;
    solution_.latest[u] = to - network_.precedences[p].gap;
    why_latest_[u] = p;
    return true;
  }

  /// Points whose earliest lies after their latest: the chain of bounds and precedences that says so.
  bool break_chains(const Points &region) {
    bool broken = false;
    for (const std::uint32_t v : region) {
      if (solution_.earliest[v] == no_earliest || solution_.earliest[v] <= solution_.latest[v])
        continue;
      Contradiction x;
      x.from = x.to = v;
      bool stale = false; // passes over what this round has set aside already
      for (std::uint32_t p; (p = why_earliest_[x.from]) != no_reason; x.from = network_.precedences[p].earlier) {
        add_reason(x, p);
        stale |= !holds(network_.precedences[p]);
      }
      std::reverse(x.reasons.begin(), x.reasons.end());
      for (std::uint32_t p; (p = why_latest_[x.to]) != no_reason; x.to = network_.precedences[p].later) {
        add_reason(x, p);
        stale |= !holds(network_.precedences[p]);
      }
      if (stale || x.reasons.empty())
        continue;
      x.set_aside = *std::min_element(x.reasons.begin(), x.reasons.end(), less_);
      set_aside(std::move(x));
      broken = true;
    }
    return broken;
  }

  const Network &network_;
  const Less &less_;
  std::uint32_t points_;
  std::vector<char> aside_;   // by reason
  Points first_edge_, edges_; // of each point the precedences that it is the earlier end of
  Components components_;
  Points came_;                      // by point, of one search; else no_reason
  Points why_earliest_, why_latest_; // the precedence that moved a bound last
  Solution solution_;
};

} // namespace

Ticks ticks(Instant t) noexcept { return std::clamp(t, -farthest, farthest) * per_second; }

Instant instant_earliest(Ticks t) noexcept {
  return t == no_earliest ? beginning_of_time : (t >= 0 ? t / per_second : -((-t + per_second - 1) / per_second));
}

Instant instant_latest(Ticks t) noexcept {
  return t == no_latest ? end_of_time : (t >= 0 ? (t + per_second - 1) / per_second : -(-t / per_second));
}

Solution solve(const Network &network, const std::function<bool(std::uint32_t, std::uint32_t)> &trusted_less) {
  return Solver(network, trusted_less).run();
}

} // namespace demarche::link
