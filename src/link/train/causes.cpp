// The trainer of the reader of causes: sentences with their causes, effects and signals marked in, weights out. The same data give
// the same bytes.
//
// usage: train_cause FOLDER [OUT [CROSSED]]
// FOLDER holds docs.jsonl and gold.jsonl; OUT is src/link/causes.weights unless given. CROSSED gets what `demarche annotate` would
// say of each document had it been left out of the learning with a fifth of the others: what scorers may read. The figures for
// sentences are printed, cross-validated and for the sentences learnt from.
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include <demarche/renderer.hpp>

#include "link/sieves.hpp"
#include "link/train/learner.hpp"

using namespace demarche;
using namespace demarche::link;
using namespace demarche::link::train;

namespace {

CauseWeights learn(const std::vector<MarkedDocument> &documents, int without_fold) {
  std::vector<const MarkedSentence *> some;
  for (const MarkedDocument &d : documents)
    if (d.fold != without_fold)
      for (const MarkedSentence &s : d.sentences)
        some.push_back(&s);
  return learn_causes(some);
}

struct Score {
  int right = 0, said = 0, gold = 0;
  int edges_right = 0, edges = 0; ///< beginnings and ends of both sides, where the junction was found

  void add(const MarkedSentence &s, const CauseWeights &w) {
    const Told told = read_causes(s.scene, w);
    right += told.is_causal() && s.causal;
    said += told.is_causal();
    gold += s.causal;
    for (const CauseSpans &g : s.relations)
      for (const CauseSpans &x : told.relations)
        if (x.second == g.second) {
          edges += 3;
          edges_right += (x.first == g.first) + (x.first_end == g.first_end) + (x.second_end == g.second_end);
        }
  }
  std::string line() const {
    return fmt::format("sentences F1 {:.2f} (precision {:.2f}, recall {:.2f}); edges right {:.2f} % of {}", 200.0 * right / (said + gold),
                       100.0 * right / said, 100.0 * right / gold, 100.0 * edges_right / edges, edges);
  }
};

} // namespace

int main(int argc, char **argv) {
  if (argc < 2 || argc > 4) {
    std::cerr << "usage: train_cause FOLDER [OUT [CROSSED]]\n";
    return 2;
  }
  std::vector<MarkedDocument> documents = read_marked(argv[1]);
  Score crossed, seen;
  std::vector<std::string> lines(documents.size());
  for (int fold = 0; fold < 5; ++fold) {
    const CauseWeights weights = learn(documents, fold);
    for (std::size_t d = 0; d < documents.size(); ++d) {
      if (documents[d].fold != fold)
        continue;
      for (const MarkedSentence &s : documents[d].sentences)
        crossed.add(s, weights);
      Annotations &a = *documents[d].annotations;
      a.links = links_of(Reading(a), weights);
      lines[d] = annotations_json(a);
    }
  }
  if (argc == 4) {
    std::ofstream out(argv[3]);
    for (const std::string &line : lines)
      out << line << '\n';
  }
  const CauseWeights weights = learn(documents, -1);
  for (const MarkedDocument &d : documents)
    for (const MarkedSentence &s : d.sentences)
      seen.add(s, weights);
  std::cout << "cross-validated: " << crossed.line() << "\nseen: " << seen.line() << '\n';
  const std::string bytes = weights.bytes();
  std::ofstream out(argc >= 3 ? argv[2] : "src/link/causes.weights", std::ios::binary);
  out << bytes;
  std::cout << fmt::format("{} bytes of weights\n", bytes.size());
  return out ? 0 : 5;
}
