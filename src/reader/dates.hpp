// Dates as carriers of documents write them: ISO 8601, RFC 5322, "April 24, 2024".
#pragma once
#include <optional>
#include <string_view>

#include <demarche/time.hpp>

namespace demarche {

/// The day (or month, or year) as written: a time zone moves no day. None when it is no such date.
std::optional<Interval> metadata_date(std::string_view);

} // namespace demarche
