// The creation date out of what the document itself says of time.
#pragma once
#include "timex/recognize.hpp"

namespace demarche::timex {

/// An interval of days with its reasons, or none where the document does not say enough.
CreationDate inferred_creation(const Document &, const Words &, const std::vector<Found> &, const RuleSet &, Dialect);

} // namespace demarche::timex
