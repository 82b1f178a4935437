// Strong components of a graph that loses edges: only what has lost some is parted again.
#pragma once
#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace demarche::link {

using Points = std::vector<std::uint32_t>;

class Components {
public:
  explicit Components(std::uint32_t points) : of_(points, 0), visited_(points, 0), lowest_(points, 0) {}

  std::uint32_t of(std::uint32_t point) const { return of_[point]; }
  /// Makes one component of these, to be parted.
  void join(const Points &points) {
    ++last_;
    for (const std::uint32_t v : points)
      of_[v] = last_;
  }

  /// Parts the points of one component into strong ones, in topological order, the points of each in order (Tarjan 1972, "Depth-first
  /// search and linear graph algorithms", without recursion). Edges: begin(u), end(u), target(edge), holds(edge).
  template <class Edges> std::vector<Points> part(const Points &points, const Edges &edges) {
    std::vector<Points> out;
    const std::uint32_t whole = points.empty() ? 0 : of_[points.front()];
    std::uint32_t clock = 0;
    for (const std::uint32_t root : points) {
      if (of_[root] != whole)
        continue;
      enter(root, edges.begin(root), clock);
      while (!path_.empty()) {
        const std::uint32_t u = path_.back().first;
        if (std::uint32_t &edge = path_.back().second; edge < edges.end(u)) {
          const std::uint32_t v = edges.target(edge);
          const bool leads = edges.holds(edge++) && of_[v] == whole; // not out of the whole, nor to what is parted already
          if (leads && visited_[v] == 0)
            enter(v, edges.begin(v), clock);
          else if (leads)
            lowest_[u] = std::min(lowest_[u], visited_[v]);
          continue;
        }
        path_.pop_back();
        if (!path_.empty())
          lowest_[path_.back().first] = std::min(lowest_[path_.back().first], lowest_[u]);
        if (lowest_[u] == visited_[u])
          out.push_back(take_from(u));
      }
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

private:
  void enter(std::uint32_t v, std::uint32_t first_edge, std::uint32_t &clock) {
    visited_[v] = lowest_[v] = ++clock;
    path_.emplace_back(v, first_edge);
    stack_.push_back(v);
  }

  /// What was entered from u on is a component.
  Points take_from(std::uint32_t u) {
    const auto begin = std::find(stack_.rbegin(), stack_.rend(), u).base() - 1;
    Points component(begin, stack_.end());
    stack_.erase(begin, stack_.end());
    ++last_;
    for (const std::uint32_t v : component) {
      of_[v] = last_;
      visited_[v] = 0;
    }
    std::sort(component.begin(), component.end());
    return component;
  }

  Points of_;               // by point: its component
  Points visited_, lowest_; // by point: when it was entered (0: not yet), and the earliest that it leads back to
  std::uint32_t last_ = 0;  // the last number given to a component
  std::vector<std::pair<std::uint32_t, std::uint32_t>> path_; // points, and the edge to follow next
  Points stack_;
};

} // namespace demarche::link
