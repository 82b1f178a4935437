#include "link/affairs.hpp"

#include <algorithm>

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
  Meetings(const Stories &stories, std::size_t documents) : shared_(documents) {
    for (std::uint32_t d = 0; d < documents; ++d) {
      words_.push_back(stories.telling_words(d, telling));
      for (const std::uint32_t w : words_.back()) {
        with_.resize(std::max<std::size_t>(with_.size(), w + 1));
        if (with_[w].size() < longest_list)
          with_[w].push_back(d);
      }
    }
  }

  std::vector<std::uint32_t> of(std::uint32_t d) {
    std::vector<std::uint32_t> met;
    for (const std::uint32_t w : words_[d])
      for (const std::uint32_t o : with_[w])
        if (o != d && shared_[o]++ == 0)
          met.push_back(o);
    const auto more = [&](std::uint32_t a, std::uint32_t b) { return shared_[a] != shared_[b] ? shared_[a] > shared_[b] : a < b; };
    const auto kept = met.begin() + static_cast<std::ptrdiff_t>(std::min(met.size(), looked_at));
    std::partial_sort(met.begin(), kept, met.end(), more);
    for (const std::uint32_t o : met)
      shared_[o] = 0;
    met.erase(kept, met.end());
    return met;
  }

private:
  std::vector<std::vector<std::uint32_t>> words_, with_; ///< by document; by word
  std::vector<std::uint32_t> shared_;                    ///< by document, 0 between calls
};

} // namespace

bool Affairs::compared(std::uint32_t a, std::uint32_t b) const {
  const auto at = std::lower_bound(near_[a].begin(), near_[a].end(), b, [](const Neighbour &n, std::uint32_t d) { return n.document < d; });
  return a == b || (at != near_[a].end() && at->document == b);
}

Affairs::Affairs(const std::vector<Annotations> &documents, const Stories &stories) : near_(documents.size()), affair_(documents.size()) {
  Meetings meetings(stories, documents.size());
  std::vector<Likely> pairs;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    std::vector<Neighbour> like;
    for (const std::uint32_t o : meetings.of(d))
      if (const auto alike = static_cast<float>(stories.alike(d, o)); alike >= least)
        like.push_back({o, alike});
    std::sort(like.begin(), like.end(),
              [](const Neighbour &a, const Neighbour &b) { return a.alike != b.alike ? a.alike > b.alike : a.document < b.document; });
    like.resize(std::min(like.size(), nearest));
    for (const Neighbour &n : like)
      pairs.push_back({std::min(d, n.document), std::max(d, n.document), n.alike});
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
