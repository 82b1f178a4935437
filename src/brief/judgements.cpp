// Key judgements: what the sources carry best, and apart from it how well they do.
//
// The words of confidence are those of ICD 203 (high, moderate, low), by the count of independent sources and by
// whether any source contradicts. Its words of likelihood ("likely", "almost certain") are never used: no rule here
// can measure one.
#include <set>

#include "brief/material.hpp"
#include "brief/wording.hpp"

namespace demarche::brief {

namespace {

Piece confidence(std::size_t independent, bool disputed) {
  if (disputed || independent < 2)
    return own("low");
  return independent == 2 ? own("moderate") : own("high");
}

Claim basis(std::size_t independent, bool disputed) {
  Claim out;
  out.pieces = {own("Sourcing: "), count(independent), independent == 1 ? own(" independent source") : own(" independent sources")};
  if (disputed)
    out.pieces.push_back(own(", and the sources conflict"));
  append(out.pieces, {own("; confidence: "), confidence(independent, disputed)});
  return out;
}

/// Outlets that state the same link.
std::size_t stated_by(const Material &m, const Link &l) {
  std::set<std::string> outlets;
  for (const Link &o : m.chronicle.links)
    if (o.stated && o.from == l.from && o.to == l.to && causal(o.relation) && !o.negated)
      outlets.insert(outlet(m.chronicle.documents[o.document].document));
  return outlets.size();
}

Judgement of_link(Material &m, const Link &l) {
  Judgement out;
  out.statement = link_claim(m, l);
  const bool disputed = m.cite.disputed(l.from) || m.cite.disputed(l.to);
  if (l.stated)
    out.basis = basis(stated_by(m, l), disputed);
  else
    out.basis.pieces = {own("Sourcing: no source states the link; confidence: "), own("low")};
  return out;
}

Judgement of_event(Material &m, std::uint32_t event) {
  Claim statement;
  add_in_chain(m, statement, event);
  return {std::move(statement), basis(m.cite.independent(event), m.cite.disputed(event))};
}

/// What the documents tell as a fact, the most often told first.
std::vector<std::uint32_t> firmest(const Material &m) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t e : m.rows)
    if (told_as_fact(m.event(e)) && e != m.answer.target && m.event(e).when.known_at_all())
      out.push_back(e);
  std::stable_sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) { return m.cite.independent(a) > m.cite.independent(b); });
  return out;
}

} // namespace

std::vector<Judgement> judgements(Material &m) {
  const std::size_t most = room(m.options.profile).judgements;
  std::vector<Judgement> out;
  for (const Link *l : causal_links(m))
    if (out.size() < (most + 1) / 2 && !l->negated)
      out.push_back(of_link(m, *l));
  for (const std::uint32_t e : firmest(m))
    if (out.size() < most && (out.empty() || m.cite.independent(e) > 1)) // one source's word is in the table: no judgement
      out.push_back(of_event(m, e));
  // Claims that somebody disputes are judged too: a reader must not take silence for agreement.
  for (const std::uint32_t e : m.rows)
    if (out.size() < most + 1 && (m.event(e).factuality == Factuality::alleged || m.event(e).factuality == Factuality::denied))
      out.push_back(of_event(m, e));
  return out;
}

} // namespace demarche::brief
