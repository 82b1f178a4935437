// The lemmatiser's decision list, learned from the treebanks.
#pragma once
#include <cstdint>
#include <vector>

#include "syntax/lemma.hpp"
#include "syntax/train/corpus.hpp"

namespace demarche::syntax::train {

struct LemmaRules {
  std::vector<LemmaScript> scripts;
  std::vector<std::uint32_t> keys; ///< ascending
  std::vector<std::uint16_t> values;
};

LemmaRules learn_lemmas(const Corpus &);

} // namespace demarche::syntax::train
