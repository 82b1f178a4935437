// JSON-LD: schema.org's Event beside the Simple Event Model (van Hage et al. 2011), whose earliest and latest begin and end are just
// what a When knows. The context stands in the file: nothing has to be fetched to read it.
#include <demarche/renderer.hpp>

#include "render/calendar_dates.hpp"
#include "render/timeline_json.hpp"

namespace demarche {

namespace {

using namespace render_room;

/// An id inside a URN: what RFC 8141 does not allow is percent-encoded.
std::string urn(const char *kind, const std::string &id) {
  static constexpr char hex[] = "0123456789ABCDEF";
  std::string out = std::string("urn:demarche:") + kind + ':';
  for (const char c : id) {
    const auto u = static_cast<unsigned char>(c);
    const bool plain =
        (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z') || c == '-' || c == '.' || c == '_' || c == ':';
    out += plain ? std::string(1, c) : std::string{'%', hex[u >> 4], hex[u & 15]};
  }
  return out;
}

Json context() {
  return {{"schema", "https://schema.org/"},
          {"sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"},
          {"xsd", "http://www.w3.org/2001/XMLSchema#"},
          {"edtf", "http://id.loc.gov/datatypes/edtf/"},
          {"demarche", "urn:demarche:term:"}};
}

Json typed(const std::string &value, const char *type) { return {{"@type", type}, {"@value", value}}; }

Json references(const Chronicle &c, const std::vector<std::uint32_t> &actors) {
  Json out = Json::array();
  for (const std::uint32_t a : actors)
    out.push_back({{"@id", urn("actor", c.actors[a].id)}});
  return out;
}

/// The first day on or after an instant, or the last day before one, for bounds from each side.
Json first_day(Instant t) { return typed(iso_day(day_of(t)), "xsd:date"); }
Json last_day(Instant t) { return typed(iso_day(day_of(t - 1)), "xsd:date"); }

void put_time(Json &o, const When &w) {
  if (w.start_earliest != beginning_of_time)
    o["sem:hasEarliestBeginTimeStamp"] = first_day(w.start_earliest);
  if (w.start_latest != end_of_time)
    o["sem:hasLatestBeginTimeStamp"] = last_day(w.start_latest);
  if (w.end_earliest != beginning_of_time)
    o["sem:hasEarliestEndTimeStamp"] = first_day(w.end_earliest);
  if (w.end_latest != end_of_time)
    o["sem:hasLatestEndTimeStamp"] = last_day(w.end_latest);
  if (!w.edtf.empty())
    o["schema:temporalCoverage"] = typed(w.edtf, "edtf:EDTF");
  // Only what is one day, month or year by itself: schema.org's startDate would else say that it began there.
  if (const auto d = calendar_dates(w); d && d->first == d->last && !w.approximate && !w.uncertain)
    o["schema:startDate"] = typed(iso(d->first), d->first.day ? "xsd:date" : d->first.month ? "xsd:gYearMonth" : "xsd:gYear");
}

Json quotation(const Chronicle &c, const Facts &facts, const Quote &q) {
  return {{"@type", "schema:Quotation"},
          {"schema:text", q.text},
          {"schema:isPartOf", {{"@id", urn("document", c.documents[q.evidence.document].document.id)}}},
          {"demarche:start", facts.begin(q.evidence)},
          {"demarche:end", facts.end(q.evidence)}};
}

Json event(const Chronicle &c, const Facts &facts, const Entry &e, const EntryFacts &f) {
  Json o = {{"@id", urn("event", e.id)}, {"@type", {"schema:Event", "sem:Event"}}, {"schema:name", e.label}};
  put_time(o, e.when);
  o["demarche:factuality"] = to_string(f.factuality);
  if (f.category != Category::none)
    o["sem:eventType"] = {{"@id", std::string("demarche:") + to_string(f.category)}};
  if (f.factuality == Factuality::planned)
    o["schema:eventStatus"] = {{"@id", "schema:EventScheduled"}};
  const std::pair<const char *, const std::vector<std::uint32_t> &> parts[] = {
      {"sem:hasActor", f.actors}, {"demarche:recipient", f.recipients}, {"sem:hasPlace", f.places}, {"sem:accordingTo", f.speakers}};
  for (const auto &[part, list] : parts)
    if (!list.empty())
      o[part] = references(c, list);
  o["schema:citation"] = Json::array();
  for (const Quote &q : e.quotes)
    o["schema:citation"].push_back(quotation(c, facts, q));
  return o;
}

Json link(const Chronicle &c, const Timeline &t, const Facts &facts, std::uint32_t index) {
  const Link &l = c.links[index];
  const Evidence at{l.document, l.evidence};
  Json o = {{"@type", "demarche:Link"},
            {"demarche:from", {{"@id", urn("event", t.entries[*facts.entry_of(l.from)].id)}}},
            {"demarche:to", {{"@id", urn("event", t.entries[*facts.entry_of(l.to)].id)}}},
            {"demarche:relation", {{"@id", std::string("demarche:") + to_string(l.relation)}}},
            {"demarche:stated", l.stated},
            {"demarche:rule", l.rule},
            {"schema:isPartOf", {{"@id", urn("document", c.documents[l.document].document.id)}}},
            {"demarche:start", facts.begin(at)},
            {"demarche:end", facts.end(at)}};
  if (l.negated)
    o["demarche:negated"] = true;
  if (l.alleged)
    o["demarche:alleged"] = true;
  return o;
}

Json actor(const Actor &a) {
  const char *type = a.kind == ActorKind::person         ? "schema:Person"
                     : a.kind == ActorKind::organization ? "schema:Organization"
                     : a.kind == ActorKind::country      ? "schema:Country"
                     : a.kind == ActorKind::place        ? "schema:Place"
                                                         : "schema:Thing";
  return {{"@id", urn("actor", a.id)}, {"@type", {type, a.kind == ActorKind::place ? "sem:Place" : "sem:Actor"}}, {"schema:name", a.name}};
}

Json document(const Annotations &a) {
  Json o = {{"@id", urn("document", a.document.id)}, {"@type", "schema:CreativeWork"}, {"schema:name", document_name(a)}};
  if (web_address(a.document.url))
    o["schema:url"] = a.document.url;
  if (a.document.published)
    o["schema:datePublished"] = edtf(*a.document.published);
  return o;
}

std::string render(const Chronicle &c, const Timeline &t) {
  const Facts facts(c, t);
  Json graph = Json::array();
  std::vector<bool> used(c.actors.size());
  for (std::size_t i = 0; i < t.entries.size(); ++i) {
    const EntryFacts &f = facts.of(i);
    graph.push_back(event(c, facts, t.entries[i], f));
    for (const auto *list : {&f.actors, &f.recipients, &f.places, &f.speakers})
      for (const std::uint32_t a : *list)
        used[a] = true;
  }
  for (std::size_t i = 0; i < t.entries.size(); ++i)
    for (const std::uint32_t l : facts.of(i).links)
      if (facts.entry_of(c.links[l].from) == i)
        graph.push_back(link(c, t, facts, l));
  for (std::size_t a = 0; a < used.size(); ++a)
    if (used[a])
      graph.push_back(actor(c.actors[a]));
  for (const std::uint32_t d : facts.documents())
    graph.push_back(document(c.documents[d]));
  return printed({{"@context", context()}, {"@graph", graph}}, 1) + "\n";
}

} // namespace

extern const Renderer renderer_jsonld;
const Renderer renderer_jsonld = {"jsonld", ".jsonld", "linked data: schema.org and the Simple Event Model", render};

} // namespace demarche
