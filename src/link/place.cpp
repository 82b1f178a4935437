// Where a signal stands in the tree: what heads A and B.
#include <algorithm>

#include "link/signals.hpp"

namespace demarche::link {

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
                {Deprel::xcomp, Deprel::ccomp, Deprel::obj, Deprel::obl, Deprel::advcl});
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
      p_.a = beyond_comma(above(p_.b));
  }

  /// "cancelled the talks, in response to the visit": behind a comma the signal speaks of the deed, not of the noun it was hung on.
  std::uint32_t beyond_comma(std::uint32_t a) const {
    if (p_.first == 0 || r_.form(p_.first - 1) != ",")
      return a;
    const auto noun = [&](std::uint32_t t) { return r_.word(t).upos == Upos::NOUN || r_.word(t).upos == Upos::PROPN; };
    for (std::uint32_t t = a; t != none && t < p_.first && noun(t);) {
      t = r_.head(t);
      if (t != none && r_.word(t).upos == Upos::VERB)
        return t;
    }
    return a;
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

  /// Not the complement of a verb ("asked Peru to leave"), nor of a noun ("plans to leave"), nor what somebody was made to do
  /// ("led the guild to strike").
  void purpose() {
    static const WordSet compelling = link_words("compel");
    const std::uint32_t h = r_.head(p_.last - 1);
    if (h == none || h < p_.last || r_.word(h).deprel != Deprel::advcl)
      return;
    const std::uint32_t above = r_.head(h);
    if (above != none && compelling.find(r_.lemma(above)) != compelling.end() && dependant(above, {Deprel::obj}, false) != none)
      return;
    p_.b = h;
    p_.a = above;
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

  /// The event dated by the last date told before it.
  void time() {
    p_.a = above(p_.first);
    const std::uint32_t date = r_.date_before(p_.first), here = r_.a.text.sentence_of(p_.first);
    for (std::uint32_t s = here == 0 ? 0 : here - 1; s <= here && date != none; ++s)
      for (const std::uint32_t e : r_.events_of(s))
        if (const EventMention &m = r_.a.events[e]; m.timex == date && m.token < p_.first && m.token != p_.a)
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

} // namespace

std::optional<Placed> place(const Reading &r, const Signal &s, std::uint32_t first, std::uint32_t last) {
  return Placer(r, first, last).run(s.frame);
}

std::optional<Placed> place_between(const Reading &r, const Signal &s, std::uint32_t first, std::uint32_t last) {
  constexpr std::uint32_t near = 12; // tokens
  if (s.frame == Frame::back || s.frame == Frame::time || s.frame == Frame::purpose || s.frame == Frame::motive ||
      s.frame == Frame::clause || s.relation == Relation::INCLUDES)
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

} // namespace demarche::link
