// The trainer of the weights of coreference: documents with given events and the chains they belong to in, rows of
// weights out. The same data give the same rows.
//
// usage: train_events FOLDER [OUT [ENTRIES]]
// FOLDER holds docs.jsonl (with given events) and gold.jsonl (their chains, and the topic of each document); OUT is
// src/rules/en/event_weights.tsv unless given. ENTRIES gets the events as joined by weights that never saw their topic
// (five folds: the topic's number modulo five), a line each, for a scorer of coreference.
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <demarche/pipeline.hpp>
#include <demarche/reader.hpp>

#include "link/apart.hpp"
#include "link/compare.hpp"
#include "link/corefer.hpp"

using namespace demarche;
using namespace demarche::link;
using Json = nlohmann::json;

namespace {

constexpr int folds = 5, steps = 12;
constexpr double ridge = 0.5;     ///< of the weights' squares
constexpr std::size_t one_in = 3; ///< of the pairs that are two events is learnt from, and counts for all

struct Example {
  link::Features features{};
  bool one = false;
  float weight = 1;
  int fold = 0; ///< that of both, or -1
};

struct Gold {
  Json events; ///< by id
  int fold = 0;
};

std::map<std::string, Gold> read_gold(const std::string &path) {
  std::ifstream in(path);
  if (!in)
    throw std::runtime_error(path + ": cannot be read");
  std::map<std::string, Gold> out;
  for (std::string line; std::getline(in, line);) {
    const Json j = Json::parse(line);
    Gold &g = out[j.at("id")];
    g.fold = j.at("topic").get<int>() % folds;
    for (const Json &e : j.at("events"))
      g.events[e.at("id").get<std::string>()] = e;
  }
  return out;
}

Chronicle read_chronicle(const std::string &folder) {
  Chronicle c;
  for (Document &d : read_all({folder + "/docs.jsonl"}).documents)
    c.documents.push_back(annotate(std::move(d)));
  std::sort(c.documents.begin(), c.documents.end(), [](const auto &a, const auto &b) { return a.document.id < b.document.id; });
  return c;
}

std::vector<Example> read_examples(const Chronicle &c, const ActorMap &map, const std::map<std::string, Gold> &gold) {
  const Stories stories(c.documents, 1);
  const Affairs affairs(c.documents, stories, 1);
  const Looks looks(c, map, affairs, 1);
  Likeness likeness(c.actors, looks);
  std::vector<std::string> chains;
  std::vector<int> fold;
  for (const Look &l : looks.all()) {
    const Gold &g = gold.at(c.documents[l.ref.document].document.id);
    chains.push_back(g.events.at(c.documents[l.ref.document].events[l.ref.event].id).at("chain"));
    fold.push_back(g.fold);
  }
  std::vector<Example> out;
  std::size_t two = 0, met = 0;
  const auto learn = [&](std::uint32_t a, std::uint32_t b, float alike) {
    const Look &x = looks.all()[a], &y = looks.all()[b];
    if (said_apart(x, y))
      return;
    const bool one = chains[a] == chains[b];
    met += one;
    if (!one && two++ % one_in != 0)
      return;
    out.push_back({likeness.of(x, y, kinship(x, y), alike), one, one ? 1.0F : one_in, fold[a] == fold[b] ? fold[a] : -1});
  };
  for (std::uint32_t d = 0; d < c.documents.size(); ++d)
    compare(d, looks, affairs, learn);
  std::cout << out.size() << " pairs to learn from, " << met << " of one event\n";
  return out;
}

/// Logistic regression by Newton's method (iteratively reweighted least squares).
class Learner {
public:
  Learner(const std::vector<Example> &examples, int without) : examples_(examples), without_(without) {}

  Weights run() {
    std::vector<double> w(feature_count);
    for (int step = 0; step < steps; ++step) {
      measure(w);
      const std::vector<double> move = solve();
      for (std::size_t i = 0; i < feature_count; ++i)
        w[i] -= move[i];
    }
    Weights out{};
    std::transform(w.begin(), w.end(), out.begin(), [](double x) { return static_cast<float>(x); });
    return out;
  }

private:
  using Row = std::array<double, feature_count>;

  void measure(const std::vector<double> &w) {
    for (std::size_t i = 0; i < feature_count; ++i) {
      gradient_[i] = ridge * w[i];
      curvature_[i].fill(0);
      curvature_[i][i] = ridge;
    }
    for (const Example &e : examples_) {
      if (e.fold == without_)
        continue;
      double sum = 0;
      for (std::size_t i = 0; i < feature_count; ++i)
        sum += e.features[i] * w[i];
      const double p = 1 / (1 + std::exp(-sum)), g = e.weight * (p - e.one), h = e.weight * p * (1 - p);
      for (std::size_t i = 0; i < feature_count; ++i) {
        if (e.features[i] == 0)
          continue;
        gradient_[i] += g * e.features[i];
        const double hi = h * e.features[i];
        for (std::size_t j = 0; j <= i; ++j)
          curvature_[i][j] += hi * e.features[j];
      }
    }
  }

  /// curvature * x = gradient, by Cholesky's factors.
  std::vector<double> solve() {
    std::vector<Row> l(feature_count);
    for (std::size_t i = 0; i < feature_count; ++i)
      for (std::size_t j = 0; j <= i; ++j) {
        double s = curvature_[i][j];
        for (std::size_t k = 0; k < j; ++k)
          s -= l[i][k] * l[j][k];
        l[i][j] = i == j ? std::sqrt(s) : s / l[j][j];
      }
    std::vector<double> x(gradient_.begin(), gradient_.end());
    for (std::size_t i = 0; i < feature_count; ++i) {
      for (std::size_t k = 0; k < i; ++k)
        x[i] -= l[i][k] * x[k];
      x[i] /= l[i][i];
    }
    for (std::size_t i = feature_count; i-- > 0;) {
      for (std::size_t k = i + 1; k < feature_count; ++k)
        x[i] -= l[k][i] * x[k];
      x[i] /= l[i][i];
    }
    return x;
  }

  const std::vector<Example> &examples_;
  int without_;
  Row gradient_{};
  std::vector<Row> curvature_ = std::vector<Row>(feature_count);
};

double loss(const std::vector<Example> &examples, const Weights &w, int fold) {
  double sum = 0, weight = 0;
  for (const Example &e : examples)
    if (fold < 0 || e.fold == fold) {
      const double p = likely(e.features, w);
      sum -= e.weight * std::log(std::clamp(e.one ? p : 1 - p, 1e-9, 1.0));
      weight += e.weight;
    }
  return sum / weight;
}

/// The events of the topics of a fold, joined by weights learnt without them.
void write_entries(std::ostream &out, Chronicle c, const ActorMap &map, const Weights &w, const std::map<std::string, Gold> &gold,
                   int fold) {
  corefer(c, map, w);
  for (const Event &e : c.events) {
    Json mentions = Json::array();
    for (const MentionRef &m : e.mentions) {
      const Annotations &a = c.documents[m.document];
      const Gold &g = gold.at(a.document.id);
      const Json &given = g.events.at(a.events[m.event].id);
      if (g.fold == fold)
        mentions.push_back({{"doc", a.document.id}, {"start", given.at("start")}, {"end", given.at("end")}});
    }
    if (!mentions.empty())
      out << Json{{"mentions", mentions}}.dump() << '\n';
  }
}

} // namespace

int main(int argc, char **argv) {
  if (argc < 2 || argc > 4) {
    std::cerr << "usage: train_events FOLDER [OUT [ENTRIES]]\n";
    return 2;
  }
  const std::string folder = argv[1];
  const std::map<std::string, Gold> gold = read_gold(folder + "/gold.jsonl");
  Chronicle c = read_chronicle(folder);
  const ActorMap map = merge_actors(c.documents, c.actors);
  const std::vector<Example> examples = read_examples(c, map, gold);
  std::ofstream entries;
  if (argc == 4)
    entries.open(argv[3]);
  for (int fold = 0; fold < folds; ++fold) {
    const Weights w = Learner(examples, fold).run();
    std::cout << fmt::format("fold {}: loss of a pair {:.4f}\n", fold, loss(examples, w, fold));
    if (entries.is_open())
      write_entries(entries, c, map, w, gold, fold);
  }
  const Weights w = Learner(examples, -2).run();
  std::cout << fmt::format("seen: loss of a pair {:.4f}\n", loss(examples, w, -1));
  std::ofstream out(argc > 2 ? argv[2] : "src/rules/en/event_weights.tsv");
  out << "# What speaks for two mentions telling of one event: a feature (src/link/likeness.cpp) and its weight in a logistic\n"
         "# regression. Written by the trainer (docs/models.md).\n";
  for (std::size_t i = 0; i < feature_count; ++i)
    out << fmt::format("{}\t{:.3f}\n", name_of(static_cast<Feature>(i)), w[i]);
  return out ? 0 : 5;
}
