// What kind of text a document is, which says how it counts time.
#pragma once
#include "timex/rule_set.hpp"

namespace demarche::timex {

constexpr std::size_t enough_for_manner = 300; ///< words: a note too short for its manner to show is read as news

/// Chosen from the document alone: whether it dates itself, mentions past years or days of its own week, reports what was said, talks
/// to somebody, and tells in the past or says what holds.
Dialect dialect_of(std::string_view text, const Words &, const RuleSet &, const CreationDate &);

} // namespace demarche::timex
