// What many rooms stand on: orders that respect edges, and words cut from a text.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "base/topological.hpp"
#include "base/words.hpp"
#include "link/hashed_word.hpp"

using namespace demarche;

namespace {

using Edges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Of all that wait for nothing the preferred one, and of all when each waits: said once more, without lists or heaps.
template <class Less> std::vector<std::uint32_t> naive_order(std::uint32_t n, const Edges &edges, Less less) {
  std::vector<std::uint32_t> out;
  std::vector<bool> done(n);
  while (out.size() < n) {
    std::uint32_t best = n, best_free = n;
    for (std::uint32_t v = 0; v < n; ++v) {
      if (done[v])
        continue;
      const bool free = std::none_of(edges.begin(), edges.end(), [&](const auto &e) { return e.second == v && !done[e.first]; });
      if (best == n || less(v, best))
        best = v;
      if (free && (best_free == n || less(v, best_free)))
        best_free = v;
    }
    out.push_back(best_free != n ? best_free : best);
    done[out.back()] = true;
  }
  return out;
}

std::vector<std::string> in_pieces(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    for (std::string &w : base::words(text.substr(0, end)))
      out.push_back(std::move(w));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return out;
}

} // namespace

TEST_CASE("an order respects edges and then preference, also where edges close cycles") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t n = 1 + random() % 12;
    Edges edges(random() % (2 * n));
    for (auto &[u, v] : edges)
      u = random() % n, v = random() % n;
    std::vector<std::uint32_t> rank(n);
    for (std::uint32_t i = 0; i < n; ++i)
      rank[i] = i;
    std::shuffle(rank.begin(), rank.end(), random);
    const auto less = [&](std::uint32_t a, std::uint32_t b) { return rank[a] < rank[b]; };
    CHECK(base::topological_order(n, edges, less) == naive_order(n, edges, less));
  }
}

TEST_CASE("a text has the words of the pieces between its blanks") {
  for (const std::string text :
       {"", " ", "The U.S. and the E.U.", "twenty-five  visits\nto Riga", "Peru's envoy\tleft; Chile's (two) stayed...",
        "São Paulo – “Brasília”", "a b c", "x.y.z 3.5 U.N.\n\nU. S.", "end "})
    CHECK(base::words(text) == in_pieces(text));
}

TEST_CASE("hashed words are runs of letters and digits, whatever their case") {
  const auto all = [](std::string_view text) {
    std::vector<std::uint64_t> out;
    std::size_t at = 0;
    for (link::HashedWord w = link::next_word(text, at); w.size != 0; w = link::next_word(text, at))
      out.push_back(w.hash);
    return out;
  };
  CHECK(all("Peru, PERU -- peru!") == std::vector(3, all("peru").front()));
  CHECK(all("two words") != all("words two"));
  CHECK(all("").empty());
  CHECK(all(" ,.\n").empty());
  CHECK(all("São 3").size() == 2);
  CHECK(all("ab").front() != all("ba").front());
}
