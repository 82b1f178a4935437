// When a document says it was made.
#pragma once
#include "timex/recognize.hpp"

namespace demarche::timex {

/// What is said of it outside and at the head of the text, by preference: the caller's (--date), the metadata,
/// a header or dateline with a full date, the URL. None is an answer.
CreationDate stated_creation(const Document &, const Words &, const RuleSet &, const TimexOptions &);

} // namespace demarche::timex
