// Events in one order of groups, by the odds of their pairs.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "link/course.hpp"

namespace demarche::link {

namespace {

/// Looks for the order that is likely to fare best when the pairs it orders and those it leaves together are each measured
/// by their F1: ordered pairs are many, those of one time few, and both count the same.
class Sequencer {
public:
  explicit Sequencer(const Pairs &p) : pairs_(p), group_(p.size()) {
    for (std::size_t i = 0; i < p.size(); ++i)
      for (std::size_t j = i + 1; j < p.size(); ++j) {
        ordered_ += p[i][j].before + p[i][j].after;
        same_ += p[i][j].same;
      }
  }

  std::vector<std::vector<std::uint32_t>> run() {
    rank();
    for (int round = 0; round < rounds; ++round) {
      const bool improved = improve(), merged = merge();
      if (!improved && !merged)
        break;
    }
    std::vector<std::vector<std::uint32_t>> out(pairs_.size());
    for (std::uint32_t i = 0; i < group_.size(); ++i)
      out[group_[i] / 2].push_back(i);
    std::erase_if(out, [](const auto &g) { return g.empty(); });
    return out;
  }

private:
  static constexpr int rounds = 20;

  /// What is likely to be right, of ordered pairs and of those left together, and how many are left together.
  struct Sum {
    double ordered = 0, same = 0, together = 0;
    Sum operator+(const Sum &s) const { return {ordered + s.ordered, same + s.same, together + s.together}; }
    Sum operator-(const Sum &s) const { return {ordered - s.ordered, same - s.same, together - s.together}; }
  };

  double worth(const Sum &s) const {
    const double n = static_cast<double>(pairs_.size()), all = n * (n - 1) / 2;
    const double some = 1 - std::exp(-same_); // that any are of one time; else only the ordered are measured
    return (2 - some) * s.ordered / (all - s.together + ordered_ + 1e-9) + some * s.same / (s.together + same_ + 1e-9);
  }

  /// Each alone, by how many of the others it is likely to come after.
  void rank() {
    std::vector<double> late(pairs_.size());
    std::vector<std::uint32_t> order(pairs_.size());
    std::iota(order.begin(), order.end(), 0U);
    for (std::size_t i = 0; i < pairs_.size(); ++i)
      for (std::size_t j = 0; j < pairs_.size(); ++j)
        if (i != j)
          late[i] += pairs_[i][j].after - pairs_[i][j].before;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return late[a] < late[b]; });
    for (std::size_t k = 0; k < order.size(); ++k)
      group_[order[k]] = 2 * k + 1;
  }

  /// One event against all others, were it in this place.
  Sum at(std::uint32_t i, std::size_t place) const {
    Sum s;
    for (std::uint32_t j = 0; j < pairs_.size(); ++j) {
      if (j == i)
        continue;
      if (place == group_[j]) {
        s.same += pairs_[i][j].same;
        ++s.together;
      } else
        s.ordered += place < group_[j] ? pairs_[i][j].before : pairs_[i][j].after;
    }
    return s;
  }

  Sum all() const {
    Sum s;
    for (std::uint32_t i = 0; i < pairs_.size(); ++i)
      s = s + at(i, group_[i]);
    return {s.ordered / 2, s.same / 2, s.together / 2}; // each pair was seen from both
  }

  /// One event at a time moves to where it fits better: into another group, or between two.
  bool improve() {
    bool moved = false;
    Sum sum = all();
    for (std::uint32_t i = 0; i < pairs_.size(); ++i) {
      const Sum others = sum - at(i, group_[i]);
      double best = worth(sum) + 1e-9;
      std::size_t place = group_[i];
      for (std::size_t p = 0; p <= 2 * pairs_.size(); ++p)
        if (const Sum s = others + at(i, p); worth(s) > best) {
          best = worth(s);
          place = p;
        }
      if (place == group_[i])
        continue;
      moved = true;
      sum = others + at(i, place);
      group_[i] = place;
      spread(group_);
    }
    return moved;
  }

  /// Two neighbouring groups become one, where that is better.
  bool merge() {
    const double now = worth(all());
    const std::vector<std::size_t> before = group_;
    const std::size_t last = group_.empty() ? 0 : *std::max_element(group_.begin(), group_.end());
    for (std::size_t g = 1; g < last; g += 2) {
      for (std::size_t &x : group_)
        x -= x > g ? 2 : 0;
      if (worth(all()) > now + 1e-9)
        return true;
      group_ = before;
    }
    return false;
  }

  const Pairs &pairs_;
  std::vector<std::size_t> group_;
  double ordered_ = 0, same_ = 0; ///< of all pairs, as many as are likely
};

} // namespace

void spread(std::vector<std::size_t> &places) {
  std::vector<std::size_t> used = places;
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  for (std::size_t &p : places)
    p = 2 * static_cast<std::size_t>(std::lower_bound(used.begin(), used.end(), p) - used.begin()) + 1;
}

std::vector<std::vector<std::uint32_t>> in_order(const Pairs &pairs) { return Sequencer(pairs).run(); }

} // namespace demarche::link
