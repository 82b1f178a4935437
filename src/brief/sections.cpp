// The paper's sections of lines: one function each, all of the same material.
#include <set>

#include "brief/material.hpp"
#include "brief/wording.hpp"

namespace demarche::brief {

namespace {

constexpr std::size_t bottom_lines = 4;
constexpr std::size_t most_plans = 10;

/// Best supported first: stated causes, then inferred ones, then by sources and the answer's own rank.
std::vector<Step> best_steps(const Material &m, std::size_t most) {
  std::vector<Step> steps;
  for (const Step &s : m.answer.events)
    if (m.chosen(s.event) && s.event != m.answer.target)
      steps.push_back(s);
  std::stable_sort(steps.begin(), steps.end(), [&](const Step &a, const Step &b) {
    if (a.cause != b.cause)
      return a.cause > b.cause;
    const std::size_t na = m.cite.independent(a.event), nb = m.cite.independent(b.event);
    return na != nb ? na > nb : a.rank < b.rank;
  });
  steps.resize(std::min(steps.size(), most));
  std::stable_sort(steps.begin(), steps.end(), [](const Step &a, const Step &b) { return a.event < b.event; });
  return steps;
}

Piece verb(Relation r) {
  switch (r) {
  case Relation::ENABLES:
    return own(" enabled ");
  case Relation::PREVENTS:
    return own(" prevented ");
  case Relation::PROMPTS:
    return own(" prompted ");
  default:
    return own(" led to ");
  }
}

Piece standing(const Link &l) { return !l.stated ? own("Inferred: ") : l.alleged ? own("Claimed by the one quoted: ") : own("Stated: "); }

Claim link_line(Material &m, const Link &l) {
  const std::uint32_t source = m.cite.cite({l.document, l.evidence});
  Claim out;
  out.pieces = {standing(l)};
  append(out.pieces, in_chain(m.chronicle, l.from));
  out.pieces.push_back(l.negated ? own(" is said not to be the cause of ") : verb(l.relation));
  append(out.pieces, in_chain(m.chronicle, l.to));
  append(out.pieces,
         {l.stated ? own("; in the words ") : own("; no source says so, it is read from "), {Words::quote, m.cite[source].quote, source}});
  std::set<std::uint32_t> sources = {source};
  for (const std::uint32_t event : {l.from, l.to})
    for (const std::uint32_t n : m.cite.cite_event(event, 1))
      sources.insert(n);
  out.sources.assign(sources.begin(), sources.end());
  return out;
}

std::vector<const Link *> causal_links(const Material &m) {
  std::set<std::uint32_t> wanted;
  for (const Step &s : m.answer.events)
    if (m.chosen(s.event))
      wanted.insert(s.via.begin(), s.via.end());
  const auto &all = m.chronicle.links;
  for (std::uint32_t i = 0; i < all.size(); ++i)
    if (m.chosen(all[i].from) && m.chosen(all[i].to))
      wanted.insert(i);
  std::vector<const Link *> links;
  for (const std::uint32_t i : wanted)
    if (causal(all[i].relation))
      links.push_back(&all[i]);
  std::stable_sort(links.begin(), links.end(), [](const Link *a, const Link *b) {
    if (a->from != b->from || a->to != b->to)
      return std::pair(a->from, a->to) < std::pair(b->from, b->to);
    return a->stated != b->stated ? a->stated : a->confidence > b->confidence;
  });
  return links;
}

Piece disagreement(Conflict::About about) {
  switch (about) {
  case Conflict::About::date:
    return own("The sources disagree on a date: ");
  case Conflict::About::order:
    return own("The sources disagree on an order: ");
  case Conflict::About::cause:
    return own("The sources disagree on a cause: ");
  case Conflict::About::claim:
    break;
  }
  return own("The sources contradict each other: ");
}

/// The day that a conflict's sentence gives, when the conflict is about one.
Pieces disputed_date(const Chronicle &c, const Conflict &k, const Evidence &e) {
  if (k.about == Conflict::About::date)
    for (const std::uint32_t event : k.events)
      for (const MentionRef &ref : c.events[event].mentions) {
        const EventMention &told = c.documents[ref.document].events[ref.event];
        if (ref.document == e.document && e.span.contains(told.span) && told.when && told.when->known_at_all())
          return {{Words::date, for_person(*told.when), event}, own(", ")};
      }
  return {};
}

Claim conflict_line(Material &m, const Conflict &k) {
  Claim out;
  out.pieces = {disagreement(k.about)};
  std::set<std::uint32_t> told;
  for (const Evidence &e : k.evidence) {
    const std::uint32_t n = m.cite.cite(e);
    if (!told.insert(n).second)
      continue;
    if (told.size() > 1)
      out.pieces.push_back(own("; "));
    append(out.pieces, {{Words::name, m.cite[n].outlet, e.document}, own(" has ")});
    append(out.pieces, disputed_date(m.chronicle, k, e));
    out.pieces.push_back({Words::quote, m.cite[n].quote, n});
  }
  if (told.size() == 1) // one sentence against what all the others say together
    out.pieces.front() = own("One sentence does not fit the rest: ");
  out.sources.assign(told.begin(), told.end());
  return out;
}

/// "Undated: nos. 3, 7": the rows, told by their numbers, for which something is missing.
template <class Missing> void gap(std::vector<Claim> &out, const std::vector<BriefRow> &rows, Piece what, Missing missing) {
  Claim claim;
  claim.pieces = {std::move(what)};
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    if (!missing(rows[i]))
      continue;
    if (claim.pieces.size() > 1)
      claim.pieces.push_back(own(", "));
    claim.pieces.push_back({Words::row, std::to_string(i + 1), i});
  }
  if (claim.pieces.size() > 1)
    out.push_back(std::move(claim));
}

} // namespace

Claim event_line(Material &m, std::uint32_t event) {
  return {line(m.chronicle, event, m.cite.independent(event)), m.cite.cite_event(event)};
}

std::vector<Claim> bottom_line(Material &m) {
  std::vector<Claim> out;
  if (m.answer.target)
    out.push_back(event_line(m, *m.answer.target));
  for (const Step &s : best_steps(m, bottom_lines - out.size())) {
    out.push_back(event_line(m, s.event));
    if (s.cause == CauseKind::stated)
      out.back().pieces.push_back(own("; a source states it as a cause"));
    else if (s.cause == CauseKind::inferred)
      out.back().pieces.push_back(own("; a cause by inference, which no source states"));
  }
  return out;
}

std::vector<Claim> causes(Material &m) {
  std::vector<Claim> out;
  std::set<std::pair<std::uint32_t, std::uint32_t>> told;
  for (const Link *l : causal_links(m))
    if (told.insert({l->from, l->to}).second)
      out.push_back(link_line(m, *l));
  return out;
}

std::vector<Claim> planned(Material &m) {
  std::set<std::uint32_t> plans;
  const auto take = [&](std::uint32_t event) {
    const Event &e = m.chronicle.events[event];
    if (e.factuality == Factuality::planned && m.ahead(e) && m.fresh(e) && plans.size() < most_plans)
      plans.insert(event);
  };
  for (const std::uint32_t e : m.rows)
    take(e);
  if (m.answer.target)
    for (const Step &s : m.graph.following(*m.answer.target))
      take(s.event);
  for (const Entry &entry : m.timeline.entries)
    for (const std::uint32_t e : entry.events)
      take(e);
  std::vector<Claim> out;
  for (const std::uint32_t e : plans)
    out.push_back(event_line(m, e));
  return out;
}

std::vector<Claim> conflicts(Material &m) {
  std::vector<Claim> out;
  for (const Conflict &k : m.chronicle.conflicts)
    if (!k.evidence.empty() && std::any_of(k.events.begin(), k.events.end(), [&](std::uint32_t e) { return m.chosen(e); }))
      out.push_back(conflict_line(m, k));
  return out;
}

std::vector<Claim> gaps(const Material &m, const std::vector<BriefRow> &rows) {
  const auto event = [&](const BriefRow &r) -> const Event & { return m.chronicle.events[r.event]; };
  std::vector<Claim> out;
  gap(out, rows, own("No date is known: no. "), [&](const BriefRow &r) { return !event(r).when.known_at_all(); });
  gap(out, rows, own("Dated only by what came before or after: no. "),
      [&](const BriefRow &r) { return event(r).when.known == Known::bounded; });
  gap(out, rows, own("Planned, and no source says whether it took place: no. "), [&](const BriefRow &r) {
    const Event &e = event(r);
    return e.factuality == Factuality::planned && e.when.known_at_all() && !(m.ahead(e) && m.fresh(e));
  });
  gap(out, rows, own("A single source: no. "), [](const BriefRow &r) { return r.independent < 2; });
  return out;
}

} // namespace demarche::brief
