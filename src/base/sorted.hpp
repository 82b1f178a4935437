// Questions about sorted lists.
#pragma once
#include <cstddef>

namespace demarche::base {

/// How many elements two sorted lists have in common.
template <class List> std::size_t in_both(const List &a, const List &b) {
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
