// `demarche annotate`: one JSON object a document (docs/formats). Offsets leave as code points.
#include <nlohmann/json.hpp>

#include <demarche/annotations.hpp>
#include <demarche/renderer.hpp>

#include "base/utf8.hpp"

namespace demarche {

namespace {

using Json = nlohmann::ordered_json;

class Writer {
public:
  explicit Writer(const Annotations &a) : a_(a), points_(a.document.text) {}

  Json document() const {
    const CreationDate &c = a_.times.creation;
    Json o = {{"id", a_.document.id}, {"published", a_.document.published ? Json(edtf(*a_.document.published)) : Json(nullptr)}};
    Json reasons = Json::array();
    for (const DateReason &r : c.reasons)
      reasons.push_back({{"rule", r.rule}, {"evidence", span(r.evidence)}});
    const std::optional<Interval> &made = c.interval ? c.interval : c.rough;
    o["creation"] = {{"start", made ? begin(made->begin) : Json(nullptr)},
                     {"end", made ? end(made->end) : Json(nullptr)},
                     {"how", to_string(c.interval || !c.rough ? c.how : CreationDate::How::inferred)},
                     {"reasons", reasons}};
    o["timexes"] = list(a_.times.timexes.size(), [&](std::size_t i) { return timex(i); });
    o["mentions"] = list(a_.actors.mentions.size(), [&](std::size_t i) { return mention(i); });
    o["events"] = list(a_.events.size(), [&](std::size_t i) { return event(a_.events[i]); });
    o["links"] = list(a_.links.size(), [&](std::size_t i) { return link(a_.links[i]); });
    return o;
  }

private:
  template <class F> static Json list(std::size_t n, F f) {
    Json out = Json::array();
    for (std::size_t i = 0; i < n; ++i)
      out.push_back(f(i));
    return out;
  }

  static Json begin(Instant t) { return t == beginning_of_time ? Json(nullptr) : Json(iso_day(day_of(t))); }
  static Json end(Instant t) { return t == end_of_time ? Json(nullptr) : Json(iso_end_day(t)); }
  Json span(Span s) const { return {points_.at(s.begin), points_.at(s.end)}; }

  Json base(const std::string &id, Span s) const {
    return {{"id", id}, {"start", points_.at(s.begin)}, {"end", points_.at(s.end)}, {"text", slice(a_.document.text, s)}};
  }

  Json timex(std::size_t i) const {
    const Timex &t = a_.times.timexes[i];
    Json o = base("t" + std::to_string(i + 1), t.span);
    o["type"] = to_string(t.type);
    o["value"] = t.value;
    o["mod"] = t.mod.empty() ? Json(nullptr) : Json(t.mod);
    if (!t.edtf.empty())
      o["edtf"] = t.edtf;
    if (!t.note.empty())
      o["note"] = t.note;
    o["rule"] = t.rule;
    return o;
  }

  static std::string mention_id(std::size_t i) { return "m" + std::to_string(i + 1); }

  Json mention(std::size_t i) const {
    const Mention &m = a_.actors.mentions[i];
    Json o = base(mention_id(i), m.span);
    o["kind"] = to_string(m.kind);
    o["actor"] = m.actor ? Json(a_.actors.actors[*m.actor].id) : Json(nullptr);
    o["rule"] = m.rule;
    return o;
  }

  static Json mention_ids(const std::vector<std::uint32_t> &mentions) {
    Json out = Json::array();
    for (const std::uint32_t m : mentions)
      out.push_back(mention_id(m));
    return out;
  }

  Json event(const EventMention &e) const {
    Json o = base(e.id, e.span);
    o["label"] = e.label;
    o["category"] = e.category == Category::none ? Json(nullptr) : Json(to_string(e.category));
    o["mode"] = e.mode;
    o["contexts"] = e.contexts;
    if (e.when && e.when->known_at_all())
      o["when"] = {{"start", begin(e.when->start_earliest)},
                   {"end", end(e.when->end_latest)},
                   {"grain", to_string(e.when->grain)},
                   {"edtf", e.when->edtf}};
    else
      o["when"] = nullptr;
    o["factuality"] = to_string(e.factuality);
    o["source"] = mention_ids(e.source);
    o["actors"] = mention_ids(e.actors);
    o["recipients"] = mention_ids(e.recipients);
    o["places"] = mention_ids(e.places);
    if (!e.companions.empty())
      o["companions"] = mention_ids(e.companions);
    o["sentence"] = e.sentence < a_.text.sentences.size() ? span(a_.text.sentences[e.sentence].span) : span(e.span);
    o["rule"] = e.rule;
    return o;
  }

  Json link(const Link &l) const {
    Json o = {{"from", a_.events[l.from].id}, {"to", a_.events[l.to].id}, {"relation", to_string(l.relation)}, {"stated", l.stated}};
    o["confidence"] = std::round(static_cast<double>(l.confidence) * 1000) / 1000;
    o["rule"] = l.rule;
    o["evidence"] = span(l.evidence);
    if (l.negated)
      o["negated"] = true;
    if (l.alleged)
      o["alleged"] = true;
    if (l.from_span)
      o["from_span"] = span(*l.from_span);
    if (l.to_span)
      o["to_span"] = span(*l.to_span);
    if (l.signal_span)
      o["signal_span"] = span(*l.signal_span);
    return o;
  }

  const Annotations &a_;
  base::CodePoints points_;
};

} // namespace

std::string annotations_json(const Annotations &a) { return Writer(a).document().dump(); }

} // namespace demarche
