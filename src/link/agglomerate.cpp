#include "link/agglomerate.hpp"

#include <algorithm>
#include <queue>
#include <tuple>
#include <unordered_map>

namespace demarche::link {

namespace {

class Agglomeration {
public:
  Agglomeration(std::size_t n, double enough, const Joining &how) : enough_(enough), how_(how), members_(n), links_(n) {
    for (std::uint32_t i = 0; i < n; ++i)
      members_[i] = {i};
  }

  std::vector<Members> run(const std::vector<Likely> &pairs) {
    for (const Likely &p : pairs)
      if (p.a != p.b)
        links_[p.a][p.b] = links_[p.b][p.a] = {p.one, 1};
    for (const Likely &p : pairs)
      offer(p.a, p.b, {p.one, 1});
    while (!offers_.empty()) {
      const Offer o = offers_.top();
      offers_.pop();
      if (stands(o))
        join(o.a, o.b);
    }
    std::vector<Members> out;
    for (Members &m : members_)
      if (!m.empty())
        out.push_back(std::move(m));
    for (Members &m : out)
      std::sort(m.begin(), m.end());
    std::sort(out.begin(), out.end());
    return out;
  }

private:
  /// Between two clusters.
  struct Link {
    double sum = 0, pairs = 0;
    double average() const { return sum / pairs; }
  };
  struct Offer {
    double average;
    std::uint32_t a, b; ///< a < b
    bool operator<(const Offer &o) const { return std::tie(average, o.a, o.b) < std::tie(o.average, a, b); }
  };

  void offer(std::uint32_t a, std::uint32_t b, const Link &l) {
    if (l.average() > enough_)
      offers_.push({l.average(), std::min(a, b), std::max(a, b)});
  }

  /// An offer is out of date when one of the two has grown, or was joined to another.
  bool stands(const Offer &o) const {
    const auto at = links_[o.a].find(o.b);
    return at != links_[o.a].end() && at->second.average() == o.average;
  }

  double looked_at(std::uint32_t a, std::uint32_t b) const {
    return how_.looked_at ? how_.looked_at(members_[a], members_[b])
                          : static_cast<double>(members_[a].size()) * static_cast<double>(members_[b].size());
  }

  void join(std::uint32_t a, std::uint32_t b) {
    if (how_.may_be_one && !how_.may_be_one(members_[a], members_[b])) {
      links_[a].erase(b);
      links_[b].erase(a);
      return;
    }
    if (std::tuple(links_[a].size(), b) < std::tuple(links_[b].size(), a))
      std::swap(a, b);
    links_[a].erase(b);
    links_[b].erase(a);
    // Each link by itself: the order of the tables shows nowhere.
    for (auto &[k, l] : links_[a])
      if (links_[b].find(k) == links_[b].end())
        l.pairs += looked_at(b, k);
    for (const auto &[k, l] : links_[b]) {
      links_[k].erase(b);
      const auto [at, is_new] = links_[a].try_emplace(k, Link{0, 0});
      at->second.pairs += l.pairs + (is_new ? looked_at(a, k) : 0);
      at->second.sum += l.sum;
    }
    links_[b].clear();
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    members_[b].clear();
    for (const auto &[k, l] : links_[a]) {
      links_[k][a] = l;
      offer(a, k, l);
    }
  }

  double enough_;
  const Joining &how_;
  std::vector<Members> members_;
  std::vector<std::unordered_map<std::uint32_t, Link>> links_;
  std::priority_queue<Offer> offers_;
};

} // namespace

std::vector<Members> agglomerate(std::size_t n, const std::vector<Likely> &pairs, double enough, const Joining &how) {
  return Agglomeration(n, enough, how).run(pairs);
}

} // namespace demarche::link
