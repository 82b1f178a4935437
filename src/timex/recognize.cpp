#include "timex/recognize.hpp"

#include <algorithm>

namespace demarche::timex {

namespace {

constexpr std::uint32_t reach = 12; // a pattern begins at most so many words before the word that makes it a time

/// Where the patterns that hold the trigger can begin: back over words that rules know, and one other (a "_" of a rule).
std::uint32_t first_start(const std::vector<Unit> &units, std::uint32_t begin, std::uint32_t trigger) {
  std::uint32_t from = trigger;
  for (int others = 0; from > begin && trigger - from < reach; --from) {
    const Unit &u = units[from - 1];
    if (u.form == 0 && u.classes == 0 && ++others > 1)
      break;
  }
  return from;
}

/// Longest first among those that begin first; of equal ones the rule that was added later.
bool better(const Match &a, const Match &b) {
  if (a.first != b.first)
    return a.first < b.first;
  if (a.last != b.last)
    return a.last > b.last;
  const std::uint32_t outer_a = a.outer_last - a.outer_first, outer_b = b.outer_last - b.outer_first;
  return outer_a != outer_b ? outer_a > outer_b : a.pattern > b.pattern;
}

bool all_capitals(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// "the DEC appeal": a month's abbreviation that alone in its sentence is written in capitals names a body.
bool acronym(std::string_view text, const Words &words, const RuleSet &rules, const Match &m, std::uint32_t first, std::uint32_t last) {
  const Unit &u = words.units[m.first];
  if (m.last - m.first != 1 || ((u.classes >> rules.month_abbreviation) & 1) == 0 || !all_capitals(slice(text, u.span)))
    return false;
  return std::any_of(words.units.begin() + first, words.units.begin() + last,
                     [&](const Unit &o) { return text[o.span.begin] >= 'a' && text[o.span.begin] <= 'z'; });
}

/// "0915 The guards leave", "1400 The envoy comes": the lines of a page that is written as things happen begin with the time of
/// day, which could be taken for a year.
class Clock {
public:
  Clock(std::string_view text, const Words &words) : text_(text), words_(words) {
    for (std::uint32_t i = 0; i + 1 < words.units.size() && !used_; ++i)
      used_ = text[words.units[i].span.begin] == '0' && words.units[i + 1].capital && at_line(i); // a year does not begin with 0
  }
  bool tells(const Match &m) const { return used_ && m.last - m.first == 1 && at_line(m.first); }

private:
  bool at_line(std::uint32_t i) const {
    const Number &n = words_.numbers[i];
    const std::uint32_t begin = words_.units[i].span.begin;
    return n.digits == 4 && n.value / 100 < 24 && n.value % 100 < 60 && (begin == 0 || text_[begin - 1] == '\n');
  }

  std::string_view text_;
  const Words &words_;
  bool used_ = false;
};

} // namespace

std::vector<Found> recognize(std::string_view text, const Words &words, const RuleSet &rules, Dialect dialect, std::size_t sentences) {
  std::vector<Found> found;
  std::vector<Match> matches;
  const Context nothing;
  const Clock clock(text, words);
  for (std::uint32_t s = 0; s + 1 < words.sentences.size() && s < sentences; ++s) {
    const std::uint32_t first = words.sentences[s], last = words.sentences[s + 1];
    matches.clear();
    std::uint32_t begin = first;
    for (std::uint32_t i = first; i < last; ++i) {
      if ((words.units[i].classes & rules.triggers) == 0)
        continue;
      for (std::uint32_t from = first_start(words.units, begin, i); from <= i; ++from)
        if (words.units[from].form != 0 || words.units[from].classes != 0)
          rules.patterns.match_at(words.units, from, first, last, matches);
      begin = i + 1;
    }
    std::sort(matches.begin(), matches.end(), better);
    std::uint32_t end = first;
    for (const Match &m : matches)
      if (const ValueRule &rule = rules.rules[m.pattern].value; m.first >= end && rule.speaks(dialect))
        if (const auto value = rule.evaluate({text, rules.patterns, words, m}, nothing)) {
          if (!value->nothing && !acronym(text, words, rules, m, first, last) && !clock.tells(m))
            found.push_back({m, s});
          end = m.last;
        }
  }
  return found;
}

} // namespace demarche::timex
