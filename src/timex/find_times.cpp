// From words to time expressions: recognise, decide the creation date, then resolve along the text.
#include <algorithm>
#include <cstdlib>

#include "timex/creation_date.hpp"
#include "timex/dialect.hpp"
#include "timex/fields.hpp"
#include "timex/infer_date.hpp"
#include "timex/recognize.hpp"
#include "timex/tense.hpp"

namespace demarche {

using namespace timex;

class TimeRules {
public:
  explicit TimeRules(const std::vector<RuleText> &users) : set(users) {}
  const RuleSet set;
};

std::shared_ptr<const TimeRules> load_time_rules(const std::vector<RuleText> &users) { return std::make_shared<const TimeRules>(users); }

namespace {

const TimeRules &rules_of(const TimexOptions &o) {
  static const std::shared_ptr<const TimeRules> builtin_rules = load_time_rules();
  return o.rules ? *o.rules : *builtin_rules;
}

bool counts_from_own_day(Dialect d) { return d == Dialect::news || d == Dialect::paper || d == Dialect::spoken; }

/// Whether a time is named in passing: a year that heads neither its sentence nor a section and is not the one being told ("which
/// since 1917 had ..."), or an earlier month ("the rising of August 1792"). Named twice, a later year is the one being told.
bool in_passing(Context &c, const Point &p) {
  constexpr std::int32_t section_years = 5;                           // a section that opens farther from the story looks back
  const std::int64_t apart = std::int64_t{p.year} - c.last_year.year; // where no year was told yet its number is the least there is
  const bool section = c.opens_section && std::abs(apart) <= section_years;
  if (c.dialect != Dialect::narrative || c.heads_sentence || section || c.last_year.month == 0)
    return false;
  if (p.grain == Grain::month) {
    const bool earlier = p.year < c.last_year.year;
    if (earlier && c.leads_sentence) // "Moved by the rising of August 1792, it declared war on September 3."
      c.lead_year = p.year;
    return earlier;
  }
  if (p.grain != Grain::year || p.year == c.last_year.year)
    return false;
  const bool told = c.tense < timex::Tense::later, again = told && p.year == c.passing_year && p.year > c.last_year.year;
  c.passing_year = told ? p.year : no_year;
  return !again;
}

/// Remembers what was mentioned last; what is named in passing does not move the story.
void mention(Context &c, const Point &p) {
  if (!p.has_year() || !exists(p))
    return;
  Point day = p;
  day.clock.clear();
  c.last = day;
  const auto ranged = [](Grain g) { return g < Grain::decade; };
  if (!ranged(p.grain) || in_passing(c, p))
    return;
  const bool repeats = p.grain == Grain::year && p.year == c.last_year.year && c.last_year.month != 0 && !c.heads_sentence;
  if (repeats) // "on December 7 (December 8 there), 1941": the month is still known
    return;
  c.last_year = day;
  if (p.is_day())
    c.last_day = day;
  if (p.is_day() || p.grain == Grain::month)
    c.last_month = day;
  const bool forecast = c.tense >= timex::Tense::later && c.dct && day_of(interval_of(p)->end) > *c.dct;
  if (p.grain == Grain::quarter && !forecast) {
    c.last_quarter = day;
    c.by_year = false;
  }
}

/// How the document writes 03/04/2024: as the caller says, else as its dates that can be read in one way only.
std::optional<bool> month_first(const Words &words, const std::vector<Found> &found, const RuleSet &rules, const TimexOptions &options) {
  if (options.order != TimexOptions::DateOrder::automatic)
    return options.order == TimexOptions::DateOrder::month_first;
  const std::uint8_t first = rules.patterns.capture_id("Day"), second = rules.patterns.capture_id("Day2");
  int months_first = 0, days_first = 0;
  for (const Found &f : found) {
    if (!rules.rules[f.match.pattern].value.is_slash())
      continue;
    const Capture *a = f.match.capture(first), *b = f.match.capture(second);
    months_first += b && words.numbers[b->first].value > 12;
    days_first += a && words.numbers[a->first].value > 12;
  }
  if ((months_first > 0) == (days_first > 0))
    return {};
  return months_first > 0;
}

class Resolver {
public:
  Resolver(const Document &d, const Words &words, const RuleSet &rules, Dialect dialect, std::optional<bool> month_first,
           const std::optional<Interval> &creation)
      : document_(d), words_(words), rules_(rules) {
    early_.month_first = month_first;
    early_.dialect = dialect;
    if (creation && creation->bounded())
      early_.dct = day_of(creation->begin);
    late_ = early_;
    if (early_.dct)
      late_.dct = day_of(creation->end - 1);
  }

  std::optional<Timex> resolve(const Found &f) {
    enter(f.sentence);
    const Match &m = f.match;
    const Rule &rule = rules_.rules[m.pattern];
    Look look = tense_at(document_.text, words_, rules_, words_.sentences[f.sentence], m.first, m.last, words_.sentences[f.sentence + 1]);
    if (f.sentence == last_sentence_ && m.first == last_word_ + 1 && word_before(m.first) == "on") // "until midnight on Friday"
      look = last_look_;
    last_look_ = look;
    last_word_ = m.last;
    const bool fixed = look.tense == timex::Tense::present && look.close && counts_from_own_day(early_.dialect);
    early_.tense = fixed ? timex::Tense::future : look.tense;
    early_.close_verb = look.close;
    place(f);
    const bool says_today = early_.dialect == Dialect::spoken && names_own_day(m.first);
    if (says_today)
      early_.tense = late_.tense = timex::Tense::future;
    const Reading reading{document_.text, rules_.patterns, words_, m};
    std::optional<Value> v = rule.value.evaluate(reading, early_);
    if (!v)
      return {};
    if (v->resolved && early_.dct != late_.dct)
      v = agreed(rule, reading, *v);
    if (v->point && v->point->is_day() && says_today)
      early_.dct = late_.dct = first_day(*v->point);
    const bool background =
        early_.dialect != Dialect::narrative && aside_at(document_.text, words_, rules_, words_.sentences[f.sentence], m.first, m.last,
                                                         words_.sentences[f.sentence + 1], v->point ? v->point->grain : Grain::unknown);
    if (background && !before_aside_)
      before_aside_ = early_;
    if (const auto year = v->type == TimexType::duration ? field_of(reading, "Year") : std::nullopt) {
      Point within; // "the first ten months of 1915"
      within.grain = Grain::year;
      within.year = year->number;
      mention(early_, within);
    }
    if (v->type == TimexType::duration && (v->text == "P6M" || v->text == "P9M" || v->text == "P12M" || v->text == "P1Y"))
      early_.by_year = true;
    const bool bare_winter = early_.dialect == Dialect::narrative && v->resolved && v->point && v->point->grain == Grain::season &&
                             v->point->part == 4; // begins in the year that is told, whatever year it is named by
    if (v->point && !v->compared && !bare_winter)
      mention(early_, *v->point);
    if (v->point && v->point->is_day())
      day_sentence_ = f.sentence;
    late_follows();
    return timex_of(f, rule, *v);
  }

private:
  /// Where the time stands, which says how much it moves the story.
  void place(const Found &f) {
    const bool first = f.sentence != last_sentence_;
    last_sentence_ = f.sentence;
    if (first)
      early_.lead_year = no_year;
    early_.leads_sentence = first;
    early_.heads_sentence = f.match.first < words_.sentences[f.sentence] + 3;
    early_.opens_section = opens_section(f.sentence);
    early_.day_goes_on = day_goes_on(f.sentence);
    late_follows();
  }

  /// The first sentence behind a headline, which ends without a full stop.
  bool opens_section(std::uint32_t sentence) const {
    const std::string_view before = std::string_view(document_.text).substr(0, words_.units[words_.sentences[sentence]].span.begin);
    const auto end = before.find_last_not_of(" \n");
    if (end == std::string_view::npos || before.find('\n', end) == std::string_view::npos)
      return false;
    const char last = before[end];
    return (last >= 'a' && last <= 'z') || (last >= '0' && last <= '9') || (last >= 'A' && last <= 'Z') || last == ')';
  }

  /// "On Monday the train left. It stopped at 10 a.m."; not "The strike planned for Friday was announced at 10 a.m."
  bool day_goes_on(std::uint32_t sentence) const {
    const bool past = early_.tense == timex::Tense::past;
    if (day_sentence_ != sentence && (day_sentence_ + 1 != sentence || !past))
      return false;
    if (!early_.dct || !exists(early_.last_day))
      return true;
    const Day day = first_day(early_.last_day);
    return past ? day <= *early_.dct : early_.tense < timex::Tense::future || day >= *early_.dct;
  }

  std::string_view word_before(std::uint32_t i) const { return slice(document_.text, words_.units[i - 1].span); }

  /// What a sentence tells as background holds to its end; then the story goes on from where it stood.
  void enter(std::uint32_t sentence) {
    if (before_aside_ && sentence != sentence_) {
      early_ = *before_aside_;
      late_follows();
      before_aside_.reset();
    }
    sentence_ = sentence;
  }

  /// "It is Monday, May 3": a diary goes on to another day.
  bool names_own_day(std::uint32_t at) const {
    const std::uint32_t first = words_.sentences[sentence_];
    const auto word = [&](std::uint32_t back) {
      return at >= first + back ? slice(document_.text, words_.units[at - back].span) : std::string_view{};
    };
    const std::string_view subject = word(2);
    return (word(1) == "is" || word(1) == "'s") && (subject == "it" || subject == "It" || subject == "today" || subject == "Today");
  }

  /// Both contexts know the same mentions; they differ in the creation date alone.
  void late_follows() {
    const std::optional<Day> last = late_.dct;
    late_ = early_;
    late_.dct = last;
  }

  /// The creation date is known as an interval: what its first and its last day agree on is known.
  Value agreed(const Rule &rule, const Reading &reading, Value early) const {
    const std::optional<Value> late = rule.value.evaluate(reading, late_);
    if (late && late->point && early.point && timex_value(*late->point) == timex_value(*early.point))
      return early;
    Context none = early_;
    none.dct.reset();
    return rule.value.evaluate(reading, none).value_or(early);
  }

  Timex timex_of(const Found &f, const Rule &rule, const Value &v) const {
    Timex t;
    t.span = {words_.units[f.match.first].span.begin, words_.units[f.match.last - 1].span.end};
    t.type = v.type;
    t.value = v.point ? timex_value(*v.point) : v.text;
    t.mod = v.mod;
    t.note = v.note;
    t.rule = rule.name;
    if (v.point) {
      t.interval = interval_of(*v.point);
      t.edtf = edtf_of(*v.point);
      if (const bool about = v.mod == "APPROX"; !t.edtf.empty() && (about || v.doubtful))
        t.edtf += about && v.doubtful ? '%' : about ? '~' : '?';
      if (v.doubtful)
        t.note = "doubtful in its source";
      if (!exists(*v.point))
        t.note = no_such_day;
    }
    t.known = t.interval ? (v.resolved ? Known::resolved : Known::stated) : Known::none;
    return t;
  }

  const Document &document_;
  const Words &words_;
  const RuleSet &rules_;
  Context early_, late_;
  std::optional<Context> before_aside_; ///< where the story stood before what the sentence tells as background
  std::uint32_t sentence_ = 0;
  std::uint32_t last_sentence_ = UINT32_MAX; ///< of the time before
  std::uint32_t last_word_ = 0;              ///< behind the time before
  Look last_look_;
  std::uint32_t day_sentence_ = UINT32_MAX; ///< of the day before
};

/// "April 24-26", "from May to July": what stands between two dates makes them the ends of a range.
bool joins(std::string_view between) {
  static constexpr std::string_view words[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", "to", "through", "until", "till", "thru"};
  const auto from = between.find_first_not_of(' ');
  if (from == std::string_view::npos)
    return false;
  between = between.substr(from, between.find_last_not_of(' ') + 1 - from);
  return std::find(std::begin(words), std::end(words), between) != std::end(words);
}

/// "between 1990 and 1995".
bool between(std::string_view text, Span first, Span second) {
  const std::string_view before = text.substr(0, first.begin);
  return (before.ends_with("between ") || before.ends_with("Between ")) && slice(text, {first.end, second.begin}) == " and ";
}

void link_ranges(std::string_view text, std::vector<Timex> &all) {
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const Timex &a = all[i], &b = all[i + 1];
    if (a.interval && b.interval && a.interval->begin <= b.interval->begin && b.span.begin > a.span.end && b.span.begin - a.span.end < 12 &&
        (joins(text.substr(a.span.end, b.span.begin - a.span.end)) || between(text, a.span, b.span)))
      all[i].range_end = static_cast<std::uint32_t>(i + 1);
  }
}

} // namespace

Times find_times(const Document &document, const Text &, const Syntax &, const TimexOptions &options) {
  const RuleSet &rules = rules_of(options).set;
  const Words words = words_of(document.text, rules.patterns, rules.numbers);
  Times times;
  times.creation = stated_creation(document, words, rules, options);
  Dialect dialect = dialect_of(document.text, words, rules, times.creation);
  std::vector<Found> found = recognize(document.text, words, rules, dialect);
  if (!times.creation.interval) {
    times.creation = inferred_creation(document, words, found, rules, dialect);
    if (const CreationDate named = named_creation(document, times.creation); named.interval) {
      times.creation = named;
      if (const Dialect with_day = dialect_of(document.text, words, rules, named); with_day != dialect) {
        dialect = with_day;
        found = recognize(document.text, words, rules, dialect);
      }
    }
  }
  Resolver resolver(document, words, rules, dialect, month_first(words, found, rules, options), times.creation.interval);
  for (const Found &f : found)
    if (auto t = resolver.resolve(f))
      times.timexes.push_back(std::move(*t));
  link_ranges(document.text, times.timexes);
  return times;
}

} // namespace demarche
