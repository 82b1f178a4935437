// An event parted in two: which mentions leave it, what they say by themselves, and which links go with them.
#include <tuple>

#include "base/hash.hpp"
#include "dossier/edited.hpp"

namespace demarche::dossier {

void EditedChronicle::split(const Edit &e) {
  const std::uint32_t from = event(e.events.front());
  std::vector<MentionRef> leave;
  for (std::size_t k = 1; k < e.events.size(); ++k)
    if (const MentionRef m = place(e.events[k]); event_of_[m.document][m.event] == from)
      leave.push_back(m);
  if (leave.empty() || leave.size() == c_.events[from].mentions.size())
    throw Vanished{"the event has no such mentions to part with, or no others"};
  std::sort(leave.begin(), leave.end(), earlier);
  const auto fresh = static_cast<std::uint32_t>(c_.events.size());
  c_.events.emplace_back();
  gone_.push_back(false);
  Event &old = c_.events[from], &x = c_.events[fresh];
  std::erase_if(old.mentions, [&](const MentionRef &m) { return std::find(leave.begin(), leave.end(), m) != leave.end(); });
  x.mentions = leave;
  for (const MentionRef &m : leave)
    event_of_[m.document][m.event] = fresh;
  describe(x, old);
  name(old);
  name(x);
  move_links(from, fresh);
  remark(from, e, x.label);
  remark(fresh, e, old.label);
}

/// What its own mentions say; its actors are those of the event it came from that they name.
void EditedChronicle::describe(Event &x, const Event &old) const {
  bool first = true;
  for (const MentionRef &ref : x.mentions) {
    const EventMention &m = mention(ref);
    if (first) {
      x.label = m.label.empty() ? std::string(slice(c_.documents[ref.document].document.text, m.span)) : m.label;
      x.category = m.category;
      x.mode = m.mode;
      x.factuality = m.factuality;
      x.sources = m.source.empty() ? Ids{} : old.sources;
    }
    if (m.when && !dated(x.when))
      x.when = *m.when;
    for (auto [to, from, mentions] : {std::tuple{&x.actors, &old.actors, &m.actors},
                                      {&x.actors, &old.actors, &m.companions},
                                      {&x.recipients, &old.recipients, &m.recipients},
                                      {&x.places, &old.places, &m.places}})
      add_new(*to, named(*from, c_.documents[ref.document].actors, *mentions));
    first = false;
  }
}

EditedChronicle::Ids EditedChronicle::named(const Ids &among, const Actors &actors, const Ids &mentions) const {
  Ids out;
  for (const std::uint32_t m : mentions)
    if (const auto &who = actors.mentions[m].actor)
      for (const std::uint32_t a : among) {
        const Actor &x = c_.actors[a], &y = actors.actors[*who];
        if (x.id == y.id || std::find(x.names.begin(), x.names.end(), y.name) != x.names.end())
          out.push_back(a);
      }
  return out;
}

/// As link_across() names an event: after its earliest mention.
void EditedChronicle::name(Event &x) const {
  const MentionRef &m = x.mentions.front();
  const Span s = mention(m).span;
  std::string key = c_.documents[m.document].document.id + '\n' + std::to_string(s.begin) + '\n' + std::to_string(s.end);
  const auto taken = [&](const std::string &id) {
    for (std::uint32_t i = 0; i < c_.events.size(); ++i)
      if (&c_.events[i] != &x && !gone_[i] && c_.events[i].id == id)
        return true;
    return false;
  };
  std::string id;
  do {
    id = base::hex(key, 12);
    key += '\n';
  } while (taken(id));
  x.id = id;
}

/// A link goes with the mention that its document draws it from.
void EditedChronicle::move_links(std::uint32_t from, std::uint32_t fresh) {
  for (Link &l : c_.links) {
    if (l.from != from && l.to != from)
      continue;
    for (const Link &said : c_.documents[l.document].links) {
      if (!(said.evidence == l.evidence) || said.rule != l.rule)
        continue;
      const bool turned = said.relation != l.relation;
      const std::uint32_t a = event_of_[l.document][turned ? said.to : said.from], b = event_of_[l.document][turned ? said.from : said.to];
      if (l.from == from && a == fresh && (b == l.to || b == fresh))
        l.from = fresh;
      if (l.to == from && b == fresh && (a == l.from || a == fresh))
        l.to = fresh;
    }
  }
}

} // namespace demarche::dossier
