#include "timex/value.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "timex/resolve.hpp"

namespace demarche::timex {

namespace {

std::vector<std::string_view> split_words(std::string_view s, char by = ' ') {
  std::vector<std::string_view> out;
  while (!s.empty()) {
    const auto end = s.find(by);
    if (end != 0)
      out.push_back(s.substr(0, end));
    s = end == std::string_view::npos ? std::string_view{} : s.substr(end + 1);
  }
  return out;
}

std::string class_of(std::string_view capture) { return std::string(capture.substr(0, capture.find_last_not_of("0123456789") + 1)); }

/// What a capture says: a number, a word's value in its class, or both; and the class that said it.
struct Field {
  std::string name;
  int number = -1;
  int digits = 0;
  std::string text;
};

std::optional<Field> field_of(const Reading &r, const Capture *c) {
  if (!c || c->last <= c->first)
    return {};
  const std::string name = class_of(r.patterns.capture_name(c->name));
  const auto bit = r.patterns.find_class(name);
  if (!bit) { // a definition: what a class inside it says
    for (std::size_t i = 0; i < r.match.capture_count; ++i) {
      const Capture &inner = r.match.captures[i];
      if (&inner > c && c->first <= inner.first && inner.last <= c->last)
        if (auto f = field_of(r, &inner))
          return f;
    }
    return {};
  }
  const Number &n = r.words.numbers[c->first];
  Field f{name, n.value, n.digits, std::string(r.patterns.value(*bit, r.words.units[c->first].form))};
  if (!f.text.empty() && std::all_of(f.text.begin(), f.text.end(), [](char ch) { return ch >= '0' && ch <= '9'; }))
    f.number = std::stoi(f.text);
  return f;
}

std::optional<Field> field_of(const Reading &r, const std::string &name) {
  return field_of(r, r.match.capture(r.patterns.capture_id(name)));
}

std::string mod_of(const Reading &r) {
  for (const char *name : {"Mod", "ModNoun", "Approx"})
    if (const auto f = field_of(r, name); f && !f->text.empty())
      return f->text;
  return {};
}

/// Two-digit years lie in the century around the creation date; without one, 1950 to 2049.
std::int32_t full_year(int two, const Context &c) {
  const std::int32_t middle = c.dct ? to_date(*c.dct).year + 10 : 2049;
  std::int32_t year = middle - middle % 100 + two;
  while (year > middle)
    year -= 100;
  return year;
}

Grain finer(Grain a, Grain b) { return a == Grain::unknown || b < a ? b : a; }

std::string clock_of(const Reading &r) {
  if (const auto military = field_of(r, "Military"))
    return fmt::format("T{:02}:{:02}", military->number / 100, military->number % 100);
  const auto hour = field_of(r, "Hour"), minute = field_of(r, "Minute"), second = field_of(r, "Minute2"),
             meridiem = field_of(r, "Meridiem");
  if (const auto word = field_of(r, "ClockWord"))
    return word->text;
  if (!hour || hour->number > 24)
    return {};
  int h = hour->number;
  if (meridiem && h <= 12)
    h = h % 12 + (meridiem->text == "pm" ? 12 : 0);
  const std::string seconds = second ? fmt::format(":{:02}", second->number) : "";
  return fmt::format("T{:02}:{:02}{}", h, minute ? minute->number : 0, seconds);
}

/// "P2W", "PT3H", "PXY"; decades are ten years, quarters three months, half an hour thirty minutes.
std::string duration(const std::string &amount, const std::string &unit) {
  static constexpr struct {
    const char *unit;
    int times;
    const char *in;
  } multiples[] = {{"DE", 10, "Y"}, {"CE", 100, "Y"}, {"ML", 1000, "Y"}, {"Q", 3, "M"}, {"FN", 2, "W"}, {"H", 6, "M"}};
  const bool half = amount.ends_with(".5");
  const std::string whole = half ? amount.substr(0, amount.size() - 2) : amount;
  const bool known =
      !whole.empty() && whole.size() < 7 && std::all_of(whole.begin(), whole.end(), [](char c) { return c >= '0' && c <= '9'; });
  for (const auto &m : multiples)
    if (unit == m.unit) {
      if (known && (!half || m.times % 2 == 0))
        return fmt::format("P{}{}", std::stoi(whole) * m.times + (half ? m.times / 2 : 0), m.in);
      return unit == "Q" ? "P" + amount + "M" : "P" + amount + unit;
    }
  if (unit.size() != 2 || unit[0] != 'T')
    return "P" + amount + unit;
  if (known && half && unit != "TS")
    return fmt::format("PT{}30{}", whole == "0" ? "" : whole + unit[1], unit == "TH" ? 'M' : 'S');
  return "PT" + amount + unit[1];
}

} // namespace

ValueRule::Piece ValueRule::piece(std::string_view s) {
  const auto open = s.find('[');
  if (open == std::string_view::npos)
    return {std::string(s), {}};
  if (s.back() != ']' || s.find(']') != s.size() - 1)
    throw std::runtime_error("'" + std::string(s) + "' is no part of a value: write [Class] or a word before it");
  return {std::string(s.substr(0, open)), std::string(s.substr(open + 1, s.size() - open - 2))};
}

/// "[Int][Unit]": one after the other.
std::vector<ValueRule::Piece> ValueRule::run_of_pieces(std::string_view s) {
  std::vector<Piece> out;
  while (!s.empty()) {
    const auto close = s.find(']');
    const std::size_t end = close == std::string_view::npos ? s.size() : close + 1;
    out.push_back(piece(s.substr(0, end)));
    s.remove_prefix(end);
  }
  return out;
}

/// Parts of a date parted by '-', of a duration one after the other.
std::vector<ValueRule::Piece> ValueRule::pieces(std::string_view s) {
  if (s.front() == 'P')
    return run_of_pieces(s.substr(1));
  std::vector<Piece> out;
  for (const std::string_view part : split_words(s, '-'))
    out.push_back(piece(part));
  return out;
}

namespace {

std::optional<unsigned> dialects_named(std::string_view mode) {
  const auto bits = [](auto... dialect) { return (0U | ... | (1U << static_cast<unsigned>(dialect))); };
  if (mode == "news")
    return bits(Dialect::news, Dialect::paper);
  if (mode == "narrative")
    return bits(Dialect::narrative);
  if (mode == "reports")
    return bits(Dialect::news, Dialect::paper, Dialect::narrative);
  if (mode == "dated")
    return bits(Dialect::news, Dialect::paper, Dialect::spoken);
  return {};
}

} // namespace

ValueRule::ValueRule(std::string_view cell, std::string_view modes, const std::string &file, int line, int column) {
  try {
    parse(split_words(cell));
    for (const std::string_view mode : split_words(modes))
      if (const auto dialects = dialects_named(mode))
        dialects_ = *dialects;
      else if (mode == "doubtful")
        doubtful_ = true;
      else if (mode.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == std::string_view::npos)
        mod_ = mode;
      else
        throw std::runtime_error("'" + std::string(mode) +
                                 "' is no mod (APPROX, START ...) and no dialect (news, narrative, reports, dated), nor doubtful");
  } catch (const std::runtime_error &e) {
    throw RuleError(file, line, column, e.what());
  }
}

void ValueRule::parse(std::vector<std::string_view> words) {
  if (!words.empty() && words.front() == "set") {
    set_ = true;
    words.erase(words.begin());
  }
  if (words.empty())
    throw std::runtime_error("a value is missing");
  static constexpr std::string_view sides[] = {"near", "last", "next", "this", "past", "before", "after"};
  std::size_t at = 1;
  static constexpr std::pair<std::string_view, Base> bases[] = {
      {"dct", Base::dct},       {"ref", Base::ref},   {"anchor", Base::anchor}, {"likewise", Base::likewise},
      {"latest", Base::latest}, {"none", Base::none}, {"slash", Base::slash}};
  const auto *base = std::find_if(std::begin(bases), std::end(bases), [&](const auto &b) { return b.first == words[0]; });
  if (base != std::end(bases)) {
    base_ = base->second;
  } else if (const auto *side = std::find(std::begin(sides), std::end(sides), words[0]); side != std::end(sides)) {
    if (words.size() < 2)
      throw std::runtime_error("'" + std::string(words[0]) + "' wants a date behind it");
    base_ = Base::date;
    side_ = static_cast<int>(side - std::begin(sides));
    pieces_ = pieces(words[at++]);
  } else if (words[0].find('[') == std::string_view::npos) {
    base_ = Base::literal;
    pieces_ = {{std::string(words[0]), {}}};
  } else {
    base_ = words[0].front() == 'P' ? Base::duration : Base::date;
    if (set_ && words[0].starts_with("XXXX"))
      base_ = Base::literal;
    pieces_ = base_ == Base::literal ? run_of_pieces(words[0]) : pieces(words[0]);
  }
  parse_operations(words, at);
}

void ValueRule::parse_operations(const std::vector<std::string_view> &words, std::size_t i) {
  while (i < words.size()) {
    const std::string_view w = words[i++];
    const auto next = [&](const char *what) {
      if (i == words.size())
        throw std::runtime_error("'" + std::string(w) + "' wants " + what + " behind it");
      return piece(words[i++]);
    };
    Operation op;
    if (w == "+" || w == "-") {
      op.sign = w == "+" ? 1 : -1;
      op.amount = next("a number and a unit");
      op.unit = next("a unit");
    } else if (w == "as") {
      op.kind = OpKind::as;
      op.unit = next("a unit");
    } else if (w == "at") {
      op.kind = OpKind::at;
      op.unit = next("a time of day");
    } else if (w == "in") {
      op.kind = OpKind::in;
      if (i == words.size())
        throw std::runtime_error("'in' wants a part of the year behind it");
      op.parts = pieces(words[i++]);
    } else if (w == "bc") {
      before_christ_ = true;
      continue;
    } else {
      throw std::runtime_error("'" + std::string(w) + "' is not understood: expected + - as at in bc");
    }
    operations_.push_back(std::move(op));
  }
}

int ValueRule::shift_from_dct() const {
  if (base_ != Base::dct || operations_.size() != 1 || operations_[0].kind != OpKind::shift)
    return 0;
  return operations_[0].amount.literal == "1" ? operations_[0].sign : 0;
}

std::vector<std::string> ValueRule::captures() const {
  std::vector<std::string> out;
  const auto note = [&](const Piece &p) {
    if (!p.capture.empty())
      out.push_back(p.capture);
  };
  for (const Piece &p : pieces_)
    note(p);
  for (const Operation &o : operations_) {
    note(o.amount);
    note(o.unit);
    for (const Piece &p : o.parts)
      note(p);
  }
  return out;
}

namespace {

struct DateFields {
  Partial partial;
  int literals = 0;
  bool fits = true;
};

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
  } else {
    d.fits = false;
  }
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
  } else if (name == "Month" || name == "MonthName" || name == "MonthAbbr" || name == "MonthNum") {
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
  } else if (name == "Feast" || name == "FeastName") {
    d.partial.feast = f.text;
    set_grain(p, Grain::day);
  } else if (name == "Quarter" || name == "Half") {
    take_number(d, name.substr(0, 1), f.number);
  } else {
    d.fits = false;
  }
}

/// A fixed feast has its month and day in any year.
void place_without_year(Partial &p) {
  if (p.feast.size() == 5 && p.feast[2] == '-') {
    p.point.month = std::stoi(p.feast.substr(0, 2));
    p.point.day = std::stoi(p.feast.substr(3));
  }
}

Point unknown(Grain g) {
  Point p;
  p.grain = std::max(g, Grain::day);
  return p;
}

/// The quarter that a report is about: the one last mentioned, if it is over; else the one before the document's.
Point quarter_of_results(const Context &c) {
  const Point &q = c.last_quarter;
  const bool known = q.grain != Grain::unknown && q.part != 0;
  if (!c.dct)
    return known ? q : unknown(Grain::quarter);
  constexpr Day early = 31; // results may come before the quarter's last month is over
  if (known && add_months(first_day(q), 3) <= *c.dct + early)
    return q;
  return shifted(around(*c.dct, Grain::quarter), -1, Grain::quarter);
}

} // namespace

std::optional<Value> ValueRule::evaluate(const Reading &r, const Context &c) const {
  if (base_ == Base::none) {
    Value v;
    v.nothing = true;
    return v;
  }
  std::optional<Value> v = base_ == Base::literal || base_ == Base::duration ? literal(r) : base_ == Base::slash ? slash(r, c) : date(r, c);
  if (!v)
    return {};
  if (set_)
    v->type = TimexType::set;
  v->doubtful = doubtful_;
  v->mod = !mod_.empty() ? mod_ : mod_of(r);
  return v;
}

std::optional<Value> ValueRule::literal(const Reading &r) const {
  Value v;
  if (base_ == Base::literal) {
    for (const Piece &p : pieces_) {
      v.text += p.literal;
      if (p.capture.empty())
        continue;
      const auto f = field_of(r, p.capture);
      if (!f)
        return {};
      v.text += f->text.empty() ? std::to_string(f->number) : f->text;
    }
  } else {
    std::vector<std::string> parts;
    for (const Piece &p : pieces_) {
      if (!p.literal.empty())
        parts.push_back(p.literal);
      if (p.capture.empty())
        continue;
      const auto f = field_of(r, p.capture);
      if (!f)
        return {};
      const Capture *at = r.match.capture(r.patterns.capture_id(p.capture));
      const Unit &u = r.words.units[at->first];
      const bool is_decimal = f->text.empty() && f->number < 0;
      parts.push_back(!f->text.empty() ? f->text
                      : is_decimal     ? std::string(r.text.substr(u.span.begin, u.span.end - u.span.begin))
                                       : std::to_string(f->number));
    }
    if (parts.size() < 2)
      return {};
    for (std::size_t i = 1; i + 1 < parts.size(); ++i)
      parts[0] += parts[i];
    v.text = duration(parts.front(), parts.back());
  }
  if (v.text.size() > 1 && v.text[0] == 'P' && (v.text[1] == 'X' || v.text[1] == 'T' || (v.text[1] >= '0' && v.text[1] <= '9')))
    v.type = TimexType::duration;
  else if (v.text.find('T') != std::string::npos && v.text.find("_REF") == std::string::npos)
    v.type = TimexType::time;
  return v;
}

std::optional<Value> ValueRule::date(const Reading &r, const Context &c) const {
  Value v;
  std::optional<Point> p;
  if (base_ == Base::date) {
    DateFields d;
    for (const Piece &piece : pieces_) {
      if (piece.capture.empty()) {
        take_literal(d, piece.literal);
        continue;
      }
      if (const auto f = field_of(r, piece.capture))
        take_field(d, piece.literal, *f, r, c);
    }
    Point &point = d.partial.point;
    if (!d.fits || point.grain == Grain::unknown)
      return {};
    if (before_christ_ && point.has_year())
      point.year = 1 - point.year - (point.grain == Grain::century ? 100 : 0);
    if (!point.has_year()) {
      resolve(d.partial, static_cast<Side>(side_), c);
      v.resolved = true;
    }
    if (point.has_year() && !place_feast(d.partial))
      return {};
    if (!point.has_year())
      place_without_year(d.partial);
    p = point;
  }
  v.resolved |= base_ != Base::date;
  v.compared = base_ == Base::likewise || (base_ == Base::dct && c.dialect == Dialect::narrative);
  if (base_ == Base::latest)
    p = quarter_of_results(c);
  for (const Operation &op : operations_)
    if (!apply(op, r, c, p))
      return {};
  if (!p)
    p = base_point(c, Grain::day);
  if (!p)
    p = unknown(Grain::day);
  v.type = p->clock.empty() ? TimexType::date : TimexType::time;
  v.point = std::move(p);
  return v;
}

/// 24/04/2024 and 04/24/2024 are plain; 03/04/2024 is read in the document's order, else as the one that lies near the
/// creation date when only one does; where nothing decides, with the month first and a note.
std::optional<Value> ValueRule::slash(const Reading &r, const Context &c) const {
  const auto a = field_of(r, "Day"), b = field_of(r, "Day2"), year = field_of(r, "Year"), yy = field_of(r, "Yy");
  if (!a || !b || !(year || yy) || (a->number > 12 && b->number > 12))
    return {};
  const auto read = [&](bool month_first) {
    Point p;
    p.grain = Grain::day;
    p.year = year ? year->number : full_year(yy->number, c);
    p.month = month_first ? a->number : b->number;
    p.day = month_first ? b->number : a->number;
    return p;
  };
  const auto near = [&](bool month_first) {
    constexpr Day month = 31;
    return c.dct && std::abs(first_day(read(month_first)) - *c.dct) <= month;
  };
  const bool plain = a->number > 12 || b->number > 12 || a->number == b->number;
  std::optional<bool> month_first = plain ? std::optional(a->number <= 12) : c.month_first;
  Value v;
  if (!month_first && near(true) != near(false)) {
    month_first = near(true);
    v.resolved = true;
  }
  if (!month_first)
    v.note = "day or month first";
  v.point = read(month_first.value_or(true));
  return v;
}

/// What a base stands for at a grain; none where it is not known so finely.
std::optional<Point> ValueRule::base_point(const Context &c, Grain grain) const {
  const bool from_discourse = base_ == Base::ref || (base_ == Base::anchor && c.dialect == Dialect::narrative) ||
                              (base_ == Base::likewise && (c.last_quarter.grain != Grain::unknown || c.dialect == Dialect::narrative));
  if (!from_discourse || (c.last.grain == Grain::unknown && c.dialect != Dialect::narrative))
    return c.dct ? std::optional(around(*c.dct, grain)) : std::nullopt;
  const Point p = base_ == Base::likewise && c.last_quarter.grain != Grain::unknown ? quarter_of_results(c)
                  : grain <= Grain::week                                            ? c.last_day
                  : grain < Grain::year                                             ? c.last_month
                                                                                    : c.last_year;
  if (p.grain == Grain::unknown || !exists(p))
    return {};
  return p.grain == grain || p.grain == Grain::quarter ? p : around(first_day(p), grain);
}

/// "October last year": the year is there, the words give its part.
bool ValueRule::part_of_year(const Operation &op, const Reading &r, const Context &c, Point &p) const {
  DateFields d;
  for (const Piece &piece : op.parts)
    if (piece.capture.empty())
      take_literal(d, piece.literal);
    else if (const auto f = field_of(r, piece.capture))
      take_field(d, piece.literal, *f, r, c);
  d.partial.point.year = p.year;
  if (!d.fits || d.partial.point.grain == Grain::unknown || !place_feast(d.partial))
    return false;
  p = d.partial.point;
  return true;
}

bool ValueRule::apply(const Operation &op, const Reading &r, const Context &c, std::optional<Point> &p) const {
  const auto text_of = [&](const Piece &piece) -> std::string {
    if (piece.capture.empty())
      return piece.literal;
    const auto f = field_of(r, piece.capture);
    return !f ? std::string() : f->text.empty() ? std::to_string(f->number) : f->text;
  };
  if (op.kind == OpKind::at) {
    const std::string time = op.unit.literal == "clock" ? clock_of(r) : text_of(op.unit);
    if (!p)
      p = base_point(c, Grain::day);
    if (!p)
      p = unknown(Grain::day);
    p->clock = time;
    return !time.empty();
  }
  if (op.kind == OpKind::in)
    return p && part_of_year(op, r, c, *p);
  const std::string unit = text_of(op.unit);
  const auto grain = grain_of_unit(unit);
  if (!grain)
    return false;
  int n = 0;
  if (op.kind == OpKind::shift) {
    const std::string amount = text_of(op.amount);
    if (amount.empty() || amount.size() > 7 || amount[0] < '0' || amount[0] > '9') {
      p = unknown(*grain); // "several weeks ago": it is past, no more
      return !amount.empty();
    }
    n = op.sign * std::stoi(amount);
  }
  if (!p)
    p = base_point(c, *grain);
  if (!p || !p->has_year() || !exists(*p)) {
    p = unknown(*grain);
    return true;
  }
  const bool keeps = op.kind == OpKind::shift && p->grain == Grain::quarter && *grain == Grain::year;
  if (keeps)
    p->year += n;
  else
    p = shifted(*p, n, *grain);
  if (unit == "WE")
    p->weekend = true;
  return true;
}

} // namespace demarche::timex
