#include "render/facts.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/escape.hpp"

namespace demarche::render_room {

namespace {

constexpr std::uint32_t nowhere = UINT32_MAX;

void add_new(std::vector<std::uint32_t> &to, const std::vector<std::uint32_t> &from) {
  for (const std::uint32_t x : from)
    if (std::find(to.begin(), to.end(), x) == to.end())
      to.push_back(x);
}

EntryFacts facts(const Chronicle &c, const Entry &entry) {
  EntryFacts f;
  f.factuality = c.events[entry.events.front()].factuality;
  for (const std::uint32_t i : entry.events) {
    const Event &e = c.events[i];
    if (f.category == Category::none)
      f.category = e.category;
    add_new(f.actors, e.actors);
    add_new(f.recipients, e.recipients);
    add_new(f.places, e.places);
    add_new(f.speakers, e.sources);
    f.mentions.insert(f.mentions.end(), e.mentions.begin(), e.mentions.end());
  }
  std::sort(f.mentions.begin(), f.mentions.end(),
            [](const MentionRef &a, const MentionRef &b) { return std::tie(a.document, a.event) < std::tie(b.document, b.event); });
  for (const MentionRef &m : f.mentions)
    if (f.sources.empty() || f.sources.back() != m.document)
      f.sources.push_back(m.document);
  return f;
}

} // namespace

Facts::Facts(const Chronicle &c, const Timeline &t) : entry_of_(c.events.size(), nowhere) {
  for (std::uint32_t i = 0; i < t.entries.size(); ++i) {
    entries_.push_back(facts(c, t.entries[i]));
    for (const std::uint32_t e : t.entries[i].events)
      entry_of_[e] = i;
  }
  std::set<std::uint32_t> cited;
  for (const EntryFacts &f : entries_)
    cited.insert(f.sources.begin(), f.sources.end());
  for (std::uint32_t l = 0; l < c.links.size(); ++l) {
    const std::uint32_t from = entry_of_[c.links[l].from], to = entry_of_[c.links[l].to];
    if (from == nowhere || to == nowhere)
      continue;
    entries_[from].links.push_back(l);
    if (from != to)
      entries_[to].links.push_back(l);
    cited.insert(c.links[l].document);
  }
  for (std::uint32_t k = 0; k < c.conflicts.size(); ++k) {
    const Conflict &conflict = c.conflicts[k];
    if (std::none_of(conflict.events.begin(), conflict.events.end(), [&](std::uint32_t e) { return entry_of_[e] != nowhere; }))
      continue;
    conflicts_.push_back(k);
    for (const Evidence &e : conflict.evidence)
      cited.insert(e.document);
  }
  documents_.assign(cited.begin(), cited.end());
  points_.reserve(c.documents.size());
  for (const Annotations &d : c.documents)
    points_.emplace_back(d.document.text);
}

std::optional<std::uint32_t> Facts::entry_of(std::uint32_t event) const {
  return entry_of_[event] == nowhere ? std::nullopt : std::optional(entry_of_[event]);
}

std::optional<std::string> start_day(Instant t) { return t == beginning_of_time ? std::nullopt : std::optional(iso_day(day_of(t))); }

std::optional<std::string> end_day(Instant t) { return t == end_of_time ? std::nullopt : std::optional(iso_end_day(t)); }

const EventMention *mention_in(const Chronicle &c, const EntryFacts &f, const Evidence &e) {
  for (const MentionRef &m : f.mentions)
    if (m.document == e.document && e.span.contains(c.documents[m.document].events[m.event].span))
      return &c.documents[m.document].events[m.event];
  return nullptr;
}

std::string document_name(const Annotations &a) {
  const Document &d = a.document;
  std::string name = base::fold_space(d.source);
  const std::string title = base::fold_space(d.title);
  if (!title.empty())
    name += (name.empty() ? "" : ", ") + title;
  // A file without a title is known by its name; a line of JSONL by its id.
  if (name.empty() && d.origin != "-" && d.origin.find(':') == std::string::npos)
    name = base::fold_space(d.origin.substr(d.origin.find_last_of('/') + 1));
  if (name.empty())
    name = base::fold_space(d.id);
  return name;
}

std::string outlet(const Annotations &a) {
  const std::string source = base::fold_space(a.document.source);
  return source.empty() ? document_name(a) : source;
}

std::string side_of(const Chronicle &c, const Conflict &k, std::size_t side) {
  if (side >= k.says.size() || side >= k.evidence.size())
    return {};
  const Evidence &e = k.evidence[side];
  const std::string says = base::fold_space(k.says[side]);
  return says == base::fold_space(slice(c.documents[e.document].document.text, e.span)) ? std::string() : says;
}

bool web_address(const std::string &url) {
  return (url.starts_with("https://") || url.starts_with("http://")) &&
         std::all_of(url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '\x7F'; });
}

} // namespace demarche::render_room
