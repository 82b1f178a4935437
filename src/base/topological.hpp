// An order that respects "u comes before v" wherever it can, and otherwise a preference.
//
// Kahn's algorithm with a heap, so that among all that may come next the preferred one does.
// Where the edges close a cycle, the preferred member of what is left goes first: every node is
// returned exactly once whatever the edges are.
#pragma once
#include <algorithm>
#include <cstdint>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

namespace demarche::base {

/// `less(a, b)`: a is preferred to b; a strict total order. Cost: (nodes + edges) + nodes log nodes.
template <class Less>
std::vector<std::uint32_t> topological_order(std::uint32_t nodes, const std::vector<std::pair<std::uint32_t, std::uint32_t>> &edges,
                                             Less less) {
  std::vector<std::uint32_t> first(nodes + 1), target(edges.size()), waits(nodes), out, by_preference(nodes);
  for (const auto &[u, v] : edges) {
    ++first[u + 1];
    ++waits[v];
  }
  for (std::uint32_t i = 0; i < nodes; ++i) {
    first[i + 1] += first[i];
    by_preference[i] = i;
  }
  std::vector<std::uint32_t> at(first.begin(), first.end() - 1);
  for (const auto &[u, v] : edges)
    target[at[u]++] = v;
  std::sort(by_preference.begin(), by_preference.end(), less);
  // The heap holds places in the order of preference: cheap to compare, the smallest on top.
  std::vector<std::uint32_t> place(nodes);
  for (std::uint32_t i = 0; i < nodes; ++i)
    place[by_preference[i]] = i;
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> ready;
  std::vector<std::uint32_t> free; // places of those that wait for nothing, most of them as a rule: in order they need no heap
  for (std::uint32_t i = 0; i < nodes; ++i)
    if (waits[by_preference[i]] == 0)
      free.push_back(i);
  std::vector<char> done(nodes);
  out.reserve(nodes);
  std::uint32_t next_stuck = 0;
  std::size_t next_free = 0;
  const auto next = [&] {
    if (next_free < free.size() && (ready.empty() || free[next_free] < ready.top()))
      return free[next_free++];
    if (ready.empty()) {
      while (done[by_preference[next_stuck]])
        ++next_stuck;
      return next_stuck;
    }
    const std::uint32_t top = ready.top();
    ready.pop();
    return top;
  };
  while (out.size() < nodes) {
    const std::uint32_t u = by_preference[next()];
    if (done[u])
      continue;
    done[u] = 1;
    out.push_back(u);
    for (std::uint32_t i = first[u]; i < first[u + 1]; ++i)
      if (!done[target[i]] && --waits[target[i]] == 0)
        ready.push(place[target[i]]);
  }
  return out;
}

} // namespace demarche::base
