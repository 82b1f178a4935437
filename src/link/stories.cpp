#include "link/stories.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "base/parallel.hpp"
#include "link/hashed_word.hpp"

namespace demarche::link {

namespace {

constexpr std::size_t run_length = 4;     // words
constexpr std::size_t sketch_size = 256;  // hashes kept of a document
constexpr std::size_t key_size = 16;      // of them, those by which copies are found
constexpr std::size_t most_leaders = 16;  // looked at for one key: what more share is a formula, not a report
constexpr std::size_t short_text = 20;    // runs; shorter texts are copies only when they are equal
constexpr double shared_by_copies = 0.6;  // of the shorter one's runs
constexpr double shortest_copy = 1.0 / 3; // of the longer one's length

/// The smallest hashes of the runs of a text, and how many different runs it has.
struct Sketch {
  std::vector<std::uint64_t> hashes; ///< ascending
  std::size_t runs = 0;
  std::uint64_t border() const { return runs <= sketch_size ? ~std::uint64_t{0} : hashes.back(); }
};

/// SplitMix64's finish: every bit of the result depends on every bit of its argument.
std::uint64_t mixed(std::uint64_t h) {
  h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9;
  h = (h ^ (h >> 27)) * 0x94d049bb133111eb;
  return h ^ (h >> 31);
}

Sketch sketch_of(std::string_view text) {
  std::vector<std::uint64_t> runs;
  std::uint64_t last[run_length] = {};
  std::size_t n = 0;
  std::size_t at = 0;
  for (HashedWord word = next_word(text, at); word.size != 0; word = next_word(text, at), ++n) {
    last[n % run_length] = word.hash;
    if (n + 1 < run_length)
      continue;
    std::uint64_t h = 0;
    for (std::size_t k = 1; k <= run_length; ++k)
      h = mixed(h + last[(n + k) % run_length]);
    runs.push_back(h);
  }
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  Sketch s;
  s.runs = runs.size();
  runs.resize(std::min(runs.size(), sketch_size));
  s.hashes = std::move(runs);
  return s;
}

bool are_copies(const Sketch &a, const Sketch &b) {
  const Sketch &small = a.runs <= b.runs ? a : b, &large = a.runs <= b.runs ? b : a;
  if (small.runs < short_text)
    return small.runs > 0 && small.hashes == large.hashes;
  if (static_cast<double>(small.runs) < shortest_copy * static_cast<double>(large.runs))
    return false;
  // Below this hash both sketches hold everything: there a sketch is a fair sample of its runs.
  const std::uint64_t border = std::min(a.border(), b.border());
  const auto below = [&](const Sketch &s) { return std::upper_bound(s.hashes.begin(), s.hashes.end(), border); };
  std::vector<std::uint64_t> both;
  std::set_intersection(a.hashes.begin(), below(a), b.hashes.begin(), below(b), std::back_inserter(both));
  const auto of_small = static_cast<double>(below(small) - small.hashes.begin());
  return static_cast<double>(both.size()) >= shared_by_copies * of_small;
}

} // namespace

std::vector<std::uint32_t> find_stories(const std::vector<Annotations> &documents, unsigned threads) {
  std::vector<std::uint32_t> story(documents.size());
  std::vector<Sketch> leaders; // sketches of the documents that are no copy
  std::vector<std::uint32_t> leader_at;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_key; // never iterated: its order shows nowhere
  const auto place = [&](std::uint32_t d, Sketch s) {
    story[d] = d;
    const std::size_t keys = std::min(s.hashes.size(), key_size);
    std::vector<std::uint32_t> near;
    for (std::size_t k = 0; k < keys; ++k)
      if (const auto at = by_key.find(s.hashes[k]); at != by_key.end())
        near.insert(near.end(), at->second.begin(), at->second.end());
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    const auto same = std::find_if(near.begin(), near.end(), [&](std::uint32_t l) { return are_copies(leaders[l], s); });
    if (same != near.end()) {
      story[d] = leader_at[*same];
      return;
    }
    for (std::size_t k = 0; k < keys; ++k)
      if (auto &list = by_key[s.hashes[k]]; list.size() < most_leaders)
        list.push_back(static_cast<std::uint32_t>(leaders.size()));
    leaders.push_back(std::move(s));
    leader_at.push_back(d);
  };
  base::ordered_indices(
      threads, documents.size(), [&](std::size_t d) { return sketch_of(documents[d].document.text); },
      [&](std::size_t d, Sketch s) { place(static_cast<std::uint32_t>(d), std::move(s)); });
  return story;
}

} // namespace demarche::link
