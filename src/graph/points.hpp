// The beginnings and ends of events, and which must come before which.
//
// Point 2i is the beginning of event i and 2i+1 its end. The graph is Boost.Graph's compressed sparse row, kept in
// both directions; the closure is never computed, only searched from both ends, within the strong components that
// can lie between (every edge leads to a component of equal or lower number).
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <demarche/chronicle.hpp>

namespace demarche::graph {

inline constexpr std::uint32_t no_link = 0xffffffff;

struct Why {
  std::uint32_t link = no_link; ///< Chronicle::links; no_link: an event begins before it ends
};
using Csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Why, boost::no_property, std::uint32_t>;

/// Does a link say anything about order or cause that may be relied on?
bool counts(const Link &) noexcept;

/// Edges and their links, collected before the graphs are built of them.
struct Edges {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Why> why;
  void add(std::uint32_t from, std::uint32_t to, std::uint32_t link);
  void reverse();
  Csr graph(std::uint32_t vertices) const;
};

/// What a link says of beginnings and ends.
void add_points(Edges &, const Link &, std::uint32_t index);

class Points {
public:
  explicit Points(const Chronicle &);
  /// Must `from` come before `to`, by the links?
  bool reaches(std::uint32_t from, std::uint32_t to) const;
  const Csr &forward() const noexcept { return forward_; }
  const Csr &backward() const noexcept { return backward_; }

private:
  Csr forward_, backward_;
  std::vector<std::uint32_t> component_;
};

} // namespace demarche::graph
