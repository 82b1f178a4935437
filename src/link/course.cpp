#include "link/course.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numeric>

#include <demarche/rules.hpp>

namespace demarche::link {

namespace {

constexpr std::size_t window = 32; ///< events ordered together: the cost stays linear in a long document

Model::Odds flipped(const Model::Odds &o) { return {o.after, o.before, o.same}; }

class Arranger {
public:
  explicit Arranger(const Pairs &p) : pairs_(p), order_(p.size()) { std::iota(order_.begin(), order_.end(), 0U); }

  std::vector<std::vector<std::uint32_t>> run() {
    rank();
    std::vector<std::size_t> group = cut();
    spread(group);
    improve(group);
    std::vector<std::vector<std::uint32_t>> out(pairs_.size());
    for (std::uint32_t i = 0; i < group.size(); ++i)
      out[group[i] / 2].push_back(i);
    std::erase_if(out, [](const auto &g) { return g.empty(); });
    return out;
  }

private:
  /// By how many of the others each is likely to come after.
  void rank() {
    std::vector<double> score(pairs_.size());
    for (std::size_t i = 0; i < pairs_.size(); ++i)
      for (std::size_t j = 0; j < pairs_.size(); ++j)
        if (i != j)
          score[i] += std::exp(pairs_[i][j].after) - std::exp(pairs_[i][j].before);
    std::stable_sort(order_.begin(), order_.end(), [&](auto a, auto b) { return score[a] < score[b]; });
  }

  /// The ranked events cut into groups at the best places (by dynamic programming).
  std::vector<std::size_t> cut() const {
    const std::size_t n = order_.size();
    std::vector<double> best(n + 1, 0);
    std::vector<std::size_t> from(n + 1, 0);
    for (std::size_t end = 1; end <= n; ++end) {
      best[end] = -1e300;
      double gain = 0; // of one group [begin, end) rather than an order of its members
      for (std::size_t begin = end; begin-- > 0;) {
        for (std::size_t k = begin + 1; k < end; ++k) {
          const Model::Odds &o = pairs_[order_[begin]][order_[k]];
          gain += o.same - o.before;
        }
        if (best[begin] + gain > best[end]) {
          best[end] = best[begin] + gain;
          from[end] = begin;
        }
      }
    }
    std::vector<std::size_t> group(n);
    for (std::size_t end = n, g = n; end > 0; end = from[end]) {
      --g;
      for (std::size_t k = from[end]; k < end; ++k)
        group[order_[k]] = 2 * g + 1;
    }
    return group;
  }

  double at(std::uint32_t i, std::size_t place, const std::vector<std::size_t> &group) const {
    double sum = 0;
    for (std::uint32_t j = 0; j < pairs_.size(); ++j)
      if (j != i)
        sum += place < group[j] ? pairs_[i][j].before : place > group[j] ? pairs_[i][j].after : pairs_[i][j].same;
    return sum;
  }

  /// One event at a time moves to where it fits better: into another group, or between two.
  void improve(std::vector<std::size_t> &group) const {
    for (int round = 0; round < 10; ++round) {
      bool moved = false;
      for (std::uint32_t i = 0; i < pairs_.size(); ++i) {
        double best = at(i, group[i], group) + 1e-9;
        std::size_t place = group[i];
        for (std::size_t p = 0; p <= 2 * pairs_.size(); ++p)
          if (const double s = at(i, p, group); s > best) {
            best = s;
            place = p;
          }
        moved |= place != group[i];
        group[i] = place;
        spread(group);
      }
      if (!moved)
        return;
    }
  }

  /// Renumbers the groups 1, 3, 5 ..., so that there is room between any two.
  static void spread(std::vector<std::size_t> &group) {
    std::vector<std::size_t> used = group;
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    for (std::size_t &g : group)
      g = 2 * static_cast<std::size_t>(std::lower_bound(used.begin(), used.end(), g) - used.begin()) + 1;
  }

  const Pairs &pairs_;
  std::vector<std::uint32_t> order_;
};

} // namespace

const Model &Model::english() {
  static const Model model = [] {
    std::map<Clue, Weight> weights;
    const std::string file = "en/course_weights.tsv";
    for (const auto &row : parse_lexicon(builtin(file), file, 3))
      if (const auto c = clue_named(row[0]))
        weights[*c] = {std::strtod(row[1].c_str(), nullptr), std::strtod(row[2].c_str(), nullptr)};
    return Model(std::move(weights));
  }();
  return model;
}

Model::Odds Model::odds(const std::vector<Clue> &forward, const std::vector<Clue> &backward) const {
  Odds o;
  for (const Clue &c : forward)
    if (const auto w = weights_.find(c); w != weights_.end()) {
      o.before += w->second.before;
      o.same += w->second.same;
    }
  for (const Clue &c : backward)
    if (const auto w = weights_.find(c); w != weights_.end()) {
      o.after += w->second.before;
      o.same += w->second.same;
    }
  const double top = std::max({o.before, o.after, o.same});
  const double norm = top + std::log(std::exp(o.before - top) + std::exp(o.after - top) + std::exp(o.same - top));
  return {o.before - norm, o.after - norm, o.same - norm};
}

std::vector<std::vector<std::uint32_t>> in_order(const Pairs &pairs) { return Arranger(pairs).run(); }

Pairs odds_of(const std::vector<std::uint32_t> &events, const Model &model, const Clues &clues) {
  Pairs p(events.size(), std::vector<Model::Odds>(events.size()));
  for (std::size_t i = 0; i < events.size(); ++i)
    for (std::size_t j = i + 1; j < events.size(); ++j) {
      p[i][j] = model.odds(clues.of(events[i], events[j]), clues.of(events[j], events[i]));
      p[j][i] = flipped(p[i][j]);
    }
  return p;
}

namespace {

/// What more precise sieves have said stays true: an event moves to a later group until no link of theirs is turned
/// round. Links that contradict each other are no concern of this sieve; the rounds are bounded.
void respect(const std::vector<Link> &links, std::uint32_t first, std::vector<std::vector<std::uint32_t>> &groups) {
  std::vector<std::size_t> place;
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (const std::uint32_t e : groups[g]) {
      place.resize(std::max<std::size_t>(place.size(), e + 1));
      place[e] = g;
    }
  bool moved = true;
  for (std::size_t round = 0; moved && round < place.size(); ++round) {
    moved = false;
    for (const Link &l : links) {
      if (l.negated || causal(l.relation) || l.from < first || l.to < first || l.from - first >= place.size() ||
          l.to - first >= place.size())
        continue;
      std::size_t &a = place[l.relation == Relation::AFTER ? l.to - first : l.from - first],
                  &b = place[l.relation == Relation::AFTER ? l.from - first : l.to - first];
      const bool order = l.relation == Relation::BEFORE || l.relation == Relation::AFTER;
      if (order ? a < b : a == b)
        continue;
      moved = true;
      if (order)
        b = a + 1;
      else
        a = b = std::max(a, b);
    }
  }
  groups.clear();
  for (std::uint32_t e = 0; e < place.size(); ++e) {
    groups.resize(std::max(groups.size(), place[e] + 1));
    groups[place[e]].push_back(e);
  }
  std::erase_if(groups, [](const auto &g) { return g.empty(); });
}

} // namespace

void follow_course(const Reading &r, Found &found) {
  if (!r.parsed())
    return;
  const Clues clues(r, found);
  for (std::uint32_t first = 0; first < r.a.events.size(); first += window) {
    std::vector<std::uint32_t> events;
    for (std::uint32_t e = first; e < std::min<std::size_t>(first + window, r.a.events.size()); ++e)
      events.push_back(e);
    auto groups = in_order(odds_of(events, Model::english(), clues));
    respect(found.links(), first, groups);
    for (std::size_t g = 1; g < groups.size(); ++g)
      for (const std::uint32_t a : groups[g - 1])
        for (const std::uint32_t b : groups[g]) {
          Link l;
          l.from = events[a];
          l.to = events[b];
          l.confidence = 0.3F;
          l.rule = "course";
          l.evidence = r.sentence_span(events[b]);
          found.add(std::move(l));
        }
  }
}

} // namespace demarche::link
