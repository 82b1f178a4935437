#include "select/topic.hpp"

#include <algorithm>

namespace demarche::select_room {

namespace {
constexpr std::uint32_t opening = 8; ///< sentences
}

Topic::Topic(const Chronicle &c, const Wording &wording, const Focus &focus) : weight_(wording.size()) {
  double sentences = 0;
  for (std::uint32_t d = 0; d < c.documents.size(); ++d) {
    const auto all = static_cast<std::uint32_t>(c.documents[d].text.sentences.size());
    // Asked for an actor or for words, the topic is what is said where they come up, wherever that is.
    const std::uint32_t end = focus.everything() ? std::min(all, opening) : all;
    for (std::uint32_t s = 0; s < end; ++s) {
      if (!focus.on(d, s))
        continue;
      ++sentences;
      for (const std::uint32_t w : wording.of(d, s))
        ++weight_[w];
    }
  }
  // A sentence's words add up to the sum of their weights; over all sentences that is the sum of the squares.
  double average = 0;
  for (double &w : weight_) {
    w /= std::max(sentences, 1.0);
    average += w * w;
  }
  full_ = average > 0 ? 1.5 * average : 1;
}

double Topic::of(WordIds words) const {
  double sum = 0;
  for (const std::uint32_t w : words)
    sum += weight_[w];
  return sum;
}

double Topic::share(WordIds words) const { return std::min(of(words) / full_, 1.0); }

double Topic::of_document(const Annotations &a, std::uint32_t document, const Wording &wording) const {
  constexpr std::size_t looked_at = 10, best = 5;
  std::vector<double> shares;
  for (std::uint32_t s = 0; s < std::min(a.text.sentences.size(), looked_at); ++s)
    shares.push_back(share(wording.of(document, s)));
  std::sort(shares.begin(), shares.end(), std::greater<>());
  shares.resize(std::min(shares.size(), best));
  double sum = 0;
  for (const double x : shares)
    sum += x;
  return shares.empty() ? 0 : sum / static_cast<double>(shares.size());
}

} // namespace demarche::select_room
