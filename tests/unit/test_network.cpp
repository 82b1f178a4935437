#include <random>

#include <doctest/doctest.h>

#include "link/network.hpp"

using namespace demarche;
using namespace demarche::link;

namespace {

bool later_is_weaker(std::uint32_t a, std::uint32_t b) { return a > b; }

/// The naive way: bounds pushed along every precedence until nothing moves, or not within as many rounds as points.
bool naive(const Network &n, std::vector<Ticks> &earliest, std::vector<Ticks> &latest) {
  std::vector<Ticks> height(n.earliest.size()); // grows without end on a cycle that cannot hold
  for (std::size_t round = 0; round <= height.size(); ++round)
    for (const Precedence &p : n.precedences)
      height[p.later] = std::max(height[p.later], height[p.earlier] + p.gap);
  for (const Precedence &p : n.precedences)
    if (height[p.earlier] + p.gap > height[p.later])
      return false;
  earliest = n.earliest;
  latest = n.latest;
  for (std::size_t round = 0; round <= 2 * n.earliest.size(); ++round) {
    bool moved = false;
    for (const Precedence &p : n.precedences) {
      if (earliest[p.earlier] != no_earliest && earliest[p.earlier] + p.gap > earliest[p.later]) {
        earliest[p.later] = earliest[p.earlier] + p.gap;
        moved = true;
      }
      if (latest[p.later] != no_latest && latest[p.later] - p.gap < latest[p.earlier]) {
        latest[p.earlier] = latest[p.later] - p.gap;
        moved = true;
      }
    }
    if (!moved) {
      for (std::size_t i = 0; i < earliest.size(); ++i)
        if (earliest[i] != no_earliest && earliest[i] > latest[i])
          return false;
      return true;
    }
  }
  return false;
}

Network random_network(std::mt19937 &random) {
  const std::uint32_t points = 2 + random() % 9;
  Network n(points);
  for (std::uint32_t i = 0; i < points; ++i) {
    if (random() % 3 == 0)
      n.earliest[i] = random() % 20;
    if (random() % 3 == 0)
      n.latest[i] = 10 + random() % 20;
    if (n.earliest[i] != no_earliest && n.earliest[i] > n.latest[i])
      std::swap(n.earliest[i], n.latest[i]);
  }
  const std::uint32_t links = random() % (2 * points);
  for (std::uint32_t l = 0; l < links; ++l)
    n.precedences.push_back({static_cast<std::uint32_t>(random() % points), static_cast<std::uint32_t>(random() % points),
                             static_cast<Ticks>(random() % 2), l});
  return n;
}

} // namespace

TEST_CASE("bounds are those of the naive walk, and what is left is consistent") {
  std::mt19937 random(7);
  int consistent = 0, contradictory = 0;
  for (int round = 0; round < 4000; ++round) {
    Network n = random_network(random);
    const Solution s = solve(n, later_is_weaker);
    std::vector<Ticks> earliest, latest;
    if (naive(n, earliest, latest)) {
      ++consistent;
      CHECK(s.contradictions.empty());
    } else {
      ++contradictory;
      REQUIRE(!s.contradictions.empty());
      for (const Contradiction &x : s.contradictions) {
        CHECK(std::count(x.reasons.begin(), x.reasons.end(), x.set_aside) == 1);
        n.precedences.erase(
            std::remove_if(n.precedences.begin(), n.precedences.end(), [&](const Precedence &p) { return p.reason == x.set_aside; }),
            n.precedences.end());
      }
      REQUIRE(naive(n, earliest, latest));
    }
    CHECK(s.earliest == earliest);
    CHECK(s.latest == latest);
  }
  CHECK(consistent > 500);
  CHECK(contradictory > 500);
}

TEST_CASE("a cycle names its links and gives up the least trusted") {
  Network n(3);
  n.precedences = {{0, 1, 1, 0}, {1, 2, 1, 1}, {2, 0, 0, 2}};
  const Solution s = solve(n, later_is_weaker);
  REQUIRE(s.contradictions.size() == 1);
  CHECK(s.contradictions[0].set_aside == 2);
  CHECK(s.contradictions[0].reasons == std::vector<std::uint32_t>{2, 0, 1});
}

TEST_CASE("a chain between two dates that exclude each other is found with both its ends") {
  Network n(3);
  n.earliest[0] = ticks(100);
  n.latest[2] = ticks(50);
  n.precedences = {{0, 1, 0, 4}, {1, 2, 0, 9}};
  const Solution s = solve(n, later_is_weaker);
  REQUIRE(s.contradictions.size() == 1);
  CHECK(s.contradictions[0].set_aside == 9);
  CHECK(s.contradictions[0].from == 0);
  CHECK(s.contradictions[0].to == 2);
  CHECK(s.earliest[1] == ticks(100));
  CHECK(s.latest[1] == no_latest);
}

TEST_CASE("instants survive the way to ticks and back") {
  for (const Instant t : {Instant{0}, Instant{1}, Instant{-1}, instant(to_day({2024, 4, 24})), instant(to_day({-480, 9, 1}))}) {
    CHECK(instant_earliest(ticks(t)) == t);
    CHECK(instant_latest(ticks(t)) == t);
    CHECK(instant_earliest(ticks(t) + 1) == t);
    CHECK(instant_latest(ticks(t) + 1) == t + 1);
  }
}
