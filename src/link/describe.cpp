#include "link/describe.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/hash.hpp"
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

/// The sharpest of the dates: of the mentions' own, else inherited ones; the first of equals.
bool sharper(const When &a, const When &b) {
  const auto key = [](const When &w) {
    const bool both = w.start_earliest != beginning_of_time && w.end_latest != end_of_time;
    return std::tuple(w.known == Known::told, w.known == Known::inherited, w.approximate || w.uncertain, !both,
                      both ? w.end_latest - w.start_earliest : 0);
  };
  return key(a) < key(b);
}

/// How much a label tells: who, by a name that other documents know, to whom and where; among equals the shorter reads better.
std::tuple<int, int> telling(const Annotations &a, const EventMention &e) {
  const auto named = [&](std::uint32_t m) {
    const auto &actor = a.actors.mentions[m].actor;
    return actor && a.actors.actors[*actor].id.rfind("doc-local:", 0) != 0;
  };
  const bool who = std::any_of(e.actors.begin(), e.actors.end(), named);
  const int parts = who * 3 + !e.recipients.empty() + !e.places.empty() + e.topic.has_value();
  return {parts, -static_cast<int>(std::min<std::size_t>(e.label.size(), 1000))};
}

/// The label that tells most, of a mention that says of the event what all say together: "to visit" is no label of a
/// visit that took place.
std::string label_of(const Event &e, const Chronicle &c) {
  const EventMention *best = nullptr;
  std::tuple<bool, int, int> best_telling;
  std::uint32_t document = 0;
  for (const MentionRef &ref : e.mentions) {
    const EventMention &m = c.documents[ref.document].events[ref.event];
    const auto [parts, brevity] = telling(c.documents[ref.document], m);
    if (const std::tuple t{m.factuality == e.factuality, parts, brevity}; !best || t > best_telling) {
      best = &m;
      best_telling = t;
      document = ref.document;
    }
  }
  return best->label.empty() ? std::string(slice(c.documents[document].document.text, best->span)) : best->label;
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
    if (m.when && m.when->known_at_all() && (!e.when.known_at_all() || sharper(*m.when, e.when)))
      e.when = *m.when;
    add_actors(e.actors, a, map[ref.document], m.actors);
    add_actors(e.actors, a, map[ref.document], m.companions);
    add_actors(e.recipients, a, map[ref.document], m.recipients);
    add_actors(e.places, a, map[ref.document], m.places);
    add_actors(sources, a, map[ref.document], m.source);
    own |= m.source.empty() && m.factuality != Factuality::alleged; // "the alleged fraud" is somebody's word, whose it does not say
    first = false;
  }
  if (!own)
    e.sources = sources;
  e.label = label_of(e, c);
}

std::string id_of(const Chronicle &c, const MentionRef &m) {
  const Annotations &a = c.documents[m.document];
  const Span s = a.events[m.event].span;
  return a.document.id + '\n' + std::to_string(s.begin) + '\n' + std::to_string(s.end);
}

/// An event that no mention dates may take up a date told just before.
void take_up_times(Chronicle &c) {
  std::vector<std::map<std::uint32_t, When>> taken;
  for (const Annotations &a : c.documents)
    taken.push_back(times_taken_up(a, order_signals()));
  for (Event &e : c.events)
    for (const MentionRef &m : e.mentions)
      if (const auto at = taken[m.document].find(m.event); at != taken[m.document].end() && !e.when.known_at_all())
        e.when = at->second;
}

} // namespace

void describe(Chronicle &c, const ActorMap &map) {
  std::set<std::string> taken; // two given events may have one span
  for (Event &e : c.events) {
    describe_event(e, c, map);
    std::string key = id_of(c, e.mentions.front());
    do {
      e.id = base::hex(key, 12);
      key += '\n';
    } while (!taken.insert(e.id).second);
  }
  take_up_times(c);
}

} // namespace demarche::link
