// Sources that cannot all be right, with what each of them says.
#pragma once
#include <demarche/chronicle.hpp>

#include "link/network.hpp"

namespace demarche::link {

/// The sentences of a chain or cycle that cannot hold: its links' evidence, and the dated ends of a chain.
/// Contradiction::from and ::to are points of the network: twice the event's index, plus one for its end.
Conflict order_conflict(const Chronicle &, const Contradiction &);

/// Mentions of one event that give it dates with nothing in common, or that both affirm and deny it.
void find_mention_conflicts(Chronicle &);

/// The sentence that holds a mention, as evidence.
Evidence sentence_of(const Chronicle &, const MentionRef &);
/// Its words, white space folded.
std::string quote(const Chronicle &, const Evidence &);

} // namespace demarche::link
