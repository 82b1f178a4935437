// Points of time that must come before one another, and bounds on them: a simple temporal
// network (Dechter, Meiri and Pearl 1991, "Temporal constraint networks").
//
// Every constraint here is a precedence, `later >= earlier + gap` with gap >= 0, or a bound. For
// such networks a strong component is consistent exactly when none of its gaps is positive, and
// the tightest bounds are two single-source problems from the origin of time, solved by relaxing
// over the components in topological order (Bellman-Ford inside a component only). All pairs are
// never computed.
#pragma once
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include <demarche/time.hpp>

namespace demarche::link {

/// A second is cut finely, so that "strictly after" costs a tick and never shifts a date.
using Ticks = std::int64_t;
inline constexpr Ticks no_earliest = std::numeric_limits<Ticks>::min();
inline constexpr Ticks no_latest = std::numeric_limits<Ticks>::max();
Ticks ticks(Instant) noexcept;            ///< clamped to two million years around 1970
Instant instant_earliest(Ticks) noexcept; ///< rounded down to the second
Instant instant_latest(Ticks) noexcept;   ///< rounded up to the second

inline constexpr std::uint32_t no_reason = std::numeric_limits<std::uint32_t>::max();

struct Precedence {
  std::uint32_t earlier = 0, later = 0; ///< points
  Ticks gap = 0;
  std::uint32_t reason = no_reason; ///< what may be set aside (a link); without a reason it always holds
};

struct Network {
  explicit Network(std::size_t points) : earliest(points, no_earliest), latest(points, no_latest) {}
  std::vector<Ticks> earliest, latest; ///< of each point by itself
  std::vector<Precedence> precedences;
};

/// Reasons and bounds that cannot all hold.
struct Contradiction {
  std::vector<std::uint32_t> reasons;  ///< along the chain or cycle, each once
  std::uint32_t set_aside = no_reason; ///< the least trusted of them
  /// A chain between two bounds: the point that cannot be earlier, and the one that cannot be later; both
  /// no_reason for a cycle.
  std::uint32_t from = no_reason, to = no_reason;
};

struct Solution {
  std::vector<Ticks> earliest, latest;       ///< the tightest bounds that follow
  std::vector<Contradiction> contradictions; ///< found on the way; their `set_aside` no longer counts
};

/// `trusted_less(a, b)`: reason a is trusted less than b; a strict total order. Linear in points and
/// precedences for every round of contradictions. A point whose own bounds exclude each other keeps them.
Solution solve(const Network &, const std::function<bool(std::uint32_t, std::uint32_t)> &trusted_less);

} // namespace demarche::link
