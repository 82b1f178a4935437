// Constraints, each with the words it comes from:
//   dated-past      a date told in the past or the present is not after the document
//   planned-date    a date without a year that is planned is after the document, by less than a year
//   month-past      a month or day without a year that is told in the past is the last one before the document
//   comments        comments stamped with day and minute follow the document
//   looks-back      a text that tells no history was made within a hundred years after the last that it tells as past
//   looks-ahead     and not after the last year that it looks forward to, nor a hundred years before
//   names-a-year    or, where it cannot be told which way it looks, within a hundred years of a year that it names
//   same-plan       "next week" and "April 24-26", said of the same name, fix the week
// They narrow the interval one after the other; a constraint that would empty it is left out.
#include <algorithm>

#include "timex/dialect.hpp"
#include "timex/fields.hpp"
#include "timex/infer_date.hpp"
#include "timex/tense.hpp"

namespace demarche::timex {

namespace {

constexpr Day year_days = 366;

struct Mention {
  const Found *found;
  Span span;
  Point point; ///< as the words have it: a year, a month or a day may be missing
  Tense tense;
  int shift = 0;                 ///< units from the document's own: next week 1
  bool starts_with_date = false; ///< the day, then the hour
  bool ahead = false;            ///< by its preposition: "by 1990"
  bool own = false;              ///< counted from the document's own day: "this week", "next year"
};

struct Bounds {
  std::optional<Day> first, last; ///< both inclusive
  std::vector<DateReason> reasons;

  bool narrow(std::optional<Day> from, std::optional<Day> to, const char *rule, Span evidence) {
    const std::optional<Day> f = from && (!first || *from > *first) ? from : first;
    const std::optional<Day> l = to && (!last || *to < *last) ? to : last;
    if ((f && l && *f > *l) || (f == first && l == last))
      return false;
    first = f;
    last = l;
    reasons.push_back({rule, evidence});
    return true;
  }
};

bool has_year(const Mention &m) { return m.point.has_year() && m.point.year > 1500 && (m.point.clock.empty() || m.starts_with_date); }

/// A date, or the year that a duration lies in: "the first nine months of 1997".
std::optional<Point> point_named(const Value &v, const Reading &reading) {
  const auto year = v.point ? std::nullopt : field_of(reading, "Year");
  if (!year)
    return v.point;
  Point p;
  p.grain = Grain::year;
  p.year = year->number;
  return p;
}

std::vector<Mention> mentions_of(const Document &d, const Words &words, const std::vector<Found> &found, const RuleSet &rules) {
  std::vector<Mention> out;
  const Context nothing;
  for (const Found &f : found) {
    const Reading reading{d.text, rules.patterns, words, f.match};
    const ValueRule &rule = rules.rules[f.match.pattern].value;
    const auto v = rule.evaluate(reading, nothing);
    const auto point = v ? point_named(*v, reading) : std::nullopt;
    if (!point || !exists(*point))
      continue;
    Mention m{&f, {words.units[f.match.first].span.begin, words.units[f.match.last - 1].span.end}, *point, Tense::none};
    const Look look =
        tense_at(d.text, words, rules, words.sentences[f.sentence], f.match.first, f.match.last, words.sentences[f.sentence + 1]);
    const std::uint32_t at = f.match.first;
    // "His term ends in 1913": of either side. "The envoy holds talks in Lima, June 11, 2030": so captions tell what was.
    const bool caption = at > words.sentences[f.sentence] && d.text[words.units[at - 1].span.begin] == ',' && has_year(m);
    m.tense = look.tense != Tense::present || !look.close ? look.tense : caption ? Tense::none : Tense::later;
    m.ahead = at > words.sentences[f.sentence] && ((words.units[at - 1].classes >> rules.ahead) & 1);
    m.shift = rule.shift_from_dct();
    m.own = rule.counts_from_dct();
    m.starts_with_date = (words.units[f.match.first].classes & rules.numbers.hour) == 0;
    out.push_back(m);
  }
  return out;
}

bool lacks_year(const Mention &m) {
  return !m.point.has_year() && m.point.month != 0 && (m.point.grain == Grain::day || m.point.grain == Grain::month);
}

Interval in_year(Point p, std::int32_t year) {
  p.year = year;
  if (!exists(p)) // 29 February
    p.day = 28;
  return *interval_of(p);
}

/// The occurrence of a date without its year that begins first on or after a day, or last on or before it.
Interval occurrence(const Point &p, Day from, bool after) {
  std::int32_t year = to_date(from).year;
  Interval i = in_year(p, year);
  if (after && day_of(i.end - 1) < from)
    i = in_year(p, year + 1);
  if (!after && day_of(i.begin) > from)
    i = in_year(p, year - 1);
  return i;
}

/// A word with a capital that both sentences have, in one of them not at its head: there any word has one.
bool share_a_name(std::string_view text, const Words &words, const Found &a, const Found &b) {
  const auto names = [&](std::uint32_t s, bool head) {
    std::vector<std::string_view> out;
    for (std::uint32_t i = words.sentences[s] + (head ? 0 : 1); i < words.sentences[s + 1] && out.size() < 64; ++i) {
      const Unit &u = words.units[i];
      if (u.capital && u.classes == 0 && u.span.end - u.span.begin > 3)
        out.push_back(slice(text, u.span));
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto meet = [](const std::vector<std::string_view> &x, const std::vector<std::string_view> &y) {
    std::vector<std::string_view> both;
    std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
    return !both.empty();
  };
  return meet(names(a.sentence, true), names(b.sentence, false)) || meet(names(a.sentence, false), names(b.sentence, true));
}

/// The last date that is told, not looked forward to ("by 1990", "due March 1, 2011").
const Mention *latest_past(const std::vector<Mention> &mentions) {
  const Mention *latest = nullptr;
  for (const Mention &m : mentions)
    if (has_year(m) && m.tense < Tense::later && !m.ahead && m.point.grain < Grain::decade &&
        (!latest || first_day(m.point) > first_day(latest->point)))
      latest = &m;
  return latest;
}

void dated_past(const std::vector<Mention> &mentions, Bounds &b) {
  if (const Mention *latest = latest_past(mentions))
    b.narrow(first_day(latest->point), {}, "dated-past", latest->span);
}

void dated_future(const std::vector<Mention> &mentions, Bounds &b) {
  for (const Mention &m : mentions)
    if (m.point.has_year() && m.tense >= Tense::later && m.point.grain < Grain::decade && b.first)
      if (const auto i = interval_of(m.point); i && day_of(i->end - 1) >= *b.first)
        b.narrow({}, day_of(i->end - 1), "dated-future", m.span);
}

/// A plan without a year is less than a year away; its year is the first that follows what is dated before.
void planned_dates(const std::vector<Mention> &mentions, Bounds &b) {
  for (const Mention &m : mentions)
    if (lacks_year(m) && m.point.grain == Grain::day && m.tense >= Tense::later && b.first) {
      const Interval i = occurrence(m.point, *b.first, true);
      b.narrow(day_of(i.begin) - year_days + 1, day_of(i.begin), "planned-date", m.span);
    }
}

void months_past(const std::vector<Mention> &mentions, Bounds &b) {
  for (const Mention &m : mentions)
    if (lacks_year(m) && m.tense == Tense::past && b.last) {
      const Interval i = occurrence(m.point, *b.last, false);
      b.narrow(day_of(i.begin), {}, "month-past", m.span);
    }
}

/// Readers' comments carry the day and the minute: the first of them came soon after the document.
std::optional<CreationDate> before_comments(const std::vector<Mention> &mentions) {
  constexpr Day soon = 7;
  constexpr std::size_t enough = 2;
  const Mention *first = nullptr;
  std::size_t stamps = 0;
  for (const Mention &m : mentions)
    if (m.point.is_day() && m.point.clock.size() >= 6 && m.point.year >= 1980 && m.starts_with_date) {
      ++stamps;
      if (!first || first_day(m.point) < first_day(first->point))
        first = &m;
    }
  if (stamps < enough)
    return {};
  const Day day = first_day(first->point);
  return CreationDate{
      Interval{instant(day - soon), instant(day + 1), Grain::day}, CreationDate::How::inferred, {{"comments", first->span}}, {}};
}

bool same_plan(std::string_view text, const Words &words, const std::vector<Mention> &mentions, Bounds &b) {
  for (const Mention &plan : mentions) {
    if (!lacks_year(plan) || plan.point.grain != Grain::day || plan.tense < Tense::later || !b.last)
      continue;
    const Day day = day_of(occurrence(plan.point, *b.last, false).begin);
    for (const Mention &m : mentions) {
      if (m.shift != 1 || (m.point.grain != Grain::week && m.point.grain != Grain::month))
        continue;
      if (m.found->sentence != plan.found->sentence && !share_a_name(text, words, *m.found, *plan.found))
        continue;
      const Point before = shifted(around(day, m.point.grain), -1, m.point.grain);
      const Interval i = *interval_of(before);
      if (b.narrow(day_of(i.begin), day_of(i.end - 1), "same-plan", m.span)) {
        b.reasons.push_back({"same-plan", plan.span});
        return true;
      }
    }
  }
  return false;
}

/// The first (sign -1) or last (1) of the mentions that a test lets pass; decades count where they begin.
template <class Test> const Mention *extreme(const std::vector<Mention> &mentions, int sign, Test &&test) {
  const Mention *best = nullptr;
  for (const Mention &m : mentions)
    if (has_year(m) && m.point.grain <= Grain::decade && test(m) && (!best || sign * (first_day(m.point) - first_day(best->point)) > 0))
      best = &m;
  return best;
}

/// Where nothing ties the document to its week, it was made after what it tells as past, while that is remembered, and before what
/// it looks forward to, which nobody plans a lifetime ahead. A history may be written at any time.
CreationDate within_a_lifetime(const std::vector<Mention> &mentions) {
  constexpr std::int32_t lifetime = 100;
  const auto year = [](const Mention &m) { return to_date(first_day(m.point)).year; };
  const auto past = [](const Mention &m) { return m.tense == Tense::past && !m.ahead; };
  const Mention *latest = extreme(mentions, 1, past);
  const auto aimed_at = [](const Mention &m) { return m.tense >= Tense::future || (m.ahead && m.tense < Tense::past); }; // "by 1990"
  const auto future = [&](const Mention &m) { return aimed_at(m) && (!latest || year(m) >= year(*latest)); };
  const Mention *next = extreme(mentions, -1, future), *farthest = extreme(mentions, 1, future);
  const auto open = [&](const Mention &m) { return m.tense < Tense::later && !m.ahead && (!next || year(m) < year(*next)); };
  const Mention *told = extreme(mentions, 1, [&](const Mention &m) { return past(m) && open(m); });
  if (!told)
    told = extreme(mentions, 1, open);
  Bounds b;
  const Mention *named = told || farthest ? nullptr : extreme(mentions, 1, [](const Mention &) { return true; });
  if (!told && !farthest && !named)
    return {};
  if (named) // "the bank was to sell all by 1994"
    b.narrow(to_day({year(*named) - lifetime, 1, 1}), to_day({year(*named) + lifetime, 12, 31}), "names-a-year", named->span);
  if (told)
    b.narrow(first_day(told->point), to_day({year(*told) + lifetime, 12, 31}), "looks-back", told->span);
  if (farthest)
    if (const auto i = interval_of(farthest->point))
      b.narrow(to_day({year(*farthest) - lifetime, 1, 1}), day_of(i->end - 1), "looks-ahead", farthest->span);
  return {{}, CreationDate::How::none, b.reasons, Interval{instant(*b.first), instant(*b.last + 1), Grain::day}};
}

/// "Monday", "yesterday", "this year": such a text was made soon after what it tells, however much history it repeats.
bool names_its_week(const Words &words, const std::vector<Mention> &mentions, const RuleSet &rules) {
  const auto said = std::count_if(words.units.begin(), words.units.end(), [&](const Unit &u) { return (u.classes >> rules.deictic) & 1; });
  const auto counted = std::count_if(mentions.begin(), mentions.end(), [](const Mention &m) { return m.own; });
  return static_cast<std::size_t>(said + counted) * 1000 >= words.units.size();
}

} // namespace

CreationDate inferred_creation(const Document &d, const Words &words, const std::vector<Found> &found, const RuleSet &rules,
                               Dialect dialect) {
  const std::vector<Mention> mentions = mentions_of(d, words, found, rules);
  if (auto commented = before_comments(mentions))
    return *commented;
  Bounds b;
  dated_past(mentions, b);
  dated_future(mentions, b);
  planned_dates(mentions, b);
  months_past(mentions, b);
  if (same_plan(d.text, words, mentions, b) && b.first && b.last)
    return {Interval{instant(*b.first), instant(*b.last + 1), Grain::day}, CreationDate::How::inferred, b.reasons, {}};
  const bool history = dialect == Dialect::narrative && words.units.size() >= enough_for_manner && !names_its_week(words, mentions, rules);
  return history ? CreationDate{} : within_a_lifetime(mentions);
}

} // namespace demarche::timex
