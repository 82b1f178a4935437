#include "dossier/edited.hpp"

#include "dossier/edit_values.hpp"

namespace demarche::dossier {

namespace {

bool disjoint(const When &a, const When &b) {
  return dated(a) && dated(b) && (a.end_latest <= b.start_earliest || b.end_latest <= a.start_earliest);
}

} // namespace

EditedChronicle::EditedChronicle(Chronicle c) : c_(std::move(c)), gone_(c_.events.size(), false) {
  for (std::uint32_t d = 0; d < c_.documents.size(); ++d) {
    document_.emplace(c_.documents[d].document.id, d);
    event_of_.emplace_back(c_.documents[d].events.size(), nowhere);
  }
  for (std::uint32_t e = 0; e < c_.events.size(); ++e)
    for (const MentionRef &m : c_.events[e].mentions)
      event_of_[m.document][m.event] = e;
}

void EditedChronicle::apply(const Edit &e) {
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

Chronicle EditedChronicle::finish() {
  sweep();
  arrange(c_);
  return std::move(c_);
}

MentionRef EditedChronicle::place(const Anchor &a) const {
  const auto at = document_.find(a.document);
  if (at == document_.end())
    throw Vanished{"the document " + a.document + " is not in the dossier any more"};
  const std::vector<EventMention> &events = c_.documents[at->second].events;
  for (std::uint32_t i = 0; i < events.size(); ++i)
    if (events[i].span == a.span)
      return {at->second, i};
  throw Vanished{"nothing is told any more where it pointed to in " + a.document};
}

std::uint32_t EditedChronicle::event(const Anchor &a) const {
  const MentionRef m = place(a);
  const std::uint32_t e = event_of_[m.document][m.event];
  if (e == nowhere || gone_[e])
    throw Vanished{"the event it speaks of is hidden"};
  return e;
}

Evidence EditedChronicle::sentence(const MentionRef &m) const {
  const Annotations &a = c_.documents[m.document];
  const EventMention &e = a.events[m.event];
  return {m.document, sentence_span(a, e)};
}

void EditedChronicle::remark(std::uint32_t event, const Edit &e, std::string text) {
  c_.events[event].remarks.push_back({e.number, to_string(e.kind), e.by, e.at, std::move(text)});
}

void EditedChronicle::change(const Edit &e) {
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

void EditedChronicle::merge(const Edit &e) {
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

void EditedChronicle::take_in(std::uint32_t into, std::uint32_t other) {
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

/// Told as one by a person, dated apart by the sources: both are shown.
void EditedChronicle::disagree(std::uint32_t event, const MentionRef &a, const MentionRef &b) {
  Conflict k;
  k.about = Conflict::About::date;
  k.events = {event};
  for (const MentionRef &m : {a, b}) {
    k.evidence.push_back(sentence(m));
    k.says.push_back(folded(slice(c_.documents[m.document].document.text, k.evidence.back().span)));
  }
  c_.conflicts.push_back(std::move(k));
}

void EditedChronicle::drop_links(const std::function<bool(const Link &)> &unwanted) {
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

void EditedChronicle::relink(const Edit &e) {
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

/// Takes out what is merged away or hidden, and what spoke of it.
void EditedChronicle::sweep() {
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

} // namespace demarche::dossier
