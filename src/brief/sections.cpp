// The paper's sections of lines: one function each, all of the same material.
#include <set>
#include <tuple>

#include "brief/material.hpp"
#include "brief/wording.hpp"

namespace demarche::brief {

namespace {

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

/// With the words it was read from, which need not be said again when the line before has quoted them.
Claim link_line(Material &m, const Link &l, std::uint32_t &quoted) {
  Claim out = link_claim(m, l);
  const std::uint32_t source = m.cite.cite({l.document, l.evidence});
  if (source == quoted) {
    out.pieces.push_back(l.stated ? own("; in the words of the same sentence")
                                  : own("; no source says so, it is read from the same sentence"));
    return out;
  }
  append(out.pieces,
         {l.stated ? own("; in the words ") : own("; no source says so, it is read from "), {Words::quote, m.cite[source].quote, source}});
  quoted = source;
  return out;
}

Piece disagreement(Conflict::About about) {
  switch (about) {
  case Conflict::About::date:
    return own("The sources disagree on the date of ");
  case Conflict::About::order:
    return own("The sources disagree on the order of ");
  case Conflict::About::cause:
    return own("The sources disagree on what caused ");
  case Conflict::About::claim:
    break;
  }
  return own("The sources contradict each other on ");
}

/// The events in dispute, each as what it is; those of the paper first, three at most.
void add_disputed(Material &m, Claim &out, const Conflict &k) {
  constexpr std::size_t most = 3;
  std::vector<std::uint32_t> events = k.events;
  std::stable_partition(events.begin(), events.end(), [&](std::uint32_t e) { return m.has(e); });
  events.resize(std::min(events.size(), most));
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (i > 0)
      out.pieces.push_back(i + 1 == events.size() ? own(" and ") : own(", "));
    if (told_as_fact(m.event(events[i]))) { // its date is what is in dispute
      out.pieces.push_back(label(m.chronicle, events[i]));
      add_sources(out, m.cite.cite_event(events[i], 1));
    } else {
      add_in_chain(m, out, events[i]);
    }
  }
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
  add_disputed(m, out, k);
  out.pieces.push_back(own(": "));
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
    out.pieces.front() = own("One sentence does not fit the rest on ");
  add_sources(out, {told.begin(), told.end()});
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

std::vector<const Link *> causal_links(const Material &m) {
  std::set<std::uint32_t> wanted;
  for (const Step &s : m.answer.events)
    if (m.has(s.event))
      wanted.insert(s.via.begin(), s.via.end());
  const auto &all = m.chronicle.links;
  for (std::uint32_t i = 0; i < all.size(); ++i)
    if (m.has(all[i].from) && m.has(all[i].to))
      wanted.insert(i);
  std::vector<const Link *> links;
  for (const std::uint32_t i : wanted)
    if (causal(all[i].relation) && !all[i].set_aside && all[i].from != all[i].to)
      links.push_back(&all[i]);
  // Of each pair of events the firmest link; stated ones first, then in order of time.
  std::stable_sort(links.begin(), links.end(), [](const Link *a, const Link *b) {
    return std::tuple(a->from, a->to, !a->stated, -a->confidence) < std::tuple(b->from, b->to, !b->stated, -b->confidence);
  });
  links.erase(std::unique(links.begin(), links.end(), [](const Link *a, const Link *b) { return a->from == b->from && a->to == b->to; }),
              links.end());
  std::stable_sort(links.begin(), links.end(), [](const Link *a, const Link *b) { return a->stated && !b->stated; });
  return links;
}

Claim link_claim(Material &m, const Link &l) {
  Claim out;
  out.pieces = {standing(l)};
  add_sources(out, {m.cite.cite({l.document, l.evidence})});
  add_in_chain(m, out, l.from);
  out.pieces.push_back(l.negated ? own(" is said not to be the cause of ") : verb(l.relation));
  add_in_chain(m, out, l.to);
  return out;
}

void add_sources(Claim &claim, const std::vector<std::uint32_t> &more) {
  claim.sources.insert(claim.sources.end(), more.begin(), more.end());
  std::sort(claim.sources.begin(), claim.sources.end());
  claim.sources.erase(std::unique(claim.sources.begin(), claim.sources.end()), claim.sources.end());
}

void add_in_chain(Material &m, Claim &claim, std::uint32_t event) {
  append(claim.pieces, in_chain(m.chronicle, event));
  add_sources(claim, m.cite.cite_event(event, 1));
}

Claim event_line(Material &m, std::uint32_t event) {
  return {line(m.chronicle, event, m.cite.independent(event)), m.cite.cite_event(event, m.options.profile == Profile::memo ? 2 : 3)};
}

std::vector<Claim> causes(Material &m) {
  std::vector<Claim> out;
  std::uint32_t quoted = 0;
  for (const Link *l : causal_links(m)) {
    out.push_back(link_line(m, *l, quoted));
    if (out.size() == room(m.options.profile).causes)
      break;
  }
  return out;
}

std::vector<Claim> planned(Material &m) {
  std::vector<Claim> out;
  for (const std::uint32_t e : plans(m, room(m.options.profile).planned))
    out.push_back(event_line(m, e));
  return out;
}

std::vector<Claim> conflicts(Material &m) {
  std::vector<const Conflict *> found;
  for (const Conflict &k : m.chronicle.conflicts)
    if (!k.evidence.empty() && std::any_of(k.events.begin(), k.events.end(), [&](std::uint32_t e) { return m.has(e); }))
      found.push_back(&k);
  const auto weight = [&](const Conflict *k) { // dates and claims can be looked up; an order is often a matter of reading
    return std::pair(k->about == Conflict::About::order,
                     m.answer.target && std::count(k->events.begin(), k->events.end(), *m.answer.target) == 0);
  };
  std::stable_sort(found.begin(), found.end(), [&](const Conflict *a, const Conflict *b) { return weight(a) < weight(b); });
  const std::size_t more = found.size() - std::min(found.size(), room(m.options.profile).conflicts);
  found.resize(found.size() - more);
  std::vector<Claim> out;
  out.reserve(found.size() + 1);
  for (const Conflict *k : found)
    out.push_back(conflict_line(m, *k));
  if (more > 0)
    out.push_back({{own("Besides these: "), count(more), own(", told in the full paper")}, {}});
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
  const auto single = [](const BriefRow &r) { return r.independent < 2; };
  if (rows.size() > 1 && std::all_of(rows.begin(), rows.end(), single))
    out.push_back({{own("Every line of the chronology rests on a single source")}, {}});
  else
    gap(out, rows, own("A single source: no. "), single);
  return out;
}

} // namespace demarche::brief
