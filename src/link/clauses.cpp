#include "link/clauses.hpp"

#include <algorithm>

namespace demarche::link {

namespace {

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

} // namespace

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
  if (x.a == none && s.relation != Relation::INCLUDES) // "issues, including the crisis": what includes must be named itself
    x.a = r.event_above(p.a);
  if (x.a != none && s.frame == Frame::phrase)
    x.a = r.act_of(x.a);
  const bool whole = s.frame != Frame::verb && s.frame != Frame::passive;
  x.a_span = rest_of(r, whole ? clause_of(r, p.a, p.first) : p.a, cut_first, cut_last);
  return x;
}

std::map<std::uint32_t, When> times_taken_up(const Annotations &a, const SignalRules &rules) {
  std::map<std::uint32_t, When> out;
  std::vector<const Sentence *> found;
  for (const Sentence &s : a.text.sentences)
    if (!rules.times().find_in(a.document.text, a.text, a.syntax, s).empty())
      found.push_back(&s);
  if (found.empty() || a.syntax.words.empty())
    return out;
  const Reading r(a);
  for (const Sentence *s : found)
    for (const Match &m : rules.patterns().find_in(a.document.text, a.text, a.syntax, *s)) {
      const std::uint32_t date = rules[m.pattern].frame == Frame::time ? r.date_before(m.first) : none;
      std::uint32_t head = m.first;
      while (head != none && head >= m.first && head < m.last)
        head = r.head(head);
      if (date == none || head == none)
        continue;
      const std::uint32_t event = r.event_at(head) != none ? r.event_at(head) : r.event_below(head, m.first, m.last);
      if (event != none)
        out.emplace(event, within(*a.times.timexes[date].interval, Known::inherited));
    }
  return out;
}

} // namespace demarche::link
