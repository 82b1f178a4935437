// From an answer to the paper's outline.
#include <set>

#include "brief/material.hpp"
#include "brief/wording.hpp"

namespace demarche {

namespace brief {

namespace {

std::optional<Interval> youngest(const Chronicle &c) {
  std::optional<Interval> out;
  for (const Annotations &a : c.documents)
    if (const auto &day = a.times.creation.interval; day && (!out || day->end > out->end))
      out = day;
  return out;
}

Claim coverage(const Material &m) {
  const auto &documents = m.chronicle.documents;
  std::set<std::string> outlets;
  std::size_t inferred = 0, undated = 0, copies = 0;
  for (std::uint32_t d = 0; d < documents.size(); ++d)
    copies += story_of(m.chronicle, d) != d;
  for (const Annotations &a : documents) {
    outlets.insert(outlet(a.document));
    inferred += a.times.creation.how == CreationDate::How::inferred;
    undated += !a.times.creation.interval;
  }
  Pieces out = {count(documents.size()), documents.size() == 1 ? own(" document from ") : own(" documents from "), count(outlets.size()),
                outlets.size() == 1 ? own(" source") : own(" sources")};
  if (copies > 0)
    append(out, {own("; copies of others: "), count(copies)});
  if (inferred > 0)
    append(out, {own("; dates inferred: "), count(inferred)});
  if (undated > 0)
    append(out, {own("; without a date: "), count(undated)});
  append(out, {own("; "), count(m.rows.size()), own(" of "), count(m.chronicle.events.size()), own(" events are told here")});
  return {out, {}};
}

BriefRow row(Material &m, std::uint32_t event) {
  BriefRow r;
  r.event = event;
  r.independent = m.cite.independent(event);
  r.when = {date(m.chronicle, event)};
  r.what = {label(m.chronicle, event)};
  if (const auto lead = m.leads.find(event); lead != m.leads.end()) { // as the sentence cited tells it
    const EventMention &told = m.chronicle.documents[lead->second.document].events[lead->second.event];
    r.when.front().text = for_person(time_of(m, event));
    r.what.front().text = folded(label_of(m, event));
    r.sources = {m.cite.cite({lead->second.document, told.span})};
  }
  r.who = who(m.chronicle, event);
  r.status = status(m.chronicle, event, r.independent);
  const std::size_t most = m.options.profile == Profile::memo ? 2 : 3;
  for (const std::uint32_t n : m.cite.cite_event(event, most))
    if (r.sources.size() < most && std::find(r.sources.begin(), r.sources.end(), n) == r.sources.end())
      r.sources.push_back(n);
  std::sort(r.sources.begin(), r.sources.end());
  return r;
}

} // namespace

Room room(Profile p) noexcept {
  constexpr std::size_t all = static_cast<std::size_t>(-1);
  switch (p) {
  case Profile::memo:
    return {12, 3, 3, 8, 4, 2};
  case Profile::chronology:
    return {40, 0, 0, 0, 0, 10};
  case Profile::full:
    break;
  }
  return {20, 5, all, all, 12, all};
}

} // namespace brief

const char *to_string(Profile p) noexcept { return p == Profile::memo ? "memo" : p == Profile::chronology ? "chronology" : "full"; }

Selection timeline_for(const Selection &asked, Profile profile, std::size_t documents) {
  constexpr std::size_t many_documents = 40, few_events = 100;
  Selection out = asked;
  if (documents >= many_documents) {
    const std::size_t rows = asked.top.value_or(brief::room(profile).rows);
    out.by = Selection::By::day;
    out.top = rows + rows / 4; // some days turn out to tell one thing
  } else {
    out.top = std::max(few_events, 2 * asked.top.value_or(0));
  }
  return out;
}

std::string Claim::text() const {
  std::string out;
  for (const Piece &p : pieces)
    out += p.text;
  return out;
}

std::optional<Outline> outline(const Chronicle &c, const EventGraph &g, const Timeline &t, const Answer &a, const BriefOptions &o) {
  using namespace brief;
  Material m{c, g, t, a, o, youngest(c), Citations(c), {}, {}, {}};
  m.leads = leads(c, t);
  m.rows = m.chosen = choose(m);
  if (m.rows.empty())
    return {};
  std::sort(m.chosen.begin(), m.chosen.end());
  Outline out;
  out.profile = o.profile;
  out.subject = folded(o.about);
  out.marking = folded(o.marking);
  out.to = folded(o.to);
  out.from = folded(o.from);
  out.cutoff = m.latest ? for_person(within(*m.latest, Known::stated)) : "not known, for no document is dated";
  out.coverage = coverage(m);
  if (o.profile != Profile::chronology)
    out.bottom_line = bottom_line(m);
  out.judgements = judgements(m);
  for (const std::uint32_t event : m.rows)
    out.chronology.push_back(row(m, event));
  if (room(o.profile).causes > 0)
    out.causes = causes(m);
  if (room(o.profile).people > 0)
    out.people = first_of(people(m, out.chronology), room(o.profile).people);
  if (room(o.profile).planned > 0)
    out.planned = planned(m);
  out.conflicts = conflicts(m);
  out.gaps = gaps(m, out.chronology);
  out.sources = m.cite.take();
  if (o.profile == Profile::memo)
    fit(out);
  return out;
}

} // namespace demarche
