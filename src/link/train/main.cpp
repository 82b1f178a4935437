// The trainer of the order of events: stories with their gold order in, rows of weights out. The same data give the
// same rows.
//
// usage: train_order FOLDER TEXTS [OUT]
// FOLDER holds docs.jsonl (with given events) and gold.jsonl, TEXTS docs.jsonl; OUT is src/rules/en/course_weights.tsv unless
// given. The figures by five-fold cross-validation are printed, and beside them those on the stories learnt from.
#include <array>
#include <cmath>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "link/train/order_learner.hpp"

using namespace demarche::link;
using namespace demarche::link::train;

namespace {

struct Score {
  double documents = 0, sum = 0;
  int right = 0, pairs = 0;
  void operator+=(const Score &s) {
    documents += s.documents;
    sum += s.sum;
    right += s.right;
    pairs += s.pairs;
  }
};

/// The group of each event, by the model.
std::vector<std::size_t> groups_of(const Story &s, const Model &model) {
  Pairs odds(s.events, std::vector<Model::Odds>(s.events));
  for (const Pair &p : s.pairs) {
    odds[p.a][p.b] = model.odds(p.forward, p.backward);
    odds[p.b][p.a] = {odds[p.a][p.b].after, odds[p.a][p.b].before, odds[p.a][p.b].same};
  }
  std::vector<std::size_t> group(s.events);
  heed(s.links, 0, odds);
  auto groups = in_order(odds);
  respect(s.links, 0, groups);
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

/// Weights as they are written: what is measured is what ships.
std::map<Clue, Weight> rounded(std::map<Clue, Weight> weights) {
  for (auto &[clue, w] : weights)
    for (double *x : {&w.order, &w.same})
      *x = std::round(*x * 100) / 100;
  return weights;
}

/// Each story by weights that have not seen its fold.
Score cross_validated(const std::vector<Story> &stories, const std::vector<Story> &dated, std::size_t division) {
  Score total;
  for (int fold = 0; fold < 5; ++fold) {
    std::vector<const Story *> others;
    for (const Story &s : stories)
      if (s.fold(division) != fold)
        others.push_back(&s);
    const Model model(rounded(learn_order(others, dated)));
    for (const Story &s : stories)
      if (s.fold(division) == fold)
        score(s, model, total);
  }
  return total;
}

bool write(const std::map<Clue, Weight> &weights, const std::string &path) {
  std::ofstream out(path);
  out << "# What speaks for an event a before an event b: a clue (its kind, and its values), its weight for that order and its\n"
         "# weight for neither. Written by the trainer (docs/models.md).\n";
  for (const auto &[clue, w] : weights)
    if (w.order != 0 || w.same != 0)
      out << fmt::format("{}\t{:.2f}\t{:.2f}\n", name_of(clue), w.order, w.same);
  return bool(out);
}

} // namespace

int main(int argc, char **argv) {
  if (argc < 3 || argc > 4) {
    std::cerr << "usage: train_order FOLDER TEXTS [OUT]\n";
    return 2;
  }
  const std::vector<demarche::Annotations> documents = read_annotated(argv[1]);
  const std::vector<Story> stories = stories_of(documents, argv[1]), dated = dated_pairs(read_annotated(argv[2]), documents);
  std::cout << "cross-validated: " << said(cross_validated(stories, dated, 0)) << '\n';
  // So few stories that the division matters: the mean of others says how much is luck.
  Score others;
  for (std::size_t division = 1; division <= 8; ++division)
    others += cross_validated(stories, dated, division);
  std::cout << "the mean of eight other divisions: " << said(others) << '\n';
  std::vector<const Story *> all;
  for (const Story &s : stories)
    all.push_back(&s);
  const std::map<Clue, Weight> weights = rounded(learn_order(all, dated));
  Score seen;
  for (const Story &s : stories)
    score(s, Model(weights), seen);
  std::cout << "seen: " << said(seen) << '\n';
  return write(weights, argc == 4 ? argv[3] : "src/rules/en/course_weights.tsv") ? 0 : 5;
}
