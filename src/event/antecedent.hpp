// What a pronoun in a label stands for, where it stands for no actor.
#pragma once
#include <optional>
#include <string>

#include "event/scene.hpp"

namespace demarche::event {

/// The noun that "it" or "them" takes up as the object of a verb: the object of the verb before, when nothing else there could be meant.
std::optional<TokenIndex> antecedent(const Discourse &, TokenIndex pronoun);
/// The pronoun as it is written; empty for those that only join clauses or speak of the speaker.
std::string pronoun_word(const Discourse &, TokenIndex);

} // namespace demarche::event
