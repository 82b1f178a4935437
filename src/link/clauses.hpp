// The events and clauses on both sides of a signal.
#pragma once
#include <map>

#include "link/signals.hpp"

namespace demarche::link {

struct Sides {
  std::uint32_t a = none, b = none; ///< events
  Span a_span, b_span;              ///< their clauses, without the signal
};

Sides sides_of(const Reading &, const Signal &, const Placed &, std::uint32_t sentence);

/// The events of a document that take up a date told before ("during that period ties were at a low"), with that date.
std::map<std::uint32_t, When> times_taken_up(const Annotations &, const SignalRules &);

} // namespace demarche::link
