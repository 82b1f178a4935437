#include "link/describe.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_set>

#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "link/clauses.hpp"

namespace demarche::link {

namespace {

using Ids = std::vector<std::uint32_t>;

/// Adds the actors of some mentions, in order of first appearance.
void add_actors(Ids &into, const Annotations &a, const Ids &map, const Ids &mentions) {
  for (const std::uint32_t m : mentions)
    if (const auto &actor = a.actors.mentions[m].actor)
      if (std::find(into.begin(), into.end(), map[*actor]) == into.end())
        into.push_back(map[*actor]);
}

/// A source that tells of the event as done outweighs one that plans, alleges or denies it.
Factuality stronger(Factuality a, Factuality b) {
  static constexpr Factuality order[] = {Factuality::happened, Factuality::ongoing,  Factuality::planned,
                                         Factuality::alleged,  Factuality::possible, Factuality::denied};
  const auto rank = [&](Factuality f) { return std::find(std::begin(order), std::end(order), f); };
  return rank(a) <= rank(b) ? a : b;
}

/// How sharp a date is: a mention's own before an inherited one, a day before a year. Lower is better.
using Sharpness = std::tuple<bool, bool, bool, bool, Instant>;

Sharpness sharpness(const When &w) {
  const bool both = w.start_earliest != beginning_of_time && w.end_latest != end_of_time;
  return {w.known == Known::told, w.known == Known::inherited, w.approximate || w.uncertain, !both,
          both ? w.end_latest - w.start_earliest : 0};
}

/// The sharpest of the dates; of equally sharp ones that which most mentions give; then the first.
When when_of(const Event &e, const Chronicle &c) {
  std::map<std::string, std::size_t> given;
  const When *best = nullptr;
  for (const bool counts : {true, false})
    for (const MentionRef &ref : e.mentions) {
      const auto &when = c.documents[ref.document].events[ref.event].when;
      if (!when || !when->known_at_all())
        continue;
      if (counts)
        ++given[when->edtf];
      else if (!best || std::pair(sharpness(*when), given[best->edtf]) < std::pair(sharpness(*best), given[when->edtf]))
        best = &*when;
    }
  return best ? *best : When{};
}

/// What a mention says was done, and by whom: what many mentions of an event have in common is what the event is.
using Deed = std::pair<std::string, std::uint32_t>;

Deed deed(const Annotations &a, const EventMention &m, const Ids &map) {
  const auto actor = m.actors.empty() ? std::nullopt : a.actors.mentions[m.actors.front()].actor;
  return {m.type, actor ? map[*actor] : static_cast<std::uint32_t>(-1)};
}

/// What speaks for a label: that its mention says of the event what all say together ("to visit" is no label of a visit that took
/// place), that it names who did it, by a name that other documents know, that many others say so too, that its sentence gives the
/// date shown, that it says to whom and where; among equals the shorter reads better.
struct Telling {
  bool sure = false, named = false;
  int shared = 0; ///< doublings of the mentions of the same deed
  bool dated = false;
  int parts = 0, brevity = 0;
  std::tuple<bool, bool, int, bool, int, int> key() const { return {sure, named, shared, dated, parts, brevity}; }
};

Telling telling(const Annotations &a, const EventMention &m, const Event &e, std::size_t same) {
  const auto known = [&](std::uint32_t i) {
    const auto &actor = a.actors.mentions[i].actor;
    return actor && a.actors.actors[*actor].id.rfind("doc-local:", 0) != 0;
  };
  Telling out;
  out.sure = m.factuality == e.factuality;
  out.named = std::any_of(m.actors.begin(), m.actors.end(), known);
  for (; same > 1; same /= 2)
    ++out.shared;
  out.dated = m.when && (m.when->known == Known::stated || m.when->known == Known::resolved) && m.when->edtf == e.when.edtf;
  out.parts = !m.recipients.empty() + !m.places.empty() + m.topic.has_value();
  out.brevity = -static_cast<int>(std::min<std::size_t>(m.label.size(), 1000));
  return out;
}

std::string label_of(const Event &e, const Chronicle &c, const ActorMap &map) {
  const auto mention = [&](const MentionRef &ref) -> const EventMention & { return c.documents[ref.document].events[ref.event]; };
  const auto deed_of = [&](const MentionRef &ref) { return deed(c.documents[ref.document], mention(ref), map[ref.document]); };
  std::map<Deed, std::size_t> deeds;
  for (const MentionRef &ref : e.mentions)
    ++deeds[deed_of(ref)];
  MentionRef best = e.mentions.front();
  std::optional<Telling> most;
  for (const MentionRef &ref : e.mentions)
    if (const Telling t = telling(c.documents[ref.document], mention(ref), e, deeds[deed_of(ref)]); !most || t.key() > most->key()) {
      best = ref;
      most = t;
    }
  const Annotations &a = c.documents[best.document];
  const EventMention &m = a.events[best.event];
  return m.label.empty() ? std::string(slice(a.document.text, m.span)) : m.label;
}

void describe_event(Event &e, const Chronicle &c, const ActorMap &map) {
  bool first = true, own = false;
  Ids sources;
  for (const MentionRef &ref : e.mentions) {
    const Annotations &a = c.documents[ref.document];
    const EventMention &m = a.events[ref.event];
    if (e.category == Category::none)
      e.category = m.category;
    if (e.mode.empty() && e.category == m.category)
      e.mode = m.mode;
    e.factuality = first ? m.factuality : stronger(e.factuality, m.factuality);
    add_actors(e.actors, a, map[ref.document], m.actors);
    add_actors(e.actors, a, map[ref.document], m.companions);
    add_actors(e.recipients, a, map[ref.document], m.recipients);
    add_actors(e.places, a, map[ref.document], m.places);
    add_actors(sources, a, map[ref.document], m.source);
    own |= m.source.empty() && m.factuality != Factuality::alleged; // "the alleged fraud" is somebody's word, whose it does not say
    first = false;
  }
  e.when = when_of(e, c);
  if (!own)
    e.sources = sources;
  e.label = label_of(e, c, map);
}

std::string id_of(const Chronicle &c, const MentionRef &m) {
  const Annotations &a = c.documents[m.document];
  const Span s = a.events[m.event].span;
  return a.document.id + '\n' + std::to_string(s.begin) + '\n' + std::to_string(s.end);
}

/// An event that no mention dates may take up a date told just before.
void take_up_times(Chronicle &c, unsigned threads) {
  std::vector<std::map<std::uint32_t, When>> taken(c.documents.size());
  const SignalRules &signals = order_signals();
  base::for_each_index(threads, taken.size(), [&](std::size_t d) { taken[d] = times_taken_up(c.documents[d], signals); });
  for (Event &e : c.events)
    for (const MentionRef &m : e.mentions)
      if (const auto at = taken[m.document].find(m.event); at != taken[m.document].end() && !e.when.known_at_all())
        e.when = at->second;
}

} // namespace

void describe(Chronicle &c, const ActorMap &map, unsigned threads) {
  base::for_each_index(threads, c.events.size(), [&](std::size_t i) {
    describe_event(c.events[i], c, map);
    c.events[i].id = base::hex(id_of(c, c.events[i].mentions.front()), 12);
  });
  std::unordered_set<std::string> taken; // two given events may have one span
  taken.reserve(c.events.size());
  for (Event &e : c.events)
    for (std::size_t more = 1; !taken.insert(e.id).second; ++more)
      e.id = base::hex(id_of(c, e.mentions.front()) + std::string(more, '\n'), 12);
  take_up_times(c, threads);
}

} // namespace demarche::link
