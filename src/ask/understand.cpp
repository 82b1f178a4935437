// A question to a Query, by the rows of en/ask.rules.
#include <algorithm>
#include <array>

#include <demarche/ask.hpp>
#include <demarche/rules.hpp>
#include <demarche/timex.hpp>

#include "ask/dates.hpp"

namespace demarche {

namespace {

Intent intent_of(const std::string &name, const RuleFile &file, const Row &row) {
  for (int i = 0; i <= static_cast<int>(Intent::what); ++i)
    if (name == to_string(static_cast<Intent>(i)))
      return static_cast<Intent>(i);
  throw RuleError(file.name, row.line, row.columns.back(), "'" + name + "' is no kind of question");
}

struct Grammar {
  PatternSet patterns;
  std::vector<std::string> names;
  std::vector<Intent> intents; ///< by pattern
  std::uint8_t target, other, actor;

  Grammar() {
    const RuleFile file = parse_rules(builtin("en/ask.rules"), "en/ask.rules", 3, 3);
    for (const Row &row : file.rows) {
      patterns.add(row.cells[1], file.name, row.line, row.columns[1]);
      names.push_back(row.name());
      intents.push_back(intent_of(row.cells[2], file, row));
    }
    target = patterns.capture_id("target");
    other = patterns.capture_id("other");
    actor = patterns.capture_id("actor");
  }
};

/// White space folded, without the marks at its end.
std::string trimmed(const std::string &question) {
  std::string out;
  for (const char c : question)
    if (static_cast<unsigned char>(c) > ' ')
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  while (!out.empty() && (out.back() == '?' || out.back() == ' ' || out.back() == '.' || out.back() == '!'))
    out.pop_back();
  return out;
}

} // namespace

Query understand(const std::string &question) {
  static const Grammar grammar;
  Query q;
  q.question = question;
  const std::string asked = trimmed(question);
  const Text text = split(asked);
  const auto n = static_cast<std::uint32_t>(text.tokens.size());
  const std::vector<Unit> units = grammar.patterns.units(asked, text, {}, 0, n);
  std::vector<Match> matches;
  if (n > 0)
    grammar.patterns.match_at(units, 0, 0, n, matches);
  q.target = asked;
  // Of the rows that match the whole question the first one in the file: the more particular stand first.
  const auto best = std::min_element(matches.begin(), matches.end(), [](const Match &a, const Match &b) { return a.pattern < b.pattern; });
  if (best != matches.end()) {
    const auto words = [&](std::uint8_t name) -> std::string {
      const Capture *c = best->capture(name);
      return c && c->first < c->last ? asked.substr(units[c->first].span.begin, units[c->last - 1].span.end - units[c->first].span.begin)
                                     : "";
    };
    q.rule = grammar.names[best->pattern];
    q.intent = grammar.intents[best->pattern];
    q.target = words(grammar.target);
    q.other = words(grammar.other);
    if (const std::string actor = words(grammar.actor); !actor.empty())
      q.actors.push_back(actor);
  }
  if (q.intent == Intent::what || q.intent == Intent::who)
    q.since_until = ask_room::dates_in(q.target);
  if (q.intent == Intent::between && !q.other.empty() && ask_room::only_date(q.target) && ask_room::only_date(q.other)) {
    const auto a = ask_room::dates_in(q.target), b = ask_room::dates_in(q.other);
    q.intent = Intent::what;
    q.since_until = Interval{std::min(a->begin, b->begin), std::max(a->end, b->end), Grain::unknown};
    q.target.clear();
    q.other.clear();
  }
  return q;
}

} // namespace demarche
