// Which classes a number belongs to, and which number words make one number.
#include "timex/lexer.hpp"

namespace demarche::timex {

NumberClasses::NumberClasses(PatternSet &set) {
  const auto bit = [&](const char *name) { return std::uint64_t{1} << set.class_bit(name); };
  integer = bit("Int");
  decimal = bit("Dec");
  ordinal = bit("Ord");
  day = bit("Day");
  day_ordinal = bit("DayOrd");
  year = bit("Year");
  year2 = bit("Yy");
  year_any = bit("YearAny");
  hour = bit("Hour");
  minute = bit("Minute");
  month = bit("MonthNum");
  decade = bit("Decade");
  military = bit("Military");
  year_likely = bit("YearLikely");
  year3 = bit("Yyy");
  number_word = set.class_bit("NumberWord");
  ordinal_word = set.class_bit("OrdinalWord");
  abbreviation = set.class_bit("Abbreviation");
}

std::uint64_t NumberClasses::of_ordinal(std::int64_t v) const noexcept { return ordinal | (v >= 1 && v <= 31 ? day_ordinal : 0); }

std::uint64_t NumberClasses::of_integer(std::int64_t v, std::size_t n) const noexcept {
  std::uint64_t bits = integer | year_any;
  if (n <= 2)
    bits |= (v >= 1 && v <= 31 ? day : 0) | (v <= 24 ? hour : 0) | (v >= 1 && v <= 12 ? month : 0);
  if (n == 2)
    bits |= year2 | (v % 10 == 0 ? decade : 0) | (v <= 59 ? minute : 0);
  if (n == 3 && v >= 100)
    bits |= year3;
  if (n == 4 && v < 2400 && v % 100 < 60)
    bits |= military;
  if (n == 4 && v >= 1000 && v <= 2199)
    bits |= year | (v % 10 == 0 ? decade : 0) | (v >= 1400 && v < 2060 ? year_likely : 0);
  return bits;
}

int joined(int a, int b) {
  if (b == 100 || b == 1000 || b == 1000000)
    return a < b && a > 0 && a <= 2000 ? a * b : -1;
  if (a >= 20 && a < 100 && a % 10 == 0 && b >= 1 && b <= 9)
    return a + b;
  if (a >= 100 && b < 100 && a % 100 == 0)
    return a + b;
  if (a >= 13 && a <= 20 && b >= 10 && b < 100)
    return a * 100 + b; // "nineteen ninety"
  if (a >= 1310 && a < 2100 && a % 10 == 0 && a % 100 >= 20 && b >= 1 && b <= 9)
    return a + b; // "... six"
  return -1;
}

} // namespace demarche::timex
