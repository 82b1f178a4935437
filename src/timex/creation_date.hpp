// When a document says it was made.
#pragma once
#include "timex/recognize.hpp"

namespace demarche::timex {

/// What is said of it outside and at the head of the text, by preference: the caller's (--date), the metadata,
/// a header or dateline with a full date, the URL. None is an answer.
CreationDate stated_creation(const Document &, const Words &, const RuleSet &, const TimexOptions &);

/// The day in the document's own name, as archives and people write it ("WIRE20240613.0042", "2024-06-13 readout.txt"). A name may
/// also bear the day that the text is about: it counts only where nothing else is stated and what the text itself says of its
/// making (inferred_creation) allows it.
CreationDate named_creation(const Document &, const CreationDate &by_its_text);

} // namespace demarche::timex
