// The events and clauses on both sides of a signal.
#pragma once
#include "link/signals.hpp"

namespace demarche::link {

struct Sides {
  std::uint32_t a = none, b = none; ///< events
  Span a_span, b_span;              ///< their clauses, without the signal
};

Sides sides_of(const Reading &, const Signal &, const Placed &, std::uint32_t sentence);

} // namespace demarche::link
