// What a match means in its context.
#include "timex/value.hpp"

#include <algorithm>
#include <cstdlib>

#include "timex/date_fields.hpp"

namespace demarche::timex {

namespace {

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
  if (known && first_day(q) <= *c.dct) // one that is not over is a company's own
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
      point.year = 1 - point.year - (point.grain == Grain::century ? 100 : point.grain == Grain::decade ? 9 : 0);
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
  const bool aside_of_old = (side_ == static_cast<int>(Side::next) || side_ == static_cast<int>(Side::last)) && tells_of_old(c);
  // "The quarter ended July 31" is told of, but goes by the number that the firm itself has given it.
  const bool first_told =
      base_ == Base::date && !operations_.empty() && operations_.back().kind == OpKind::as && c.last_quarter.grain == Grain::unknown;
  v.compared = aside_of_old || base_ == Base::likewise || (base_ == Base::latest && !operations_.empty()) ||
               (base_ == Base::dct && c.dialect == Dialect::narrative) ||
               ((base_ == Base::ref || base_ == Base::date) && !operations_.empty() && operations_.front().sign < 0 && !first_told);
  if (base_ == Base::latest)
    p = quarter_of_results(c);
  if (base_ == Base::ref && operations_.empty() && c.last.has_year() && c.last.grain < Grain::decade)
    p = c.last;
  for (const Operation &op : operations_)
    if (!apply(op, r, c, p))
      return {};
  if (!p && (base_ != Base::ref || !operations_.empty()))
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
  const bool by_quarter = base_ == Base::likewise && c.last_quarter.grain != Grain::unknown && !c.by_year;
  const bool from_discourse = base_ == Base::ref ||
                              (base_ == Base::anchor && (c.dialect == Dialect::narrative || (c.day_goes_on && grain == Grain::day))) ||
                              by_quarter || (base_ == Base::likewise && c.dialect == Dialect::narrative);
  if (base_ == Base::dct && tells_of_old(c)) {
    if (grain <= Grain::day)
      return {};
    return around(first_day(c.last_day), grain);
  }
  if (!from_discourse || (c.last.grain == Grain::unknown && c.dialect != Dialect::narrative))
    return c.dct ? std::optional(around(*c.dct, grain)) : std::nullopt;
  const bool year_named = base_ == Base::ref && grain == Grain::year && c.last.has_year() && c.last.grain < Grain::decade;
  const Point p = by_quarter             ? quarter_of_results(c)
                  : grain <= Grain::week ? c.last_day
                  : grain < Grain::year  ? c.last_month
                  : year_named           ? c.last // in passing too: "was stalled by 1940. In August of that year"
                                         : c.last_year;
  if (p.grain == Grain::unknown || !exists(p))
    return {};
  const bool quarter = by_quarter && p.grain == Grain::quarter;
  return p.grain == grain || quarter ? p : around(first_day(p), grain);
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

/// "Four minutes later": the same day, as long as no day is sure to be full; the hour stays open. "48 hours ago" is a day.
bool ValueRule::hours_away(const std::string &unit, int n, const Context &c, std::optional<Point> &p) const {
  p = base_point(c, Grain::day);
  if (!p || !p->has_year() || !exists(*p))
    p = unknown(Grain::day);
  else if (unit == "TH" && n % 24 == 0)
    p = shifted(*p, n / 24, Grain::day);
  else if (unit == "TH" && (n >= 12 || n <= -12))
    p = unknown(Grain::day);
  if (unit != "TH" || n % 24 != 0)
    p->clock = "TXX";
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
  if (op.kind == OpKind::of) {
    const auto year = field_of(r, op.unit.capture);
    if (!p || !year)
      return false;
    if (c.by_year || c.last_quarter.grain == Grain::unknown) {
      p = Point{};
      p->grain = Grain::year;
    }
    p->year = year->number;
    return true;
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
      p->clock = *grain < Grain::day ? "TXX" : "";
      return !amount.empty();
    }
    n = op.sign * std::stoi(amount);
  }
  if (op.kind == OpKind::shift && *grain < Grain::day)
    return hours_away(unit, n, c, p);
  if (!p)
    p = base_point(c, *grain);
  if (!p || !p->has_year() || !exists(*p)) {
    p = unknown(*grain);
    return true;
  }
  const bool keeps = op.kind == OpKind::shift && (p->grain == Grain::quarter || p->grain == Grain::month) && *grain == Grain::year;
  if (keeps)
    p->year += n;
  else
    p = shifted(*p, n, *grain);
  if (unit == "WE")
    p->weekend = true;
  return true;
}

} // namespace demarche::timex
