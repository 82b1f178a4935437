#include "link/clauses.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sstream>

namespace demarche::link {

namespace {

[[noreturn]] void bad(const RuleFile &f, const Row &row, std::size_t cell, const std::string &what) {
  throw RuleError(f.name, row.line, row.columns[cell], what);
}

Frame frame_of(const RuleFile &f, const Row &row) {
  static constexpr std::array<const char *, 9> names = {"phrase", "verb",    "passive", "back",  "result",
                                                        "time",   "purpose", "motive",  "clause"};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (row.cells[2] == names[i])
      return static_cast<Frame>(i);
  bad(f, row, 2, "'" + row.cells[2] + "' is no frame (phrase, verb, passive, back, result, time, purpose, motive, clause)");
}

/// "A BEFORE B", "B CAUSES A", "B CAUSES A own".
void read_relation(const RuleFile &f, const Row &row, Signal &s) {
  std::istringstream in(row.cells[3]);
  std::string left, relation, right, own;
  in >> left >> relation >> right >> own;
  if (!((left == "A" && right == "B") || (left == "B" && right == "A")) || (!own.empty() && own != "own"))
    bad(f, row, 3, "a relation is written 'A BEFORE B' or 'B CAUSES A', with 'own' where the signal belongs to B");
  s.swapped = left == "B";
  s.own = !own.empty();
  for (int r = 0; r <= static_cast<int>(Relation::PROMPTS); ++r)
    if (relation == to_string(static_cast<Relation>(r))) {
      s.relation = static_cast<Relation>(r);
      return;
    }
  bad(f, row, 3, "'" + relation + "' is no relation");
}

} // namespace

SignalRules::SignalRules(const std::string &name) {
  const RuleFile file = parse_rules(builtin(name), name, 5, 5);
  for (const Row &row : file.rows) {
    Signal s;
    s.name = row.name();
    s.frame = frame_of(file, row);
    read_relation(file, row, s);
    s.confidence = std::strtof(row.cells[4].c_str(), nullptr);
    if (s.confidence <= 0 || s.confidence > 1)
      bad(file, row, 4, "a confidence lies between 0 and 1");
    patterns_.add(row.cells[1], file.name, row.line, row.columns[1]);
    if (s.frame == Frame::time)
      times_.add(row.cells[1], file.name, row.line, row.columns[1]);
    signals_.push_back(std::move(s));
  }
}

const SignalRules &cause_signals() {
  static const SignalRules rules("en/cause.rules");
  return rules;
}

const SignalRules &order_signals() {
  static const SignalRules rules("en/order.rules");
  return rules;
}

namespace {

constexpr float by_nearness = 0.7F; ///< of the confidence, where the tree was no help

std::optional<Link> link_of(const Reading &r, const Signal &s, const Match &m, std::uint32_t sentence) {
  std::optional<Placed> p = place(r, s, m.first, m.last);
  Sides x;
  if (p && r.in_timex(p->b) && r.event_at(p->b) == none)
    return {}; // "after Monday": a date, not an event
  if (p)
    x = sides_of(r, s, *p, sentence);
  const bool by_tree = x.a != none && x.b != none && x.a != x.b;
  if (!by_tree) {
    p = place_between(r, s, m.first, m.last);
    if (!p)
      return {};
    x = sides_of(r, s, *p, sentence);
  }
  if (x.a == none || x.b == none || x.a == x.b)
    return {};
  Link l;
  l.from = s.swapped ? x.b : x.a;
  l.to = s.swapped ? x.a : x.b;
  l.relation = s.relation;
  l.stated = true;
  l.negated = p->negated;
  l.confidence = s.confidence * (by_tree ? 1 : by_nearness);
  l.rule = s.name;
  l.evidence = r.a.text.sentences[sentence].span;
  if (!x.a_span.empty() && !x.b_span.empty()) {
    l.from_span = s.swapped ? x.b_span : x.a_span;
    l.to_span = s.swapped ? x.a_span : x.b_span;
  }
  l.signal_span = r.tokens(m.first, m.last);
  return l;
}

} // namespace

std::vector<Link> signalled(const Reading &r, const SignalRules &rules, std::uint32_t sentence) {
  std::vector<Link> out;
  const Sentence &in = r.a.text.sentences[sentence];
  const PatternSet &patterns = rules.patterns();
  const std::vector<Unit> units = patterns.units(r.a.document.text, r.a.text, r.a.syntax, in.first, in.last);
  const auto n = static_cast<std::uint32_t>(units.size());
  std::vector<Match> matches;
  for (std::uint32_t at = 0; at < n;) {
    matches.clear();
    patterns.match_at(units, at, 0, n, matches);
    // The longest signal first, then the earlier row; the first that finds its two sides counts.
    std::sort(matches.begin(), matches.end(),
              [](const Match &x, const Match &y) { return x.last != y.last ? x.last > y.last : x.pattern < y.pattern; });
    std::uint32_t next = at + 1;
    for (Match &m : matches) {
      const std::uint32_t last = m.last;
      m.first += in.first;
      m.last += in.first;
      if (std::optional<Link> l = link_of(r, rules[m.pattern], m, sentence)) {
        out.push_back(std::move(*l));
        next = std::max(next, last);
        break;
      }
    }
    at = next;
  }
  return out;
}

} // namespace demarche::link
