#include "link/signals.hpp"

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
    signals_.push_back(std::move(s));
  }
}

namespace {

class Placer {
public:
  Placer(const Reading &r, std::uint32_t first, std::uint32_t last) : r_(r) {
    p_.first = first;
    p_.last = last;
  }

  std::optional<Placed> run(Frame frame) {
    switch (frame) {
    case Frame::phrase:
      phrase();
      break;
    case Frame::verb:
      arguments({Deprel::nsubj, Deprel::csubj, Deprel::nsubj_outer},
                {Deprel::obj, Deprel::obl, Deprel::ccomp, Deprel::xcomp, Deprel::advcl});
      break;
    case Frame::passive:
      arguments({Deprel::nsubj_pass, Deprel::csubj_pass, Deprel::nsubj}, {Deprel::obl_agent, Deprel::obl, Deprel::nmod});
      break;
    case Frame::back:
      back();
      break;
    case Frame::result:
      result();
      break;
    case Frame::time:
      time();
      break;
    case Frame::purpose:
      purpose();
      break;
    case Frame::motive:
      motive();
      break;
    case Frame::clause:
      phrase();
      if (p_.b != none && r_.word(p_.b).deprel != Deprel::advcl)
        p_.b = none;
      break;
    }
    if (p_.b == none || (p_.a == none && frame != Frame::back))
      return {};
    p_.core = core();
    negation();
    return p_;
  }

private:
  bool inside(std::uint32_t t) const { return t >= p_.first && t < p_.last; }

  /// Above a token, outside the signal.
  std::uint32_t above(std::uint32_t t) const {
    for (t = r_.head(t); t != none && inside(t); t = r_.head(t)) {
    }
    return t;
  }

  void phrase() {
    // A preposition or conjunction hangs from what it brings: to its right, outside.
    for (std::uint32_t t = p_.last; t-- > p_.first && p_.b == none;)
      if (const std::uint32_t h = r_.head(t); h != none && h >= p_.last)
        p_.b = h;
    // A participle ("following", "owing") has it as a dependant.
    for (std::uint32_t t = p_.first; t < p_.last && p_.b == none; ++t)
      for (const std::uint32_t c : r_.children(t))
        if (c >= p_.last && r_.word(c).upos != Upos::PUNCT) {
          p_.b = c;
          break;
        }
    if (p_.b != none)
      p_.a = above(p_.b);
  }

  std::uint32_t dependant(std::uint32_t t, std::initializer_list<Deprel> roles, bool after) const {
    for (const Deprel role : roles)
      for (const std::uint32_t c : r_.children(t))
        if (r_.word(c).deprel == role && !inside(c) && (c >= p_.last) == after)
          return c;
    return none;
  }

  /// The word of the signal from which the rest hangs: a verb.
  std::uint32_t core() const {
    for (std::uint32_t t = p_.first; t < p_.last; ++t)
      if ((r_.word(t).upos == Upos::VERB || r_.word(t).upos == Upos::AUX) && (r_.head(t) == none || !inside(r_.head(t))))
        return t;
    return p_.first;
  }

  void arguments(std::initializer_list<Deprel> subjects, std::initializer_list<Deprel> objects) {
    for (std::uint32_t t = p_.first; t < p_.last && p_.b == none; ++t)
      p_.b = dependant(t, objects, true);
    for (std::uint32_t v = core(); p_.a == none && v != none; v = coordinated(v))
      p_.a = subject(v, subjects);
  }

  /// "X rose and led to Y": the subject of the verb it is joined to.
  std::uint32_t coordinated(std::uint32_t v) const {
    const Deprel d = r_.word(v).deprel;
    return d == Deprel::conj || d == Deprel::xcomp ? r_.head(v) : none;
  }

  std::uint32_t subject(std::uint32_t v, std::initializer_list<Deprel> roles) const {
    const std::uint32_t s = dependant(v, roles, false);
    const Deprel d = r_.word(v).deprel;
    const bool relative = s != none && r_.word(s).upos == Upos::PRON && (d == Deprel::acl_relcl || d == Deprel::advcl_relcl);
    if ((s == none || relative) && (d == Deprel::acl_relcl || d == Deprel::acl || d == Deprel::advcl_relcl))
      return r_.head(v); // "a raid that prompted protests", "protests prompted by a raid"
    return s;
  }

  void back() {
    const std::uint32_t h = r_.head(p_.first);
    p_.b = h == none ? p_.first : inside(h) ? above(p_.first) : h;
  }

  void result() {
    const std::uint32_t v = core();
    for (std::uint32_t t = p_.first; t < p_.last && p_.b == none; ++t)
      p_.b = dependant(t, {Deprel::obj, Deprel::ccomp, Deprel::xcomp, Deprel::obl}, true);
    const Deprel d = r_.word(v).deprel;
    if (d == Deprel::advcl || d == Deprel::acl || d == Deprel::conj || d == Deprel::parataxis || d == Deprel::xcomp)
      p_.a = r_.head(v);
  }

  /// Not the complement of a verb ("asked Peru to leave"), nor of a noun ("plans to leave").
  void purpose() {
    const std::uint32_t h = r_.head(p_.last - 1);
    if (h == none || h < p_.last || r_.word(h).deprel != Deprel::advcl)
      return;
    p_.b = h;
    p_.a = r_.head(h);
  }

  void motive() {
    const std::uint32_t v = core();
    const Deprel d = r_.word(v).deprel;
    if (d != Deprel::advcl && d != Deprel::acl && d != Deprel::xcomp && d != Deprel::conj && d != Deprel::parataxis)
      return;
    p_.b = v;
    p_.a = r_.head(v);
    if (p_.a != none && d == Deprel::acl && r_.head(p_.a) != none) // "a rally by students demanding": the rally is what they do
      p_.a = r_.event_at(p_.a) != none ? p_.a : r_.head(p_.a);
  }

  /// The last event before it that an expression dates, in this sentence or the one before.
  void time() {
    p_.a = above(p_.first);
    const std::uint32_t here = r_.a.text.sentence_of(p_.first);
    for (std::uint32_t s = here == 0 ? 0 : here - 1; s <= here; ++s)
      for (const std::uint32_t e : r_.events_of(s))
        if (const EventMention &m = r_.a.events[e]; m.when && m.when->known_at_all() && m.timex && m.token < p_.first && m.token != p_.a)
          p_.b = m.token;
  }

  void negation() {
    const auto is_not = [&](std::uint32_t t) { return r_.lemma(t) == "not" || r_.lemma(t) == "never"; };
    if (p_.first > 0 && is_not(p_.first - 1) && r_.a.text.sentence_of(p_.first - 1) == r_.a.text.sentence_of(p_.first))
      p_.negated = true;
    for (std::uint32_t t = p_.first; t < p_.last; ++t)
      if (r_.word(t).upos == Upos::VERB)
        for (const std::uint32_t c : r_.children(t))
          p_.negated |= c < p_.last && r_.word(c).deprel == Deprel::advmod && is_not(c);
  }

  const Reading &r_;
  Placed p_;
};

bool nominal(const Reading &r, std::uint32_t t) {
  const Upos p = r.word(t).upos;
  return p == Upos::NOUN || p == Upos::PROPN || p == Upos::PRON || p == Upos::NUM;
}

/// "continued their strike, demanding": what hangs from an object or adverbial before it tells of the whole clause.
std::uint32_t clause_of(const Reading &r, std::uint32_t t, std::uint32_t signal) {
  for (int steps = 0; steps < 4 && nominal(r, t); ++steps) {
    const Deprel d = r.word(t).deprel;
    const bool inner =
        d == Deprel::obj || d == Deprel::obl || d == Deprel::nmod || d == Deprel::iobj || d == Deprel::obl_agent || d == Deprel::appos;
    const std::uint32_t h = r.head(t);
    if (!inner || h == none || h > signal || t > signal)
      break;
    t = h;
  }
  return t;
}

/// Where a clause begins: after what only joins it to others or stands apart from it, and with the noun it is
/// a relative clause of.
std::uint32_t begin_of(const Reading &r, std::uint32_t head) {
  const Deprel d = r.word(head).deprel;
  if ((d == Deprel::acl_relcl || d == Deprel::acl) && r.head(head) != none && r.head(head) < head)
    return r.leftmost(r.head(head));
  std::uint32_t first = r.leftmost(head);
  for (const std::uint32_t c : r.children(head)) {
    if (c >= head)
      continue;
    const std::uint32_t next = r.rightmost(c) + 1;
    const bool comma = next < head && r.word(next).upos == Upos::PUNCT;
    switch (r.word(c).deprel) {
    case Deprel::mark:
    case Deprel::cc:
    case Deprel::discourse:
    case Deprel::parataxis:
    case Deprel::vocative:
    case Deprel::list:
    case Deprel::dep:
      first = std::max(first, next);
      break;
    case Deprel::punct:
      if (r.form(c) == ":" || r.form(c) == ";")
        first = std::max(first, next);
      break;
    case Deprel::advmod:
    case Deprel::obl:
    case Deprel::obl_unmarked:
    case Deprel::advcl:
      if (comma)
        first = std::max(first, next);
      break;
    default:
      break;
    }
  }
  return std::min(first, head);
}

/// The clause of A without B and the signal: the side of it that holds its head.
Span rest_of(const Reading &r, std::uint32_t head, std::uint32_t cut_first, std::uint32_t cut_last) {
  std::uint32_t first = begin_of(r, head), last = r.rightmost(head) + 1;
  if (head < cut_first)
    last = std::min(last, cut_first);
  else if (head >= cut_last)
    first = std::max(first, cut_last);
  return r.tokens(first, last);
}

struct Sides {
  std::uint32_t a = none, b = none; ///< events
  Span a_span, b_span;
};

/// A clause that says nothing of its own ("this led to ...") stands for what the sentence before told last.
std::uint32_t told_before(const Reading &r, std::uint32_t sentence) {
  for (std::uint32_t s = sentence; s-- > 0 && s + 2 >= sentence;)
    if (!r.events_of(s).empty() && r.a.text.sentences[s].kind == SentenceKind::prose) {
      for (const std::uint32_t e : r.events_of(s)) // its main clause, where that is an event
        if (r.a.events[e].token < r.a.syntax.words.size() && r.word(r.a.events[e].token).deprel == Deprel::root)
          return e;
      return r.events_of(s).front();
    }
  return none;
}

bool is_pronoun(const Reading &r, std::uint32_t t) {
  const std::string_view l = r.lemma(t);
  return l == "this" || l == "that" || l == "it" || l == "which";
}

Sides sides_of(const Reading &r, const Signal &s, const Placed &p, std::uint32_t sentence) {
  Sides x;
  const bool with_signal = (s.frame == Frame::verb || s.frame == Frame::result) && p.core != none && p.b >= p.last;
  const std::uint32_t b_first = with_signal && !s.own                                            ? p.last
                                : s.own || s.frame == Frame::motive || s.frame == Frame::purpose ? p.first
                                                                                                 : std::max(p.last, r.leftmost(p.b)),
                      b_last = std::max(r.rightmost(p.b), with_signal ? r.rightmost(p.core) : 0) + 1;
  x.b = s.own && r.event_at(p.first) != none ? r.event_at(p.first) : r.event_below(p.b);
  x.b_span = r.tokens(std::min(b_first, b_last), std::max(b_first, b_last));
  if (s.frame == Frame::back || (p.a != none && is_pronoun(r, p.a))) {
    x.a = told_before(r, sentence);
    if (x.a != none)
      x.a_span = r.sentence_span(x.a);
    return x;
  }
  if (s.frame == Frame::time) {
    x.a = r.event_at(p.a) != none ? r.event_at(p.a) : r.event_below(p.a, p.first, p.last);
    return x;
  }
  const std::uint32_t cut_first = std::min(p.first, r.leftmost(p.b)), cut_last = std::max(p.last, b_last);
  x.a = r.event_at(p.a);
  if (x.a == none)
    x.a = r.event_below(p.a, cut_first, cut_last);
  if (x.a == none)
    x.a = r.event_above(p.a);
  if (x.a != none && s.frame == Frame::phrase)
    x.a = r.act_of(x.a);
  const bool whole = s.frame != Frame::verb && s.frame != Frame::passive;
  x.a_span = rest_of(r, whole ? clause_of(r, p.a, p.first) : p.a, cut_first, cut_last);
  return x;
}

} // namespace

std::optional<Placed> place(const Reading &r, const Signal &s, std::uint32_t first, std::uint32_t last) {
  return Placer(r, first, last).run(s.frame);
}

std::optional<Placed> place_between(const Reading &r, const Signal &s, std::uint32_t first, std::uint32_t last) {
  constexpr std::uint32_t near = 12; // tokens
  if (s.frame == Frame::back || s.frame == Frame::time || s.frame == Frame::purpose || s.frame == Frame::motive || s.frame == Frame::clause)
    return {};
  Placed p;
  p.first = first;
  p.last = last;
  for (const std::uint32_t e : r.events_of(r.a.text.sentence_of(first))) {
    const std::uint32_t t = r.a.events[e].token;
    if (t < first && t + near >= first)
      p.a = t;
    if (t >= last && t < last + near && p.b == none)
      p.b = t;
  }
  return p.a != none && p.b != none ? std::optional(p) : std::nullopt;
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
