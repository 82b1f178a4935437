// The trainer of the order of events: stories with their gold order in, rows of weights out. The same data give the
// same rows.
//
// usage: train_order FOLDER [OUT]
// FOLDER holds docs.jsonl (with given events) and gold.jsonl; OUT is src/rules/en/course_weights.tsv unless given. The
// figures by five-fold cross-validation are printed, and beside them those on the stories learnt from.
#include <array>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>

#include <fmt/format.h>

#include "link/train/gold.hpp"

using namespace demarche::link;
using namespace demarche::link::train;

namespace {

constexpr int steps = 300;
constexpr double rate = 0.05;
constexpr double decay = 0.005; ///< of the weights' squares
/// Pairs of one time are few, and count half of the score: their odds are raised after learning.
constexpr double for_same = 0.75;

/// Multinomial regression by Adam over all pairs at once; each story weighs the same.
class Learner {
public:
  explicit Learner(const std::vector<const Story *> &stories) : stories_(stories) {}

  std::map<Clue, Weight> run() {
    for (int step = 1; step <= steps; ++step) {
      gradient_.clear();
      const Model model(weights_);
      for (const Story *s : stories_)
        for (const Pair &p : s->pairs)
          add(model, p, 1 / static_cast<double>(s->pairs.size() * stories_.size()));
      for (auto &[clue, g] : gradient_) {
        move(weights_[clue].before, g.before, moments_[clue][0], step);
        move(weights_[clue].same, g.same, moments_[clue][1], step);
      }
    }
    if (const auto always = clue_named("always - -"))
      weights_[*always].same += for_same / 2; // it stands in both directions
    return weights_;
  }

private:
  struct Moment {
    double first = 0, second = 0;
  };

  void add(const Model &model, const Pair &p, double weight) {
    const Model::Odds o = model.odds(p.forward, p.backward);
    const double before = std::exp(o.before) - (p.label == Label::before), after = std::exp(o.after) - (p.label == Label::after),
                 same = std::exp(o.same) - (p.label == Label::same);
    for (const Clue &c : p.forward) {
      gradient_[c].before += weight * before;
      gradient_[c].same += weight * same;
    }
    for (const Clue &c : p.backward) {
      gradient_[c].before += weight * after;
      gradient_[c].same += weight * same;
    }
  }

  static void move(double &w, double gradient, Moment &m, int step) {
    gradient += decay * w;
    m.first = 0.9 * m.first + 0.1 * gradient;
    m.second = 0.999 * m.second + 0.001 * gradient * gradient;
    const double first = m.first / (1 - std::pow(0.9, step)), second = m.second / (1 - std::pow(0.999, step));
    w -= rate * first / (std::sqrt(second) + 1e-8);
  }

  const std::vector<const Story *> &stories_;
  std::map<Clue, Weight> weights_, gradient_;
  std::map<Clue, std::array<Moment, 2>> moments_;
};

struct Score {
  double documents = 0, sum = 0;
  int right = 0, pairs = 0;
};

/// The group of each event, by the model.
std::vector<std::size_t> groups_of(const Story &s, const Model &model) {
  Pairs odds(s.events, std::vector<Model::Odds>(s.events));
  for (const Pair &p : s.pairs) {
    odds[p.a][p.b] = model.odds(p.forward, p.backward);
    odds[p.b][p.a] = {odds[p.a][p.b].after, odds[p.a][p.b].before, odds[p.a][p.b].same};
  }
  std::vector<std::size_t> group(s.events);
  const auto groups = in_order(odds);
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (const std::uint32_t e : groups[g])
      group[e] = g;
  return group;
}

/// F1 of ordered pairs and of the others, their mean a story; a pair turned round is wrong both ways.
void score(const Story &s, const Model &model, Score &total) {
  const std::vector<std::size_t> group = groups_of(s, model);
  std::array<std::array<int, 3>, 2> counts{}; // of ordered and of same: right, said, gold
  for (const Pair &p : s.pairs) {
    const Label said = group[p.a] < group[p.b] ? Label::before : group[p.a] > group[p.b] ? Label::after : Label::same;
    auto &mine = counts[said == Label::same], &gold = counts[p.label == Label::same];
    ++mine[1];
    ++gold[2];
    mine[0] += said == p.label;
    total.right += said == p.label;
    ++total.pairs;
  }
  double sum = 0;
  int classes = 0;
  for (const auto &[right, said, gold] : counts)
    if (gold > 0) {
      sum += 2.0 * right / (said + gold);
      ++classes;
    }
  total.sum += sum / std::max(classes, 1);
  ++total.documents;
}

std::string said(const Score &s) {
  return fmt::format("document F1 {:.2f}, pairs right {:.2f} %", 100 * s.sum / s.documents, 100.0 * s.right / s.pairs);
}

std::map<Clue, Weight> learn(const std::vector<Story> &stories, int without_fold) {
  std::vector<const Story *> some;
  for (const Story &s : stories)
    if (s.fold() != without_fold)
      some.push_back(&s);
  return Learner(some).run();
}

} // namespace

int main(int argc, char **argv) {
  if (argc < 2 || argc > 3) {
    std::cerr << "usage: train_order FOLDER [OUT]\n";
    return 2;
  }
  const std::vector<Story> stories = read_stories(argv[1]);
  Score crossed, seen;
  for (int fold = 0; fold < 5; ++fold) {
    const Model model(learn(stories, fold));
    for (const Story &s : stories)
      if (s.fold() == fold)
        score(s, model, crossed);
  }
  const std::map<Clue, Weight> weights = learn(stories, -1);
  for (const Story &s : stories)
    score(s, Model(weights), seen);
  std::cout << "cross-validated: " << said(crossed) << "\nseen: " << said(seen) << '\n';
  std::ofstream out(argc == 3 ? argv[2] : "src/rules/en/course_weights.tsv");
  out << "# What speaks for an event a before an event b: a clue (its kind, and its values), its weight for that order and its\n"
         "# weight for neither. Written by the trainer (docs/models.md).\n";
  for (const auto &[clue, w] : weights)
    if (std::abs(w.before) >= 0.005 || std::abs(w.same) >= 0.005)
      out << fmt::format("{}\t{:.2f}\t{:.2f}\n", name_of(clue), w.before, w.same);
  return out ? 0 : 5;
}
