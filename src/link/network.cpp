#include "link/network.hpp"

#include <algorithm>
#include <numeric>
#include <queue>
#include <unordered_map>

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>

namespace demarche::link {

namespace {

constexpr Ticks per_second = 1 << 16;
constexpr Instant farthest = Instant{1} << 46;

/// Components with more points than this give up all their least trusted links of one
/// confidence at once, so that the number of rounds stays small however tangled they are.
constexpr std::size_t small_component = 256;

struct Edge {
  std::uint32_t precedence = 0;
};
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Edge, boost::no_property, std::uint32_t>;

class Solver {
public:
  using Less = std::function<bool(std::uint32_t, std::uint32_t)>;
  Solver(const Network &n, const Less &less) : network_(n), less_(less), points_(static_cast<std::uint32_t>(n.earliest.size())) {
    for (const Precedence &p : n.precedences)
      if (p.reason != no_reason)
        reasons_ = std::max(reasons_, p.reason + 1);
    aside_.resize(reasons_);
  }

  Solution run() {
    do
      build();
    while (break_cycles());
    for (relax(); break_chains(); relax())
      build();
    return std::move(solution_);
  }

private:
  bool holds(const Precedence &p) const { return p.reason == no_reason || !aside_[p.reason]; }

  void build() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    std::vector<Edge> edges;
    for (std::uint32_t i = 0; i < network_.precedences.size(); ++i)
      if (const Precedence &p = network_.precedences[i]; holds(p)) {
        ends.emplace_back(p.earlier, p.later);
        edges.push_back({i});
      }
    graph_ = Graph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), edges.begin(), points_);
    component_.assign(points_, 0);
    const std::uint32_t n =
        boost::strong_components(graph_, boost::make_iterator_property_map(component_.begin(), boost::get(boost::vertex_index, graph_)));
    // Boost numbers a component after all that it reaches: the highest number comes first.
    first_.assign(n + 1, 0);
    for (const std::uint32_t c : component_)
      ++first_[n - c];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    members_.resize(points_);
    std::vector<std::uint32_t> at(first_.begin(), first_.end() - 1);
    for (std::uint32_t v = 0; v < points_; ++v)
      members_[at[n - 1 - component_[v]]++] = v;
  }

  std::size_t components() const { return first_.size() - 1; }
  std::size_t size_of(std::size_t c) const { return first_[c + 1] - first_[c]; }

  template <class F> void each_edge(std::uint32_t u, F f) const {
    for (auto [e, end] = boost::out_edges(u, graph_); e != end; ++e)
      f(static_cast<std::uint32_t>(boost::target(*e, graph_)), graph_[*e].precedence);
  }
  bool inside(std::uint32_t u, std::uint32_t v) const { return component_[u] == component_[v]; }

  /// Sets links aside in every component that holds a positive gap; false when there was none.
  bool break_cycles() {
    bool broken = false;
    for (std::size_t c = 0; c < components(); ++c) {
      std::vector<std::uint32_t> removable; // precedences with a reason
      bool positive = false;
      for (std::uint32_t i = first_[c]; i < first_[c + 1]; ++i)
        each_edge(members_[i], [&](std::uint32_t v, std::uint32_t p) {
          if (!inside(members_[i], v))
            return;
          positive |= network_.precedences[p].gap > 0;
          if (network_.precedences[p].reason != no_reason)
            removable.push_back(p);
        });
      if (!positive || removable.empty())
        continue;
      broken = true;
      const auto less = [&](std::uint32_t a, std::uint32_t b) {
        return less_(network_.precedences[a].reason, network_.precedences[b].reason);
      };
      std::sort(removable.begin(), removable.end(), less);
      const std::size_t take = size_of(c) <= small_component ? 1 : std::max<std::size_t>(1, removable.size() / 8);
      for (std::size_t i = 0; i < take; ++i)
        set_aside(cycle_through(removable[i]));
    }
    return broken;
  }

  /// The shortest way back from the later point of a precedence to its earlier one, inside its component.
  Contradiction cycle_through(std::uint32_t precedence) {
    const Precedence &start = network_.precedences[precedence];
    std::unordered_map<std::uint32_t, std::uint32_t> came; // point -> precedence that reached it
    std::queue<std::uint32_t> queue;
    queue.push(start.later);
    came.emplace(start.later, precedence);
    while (!queue.empty() && !came.count(start.earlier)) {
      const std::uint32_t u = queue.front();
      queue.pop();
      each_edge(u, [&](std::uint32_t v, std::uint32_t p) {
        if (inside(u, v) && came.emplace(v, p).second)
          queue.push(v);
      });
    }
    Contradiction x;
    x.set_aside = start.reason;
    add_reason(x, precedence);
    for (std::uint32_t v = start.earlier; v != start.later && came.count(v); v = network_.precedences[came[v]].earlier)
      add_reason(x, came[v]);
    std::reverse(x.reasons.begin() + 1, x.reasons.end());
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

  void relax() {
    solution_.earliest = network_.earliest;
    solution_.latest = network_.latest;
    why_earliest_.assign(points_, no_reason);
    why_latest_.assign(points_, no_reason);
    for (std::size_t c = 0; c < components(); ++c)
      over(c, [&](std::uint32_t u, std::uint32_t v, std::uint32_t p) { return later(u, v, p); });
    for (std::size_t c = components(); c-- > 0;)
      over(c, [&](std::uint32_t u, std::uint32_t v, std::uint32_t p) { return earlier(u, v, p); });
  }

  /// Relaxes a component until nothing moves (its gaps are all zero by now), and then what leaves it.
  template <class F> void over(std::size_t c, F step) {
    bool moved = size_of(c) > 1;
    do {
      bool any = false;
      for (std::uint32_t i = first_[c]; i < first_[c + 1]; ++i)
        each_edge(members_[i], [&](std::uint32_t v, std::uint32_t p) { any |= step(members_[i], v, p); });
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
  bool break_chains() {
    bool broken = false;
    for (std::uint32_t v = 0; v < points_; ++v) {
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
  std::uint32_t points_, reasons_ = 0;
  std::vector<char> aside_; // by reason
  Graph graph_;
  std::vector<std::uint32_t> component_, first_, members_; // components in topological order
  std::vector<std::uint32_t> why_earliest_, why_latest_;   // the precedence that moved a bound last
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
