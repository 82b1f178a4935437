// Time expressions (TimeML's TIMEX3) and the date a document was made.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <demarche/document.hpp>
#include <demarche/syntax.hpp>
#include <demarche/text.hpp>

namespace demarche {

enum class TimexType : std::uint8_t { date, time, duration, set };
const char *to_string(TimexType) noexcept; ///< "DATE", "TIME", "DURATION", "SET"

/// The note on a day that no calendar has (29 February 2015).
inline constexpr const char *no_such_day = "no such day";

struct Timex {
  Span span;
  TimexType type = TimexType::date;
  std::string value;                ///< TIMEX3: "2022", "2024-04-24", "XXXX-04-24", "P3M", "PAST_REF", "BC0490"
  std::string mod;                  ///< TIMEX3: "APPROX", "START", "MID", "END", "BEFORE" ...; or empty
  std::optional<Interval> interval; ///< where it lies, when that is known
  std::string edtf;                 ///< ISO 8601-2; empty when the value is underspecified
  Known known = Known::none;        ///< stated or resolved
  std::string note;                 ///< "no such day", "day or month first": why a reader should look; or empty
  std::string rule;
  /// "from April 24 to 26", "April 24-26": the other end, as an index into Annotations::timexes; or none.
  std::optional<std::uint32_t> range_end;
};

/// One reason for a creation date.
struct DateReason {
  std::string rule;
  Span evidence;
};

/// When the document was made (TimeML's DCT), and how that is known.
struct CreationDate {
  enum class How : std::uint8_t { metadata, dateline, inferred, none };
  std::optional<Interval> interval;
  How how = How::none; ///< of the interval
  std::vector<DateReason> reasons;
  /// Without an interval: the years it may have been made in, told to the reader but too wide to count anything from.
  std::optional<Interval> rough;
};
const char *to_string(CreationDate::How) noexcept; ///< "metadata", "dateline", "inferred", "none"

/// A user's file of time rules (docs/rules.md), read but not understood yet.
struct RuleText {
  std::string file; ///< for messages
  std::string text;
};

/// The time rules, compiled; immutable and shared by all threads.
class TimeRules;
/// The built-in rules and a user's behind them, which win where both match the same words.
/// Throws RuleError (file, line, column).
std::shared_ptr<const TimeRules> load_time_rules(const std::vector<RuleText> &users = {});

/// What the tagger may be told; the defaults are the documented behaviour.
struct TimexOptions {
  enum class DateOrder : std::uint8_t { automatic, day_first, month_first };
  DateOrder order = DateOrder::automatic; ///< for 03/04/2024
  std::optional<Interval> creation;       ///< overrides what the document says (--date)
  std::shared_ptr<const TimeRules> rules; ///< null: the built-in ones
};

struct Times {
  CreationDate creation;
  std::vector<Timex> timexes; ///< by position, not overlapping
};

/// Finds the time expressions and the creation date. Pure and thread-safe: the answer is a
/// function of the document and the options alone. `syntax` may be empty (--only timexes):
/// then only sentences that hold a candidate are tagged, with the same answer.
Times find_times(const Document &, const Text &, const Syntax &, const TimexOptions & = {});

} // namespace demarche
