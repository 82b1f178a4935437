// Regression over clues, one example after the other.
#pragma once
#include <vector>

#include "link/train/marked.hpp"

namespace demarche::link::train {

/// The weights learnt from some sentences: the same sentences in the same order give the same weights.
CauseWeights learn_causes(const std::vector<const MarkedSentence *> &);

} // namespace demarche::link::train
