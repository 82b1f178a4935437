// A date put together from the parts that its words give.
#pragma once
#include "timex/fields.hpp"
#include "timex/resolve.hpp"

namespace demarche::timex {

struct DateFields {
  Partial partial;
  int literals = 0;
  bool fits = true; ///< no 13th month, no 32nd day, no fifth quarter
};

/// A part written in the rule itself: a season, a month and then a day ("12", "31"), "Q3".
void take_literal(DateFields &, const std::string &text);
/// A part that was captured, with what stands before it in the rule ("Q", "C").
void take_field(DateFields &, const std::string &prefix, const Field &, const Reading &, const Context &);
/// Two-digit years lie in the century around the creation date; without one, 1950 to 2049.
std::int32_t full_year(int two, const Context &);

} // namespace demarche::timex
