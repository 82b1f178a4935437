// Small signs in a clause of whether what it tells came about.
#pragma once
#include "event/scene.hpp"

namespace demarche::event {

/// "announced on Monday": a past participle without a subject or conjunction.
bool participle(const Discourse &d, TokenIndex t);
/// "before the ships leave", of what is still to come: English tells such a future in the present.
bool future_clause(const Discourse &d, TokenIndex t);
/// "the first envoy to visit the island": who was first did.
bool ranked(const Discourse &d, TokenIndex noun);
/// "no longer", "no more"
bool no_longer(const Discourse &d, TokenIndex adverb);
/// In a heading.
bool heading(const Discourse &d, TokenIndex t);
/// "although", "because", "after": the clause stands on its own feet.
bool has_conjunction(const Discourse &d, TokenIndex t);
/// "Is the trip cancelled?"
bool asked_whether(const Discourse &d, TokenIndex t);
/// "no one", "nobody", "no ship".
bool says_none(const Discourse &d, TokenIndex t);
/// By its auxiliary, else by its own form.
/// "an agreement reached in May": whatever is said of it, it was.
bool still_ahead(const Discourse &, TokenIndex clause); ///< "before", "until": after the clause it hangs from
bool done_before(const Discourse &, TokenIndex noun);
/// "Had the talks failed, ...", "Were she to leave, ...": a condition without a conjunction.
bool turned_condition(const Discourse &, TokenIndex clause);
/// "which was to be held": what was planned, seen from the past.
bool was_to(const Discourse &, TokenIndex verb);
bool in_the_past(const Discourse &d, TokenIndex t);

} // namespace demarche::event
