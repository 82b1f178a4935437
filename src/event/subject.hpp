// Subjects: the verb's own, and the one it borrows from the words above it.
#pragma once
#include <optional>

#include "event/scene.hpp"

namespace demarche::event {

bool is_relative_pronoun(const Discourse &, TokenIndex);
std::optional<TokenIndex> own_subject(const Discourse &, TokenIndex verb);
/// The noun a relative pronoun stands for.
TokenIndex seen_through(const Discourse &, TokenIndex subject, TokenIndex clause);
/// The subject a clause borrows from the words above it, if it has none itself.
std::optional<TokenIndex> borrowed_subject(const Discourse &, TokenIndex clause);

} // namespace demarche::event
