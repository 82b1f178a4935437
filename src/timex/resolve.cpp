#include "timex/resolve.hpp"

#include "timex/feasts.hpp"

namespace demarche::timex {

namespace {

/// The day that sides are taken from: the creation date, in narrative the last day mentioned.
std::optional<Day> anchor_day(const Context &c) {
  if (c.dialect == Dialect::narrative) {
    if (c.last_day.grain != Grain::unknown && exists(c.last_day))
      return first_day(c.last_day);
    return {};
  }
  return c.dct;
}

void resolve_weekday(Point &p, Side side, const Context &c) {
  const bool from_mention = (side == Side::before || side == Side::after) && c.last_day.grain != Grain::unknown && exists(c.last_day);
  const bool deictic = side == Side::last || side == Side::next || side == Side::same; // "last Friday": said on the document's day
  const auto told = from_mention ? std::optional(first_day(c.last_day)) : anchor_day(c);
  const auto anchor = told || !deictic ? told : c.dct;
  if (!anchor)
    return;
  const int back = (weekday(*anchor) - p.weekday + 7) % 7, on = (7 - back) % 7;
  Day day = *anchor;
  switch (side) {
  case Side::last:
  case Side::before:
    day -= back == 0 ? 7 : back;
    break;
  case Side::next:
  case Side::after:
    day += on == 0 ? 7 : on;
    break;
  case Side::same:
    day += p.weekday - weekday(*anchor);
    if (day > *anchor && c.tense == Tense::past && c.heads_sentence) // "This Sunday, he crossed the river"
      day -= 7;
    else if (day < *anchor && c.tense >= Tense::future)
      day += 7;
    break;
  case Side::past:
    day -= back;
    break;
  case Side::near:
    day += c.tense >= Tense::future || (c.tense == Tense::later && on <= back) || (c.dialect == Dialect::narrative && anchor != c.dct)
               ? on
               : -back;
    if (c.tense == Tense::past && c.dct && day > *c.dct) // what is told as past is not after the document
      day = *c.dct - (weekday(*c.dct) - p.weekday + 7) % 7;
  }
  const std::string clock = p.clock;
  p = point_of(day);
  p.clock = clock;
}

/// The day a partial date has in a year; none when the year has not that day.
std::optional<Interval> in_year(Partial p, std::int32_t year) {
  p.point.year = year;
  if (!place_feast(p))
    return {};
  if (p.point.grain == Grain::season && p.point.part != 0) // the winter that begins in the year
    return Interval{instant(first_day(p.point)), instant(add_months(first_day(p.point), 3)), Grain::season};
  return interval_of(p.point);
}

/// Narrative goes on: a month well before the last one mentioned is next year's, and the winter that comes after summer is named by
/// the year it ends in.
std::int32_t narrative_year(const Partial &p, const Context &c) {
  if (c.lead_year != no_year)
    return c.lead_year;
  const Point &last = c.last_year;
  const int before = last.grain == Grain::season ? last.part * 3 : last.month;
  const bool season = p.point.grain == Grain::season;
  const bool turns = season ? p.point.part == 4 && before >= 6 && before < 12 + (last.grain != Grain::season)
                            : p.point.month != 0 && before != 0 && p.point.month < before - 9;
  return last.year + (turns ? 1 : 0);
}

std::int32_t year_by_side(const Partial &p, Side side, const Context &c) {
  const std::int32_t now = to_date(*c.dct).year;
  const Instant today = instant(*c.dct);
  std::optional<std::int32_t> before, after;
  for (std::int32_t y = now - 8; y <= now + 8; ++y) { // a 29 February may be eight years away
    const auto i = in_year(p, y);
    if (!i)
      continue;
    const bool holds = i->begin <= today && today < i->end;
    if (side == Side::last || side == Side::before ? i->end <= today : i->begin <= today)
      before = y;
    if (!after && (i->begin > today || (holds && side != Side::next && side != Side::after)))
      after = y;
  }
  if (!before || !after)
    return before ? *before : after ? *after : now;
  switch (side) {
  case Side::last:
  case Side::before:
    return *before;
  case Side::next:
  case Side::after:
    return *after;
  case Side::same:
    return now;
  case Side::past:
    return *before;
  case Side::near:
    break;
  }
  // The nearer one, unless the verb says otherwise and the other is not much farther: dates without a year are near.
  const Instant past = today - in_year(p, *before)->begin, coming = in_year(p, *after)->begin - today;
  const bool quarter = p.point.grain == Grain::quarter; // forecasts are mostly of the quarter that ended
  switch (c.tense) {
  case Tense::past:
    return c.heads_sentence || (c.close_verb && !quarter) || past <= (quarter ? 5 : 4) * coming ? *before : *after;
  case Tense::future:
  case Tense::advice:
    return (c.close_verb && !quarter) || 2 * coming <= (quarter ? 3 : 8) * past ? *after : *before;
  case Tense::later:
    return 2 * coming <= 3 * past ? *after : *before;
  case Tense::none:
  case Tense::present:
    break;
  }
  return coming * 2 < past ? *after : *before;
}

/// Friday, April 5: of the years around, the one in which the weekday agrees.
std::optional<std::int32_t> year_by_weekday(const Partial &p, std::int32_t middle) {
  for (const std::int32_t off : {0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5}) {
    const Date d{middle + off, p.point.month, p.point.day};
    if (valid(d) && weekday(to_day(d)) == p.point.weekday)
      return middle + off;
  }
  return {};
}

/// "The weekend" is the last one, unless the verb looks ahead; "this weekend" the coming one, unless the verb looks back. On
/// Saturday and Sunday it is the day's own.
void resolve_weekend(Point &p, Side side, const Context &c) {
  const std::optional<Day> own = anchor_day(c);
  const std::optional<Day> anchor = own ? own : c.dct;
  if (!anchor)
    return;
  const bool back = side == Side::same ? c.tense == Tense::past : c.tense < Tense::later;
  p = shifted(around(*anchor, Grain::week), back && weekday(*anchor) < 6 ? -1 : 0, Grain::week);
  p.weekend = true;
}

void resolve_day_of_month(Point &p, const Context &c) {
  const bool narrative = c.dialect == Dialect::narrative || !c.dct;
  if (narrative ? c.last_month.grain == Grain::unknown : false)
    return;
  Point month = narrative ? c.last_month : around(*c.dct, Grain::month);
  if (!narrative && c.tense == Tense::past && p.day > to_date(*c.dct).day)
    month = shifted(month, -1, Grain::month);
  if (!narrative && c.tense >= Tense::later && p.day < to_date(*c.dct).day)
    month = shifted(month, 1, Grain::month);
  p.year = month.year;
  p.month = month.month;
}

} // namespace

bool place_feast(Partial &p) {
  if (p.feast.empty())
    return true;
  const auto d = p.point.has_year() ? feast(p.feast, p.point.year) : std::nullopt;
  if (!d)
    return false;
  p.point.month = d->month;
  p.point.day = d->day;
  return true;
}

bool tells_of_old(const Context &c) noexcept {
  constexpr Day years = 2 * 366;
  return c.dialect == Dialect::narrative && c.last_day.is_day() && exists(c.last_day) && (!c.dct || *c.dct - first_day(c.last_day) > years);
}

void resolve(Partial &p, Side side, const Context &context) {
  Context c = context;
  if (tells_of_old(c))
    c.dct = first_day(c.last_day);
  Point &point = p.point;
  if (point.has_year())
    return;
  const bool general = (c.tense == Tense::present && (c.dialect == Dialect::exposition || c.dialect == Dialect::narrative)) ||
                       ((c.tense == Tense::none || c.tense == Tense::advice) && c.dialect == Dialect::exposition);
  const bool day_of_month = point.grain == Grain::day && point.month == 0 && point.weekday == 0;
  const bool dated = point.day != 0 && (point.weekday != 0 || c.tense == Tense::none); // "Friday 16 October", "(6 April)"
  if (general && side == Side::near && p.feast.empty() && !day_of_month && !dated &&
      (point.weekday == 0 || c.dialect == Dialect::exposition))
    return; // "the monsoon comes in July", "the shop is closed on Monday": in every year, in every week
  if (point.weekend)
    return resolve_weekend(point, side, c);
  if (point.weekday != 0 && point.day == 0 && p.feast.empty())
    return resolve_weekday(point, side, c);
  if (day_of_month && p.feast.empty())
    return resolve_day_of_month(point, c);
  const bool from_mention =
      (side == Side::before || side == Side::after) && c.last.has_year() && c.last.grain < Grain::decade && exists(c.last);
  if (from_mention) // "in May 2010 ... the following January"
    c.dct = first_day(c.last);
  const bool narrative = c.dialect == Dialect::narrative || !c.dct;
  if (narrative && c.last_year.grain != Grain::unknown && (side == Side::near || side == Side::past))
    point.year = narrative_year(p, c);
  else if (c.dct)
    point.year = year_by_side(p, side, c);
  if (point.has_year() && point.weekday != 0 && point.month != 0)
    if (const auto y = year_by_weekday(p, point.year))
      point.year = *y;
}

} // namespace demarche::timex
