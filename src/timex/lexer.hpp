// The words of a text as the time rules see them.
//
// Finer than the tokens of <demarche/text.hpp>: "four-year", "1990s", "3pm" and "19-Nov-12" come apart at
// every change of kind, "twenty-first" and "nineteen ninety-six" are one number. It needs neither
// sentences nor tags from other rooms, so that the time expressions of a text are the same however much
// of the pipeline runs.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include <demarche/rules.hpp>

namespace demarche::timex {

/// The bits of the classes that the lexer itself sets, of numbers.
struct NumberClasses {
  explicit NumberClasses(PatternSet &);
  std::uint64_t of_ordinal(std::int64_t) const noexcept;
  std::uint64_t of_integer(std::int64_t, std::size_t digits) const noexcept;
  std::uint64_t integer, decimal, ordinal, day, day_ordinal, year, year2, year_any, hour, minute, month, decade, military, year_likely,
      year3;
  unsigned number_word, ordinal_word, abbreviation; ///< class numbers of words that the lexicon lists
};

struct Number {
  std::int32_t value = -1; ///< of a number or ordinal; -1 none
  std::uint8_t digits = 0; ///< written so many digits; 0 for words
};

/// "twenty" and "four", "nineteen" and "ninety", "two" and "hundred" make one number; -1 for others.
int joined(int first, int second);

struct Words {
  std::vector<Unit> units;
  std::vector<Number> numbers;          ///< parallel to units
  std::vector<std::uint32_t> sentences; ///< first unit of each, and the number of units at the end
};

/// Linear in the text.
Words words_of(std::string_view text, const PatternSet &, const NumberClasses &);

} // namespace demarche::timex
