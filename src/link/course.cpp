#include "link/course.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <demarche/rules.hpp>

namespace demarche::link {

namespace {

constexpr std::size_t window = 32; ///< events ordered together: the cost stays linear in a long document

Model::Odds flipped(const Model::Odds &o) { return {o.after, o.before, o.same}; }

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

Model::Odds Model::odds(const std::vector<Evidence> &forward, const std::vector<Evidence> &backward) const {
  const std::vector<KindOfClue> &kinds = kinds_of_clues();
  double order = 0, same = 0; // halves, for both sides have their say
  for (const auto &[side, sign] : {std::pair(&forward, 0.5), std::pair(&backward, -0.5)})
    for (const Evidence &e : *side)
      if (const auto w = weights_.find(e.clue); w != weights_.end()) {
        order += sign * e.much * kinds[e.clue.kind].order * w->second.order;
        same += 0.5 * e.much * kinds[e.clue.kind].same * w->second.same;
      }
  const double top = std::max({order, -order, same});
  const Odds o = {std::exp(order - top), std::exp(-order - top), std::exp(same - top)};
  const double all = o.before + o.after + o.same;
  return {o.before / all, o.after / all, o.same / all};
}

Pairs odds_of(const std::vector<std::uint32_t> &events, const Model &model, const Clues &clues) {
  Pairs p(events.size(), std::vector<Model::Odds>(events.size()));
  for (std::size_t i = 0; i < events.size(); ++i)
    for (std::size_t j = i + 1; j < events.size(); ++j) {
      p[i][j] = model.odds(clues.of(events[i], events[j]), clues.of(events[j], events[i]));
      p[j][i] = flipped(p[i][j]);
    }
  return p;
}

void heed(const std::vector<Link> &links, std::uint32_t first, Pairs &pairs) {
  for (const Link &l : links) {
    const bool back = l.relation == Relation::AFTER;
    const std::uint32_t a = (back ? l.to : l.from) - first, b = (back ? l.from : l.to) - first; // what is before `first` is far beyond
    if (l.negated || (!back && l.relation != Relation::BEFORE) || a >= pairs.size() || b >= pairs.size() || a == b)
      continue;
    pairs[a][b] = {0.96, 0.02, 0.02};
    pairs[b][a] = flipped(pairs[a][b]);
  }
}

void respect(const std::vector<Link> &links, std::uint32_t first, std::vector<std::vector<std::uint32_t>> &groups) {
  std::vector<std::size_t> place; // odd: there is room between any two
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (const std::uint32_t e : groups[g]) {
      place.resize(std::max<std::size_t>(place.size(), e + 1));
      place[e] = 2 * g + 1;
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
      spread(place);
    }
  }
  groups.assign(place.size(), {});
  for (std::uint32_t e = 0; e < place.size(); ++e)
    groups[place[e] / 2].push_back(e);
  std::erase_if(groups, [](const auto &g) { return g.empty(); });
}

void follow_course(const Reading &r, Found &found) {
  if (!r.parsed())
    return;
  const Clues clues(r, found);
  for (std::uint32_t first = 0; first < r.a.events.size(); first += window) {
    std::vector<std::uint32_t> events;
    for (std::uint32_t e = first; e < std::min<std::size_t>(first + window, r.a.events.size()); ++e)
      events.push_back(e);
    Pairs odds = odds_of(events, Model::english(), clues);
    heed(found.links(), first, odds);
    auto groups = in_order(odds);
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
