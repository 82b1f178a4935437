// Days of a year that a name stands for: fixed ("12-25") or movable ("easter", "11-4x4": the fourth Thursday of November).
#pragma once
#include <optional>
#include <string_view>

#include <demarche/time.hpp>

namespace demarche::timex {

/// "12-25"; "11-4x4" (month, weekday x which; 9 = last); "easter", "easter-2", "easter+49". None for a spelling it does not know.
std::optional<Date> feast(std::string_view spelling, std::int32_t year);

} // namespace demarche::timex
