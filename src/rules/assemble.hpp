// What "~", "!" and "?" make of an item's operations, once they are there.
#pragma once
#include "rules/program.hpp"

namespace demarche::rules {

/// "~": every way into the item that begins at `first` begins without a space: the tests that can come first.
void glue(Program &, std::uint32_t first);

/// "!": the item, whose tests begin at `body`, is a run of tests of one unit (a word, or alternatives of words): none of them may
/// stand there, or before it where the extent begins. What was emitted from `begin` on is replaced.
void negate(Program &, std::uint32_t begin, std::uint32_t body, bool before);

/// "?": the item that begins at `begin` may be left out.
void make_optional(Program &, std::uint32_t begin);

} // namespace demarche::rules
