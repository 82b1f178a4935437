#include "link/company.hpp"

#include <algorithm>
#include <cmath>

namespace demarche::link {

void Company::add(const std::vector<std::uint32_t> &people, const std::unordered_set<std::uint32_t> &rivals) {
  ++documents_;
  for (const std::uint32_t a : people) {
    ++seen_[a];
    if (rivals.count(a) != 0)
      for (const std::uint32_t b : people)
        if (a != b)
          ++together_[pair(a, b)];
  }
}

double Company::fit(std::uint32_t who, std::size_t documents, const std::vector<std::uint32_t> &people) const {
  double sum = 0;
  for (const std::uint32_t k : people) {
    const auto seen = seen_.find(k);
    if (seen == seen_.end())
      continue;
    const auto met = together_.find(pair(who, k));
    const double usual = static_cast<double>(seen->second) / static_cast<double>(documents_);
    sum += std::log(((met == together_.end() ? 0 : met->second) + usual) / static_cast<double>(documents + 1) / usual);
  }
  return std::clamp(sum / 2, -3.0, 3.0);
}

} // namespace demarche::link
