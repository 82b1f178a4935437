#include "link/train/order_learner.hpp"

#include <cmath>
#include <set>

namespace demarche::link::train {

namespace {

constexpr int steps = 400;
constexpr double rate = 0.1;                             ///< of the first step; the last is nought
constexpr double order_decay = 0.003, same_decay = 0.03; ///< of the weights' squares
constexpr double of_dated = 1;                           ///< what all dated pairs weigh, the stories together weighing 1
constexpr std::size_t least = 3;                         ///< documents that have a clue: what fewer have says nothing of others

/// A weight and how much of it a pair has.
using Terms = std::vector<std::pair<std::size_t, double>>;

struct Example {
  Terms order, same;
  Label label = Label::same;
  bool ordered = false; ///< known to be so: of one time is no choice
  double weight = 0;
};

/// Multinomial regression by Adam over all pairs at once.
class OrderLearner {
public:
  OrderLearner(const std::vector<const Story *> &stories, const std::vector<Story> &dated) {
    std::map<Clue, std::set<std::string>> met;
    for (const Story *s : stories)
      meet(*s, met);
    for (const Story &s : dated)
      meet(s, met);
    for (const auto &[clue, ids] : met)
      if (ids.size() >= least) {
        at_.emplace(clue, clues_.size());
        clues_.push_back(clue);
      }
    for (const Story *s : stories)
      add(*s, false, 1 / static_cast<double>(s->pairs.size() * stories.size()));
    // A text of many dates tells more than one of few, but not as many times more as it has pairs.
    double all = 0;
    for (const Story &s : dated)
      all += std::sqrt(static_cast<double>(s.pairs.size()));
    for (const Story &s : dated)
      add(s, true, of_dated / (all * std::sqrt(static_cast<double>(s.pairs.size()))));
  }

  std::map<Clue, Weight> run() {
    order_.assign(clues_.size(), 0);
    same_.assign(clues_.size(), 0);
    Moments of_order(clues_.size()), of_same(clues_.size());
    for (int step = 0; step < steps; ++step) {
      std::vector<double> order(clues_.size()), same(clues_.size());
      for (const Example &x : examples_)
        add_gradient(x, order, same);
      of_order.move(order_, order, order_decay, step);
      of_same.move(same_, same, same_decay, step);
    }
    std::map<Clue, Weight> out;
    for (std::size_t i = 0; i < clues_.size(); ++i)
      out[clues_[i]] = {order_[i], same_[i]};
    return out;
  }

private:
  struct Moments {
    explicit Moments(std::size_t n) : first(n), second(n) {}
    void move(std::vector<double> &weights, const std::vector<double> &gradient, double decay, int step) {
      const double left = 1 - static_cast<double>(step) / steps;
      for (std::size_t i = 0; i < weights.size(); ++i) {
        const double g = gradient[i] + decay * weights[i];
        first[i] = 0.9 * first[i] + 0.1 * g;
        second[i] = 0.99 * second[i] + 0.01 * g * g;
        const double m = first[i] / (1 - std::pow(0.9, step + 1)), v = second[i] / (1 - std::pow(0.99, step + 1));
        weights[i] -= left * rate * m / (std::sqrt(v) + 1e-8);
      }
    }
    std::vector<double> first, second;
  };

  static void meet(const Story &s, std::map<Clue, std::set<std::string>> &met) {
    for (const Pair &p : s.pairs)
      for (const auto *side : {&p.forward, &p.backward})
        for (const Evidence &e : *side)
          met[e.clue].insert(s.id);
  }

  void add(const Story &s, bool ordered, double weight) {
    for (const Pair &p : s.pairs) {
      std::map<std::size_t, double> order, same;
      for (const auto &[side, sign] : {std::pair(&p.forward, 0.5), std::pair(&p.backward, -0.5)})
        for (const Evidence &e : *side)
          if (const auto at = at_.find(e.clue); at != at_.end()) {
            const KindOfClue &k = kinds_of_clues()[e.clue.kind];
            order[at->second] += sign * e.much * k.order;
            same[at->second] += 0.5 * e.much * k.same;
          }
      Example &x = examples_.emplace_back();
      for (const auto &[terms, to] : {std::pair(&order, &x.order), std::pair(&same, &x.same)})
        for (const auto &[clue, much] : *terms)
          if (much != 0)
            to->emplace_back(clue, much);
      x.label = p.label;
      x.ordered = ordered;
      x.weight = weight;
    }
  }

  static double sum(const Terms &terms, const std::vector<double> &weights) {
    double out = 0;
    for (const auto &[clue, much] : terms)
      out += much * weights[clue];
    return out;
  }

  void add_gradient(const Example &x, std::vector<double> &order, std::vector<double> &same) const {
    const double o = sum(x.order, order_), s = sum(x.same, same_), top = std::max(std::abs(o), s);
    const double before = std::exp(o - top), after = std::exp(-o - top), neither = x.ordered ? 0 : std::exp(s - top);
    const double all = before + after + neither;
    const double of_order = (before - after) / all - (x.label == Label::before) + (x.label == Label::after);
    for (const auto &[clue, much] : x.order)
      order[clue] += x.weight * of_order * much;
    if (x.ordered)
      return;
    for (const auto &[clue, much] : x.same)
      same[clue] += x.weight * (neither / all - (x.label == Label::same)) * much;
  }

  std::map<Clue, std::size_t> at_;
  std::vector<Clue> clues_;
  std::vector<Example> examples_;
  std::vector<double> order_, same_;
};

} // namespace

std::map<Clue, Weight> learn_order(const std::vector<const Story *> &stories, const std::vector<Story> &dated) {
  return OrderLearner(stories, dated).run();
}

} // namespace demarche::link::train
