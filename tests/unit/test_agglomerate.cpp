#include <algorithm>

#include <doctest/doctest.h>

#include "link/agglomerate.hpp"

using namespace demarche::link;

TEST_CASE("clusters join by the average of their pairs") {
  // 0 and 1 are one; 2 is like 1 but not like 0: on average less than enough.
  CHECK(agglomerate(3, {{0, 1, 0.9F}, {1, 2, 0.5F}}, 0.3) == std::vector<Members>{{0, 1}, {2}});
  CHECK(agglomerate(3, {{0, 1, 0.9F}, {1, 2, 0.7F}}, 0.3) == std::vector<Members>{{0, 1, 2}});
  CHECK(agglomerate(2, {{0, 1, 0.5F}}, 0.5) == std::vector<Members>{{0}, {1}}); // more than enough, not as much
  CHECK(agglomerate(0, {}, 0.3).empty());
}

TEST_CASE("the likeliest pair joins first") {
  CHECK(agglomerate(4, {{0, 1, 0.5F}, {1, 2, 0.9F}, {2, 3, 0.5F}}, 0.3) == std::vector<Members>{{0}, {1, 2}, {3}});
  CHECK(agglomerate(4, {{2, 3, 0.5F}, {1, 2, 0.9F}, {0, 1, 0.5F}}, 0.3) == std::vector<Members>{{0}, {1, 2}, {3}}); // in any order
}

TEST_CASE("pairs that were not looked at say nothing") {
  const Joining how{{}, [](const Members &, const Members &) { return 0.0; }};
  CHECK(agglomerate(3, {{0, 1, 0.9F}, {1, 2, 0.5F}}, 0.3, how) == std::vector<Members>{{0, 1, 2}});
}

TEST_CASE("what may not be one stays apart, and so does what joins it") {
  const auto has = [](const Members &m, std::uint32_t x) { return std::find(m.begin(), m.end(), x) != m.end(); };
  const Joining how{[&](const Members &a, const Members &b) { return !((has(a, 0) && has(b, 2)) || (has(a, 2) && has(b, 0))); }, {}};
  CHECK(agglomerate(3, {{0, 1, 0.9F}, {1, 2, 0.9F}, {0, 2, 0.9F}}, 0.3, how) == std::vector<Members>{{0, 1}, {2}});
}
