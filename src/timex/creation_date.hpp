// When a document was made, and what kind of text it is.
#pragma once
#include "timex/recognize.hpp"

namespace demarche::timex {

/// What is said of it outside and at the head of the text, by preference: the caller's (--date), the metadata,
/// a header or dateline with a full date, the URL. None is an answer.
CreationDate stated_creation(const Document &, const Words &, const RuleSet &, const TimexOptions &);

/// Chosen from the document alone: a text that dates itself is a paper or news; one that mentions past years
/// much more than days of its own week tells history.
Dialect dialect_of(const Words &, const RuleSet &, const CreationDate &);

} // namespace demarche::timex
