// Sources that cannot all be right, with what each of them says.
#pragma once
#include <demarche/chronicle.hpp>

#include "link/actors.hpp"
#include "link/network.hpp"

namespace demarche::link {

/// The sentences of a chain or cycle that cannot hold: its links' evidence, and the dated ends of a chain.
/// Contradiction::from and ::to are points of the network: twice the event's index, plus one for its end.
Conflict order_conflict(const Chronicle &, const Contradiction &);
/// Do the sources contradict each other, or only our reading of them? Every link must be stated, two sentences at
/// least must say it as a fact and name who or where, and where two mentions of one event meet in the chain they must surely
/// be one: share somebody or a place. A plan that came otherwise is no contradiction.
bool of_sources(const Chronicle &, const Contradiction &);

/// Mentions of one event that give it dates with nothing in common, or that both affirm and deny it.
void find_mention_conflicts(Chronicle &, const ActorMap &);

/// The sentence that holds a mention, as evidence.
Evidence sentence_of(const Chronicle &, const MentionRef &);
/// Its words, white space folded.
std::string quote(const Chronicle &, const Evidence &);

} // namespace demarche::link
