// Dates whose words leave something out, completed by tense, dialect and what was mentioned before.
#pragma once
#include <optional>
#include <string>

#include "timex/value.hpp"

namespace demarche::timex {

enum class Side : std::uint8_t { near, last, next, same, past, before, after };

/// A date as its words have it; `feast` where a name stands for month and day.
struct Partial {
  Point point;
  std::string feast;
};

/// Whether a history tells of what was long past when it was written: "next year" is then quoted, and is the year after what is
/// told; "tonight" is some night.
bool tells_of_old(const Context &) noexcept;

/// Gives the point a year (and a month); leaves it as it is where nothing decides.
void resolve(Partial &, Side, const Context &);
/// Month and day of the feast in the point's year; false when there is none.
bool place_feast(Partial &);

} // namespace demarche::timex
