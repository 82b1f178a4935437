#include "link/blocks.hpp"

#include <algorithm>

namespace demarche::link {

namespace {

/// SplitMix64's finish: every bit of the result depends on every bit of its argument.
std::uint64_t mixed(std::uint64_t h) {
  h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9;
  h = (h ^ (h >> 27)) * 0x94d049bb133111eb;
  return (h ^ (h >> 31)) | 1; // 0 is no key
}

} // namespace

BlockKey block_key(std::uint32_t sense) { return mixed(sense + std::uint64_t{1}); }

BlockKey block_key(BlockKey sense, char kind, std::uint64_t value) {
  return mixed(sense + mixed(value + static_cast<std::uint64_t>(kind) * 0x9e3779b97f4a7c15));
}

std::uint32_t Blocks::slot(BlockKey key) const {
  if (keys_.empty())
    return 0;
  const std::size_t mask = keys_.size() - 1;
  std::size_t i = (key >> 1) & mask;
  while (keys_[i] != 0 && keys_[i] != key)
    i = (i + 1) & mask;
  return static_cast<std::uint32_t>(i);
}

void Blocks::add(BlockKey key, std::uint32_t cluster) {
  if (used_ * 4 >= keys_.size() * 3)
    grow();
  const std::uint32_t at = slot(key);
  if (keys_[at] == 0) {
    keys_[at] = key;
    values_[at] = cluster;
    ++used_;
    return;
  }
  if (values_[at] < many) {
    if (values_[at] == cluster)
      return;
    lists_.push_back({values_[at]});
    values_[at] = many + static_cast<std::uint32_t>(lists_.size() - 1);
  }
  std::vector<std::uint32_t> &list = lists_[values_[at] - many];
  if (list.back() == cluster)
    return;
  if (list.size() >= 2 * window)
    list.erase(list.begin(), list.end() - window);
  list.push_back(cluster);
}

void Blocks::grow() {
  std::vector<BlockKey> keys(std::max<std::size_t>(1024, keys_.size() * 2));
  std::vector<std::uint32_t> values(keys.size());
  keys.swap(keys_);
  values.swap(values_);
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (keys[i] != 0) {
      const std::uint32_t at = slot(keys[i]);
      keys_[at] = keys[i];
      values_[at] = values[i];
    }
}

} // namespace demarche::link
