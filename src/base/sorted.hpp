// Questions about sorted lists.
#pragma once
#include <cstddef>
#include <vector>

namespace demarche::base {

/// How many elements two sorted lists have in common.
template <class T> std::size_t in_both(const std::vector<T> &a, const std::vector<T> &b) {
  std::size_t n = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();)
    if (*i == *j) {
      ++n;
      ++i;
      ++j;
    } else if (*i < *j)
      ++i;
    else
      ++j;
  return n;
}

} // namespace demarche::base
