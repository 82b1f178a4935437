// What keeps two mentions apart, however alike they are otherwise.
#pragma once
#include "link/looks.hpp"

namespace demarche::link {

/// How many of a list both have.
std::size_t shared(const Look &, const Look &, Look::List);

/// Of one sense of the lexicon ("imposes", "sanctions"), which is more than a word in common.
bool one_sense(const Look &, const Look &);

/// A report is one with another only where two documents have one speaker give it.
bool said_apart(const Look &, const Look &);

/// A document that plans one thing and tells of another: the trip to come is not the one that was.
bool to_come(const Look &, const Look &);

/// A verb such as "take" is one deed with another only where they have something more in common.
bool other_object(const Look &, const Look &);

/// to_come(), other_object(), or one document that speaks of two things of one name.
bool told_apart(const Look &, const Look &);

} // namespace demarche::link
