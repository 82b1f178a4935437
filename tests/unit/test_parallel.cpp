// The one place with threads: order, bounded memory, and failures of each part. Also run under ThreadSanitizer.
#include <atomic>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include "base/parallel.hpp"

using demarche::base::both;
using demarche::base::for_each_index;
using demarche::base::ordered_indices;
using demarche::base::ordered_pipeline;

namespace {

/// Uneven work, so that threads overtake each other.
std::size_t busy(std::size_t n) {
  std::size_t x = n;
  for (std::size_t i = 0; i < (n % 7) * 2000; ++i)
    x = x * 6364136223846793005U + 1442695040888963407U;
  return x % 2 == 2 ? 0 : n * n;
}

} // namespace

TEST_CASE("items are consumed in order, all of them, at most a window apart") {
  for (const unsigned threads : {1U, 2U, 4U, 9U}) {
    std::size_t next = 0, wanted = 0;
    std::atomic<std::size_t> produced{0}, consumed{0}, widest{0};
    constexpr std::size_t items = 2000;
    ordered_pipeline(
        threads,
        [&]() -> std::optional<std::size_t> {
          if (next == items)
            return {};
          ++produced;
          widest = std::max<std::size_t>(widest, produced - consumed);
          return next++;
        },
        [](std::size_t &&n) { return busy(n); },
        [&](std::size_t &&square) {
          ++consumed;
          REQUIRE(square == wanted * wanted);
          ++wanted;
        });
    CHECK(wanted == items);
    CHECK(widest <= std::max(2U, threads * 8 + 1));
  }
}

TEST_CASE("nothing to do is done at once") {
  for (const unsigned threads : {1U, 3U})
    ordered_pipeline(
        threads, []() -> std::optional<int> { return {}; }, [](int &&i) { return i; }, [](int &&) { FAIL("nothing was produced"); });
}

TEST_CASE("a failure of any part stops the run and reaches the caller") {
  for (const unsigned threads : {1U, 2U, 4U})
    for (const std::string part : {"produce", "work", "consume"}) {
      CAPTURE(threads);
      CAPTURE(part);
      int next = 0, consumed = 0;
      const auto fail = [](const std::string &where, const std::string &asked, int n) {
        if (where == asked && n == 40)
          throw std::runtime_error(where);
      };
      const auto run = [&] {
        ordered_pipeline(
            threads,
            [&]() -> std::optional<int> {
              fail("produce", part, next);
              return next == 1000 ? std::optional<int>{} : next++;
            },
            [&](int &&n) {
              fail("work", part, n);
              return n;
            },
            [&](int &&n) {
              fail("consume", part, n);
              CHECK(n == consumed);
              ++consumed;
            });
      };
      CHECK_THROWS_WITH(run(), part.c_str());
      CHECK(consumed <= 40);
    }
}

TEST_CASE("two things are both done, and what either throws arrives") {
  for (const unsigned threads : {1U, 2U}) {
    std::size_t a = 0, b = 0;
    both(
        threads, [&] { a = busy(6); }, [&] { b = busy(5); });
    CHECK(a == 36);
    CHECK(b == 25);
    const auto fine = [] {};
    const auto fails = [] { throw std::runtime_error("fails"); };
    CHECK_THROWS_WITH(both(threads, fails, fine), "fails");
    CHECK_THROWS_WITH(both(threads, fine, fails), "fails");
  }
}

TEST_CASE("each number is worked on once, with tools that no two threads share") {
  for (const unsigned threads : {1U, 2U, 5U})
    for (const std::size_t n : {0U, 1U, 3U, 5000U}) {
      std::vector<std::size_t> times(n), results(n);
      const auto tools = [] { return std::vector<std::size_t>(1); };
      for_each_index(threads, n, tools, [&](std::vector<std::size_t> &scratch, std::size_t i) {
        scratch[0] = busy(i);
        ++times[i];
        results[i] = scratch[0];
      });
      for (std::size_t i = 0; i < n; ++i)
        REQUIRE((times[i] == 1 && results[i] == i * i));
    }
}

TEST_CASE("numbers worked on in parallel are consumed in order") {
  for (const unsigned threads : {1U, 2U, 5U}) {
    std::size_t wanted = 0;
    ordered_indices(
        threads, 500, [](std::size_t i) { return busy(i); },
        [&](std::size_t i, std::size_t square) {
          REQUIRE(i == wanted++);
          REQUIRE(square == i * i);
        });
    CHECK(wanted == 500);
  }
}

TEST_CASE("a failure at one number reaches the caller") {
  for (const unsigned threads : {1U, 3U})
    CHECK_THROWS_WITH(for_each_index(threads, 1000,
                                     [](std::size_t i) {
                                       if (i == 400)
                                         throw std::runtime_error("at 400");
                                     }),
                      "at 400");
}
