#include "render/timeline_json.hpp"

#include <algorithm>
#include <cmath>

#include "base/escape.hpp"
#include "render/remarks.hpp"

namespace demarche::render_room {

namespace {

Json or_null(const std::optional<std::string> &s) { return s ? Json(*s) : Json(nullptr); }

template <class List, class F> Json array_of(const List &list, F f) {
  Json out = Json::array();
  for (const auto &x : list)
    out.push_back(f(x));
  return out;
}

Json when(const When &w) {
  if (!w.known_at_all())
    return nullptr;
  Json o = {{"start", or_null(start_day(w.start_earliest))},
            {"end", or_null(end_day(w.end_latest))},
            {"grain", to_string(w.grain)},
            {"edtf", w.edtf},
            {"known", to_string(w.known)},
            {"text", for_person(w)}};
  // Sharper than the whole: "from 24 to 26 April" begins on the 24th, whatever else is open.
  if (w.start_latest != w.end_latest)
    o["start_before"] = or_null(end_day(w.start_latest));
  if (w.end_earliest != w.start_earliest)
    o["end_after"] = or_null(start_day(w.end_earliest));
  if (w.approximate)
    o["approximate"] = true;
  if (w.uncertain)
    o["uncertain"] = true;
  return o;
}

/// What is known of the day an event begins, X for what is not: "2023-06-XX" (as TIMEX3 and SemEval-2015 Task 4 write it).
std::string date_known(const When &w) {
  if (w.start_earliest == beginning_of_time)
    return "XXXX-XX-XX";
  const std::string first = iso_day(day_of(w.start_earliest));
  const Instant latest = std::min(w.start_latest, w.end_latest);
  const std::string last = latest == end_of_time ? "" : iso_day(day_of(std::max(latest - 1, w.start_earliest)));
  for (const std::size_t known : {first.size(), first.size() - 3, first.size() - 6})
    if (last.size() == first.size() && last.compare(0, known, first, 0, known) == 0)
      return first.substr(0, known) + (known == first.size() ? "" : known == first.size() - 3 ? "-XX" : "-XX-XX");
  return "XXXX-XX-XX";
}

/// Entries at the same time share a number, from 1; 0: not placed, for nothing says what it follows.
std::vector<int> orders(const Timeline &t) {
  std::vector<int> out;
  int order = 0;
  const When *last = nullptr;
  for (const Entry &e : t.entries) {
    const bool placed = e.when.start_earliest != beginning_of_time;
    if (placed && !(last && last->start_earliest == e.when.start_earliest && last->end_latest == e.when.end_latest))
      ++order;
    if (placed)
      last = &e.when;
    out.push_back(placed ? order : 0);
  }
  return out;
}

} // namespace

TimelineJson::TimelineJson(const Chronicle &c, const Timeline &t) : c_(c), t_(t), facts_(c, t), orders_(orders(t)) {}

Json TimelineJson::place(const Evidence &e) const { return {{"doc", id(e.document)}, {"start", facts_.begin(e)}, {"end", facts_.end(e)}}; }

Json TimelineJson::actors(const std::vector<std::uint32_t> &list) const {
  return array_of(list, [&](std::uint32_t a) { return Json{{"id", c_.actors[a].id}, {"name", c_.actors[a].name}}; });
}

Json TimelineJson::entry(std::size_t index) const {
  const Entry &e = t_.entries[index];
  const EntryFacts &f = facts_.of(index);
  Json o = {{"id", e.id}, {"order", orders_[index]}, {"when", when(e.when)}, {"date", date_known(e.when)}, {"label", e.label}};
  o["category"] = f.category == Category::none ? Json(nullptr) : Json(to_string(f.category));
  o["factuality"] = to_string(f.factuality);
  o["actors"] = actors(f.actors);
  o["recipients"] = actors(f.recipients);
  o["places"] = actors(f.places);
  o["attribution"] = actors(f.speakers);
  if (e.events.size() > 1)
    o["events"] = array_of(e.events, [&](std::uint32_t x) { return c_.events[x].id; });
  o["mentions"] = array_of(f.mentions, [&](const MentionRef &m) {
    return place({m.document, c_.documents[m.document].events[m.event].span});
  });
  o["sentences"] = array_of(e.quotes, [](const Quote &q) { return q.text; });
  o["quotes"] = array_of(e.quotes, [&](const Quote &q) { return quote(f, q); });
  o["links"] = array_of(f.links, [&](std::uint32_t l) { return link(c_.links[l]); });
  o["sources"] = array_of(f.sources, [&](std::uint32_t d) { return id(d); });
  std::vector<Remark> remarks;
  for (const std::uint32_t x : e.events)
    remarks.insert(remarks.end(), c_.events[x].remarks.begin(), c_.events[x].remarks.end());
  if (!remarks.empty())
    o["edits"] = remarks_json(remarks);
  if (!e.why.empty())
    o["why"] = e.why;
  return o;
}

Json TimelineJson::quote(const EntryFacts &f, const Quote &q) const {
  Json o = place(q.evidence);
  if (const EventMention *m = mention_in(c_, f, q.evidence); m && !m->rule.empty())
    o["rule"] = m->rule;
  return o;
}

Json TimelineJson::link(const Link &l) const {
  Json o = {{"from", c_.events[l.from].id}, {"to", c_.events[l.to].id}, {"relation", to_string(l.relation)}, {"stated", l.stated}};
  o["confidence"] = std::round(static_cast<double>(l.confidence) * 1000) / 1000;
  o["rule"] = l.rule;
  o["evidence"] = place({l.document, l.evidence});
  o["sentence"] = base::fold_space(slice(c_.documents[l.document].document.text, l.evidence));
  if (l.negated)
    o["negated"] = true;
  if (l.alleged)
    o["alleged"] = true;
  return o;
}

Json TimelineJson::document(std::uint32_t index) const {
  const Annotations &a = c_.documents[index];
  const CreationDate &made = a.times.creation;
  Json o = {{"id", a.document.id}};
  for (const auto &[key, value] : {std::pair{"title", a.document.title},
                                   {"source", a.document.source},
                                   {"url", a.document.url},
                                   {"number", a.document.number},
                                   {"place", a.document.place}})
    if (!value.empty())
      o[key] = value;
  if (const std::uint32_t story = story_of(c_, index); story != index)
    o["copy_of"] = c_.documents[story].document.id;
  o["published"] = a.document.published ? Json(edtf(*a.document.published)) : Json(nullptr);
  o["creation"] = {{"start", made.interval ? or_null(start_day(made.interval->begin)) : Json(nullptr)},
                   {"end", made.interval ? or_null(end_day(made.interval->end)) : Json(nullptr)},
                   {"how", to_string(made.how)},
                   {"reasons", array_of(made.reasons, [&](const DateReason &r) { return reason(index, r); })}};
  return o;
}

Json TimelineJson::reason(std::uint32_t document, const DateReason &r) const {
  const Evidence e{document, r.evidence};
  return {{"rule", r.rule}, {"evidence", {facts_.begin(e), facts_.end(e)}}};
}

Json TimelineJson::conflict(std::uint32_t index) const {
  const Conflict &k = c_.conflicts[index];
  return {{"about", to_string(k.about)},
          {"events", array_of(k.events, [&](std::uint32_t e) { return c_.events[e].id; })},
          {"evidence", array_of(k.evidence, [&](const Evidence &e) { return place(e); })},
          {"says", k.says}};
}

std::vector<Json> TimelineJson::who() const {
  const auto actor = who_is_who(c_);
  std::vector<Json> mentions(c_.actors.size());
  for (const std::uint32_t d : facts_.documents())
    for (const Mention &m : c_.documents[d].actors.mentions)
      if (m.actor && actor[d][*m.actor])
        mentions[*actor[d][*m.actor]].push_back(place({d, m.span}));
  std::vector<Json> out;
  for (std::size_t i = 0; i < mentions.size(); ++i)
    if (const Actor &a = c_.actors[i]; !mentions[i].empty())
      out.push_back({{"id", a.id}, {"name", a.name}, {"kind", to_string(a.kind)}, {"mentions", std::move(mentions[i])}});
  return out;
}

std::string printed(const Json &o, int indent) { return o.dump(indent, ' ', false, Json::error_handler_t::replace); }

} // namespace demarche::render_room
