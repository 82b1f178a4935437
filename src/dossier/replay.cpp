// The edits of a log, replayed on what the machine says.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <demarche/edit.hpp>

#include "base/hash.hpp"
#include "dossier/edit_values.hpp"

namespace demarche {

using namespace dossier;

namespace {

using Ids = std::vector<std::uint32_t>;

/// An edit whose mention is not there.
struct Vanished {
  std::string why;
};

bool earlier(const MentionRef &a, const MentionRef &b) { return std::tie(a.document, a.event) < std::tie(b.document, b.event); }

void add_new(Ids &to, const Ids &from) {
  for (const std::uint32_t x : from)
    if (std::find(to.begin(), to.end(), x) == to.end())
      to.push_back(x);
}

class Replay {
public:
  explicit Replay(Chronicle c) : c_(std::move(c)), gone_(c_.events.size(), false) {
    for (std::uint32_t d = 0; d < c_.documents.size(); ++d) {
      document_.emplace(c_.documents[d].document.id, d);
      event_of_.emplace_back(c_.documents[d].events.size(), nowhere);
    }
    for (std::uint32_t e = 0; e < c_.events.size(); ++e)
      for (const MentionRef &m : c_.events[e].mentions)
        event_of_[m.document][m.event] = e;
  }

  void apply(const Edit &e) {
    switch (e.kind) {
    case EditKind::merge:
      return merge(e);
    case EditKind::split:
      return split(e);
    case EditKind::relink:
      return relink(e);
    case EditKind::undo:
      return;
    default:
      return change(e);
    }
  }

  Chronicle finish() {
    sweep();
    arrange(c_);
    return std::move(c_);
  }

private:
  static constexpr std::uint32_t nowhere = UINT32_MAX;

  const EventMention &mention(const MentionRef &m) const { return c_.documents[m.document].events[m.event]; }

  MentionRef place(const Anchor &a) const {
    const auto at = document_.find(a.document);
    if (at == document_.end())
      throw Vanished{"the document " + a.document + " is not in the dossier any more"};
    const std::vector<EventMention> &events = c_.documents[at->second].events;
    for (std::uint32_t i = 0; i < events.size(); ++i)
      if (events[i].span == a.span)
        return {at->second, i};
    throw Vanished{"nothing is told any more where it pointed to in " + a.document};
  }

  std::uint32_t event(const Anchor &a) const {
    const MentionRef m = place(a);
    const std::uint32_t e = event_of_[m.document][m.event];
    if (e == nowhere || gone_[e])
      throw Vanished{"the event it speaks of is hidden"};
    return e;
  }

  void remark(std::uint32_t event, const Edit &e, std::string text) {
    c_.events[event].remarks.push_back({e.number, to_string(e.kind), e.by, e.at, std::move(text)});
  }

  void change(const Edit &e) {
    const std::uint32_t i = event(e.events.front());
    Event &x = c_.events[i];
    if (e.kind == EditKind::redate)
      x.when = *date_of(e.value);
    if (e.kind == EditKind::relabel)
      x.label = e.value;
    if (e.kind == EditKind::recategorise) {
      x.category = *category_of(e.value);
      x.mode.clear();
    }
    gone_[i] = e.kind == EditKind::hide;
    remark(i, e, e.value);
  }

  void merge(const Edit &e) {
    Ids parts;
    for (const Anchor &a : e.events)
      add_new(parts, {event(a)});
    const std::uint32_t into = parts.front();
    std::string joined;
    for (std::size_t k = 1; k < parts.size(); ++k) {
      joined += (joined.empty() ? "" : "; ") + c_.events[parts[k]].label;
      take_in(into, parts[k]);
    }
    if (parts.size() > 1)
      remark(into, e, joined);
  }

  void take_in(std::uint32_t into, std::uint32_t other) {
    Event &x = c_.events[into], &y = c_.events[other];
    if (disjoint(x.when, y.when))
      disagree(into, x.mentions.front(), y.mentions.front());
    if (earlier(y.mentions.front(), x.mentions.front()))
      std::swap(x.id, y.id);
    if (!dated(x.when) && y.when.known_at_all())
      x.when = y.when;
    if (x.category == Category::none) {
      x.category = y.category;
      x.mode = y.mode;
    }
    add_new(x.actors, y.actors);
    add_new(x.recipients, y.recipients);
    add_new(x.places, y.places);
    if (x.sources.empty() || y.sources.empty())
      x.sources.clear(); // one of the two is told by a document itself
    else
      add_new(x.sources, y.sources);
    for (const MentionRef &m : y.mentions)
      event_of_[m.document][m.event] = into;
    x.mentions.insert(x.mentions.end(), y.mentions.begin(), y.mentions.end());
    std::sort(x.mentions.begin(), x.mentions.end(), earlier);
    x.remarks.insert(x.remarks.end(), y.remarks.begin(), y.remarks.end());
    for (Link &l : c_.links) {
      l.from = l.from == other ? into : l.from;
      l.to = l.to == other ? into : l.to;
    }
    for (Conflict &k : c_.conflicts)
      for (std::uint32_t &i : k.events)
        i = i == other ? into : i;
    gone_[other] = true;
  }

  static bool dated(const When &w) { return w.known != Known::none && w.known != Known::bounded; }
  static bool disjoint(const When &a, const When &b) {
    return dated(a) && dated(b) && (a.end_latest <= b.start_earliest || b.end_latest <= a.start_earliest);
  }

  Evidence sentence(const MentionRef &m) const {
    const Annotations &a = c_.documents[m.document];
    const EventMention &e = a.events[m.event];
    return {m.document, e.sentence < a.text.sentences.size() ? a.text.sentences[e.sentence].span : e.span};
  }

  /// Told as one by a person, dated apart by the sources: both are shown.
  void disagree(std::uint32_t event, const MentionRef &a, const MentionRef &b) {
    Conflict k;
    k.about = Conflict::About::date;
    k.events = {event};
    for (const MentionRef &m : {a, b}) {
      k.evidence.push_back(sentence(m));
      k.says.push_back(folded(slice(c_.documents[m.document].document.text, k.evidence.back().span)));
    }
    c_.conflicts.push_back(std::move(k));
  }

  void split(const Edit &e) {
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
  void describe(Event &x, const Event &old) const {
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

  Ids named(const Ids &among, const Actors &actors, const Ids &mentions) const {
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
  void name(Event &x) const {
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
  void move_links(std::uint32_t from, std::uint32_t fresh) {
    for (Link &l : c_.links) {
      if (l.from != from && l.to != from)
        continue;
      for (const Link &said : c_.documents[l.document].links) {
        if (!(said.evidence == l.evidence) || said.rule != l.rule)
          continue;
        const bool turned = said.relation != l.relation;
        const std::uint32_t a = event_of_[l.document][turned ? said.to : said.from],
                            b = event_of_[l.document][turned ? said.from : said.to];
        if (l.from == from && a == fresh && (b == l.to || b == fresh))
          l.from = fresh;
        if (l.to == from && b == fresh && (a == l.from || a == fresh))
          l.to = fresh;
      }
    }
  }

  void relink(const Edit &e) {
    const MentionRef m = place(e.events[0]);
    std::uint32_t from = event(e.events[0]), to = event(e.events[1]);
    if (from == to)
      throw Vanished{"its two events are one now"};
    drop_links([&](const Link &l) { return (l.from == from && l.to == to) || (l.from == to && l.to == from); });
    remark(from, e, e.value + " " + c_.events[to].label);
    remark(to, e, c_.events[from].label + " " + e.value);
    if (e.value == "none")
      return;
    Link l;
    l.relation = *relation_of(e.value);
    if (l.relation == Relation::AFTER || l.relation == Relation::IS_INCLUDED) {
      l.relation = l.relation == Relation::AFTER ? Relation::BEFORE : Relation::INCLUDES;
      std::swap(from, to);
    }
    l.from = from;
    l.to = to;
    l.rule = "edit"; // no source states it: a person says so
    const Evidence s = sentence(m);
    l.document = s.document;
    l.evidence = s.span;
    c_.links.push_back(std::move(l));
  }

  template <class Unwanted> void drop_links(Unwanted unwanted) {
    Ids becomes(c_.links.size(), nowhere);
    std::vector<Link> kept;
    for (std::uint32_t i = 0; i < c_.links.size(); ++i)
      if (!unwanted(c_.links[i])) {
        becomes[i] = static_cast<std::uint32_t>(kept.size());
        kept.push_back(std::move(c_.links[i]));
      }
    c_.links = std::move(kept);
    for (Conflict &k : c_.conflicts) {
      for (std::uint32_t &l : k.links)
        l = becomes[l];
      std::erase(k.links, nowhere);
    }
  }

  /// Takes out what is merged away or hidden, and what spoke of it.
  void sweep() {
    drop_links([&](const Link &l) { return gone_[l.from] || gone_[l.to] || l.from == l.to; });
    Ids becomes(c_.events.size(), nowhere);
    std::vector<Event> kept;
    for (std::uint32_t i = 0; i < c_.events.size(); ++i)
      if (!gone_[i]) {
        becomes[i] = static_cast<std::uint32_t>(kept.size());
        kept.push_back(std::move(c_.events[i]));
      }
    c_.events = std::move(kept);
    for (Link &l : c_.links) {
      l.from = becomes[l.from];
      l.to = becomes[l.to];
    }
    for (Conflict &k : c_.conflicts) {
      Ids events;
      for (const std::uint32_t e : k.events)
        if (becomes[e] != nowhere)
          add_new(events, {becomes[e]});
      k.events = std::move(events);
    }
    std::erase_if(c_.conflicts, [](const Conflict &k) { return k.events.empty(); });
  }

  Chronicle c_;
  std::vector<bool> gone_;
  std::map<std::string, std::uint32_t> document_;
  std::vector<Ids> event_of_;
};

/// The edits that no later one took back.
std::vector<const Edit *> standing(const std::vector<Edit> &log, std::vector<EditReport> &reports) {
  std::set<std::uint32_t> numbers, undone;
  for (const Edit &e : log)
    numbers.insert(e.number);
  std::vector<const Edit *> out;
  for (auto e = log.rbegin(); e != log.rend(); ++e) {
    if (undone.count(e->number))
      continue;
    if (e->kind == EditKind::undo) {
      if (e->undo < e->number && numbers.count(e->undo))
        undone.insert(e->undo);
      else
        reports.push_back({e->number, "there is no edit " + std::to_string(e->undo) + " before it to undo"});
    } else {
      out.push_back(&*e);
    }
  }
  std::reverse(out.begin(), out.end());
  return out;
}

} // namespace

Edited apply_edits(Chronicle c, const std::vector<Edit> &log) {
  Edited out;
  const std::vector<const Edit *> edits = standing(log, out.reports);
  if (edits.empty()) {
    out.chronicle = std::move(c);
    return out;
  }
  Replay replay(std::move(c));
  for (const Edit *e : edits) {
    if (const std::string fault = fault_of(*e); !fault.empty()) {
      out.reports.push_back({e->number, fault});
      continue;
    }
    try {
      replay.apply(*e);
    } catch (const Vanished &v) {
      out.reports.push_back({e->number, v.why});
    }
  }
  out.chronicle = replay.finish();
  std::sort(out.reports.begin(), out.reports.end(), [](const EditReport &a, const EditReport &b) { return a.number < b.number; });
  return out;
}

} // namespace demarche
