// Regression over pairs of events.
#pragma once
#include <map>
#include <vector>

#include "link/train/gold.hpp"

namespace demarche::link::train {

/// The weights learnt from stories, whose every pair is ordered or of one time, and from pairs that are known to be ordered.
/// The same data in the same order give the same weights.
std::map<Clue, Weight> learn_order(const std::vector<const Story *> &stories, const std::vector<Story> &dated);

} // namespace demarche::link::train
