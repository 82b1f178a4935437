#include "link/agglomerate.hpp"

#include <algorithm>
#include <queue>
#include <tuple>

namespace demarche::link {

namespace {

/// A link stands in the lists of both its clusters, and stays where it is: a cluster that joins another leaves its number to it. So a
/// join costs what hangs from the two, and a link the same however often its ends are joined.
class Agglomeration {
public:
  Agglomeration(std::size_t n, double enough, const Joining &how)
      : enough_(enough), how_(how), members_(n), links_(n), degree_(n), whole_(n), met_(n, none) {
    for (std::uint32_t i = 0; i < n; ++i) {
      members_[i] = {i};
      whole_[i] = i;
    }
  }

  std::vector<Members> run(const std::vector<Likely> &pairs) {
    for (const Likely &p : pairs)
      for (const std::uint32_t i : {p.a, p.b})
        ++degree_[i];
    for (std::size_t i = 0; i < links_.size(); ++i)
      links_[i].reserve(degree_[i]);
    all_.reserve(pairs.size());
    for (const Likely &p : pairs) {
      links_[p.a].push_back(static_cast<Number>(all_.size()));
      links_[p.b].push_back(static_cast<Number>(all_.size()));
      all_.push_back({p.one, 1, p.a, p.b});
    }
    for (Number l = 0; l < all_.size(); ++l)
      offer(l);
    while (!offers_.empty()) {
      const Offer o = offers_.top();
      offers_.pop();
      if (stands(o))
        join(o);
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
  using Number = std::uint32_t;
  static constexpr Number none = UINT32_MAX;

  /// Between two clusters.
  struct Link {
    double sum = 0, pairs = 0; ///< no pairs: it is gone
    Number a = 0, b = 0;       ///< clusters, or what has joined them
    double average() const { return sum / pairs; }
  };
  struct Offer {
    double average;
    Number a, b; ///< a < b
    Number link;
    bool operator<(const Offer &o) const { return std::tie(average, o.a, o.b) < std::tie(o.average, a, b); }
  };

  Number whole(Number cluster) {
    while (whole_[cluster] != cluster)
      cluster = whole_[cluster] = whole_[whole_[cluster]];
    return cluster;
  }

  Number other_end(Link &l, Number cluster) {
    l.a = whole(l.a);
    l.b = whole(l.b);
    return l.a == cluster ? l.b : l.a;
  }

  void offer(Number link) {
    const Link &l = all_[link];
    if (l.average() > enough_)
      offers_.push({l.average(), std::min(l.a, l.b), std::max(l.a, l.b), link});
  }

  double looked_at(Number a, Number b) const {
    return how_.looked_at ? how_.looked_at(members_[a], members_[b])
                          : static_cast<double>(members_[a].size()) * static_cast<double>(members_[b].size());
  }

  /// An offer is out of date when one of the two has grown, or has joined another.
  bool stands(const Offer &o) const {
    return !gone(o.link) && all_[o.link].average() == o.average && whole_[o.a] == o.a && whole_[o.b] == o.b;
  }

  bool gone(Number link) const { return all_[link].pairs == 0; }
  void remove(Number link) { all_[link].pairs = 0; }

  void join(const Offer &o) {
    Number a = o.a, b = o.b;
    remove(o.link);
    --degree_[a];
    --degree_[b];
    if (how_.may_be_one && !how_.may_be_one(members_[a], members_[b]))
      return;
    if (std::tuple(degree_[a], b) < std::tuple(degree_[b], a))
      std::swap(a, b);
    merge_links(a, b);
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    members_[b] = {};
    whole_[b] = a;
    for (const Number l : links_[a]) {
      all_[l].a = whole(all_[l].a);
      all_[l].b = whole(all_[l].b);
      offer(l);
    }
  }

  /// Of two links to one cluster one is left, for all pairs of both; a link of one of the two stands for the pairs of the other as well.
  void merge_links(Number a, Number b) {
    for (std::vector<Number> *list : {&links_[a], &links_[b]})
      std::erase_if(*list, [&](Number l) { return gone(l); });
    for (const Number l : links_[a])
      met_[other_end(all_[l], a)] = l;
    for (const Number l : links_[b]) {
      const Number k = other_end(all_[l], b);
      if (met_[k] == none) {
        all_[l].pairs += looked_at(a, k);
        links_[a].push_back(l);
        ++degree_[a];
        continue;
      }
      all_[met_[k]].sum += all_[l].sum;
      all_[met_[k]].pairs += all_[l].pairs;
      met_[k] = none;
      remove(l);
      --degree_[k];
    }
    for (const Number l : links_[a])
      if (const Number k = other_end(all_[l], a); met_[k] == l) {
        all_[l].pairs += looked_at(b, k);
        met_[k] = none;
      }
    links_[b] = {};
    degree_[b] = 0;
  }

  double enough_;
  const Joining &how_;
  std::vector<Members> members_;
  std::vector<std::vector<Number>> links_; ///< by cluster; some may be gone
  std::vector<Number> degree_;             ///< by cluster: the links that are not
  std::vector<Number> whole_;              ///< by cluster: which one it has joined
  std::vector<Number> met_;                ///< by cluster, of the join at hand: the link to it
  std::vector<Link> all_;
  std::priority_queue<Offer> offers_;
};

} // namespace

std::vector<Members> agglomerate(std::size_t n, const std::vector<Likely> &pairs, double enough, const Joining &how) {
  return Agglomeration(n, enough, how).run(pairs);
}

} // namespace demarche::link
