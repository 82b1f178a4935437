// Sentences in which people have marked causes, effects and signals.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include <demarche/annotations.hpp>

#include "link/cause_model.hpp"

namespace demarche::link::train {

struct MarkedSentence {
  Scene scene;
  bool causal = false;
  std::vector<CauseSpans> relations; ///< those whose two sides lie in the sentence, apart from each other
};

struct MarkedDocument {
  std::unique_ptr<Annotations> annotations; ///< up to the events; its address stays
  std::vector<MarkedSentence> sentences;
  int fold = 0; ///< of five: the first byte of the id's SHA-256
};

/// docs.jsonl, and gold.jsonl with "causal" and "relations" of one cause, one effect and at most one signal (the first counts),
/// as the Causal News Corpus has them.
std::vector<MarkedDocument> read_marked(const std::string &folder);

} // namespace demarche::link::train
