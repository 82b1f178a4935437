// What speaks for one event before another: place in the text, tense, dates, stage, the tree between them, other links.
#include <algorithm>
#include <array>
#include <sstream>

#include "link/course.hpp"

namespace demarche::link {

namespace {

using Names = std::vector<std::string>;
enum Kind : std::uint8_t { always, text, form, tale, dates_, age, stage, part, tree_, link_, fact, said, kinds };
enum Edge : std::uint8_t {
  none_,
  ccomp,
  xcomp,
  to,
  after,
  before,
  meanwhile,
  since,
  because,
  advcl,
  relcl,
  acl_ing,
  acl_ed,
  conj,
  nsubj,
  obj,
  obl,
  within,
  nmod,
  other
};
enum Linked : std::uint8_t {
  unlinked,
  stated_before,
  stated_after,
  inferred_before,
  inferred_after,
  simultaneous,
  includes,
  included,
  cause,
  effect
};

struct KindNames {
  std::string name;
  Names a, b;
};

const std::vector<KindNames> &names() {
  static const Names forms = {"noun", "past", "past-perfect", "perfect", "present", "infinitive", "modal", "ing", "ed", "none"};
  static const Names ages = {"undated", "ahead", "day", "week", "months", "years", "old"};
  static const Names parts = {"heading", "lead", "opening", "body"};
  static const Names facts = {"happened", "ongoing", "planned", "possible", "alleged", "denied"};
  static const Names edges = {"none",  "ccomp",   "xcomp",  "to",   "after", "before", "meanwhile", "since",  "because", "advcl",
                              "relcl", "acl-ing", "acl-ed", "conj", "nsubj", "obj",    "obl",       "within", "nmod",    "other"};
  static const std::vector<KindNames> out = {
      {"always", {"-"}, {"-"}},
      {"text", {"forward", "backward"}, {"sentence", "next", "near", "far"}},
      {"form", forms, forms},
      {"tale", {"forward", "backward"}, forms},
      {"dates", {"unknown", "before", "after", "same", "within", "around", "overlap"}, {"words", "tense", "sentence", "carried"}},
      {"age", ages, ages},
      {"stage", stage_names(), stage_names()},
      {"part", parts, parts},
      {"tree", edges, {"below", "above", "below-deep", "above-deep", "side"}},
      {"link",
       {"none", "before", "after", "inferred-before", "inferred-after", "simultaneous", "includes", "included", "cause", "effect"},
       {"-"}},
      {"fact", facts, facts},
      {"said", {"told", "said"}, {"told", "said"}},
  };
  return out;
}

Clue clue(Kind k, std::size_t a, std::size_t b) { return {k, static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b)}; }

template <class E> std::size_t index(E e) { return static_cast<std::size_t>(e); }

Linked mirrored(Linked l) {
  switch (l) {
  case stated_before:
    return stated_after;
  case stated_after:
    return stated_before;
  case inferred_before:
    return inferred_after;
  case inferred_after:
    return inferred_before;
  case includes:
    return included;
  case included:
    return includes;
  case cause:
    return effect;
  case effect:
    return cause;
  default:
    return l;
  }
}

Linked kind_of(const Link &l) {
  switch (l.relation) {
  case Relation::BEFORE:
    return l.stated ? stated_before : inferred_before;
  case Relation::AFTER:
    return l.stated ? stated_after : inferred_after;
  case Relation::SIMULTANEOUS:
    return simultaneous;
  case Relation::INCLUDES:
    return includes;
  case Relation::IS_INCLUDED:
    return included;
  default:
    return cause;
  }
}

} // namespace

std::string name_of(const Clue &c) {
  const KindNames &k = names()[c.kind];
  return k.name + ' ' + k.a[c.a] + ' ' + k.b[c.b];
}

std::optional<Clue> clue_named(const std::string &name) {
  std::istringstream in(name);
  std::string kind, a, b;
  in >> kind >> a >> b;
  for (std::size_t k = 0; k < names().size(); ++k) {
    const KindNames &n = names()[k];
    const auto x = std::find(n.a.begin(), n.a.end(), a), y = std::find(n.b.begin(), n.b.end(), b);
    if (n.name == kind && x != n.a.end() && y != n.b.end())
      return clue(static_cast<Kind>(k), x - n.a.begin(), y - n.b.begin());
  }
  return {};
}

Clues::Clues(const Reading &r, const Found &found) : r_(r), traits_(traits_of_all(r)) {
  for (const Link &l : found.links()) {
    if (l.negated)
      continue;
    const Linked k = kind_of(l);
    const auto set = [&](std::uint32_t a, std::uint32_t b, Linked x) {
      std::uint8_t &at = linked_[{a, b}];
      if (at == unlinked || at == cause || at == effect)
        at = x;
    };
    set(l.from, l.to, k);
    set(l.to, l.from, mirrored(k));
  }
}

std::vector<Clue> Clues::of(std::uint32_t a, std::uint32_t b) const {
  const Traits &x = traits_[a], &y = traits_[b];
  const EventMention &m = r_.a.events[a], &n = r_.a.events[b];
  const bool forward = m.span.begin < n.span.begin || (m.span.begin == n.span.begin && a < b);
  const std::uint32_t apart = m.sentence < n.sentence ? n.sentence - m.sentence : m.sentence - n.sentence;
  const std::size_t distance = apart == 0 ? 0 : apart == 1 ? 1 : apart < 5 ? 2 : 3;
  std::vector<Clue> out = {clue(always, 0, 0), clue(text, !forward, distance), clue(form, index(x.form), 0)};
  if (apart <= 1 && x.form == y.form)
    out.push_back(clue(tale, !forward, index(x.form)));
  if (x.by != DatedBy::nothing && y.by != DatedBy::nothing)
    out.push_back(dates(a, b));
  out.push_back(clue(age, index(x.age), 0));
  out.push_back(clue(stage, x.stage, 0));
  out.push_back(clue(part, index(x.part), 0));
  if (apart == 0)
    out.push_back(tree(a, b));
  if (const auto at = linked_.find({a, b}); at != linked_.end())
    out.push_back(clue(link_, at->second, 0));
  out.push_back(clue(fact, index(m.factuality), 0));
  out.push_back(clue(said, x.said, 0));
  return out;
}

Clue Clues::dates(std::uint32_t a, std::uint32_t b) const {
  const Traits &x = traits_[a], &y = traits_[b];
  const std::size_t by = std::max(index(x.by), index(y.by)) - 1;
  const bool open = x.begin == beginning_of_time || y.begin == beginning_of_time || x.end == end_of_time || y.end == end_of_time;
  if (x.end <= y.begin)
    return clue(Kind::dates_, 1, by);
  if (y.end <= x.begin)
    return clue(Kind::dates_, 2, by);
  if (open)
    return clue(Kind::dates_, 0, by);
  if (x.begin == y.begin && x.end == y.end)
    return clue(Kind::dates_, 3, by);
  if (x.begin >= y.begin && x.end <= y.end)
    return clue(Kind::dates_, 4, by);
  if (y.begin >= x.begin && y.end <= x.end)
    return clue(Kind::dates_, 5, by);
  return clue(Kind::dates_, 6, by);
}

/// What a token is to its head.
std::uint8_t Clues::edge(std::uint32_t t) const {
  std::string_view mark;
  bool infinitive = false;
  for (const std::uint32_t c : r_.children(t)) {
    const Deprel d = r_.word(c).deprel;
    if ((d == Deprel::mark || d == Deprel::case_) && mark.empty()) {
      mark = r_.lemma(c);
      infinitive = mark == "to" && d == Deprel::mark;
    }
  }
  const auto marked = [&](std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), mark) != words.end();
  };
  const Deprel d = r_.word(t).deprel;
  switch (d) {
  case Deprel::ccomp:
  case Deprel::parataxis:
    return ccomp;
  case Deprel::conj:
    return conj;
  case Deprel::nsubj:
  case Deprel::nsubj_pass:
  case Deprel::csubj:
    return nsubj;
  case Deprel::obj:
    return obj;
  case Deprel::acl_relcl:
  case Deprel::advcl_relcl:
    return relcl;
  default:
    break;
  }
  if (marked({"after", "following", "since"}))
    return mark == "since" ? since : after;
  if (marked({"before", "until", "till"}))
    return before;
  if (marked({"while", "as", "when", "during", "amid"}))
    return meanwhile;
  if (marked({"because", "over", "due", "for"}))
    return because;
  switch (d) {
  case Deprel::xcomp:
    return infinitive ? to : xcomp;
  case Deprel::advcl:
    return infinitive ? to : advcl;
  case Deprel::acl:
    return infinitive ? to : r_.form(t).ends_with("ing") ? acl_ing : acl_ed;
  case Deprel::obl:
  case Deprel::obl_agent:
  case Deprel::obl_unmarked:
    return marked({"in", "at", "on"}) ? within : obl;
  case Deprel::nmod:
  case Deprel::nmod_poss:
  case Deprel::compound:
    return nmod;
  default:
    return other;
  }
}

/// Which of the two hangs from the other, and by what.
Clue Clues::tree(std::uint32_t a, std::uint32_t b) const {
  enum : std::uint8_t { below, above, below_deep, above_deep, side };
  const std::uint32_t x = r_.a.events[a].token, y = r_.a.events[b].token;
  if (!r_.parsed() || x >= r_.a.syntax.words.size() || y >= r_.a.syntax.words.size() || x == y)
    return clue(tree_, none_, side);
  const auto from = [&](std::uint32_t low, std::uint32_t high) -> std::optional<std::pair<std::uint8_t, bool>> {
    std::uint32_t last = low;
    bool deep = false;
    for (int steps = 0; steps < 12; ++steps) {
      const std::uint32_t h = r_.head(last);
      if (h == none)
        return {};
      if (h == high)
        return std::pair(edge(last), deep);
      deep |= r_.event_at(h) != none;
      last = h;
    }
    return {};
  };
  if (const auto up = from(x, y))
    return clue(tree_, up->first, up->second ? below_deep : below);
  if (const auto down = from(y, x))
    return clue(tree_, down->first, down->second ? above_deep : above);
  return clue(tree_, none_, side);
}

} // namespace demarche::link
