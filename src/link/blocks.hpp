// Blocking: which events have something in common with a mention, and are worth comparing with it.
#pragma once
#include <cstdint>
#include <vector>

namespace demarche::link {

/// What a mention is looked up by, as a hash: a chance meeting of two keys costs a comparison and changes nothing.
using BlockKey = std::uint64_t;
BlockKey block_key(std::uint32_t sense);
BlockKey block_key(BlockKey sense, char kind, std::uint64_t value);

/// An inverted index whose lists are capped: of each key only the latest clusters are kept, so the cost stays near linear where one
/// sense ("say") fills a corpus.
class Blocks {
public:
  static constexpr std::size_t window = 48;

  void add(BlockKey, std::uint32_t cluster);
  template <class F> void each(BlockKey key, F f) const {
    const std::uint32_t at = slot(key);
    if (keys_.empty() || keys_[at] != key)
      return;
    if (const std::uint32_t v = values_[at]; v < many) {
      f(v);
    } else {
      const std::vector<std::uint32_t> &list = lists_[v - many];
      for (std::size_t i = list.size() > window ? list.size() - window : 0; i < list.size(); ++i)
        f(list[i]);
    }
  }

private:
  static constexpr std::uint32_t many = std::uint32_t{1} << 31; ///< from here on: the number of a list
  std::uint32_t slot(BlockKey) const;                           ///< where the key is, or would be
  void grow();

  // Most keys are met once: a table of two flat arrays, and lists only for the others.
  std::vector<BlockKey> keys_; ///< 0: free; the size is a power of two
  std::vector<std::uint32_t> values_;
  std::size_t used_ = 0;
  std::vector<std::vector<std::uint32_t>> lists_;
};

} // namespace demarche::link
