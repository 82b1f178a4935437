#include "timex/rule_set.hpp"

namespace demarche::timex {

RuleSet::RuleSet(const std::vector<RuleText> &users) : numbers(patterns) {
  present = patterns.class_bit("PresentCue");
  past = patterns.class_bit("PastVerb");
  future = patterns.class_bit("FutureCue");
  later = patterns.class_bit("LaterCue");
  plan = patterns.class_bit("PlanCue");
  to_cue = patterns.class_bit("ToCue");
  aim = patterns.class_bit("Aim");
  deferral = patterns.class_bit("Deferral");
  arranging = patterns.class_bit("Arranging");
  not_finite = patterns.class_bit("NotFinite");
  era = patterns.class_bit("Era");
  month_abbreviation = patterns.class_bit("MonthAbbr");
  deictic = patterns.class_bit("Deictic");
  ahead = patterns.class_bit("Ahead");
  reporting = patterns.class_bit("Reporting");
  person = patterns.class_bit("Person");
  add_lexicon(builtin("en/timex.tsv"), "en/timex.tsv");
  add_rules(parse_rules(builtin("en/timex.rules"), "en/timex.rules", 3, 4));
  for (const RuleText &u : users)
    add_rules(parse_rules(u.text, u.file, 3, 4));
  triggers = numbers.year | numbers.day_ordinal | numbers.year3;
  for (const char *c : {"Month", "Weekday", "Weekdays", "Unit", "Season", "Part", "Parts", "ClockWord", "Feast", "Meridiem", "Zone",
                        "TimeWord", "DecadeWord"})
    triggers |= std::uint64_t{1} << patterns.class_bit(c);
}

void RuleSet::add_lexicon(std::string_view text, const std::string &file) {
  for (const auto &entry : parse_lexicon(text, file, 3)) // class, value, words
    for (std::string_view words = entry[2]; !words.empty();) {
      const auto end = words.find(' ');
      if (end != 0)
        patterns.add_word(entry[0], words.substr(0, end), entry[1] == "-" ? std::string_view{} : std::string_view(entry[1]));
      words = end == std::string_view::npos ? std::string_view{} : words.substr(end + 1);
    }
}

void RuleSet::add_rules(const RuleFile &file) {
  for (const auto &[key, value] : file.settings) // in the order of their names: a definition may use one that sorts before it
    if (key.size() > 2 && key.front() == '[' && key.back() == ']')
      patterns.define(key.substr(1, key.size() - 2), value, file.name, 1, 1);
  for (const Row &row : file.rows) {
    const std::uint32_t pattern = patterns.add(row.cells[1], file.name, row.line, row.columns[1]);
    ValueRule value(row.cells[2], row.cells.size() > 3 ? std::string_view(row.cells[3]) : std::string_view{}, file.name, row.line,
                    row.columns[2]);
    for (const std::string &c : value.captures())
      if (patterns.capture_id(c) == 255)
        throw RuleError(file.name, row.line, row.columns[2], "the pattern captures nothing called '" + c + "'");
    rules.push_back({row.name(), file.name, row.line, std::move(value)});
    if (rules.size() != pattern + 1)
      throw RuleError(file.name, row.line, 1, "rules and patterns do not agree");
  }
}

} // namespace demarche::timex
