// From an answer to the paper's outline.
#include <set>

#include "brief/material.hpp"
#include "brief/wording.hpp"

namespace demarche {

namespace brief {

namespace {

/// The target and the steps that matter most, in the chronicle's order of time.
std::vector<std::uint32_t> choose(const Answer &answer, std::size_t top) {
  std::vector<Step> steps = answer.events;
  std::stable_sort(steps.begin(), steps.end(), [](const Step &a, const Step &b) { return a.rank < b.rank; });
  std::set<std::uint32_t> chosen;
  for (const auto &event : {answer.target, answer.other})
    if (event)
      chosen.insert(*event);
  for (const Step &s : steps)
    if (chosen.size() < std::max<std::size_t>(top, 1))
      chosen.insert(s.event);
  return {chosen.begin(), chosen.end()};
}

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
  r.who = who(m.chronicle, event);
  r.status = status(m.chronicle, event, r.independent);
  r.sources = m.cite.cite_event(event);
  return r;
}

} // namespace

} // namespace brief

std::string Claim::text() const {
  std::string out;
  for (const Piece &p : pieces)
    out += p.text;
  return out;
}

std::optional<Outline> outline(const Chronicle &c, const EventGraph &g, const Timeline &t, const Answer &a, const BriefOptions &o) {
  using namespace brief;
  Material m{c, g, t, a, o, choose(a, o.top), youngest(c), Citations(c)};
  if (m.rows.empty())
    return {};
  Outline out;
  out.subject = folded(o.about);
  out.cutoff = m.latest ? for_person(within(*m.latest, Known::stated)) : "not known, for no document is dated";
  out.coverage = coverage(m);
  out.bottom_line = bottom_line(m);
  for (const std::uint32_t event : m.rows)
    out.chronology.push_back(row(m, event));
  out.causes = causes(m);
  out.planned = planned(m);
  out.conflicts = conflicts(m);
  out.gaps = gaps(m, out.chronology);
  out.sources = m.cite.take();
  return out;
}

} // namespace demarche
