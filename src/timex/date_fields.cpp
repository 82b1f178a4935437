#include "timex/date_fields.hpp"

namespace demarche::timex {

namespace {

Grain finer(Grain a, Grain b) { return a == Grain::unknown || b < a ? b : a; }

void set_grain(Point &p, Grain g) { p.grain = finer(p.grain, g); }

void take_number(DateFields &d, const std::string &prefix, int n) {
  Point &p = d.partial.point;
  d.fits &= n >= 0;
  if (prefix == "Q" || prefix == "H") {
    p.part = n;
    d.fits &= n >= 1 && n <= (prefix == "Q" ? 4 : 2);
    set_grain(p, prefix == "Q" ? Grain::quarter : Grain::half);
  } else if (prefix == "C") {
    p.year = (n - 1) * 100;
    d.fits &= n >= 1 && n <= 99;
    set_grain(p, Grain::century);
  } else if (prefix == "D") {
    p.year = n;
    d.fits &= n % 10 == 0;
    set_grain(p, Grain::decade);
  } else {
    d.fits = false;
  }
}

} // namespace

std::int32_t full_year(int two, const Context &c) {
  const std::int32_t middle = c.dct ? to_date(*c.dct).year + 10 : 2049;
  std::int32_t year = middle - middle % 100 + two;
  while (year > middle)
    year -= 100;
  return year;
}

void take_literal(DateFields &d, const std::string &text) {
  Point &p = d.partial.point;
  static constexpr const char *seasons[] = {"SP", "SU", "FA", "WI"};
  for (int s = 0; s < 4; ++s)
    if (text == seasons[s]) {
      p.part = s + 1;
      return set_grain(p, Grain::season);
    }
  if (text.size() == 2 && text[0] >= '0' && text[0] <= '9') {
    const int n = std::stoi(text);
    (d.literals++ == 0 && p.month == 0 ? p.month : p.day) = n;
    return set_grain(p, p.day != 0 ? Grain::day : Grain::month);
  }
  if (text.size() == 2 && (text[0] == 'Q' || text[0] == 'H'))
    return take_number(d, text.substr(0, 1), text[1] - '0');
  if (text == "WE") {
    p.weekend = true;
    return set_grain(p, Grain::week);
  }
  d.fits = false;
}

void take_field(DateFields &d, const std::string &prefix, const Field &f, const Reading &r, const Context &c) {
  Point &p = d.partial.point;
  const std::string &name = f.name;
  if (!prefix.empty())
    return take_number(d, prefix, f.number);
  if (name == "Year" || name == "Yyy" || name == "YearAny" || name == "YearLikely") {
    p.year = f.number;
    set_grain(p, Grain::year);
  } else if (name == "Yy") {
    const auto whole = field_of(r, "Year"); // 1915-17: of the century of the other end
    p.year = whole ? whole->number - whole->number % 100 + f.number : full_year(f.number, c);
    set_grain(p, Grain::year);
  } else if (name == "Decade" || name == "DecadeWord") {
    p.year = f.number >= 1000 ? f.number : full_year(f.number, c);
    d.fits &= p.year % 10 == 0;
    set_grain(p, Grain::decade);
  } else if (name == "Month" || name == "MonthName" || name == "MonthAbbr" || name == "MonthVerb" || name == "MonthNum") {
    p.month = f.number;
    d.fits &= f.number >= 1 && f.number <= 12;
    set_grain(p, Grain::month);
  } else if (name == "Day" || name == "DayOrd") {
    p.day = f.number;
    d.fits &= f.number >= 1 && f.number <= 31;
    set_grain(p, Grain::day);
  } else if (name == "Weekday") {
    p.weekday = f.number;
    set_grain(p, Grain::day);
  } else if (name == "Season" || name == "SeasonName") {
    take_literal(d, f.text);
  } else if (name.starts_with("Feast")) {
    d.partial.feast = f.text;
    set_grain(p, Grain::day);
  } else if (name == "Quarter" || name == "Half") {
    take_number(d, name.substr(0, 1), f.number);
  } else {
    d.fits = false;
  }
}

} // namespace demarche::timex
