#include "link/affairs.hpp"

#include <algorithm>

#include "base/parallel.hpp"
#include "link/agglomerate.hpp"

namespace demarche::link {

namespace {

constexpr std::size_t telling = 24;        ///< words of a document, by which it meets others
constexpr std::size_t looked_at = 64;      ///< of the documents met, those that share most of them
constexpr std::size_t nearest = 12;        ///< of those looked at
constexpr double least = 0.1;              ///< less alike are documents of other matters
constexpr double of_one_affair = 0.14;     ///< on average, of the documents of an affair
constexpr std::size_t longest_list = 1024; ///< a word of more documents tells nothing of one

/// The documents before and after that share most telling words with each.
class Meetings {
public:
  Meetings(const Stories &stories, std::size_t documents, unsigned threads) : words_(documents) {
    base::for_each_index(threads, documents,
                         [&](std::size_t d) { words_[d] = stories.telling_words(static_cast<std::uint32_t>(d), telling); });
    for (std::uint32_t d = 0; d < documents; ++d)
      for (const std::uint32_t w : words_[d]) {
        with_.resize(std::max<std::size_t>(with_.size(), w + 1));
        if (with_[w].size() < longest_list)
          with_[w].push_back(d);
      }
  }

  using Shared = std::vector<std::uint8_t>; ///< by document, how many of at most `telling` words; 0 between calls
  std::vector<std::uint32_t> of(std::uint32_t d, Shared &shared) const {
    std::vector<std::uint32_t> met;
    for (const std::uint32_t w : words_[d])
      for (const std::uint32_t o : with_[w])
        if (o != d && shared[o]++ == 0)
          met.push_back(o);
    const auto more = [&](std::uint32_t a, std::uint32_t b) { return shared[a] != shared[b] ? shared[a] > shared[b] : a < b; };
    const auto kept = met.begin() + static_cast<std::ptrdiff_t>(std::min(met.size(), looked_at));
    std::partial_sort(met.begin(), kept, met.end(), more);
    for (const std::uint32_t o : met)
      shared[o] = 0;
    met.erase(kept, met.end());
    return met;
  }

private:
  std::vector<std::vector<std::uint32_t>> words_, with_; ///< by document; by word
};

} // namespace

bool Affairs::compared(std::uint32_t a, std::uint32_t b) const {
  const auto at = std::lower_bound(near_[a].begin(), near_[a].end(), b, [](const Neighbour &n, std::uint32_t d) { return n.document < d; });
  return a == b || (at != near_[a].end() && at->document == b);
}

Affairs::Affairs(const std::vector<Annotations> &documents, const Stories &stories, unsigned threads)
    : near_(documents.size()), affair_(documents.size()) {
  const Meetings meetings(stories, documents.size(), threads);
  const auto tables = [&] { return Meetings::Shared(documents.size()); };
  base::for_each_index(threads, documents.size(), tables, [&](Meetings::Shared &shared, std::size_t i) {
    const auto d = static_cast<std::uint32_t>(i);
    std::vector<Neighbour> &like = near_[d];
    for (const std::uint32_t o : meetings.of(d, shared))
      if (const auto alike = static_cast<float>(stories.alike(d, o)); alike >= least)
        like.push_back({o, alike});
    std::sort(like.begin(), like.end(),
              [](const Neighbour &a, const Neighbour &b) { return a.alike != b.alike ? a.alike > b.alike : a.document < b.document; });
    like.resize(std::min(like.size(), nearest));
  });
  std::vector<Likely> pairs;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    for (const Neighbour &n : near_[d])
      pairs.push_back({std::min(d, n.document), std::max(d, n.document), n.alike});
    near_[d].clear();
  }
  const auto place = [](const Likely &p) { return std::pair(p.a, p.b); };
  std::sort(pairs.begin(), pairs.end(), [&](const Likely &x, const Likely &y) { return place(x) < place(y); });
  pairs.erase(std::unique(pairs.begin(), pairs.end(), [&](const Likely &x, const Likely &y) { return place(x) == place(y); }), pairs.end());
  for (const Likely &p : pairs) {
    near_[p.a].push_back({p.b, p.one});
    near_[p.b].push_back({p.a, p.one});
  }
  for (auto &n : near_)
    std::sort(n.begin(), n.end(), [](const Neighbour &a, const Neighbour &b) { return a.document < b.document; });
  for (const Members &m : agglomerate(documents.size(), pairs, of_one_affair)) {
    for (const std::uint32_t d : m)
      affair_[d] = affairs();
    sizes_.push_back(static_cast<std::uint32_t>(m.size()));
  }
}

} // namespace demarche::link
