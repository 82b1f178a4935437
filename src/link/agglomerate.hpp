// Things that are likely to be one, put together.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

namespace demarche::link {

/// Two of the things, and how likely they are one.
struct Likely {
  std::uint32_t a = 0, b = 0;
  float one = 0; ///< 0..1
};

using Members = std::vector<std::uint32_t>;

/// What is known of the things besides; both may be left out.
struct Joining {
  std::function<bool(const Members &, const Members &)> may_be_one;
  /// How many pairs of one of each were looked at: all, unless it says otherwise.
  std::function<double(const Members &, const Members &)> looked_at;
};

/// Average-link clustering (Sokal and Michener 1958) of n things: of all clusters those two are joined whose members are
/// likeliest to be one on average over the pairs looked at, as long as that is more than `enough`. Pairs that were looked at
/// and are not named count as 0. The result depends on the set of pairs alone.
std::vector<Members> agglomerate(std::size_t n, const std::vector<Likely> &pairs, double enough, const Joining & = {});

} // namespace demarche::link
