#include "timex/dialect.hpp"

#include "timex/tense.hpp"

namespace demarche::timex {

namespace {

/// What a text is full of.
struct Manner {
  std::size_t words = 0, years = 0, deictic = 0, reporting = 0, persons = 0, past = 0, present = 0;

  bool more_than(std::size_t count, std::size_t per_thousand) const { return count * 1000 > per_thousand * words; }
  /// Of its verbs, so many in a hundred are past.
  bool past_share(std::size_t percent) const { return past * 100 >= percent * (past + present); }
};

/// "in 348,", "In 348 Pachomius died": three digits that count nothing.
bool ancient_year(std::string_view text, const Words &words, std::size_t i) {
  if (i == 0 || i + 1 >= words.units.size())
    return false;
  const std::string_view before = slice(text, words.units[i - 1].span);
  const Unit &next = words.units[i + 1];
  const char after = text[next.span.begin];
  return (before == "in" || before == "In" || before == "until" || before == "since" || before == "around" || before == "about") &&
         (next.capital || after == ',' || after == '.');
}

Manner manner_of(std::string_view text, const Words &words, const RuleSet &rules, std::int32_t now) {
  const std::uint32_t comma = rules.patterns.word_id(","), closing = rules.patterns.word_id(")");
  Manner m;
  m.words = words.units.size();
  for (std::size_t i = 0; i < words.units.size(); ++i) {
    const Unit &u = words.units[i];
    const auto is = [&u](unsigned bit) { return ((u.classes >> bit) & 1) != 0; };
    const bool cited =
        i > 0 && i + 1 < words.units.size() && words.units[i - 1].form == comma && words.units[i + 1].form == closing; // (Senn, 1998)
    m.years += ((u.classes & rules.numbers.year) != 0 && words.numbers[i].value <= now - 2 && !cited) || is(rules.era) ||
               ((u.classes & rules.numbers.year3) != 0 && ancient_year(text, words, i));
    m.deictic += is(rules.deictic);
    m.reporting += is(rules.reporting);
    m.persons += is(rules.person);
    m.past += is(rules.past) || regular_past(text, u, rules);
    m.present += is(rules.present);
  }
  return m;
}

/// "The actor died on Monday, aged 97", "... died yesterday", "October 6, 2011": the lead of news names its day or the day
/// before, or is stamped with its month, however much it then looks back.
bool leads_with_its_day(const Words &words, const RuleSet &rules, std::int32_t now) {
  constexpr std::size_t lead = 80, date = 4; // words
  const auto weekday = rules.patterns.find_class("Weekday"), month = rules.patterns.find_class("Month");
  const std::uint32_t yesterday = rules.patterns.word_id("yesterday");
  if (!weekday || !month)
    return false;
  const auto is = [&](std::size_t i, unsigned bit) { return ((words.units[i].classes >> bit) & 1) != 0; };
  for (std::size_t i = 0, of_month = lead; i < words.units.size() && i < lead; ++i) {
    if ((is(i, *weekday) && is(i, rules.deictic)) || words.units[i].form == yesterday)
      return true;
    if (is(i, *month) && words.units[i].capital)
      of_month = i;
    if ((words.units[i].classes & rules.numbers.year) != 0 && words.numbers[i].value == now && i > of_month && i - of_month < date)
      return true;
  }
  return false;
}

} // namespace

Dialect dialect_of(std::string_view text, const Words &words, const RuleSet &rules, const CreationDate &creation) {
  if (creation.how == CreationDate::How::dateline && creation.reasons.front().rule != "wire")
    return Dialect::paper;
  const std::int32_t now = creation.interval ? to_date(day_of(creation.interval->begin)).year : 3000;
  const Manner m = manner_of(text, words, rules, now);
  // Per thousand words, as many as news has without fail, and other kinds of text hardly ever.
  constexpr std::size_t reports = 4, talks = 18, dates_itself = 2, tells_of_years = 5;
  const bool reporting = m.more_than(m.reporting, reports), talking = m.more_than(m.persons, reporting ? 2 * talks : talks);
  const bool dated_lead = creation.interval && leads_with_its_day(words, rules, now);
  const bool looks_back = m.years >= 4 && m.years >= 3 * m.deictic && !dated_lead;
  // A history tells in the past; a guide or a study may name as many years, and says what holds.
  if (looks_back && m.more_than(m.years, tells_of_years) && (m.words < enough_for_manner || m.past_share(75)))
    return Dialect::narrative;
  if (m.words < enough_for_manner)
    return Dialect::news;
  if (talking)
    return Dialect::spoken;
  if (reporting)
    return Dialect::news;
  if (looks_back && m.past_share(85) && m.more_than(m.years, 2))
    return Dialect::narrative;
  const bool of_its_week = dated_lead || (!looks_back && m.more_than(m.deictic, 2 * dates_itself));
  if (!of_its_week && !m.past_share(75))
    return Dialect::exposition;
  return dated_lead || m.more_than(m.reporting + m.deictic, dates_itself) ? Dialect::news : Dialect::exposition;
}

} // namespace demarche::timex
