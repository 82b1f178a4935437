// When a document was made, and what kind of text it is.
#pragma once
#include "timex/recognize.hpp"

namespace demarche::timex {

/// By preference: the caller's (--date), the metadata, a dateline or header with a full date, the URL; else inferred.
CreationDate creation_date(const Document &, const Words &, const std::vector<Found> &, const RuleSet &, const TimexOptions &);

/// Chosen from the document alone: a header with a date makes a paper, full dates of the past without one a narrative.
Dialect dialect_of(const Document &, const Words &, const std::vector<Found> &);

} // namespace demarche::timex
