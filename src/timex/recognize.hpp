// Where time expressions stand, and by which rule: recognition, apart from what they mean.
#pragma once
#include <vector>

#include "timex/rule_set.hpp"

namespace demarche::timex {

struct Found {
  Match match;
  std::uint32_t sentence = 0; ///< index into Words::sentences
};

/// In order, not overlapping; a match whose captures make no value is passed over for the next best.
/// Looks at the sentences before `sentences` only.
std::vector<Found> recognize(std::string_view text, const Words &, const RuleSet &, Dialect, std::size_t sentences = std::size_t(-1));

} // namespace demarche::timex
