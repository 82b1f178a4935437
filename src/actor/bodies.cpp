// Countries, governments, places and organisations: by the gazetteer's id, else by the name as written and
// by the acronym that stands for it.
#include <algorithm>

#include "actor/cast.hpp"

namespace demarche::actor {

namespace {

std::string clean(std::string_view name) {
  std::string out;
  for (const char c : name)
    if (c != '\n' && c != '\r' && c != '\t')
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  return out;
}

/// The capitals of a name's words: "Syrian Democratic Forces" -> "SDF".
std::string initials(const Scene &s, const Draft &d) {
  std::string out;
  for (std::uint32_t t = d.first; t < d.last; ++t)
    if (s.tokens[t].capital)
      out += s.form(t)[0];
  return out;
}

bool acronym(const Scene &s, const Draft &d) { return d.last - d.first == 1 && s.tokens[d.first].shout && s.form(d.first).size() < 8; }

std::string id_of(ActorKind kind, const std::string &name) {
  return (kind == ActorKind::organization ? "org:" : kind == ActorKind::place ? "place:" : "other:") + slug(name);
}

} // namespace

void cast_states_and_bodies(const Scene &s, std::vector<Draft> &drafts, Cast &cast) {
  std::unordered_map<std::string, std::uint32_t> by_acronym;
  const auto put = [&](std::uint32_t i) {
    Draft &d = drafts[i];
    if (d.entry != none) {
      const Entry &e = s.entry(d.entry);
      const bool land = e.kind == ActorKind::country && d.kind == ActorKind::place;
      const std::string name = land && d.sort == Sort::capital ? clean(s.words(d.first, d.last)) : e.name;
      const std::uint32_t player = cast.get(land ? "place:" + slug(name) : e.id, name, land ? ActorKind::place : e.kind);
      cast.players[player].entry = d.entry;
      cast.join(drafts, i, player);
      return;
    }
    const std::string name = clean(s.words(d.first, d.last));
    if (acronym(s, d))
      if (const auto at = by_acronym.find(name); at != by_acronym.end())
        return cast.join(drafts, i, at->second);
    cast.join(drafts, i, cast.get(id_of(d.kind, name), name, d.kind));
  };
  // Names in full go first, so that an acronym finds them wherever it stands.
  for (const bool shorts : {false, true})
    for (std::uint32_t i = 0; i < drafts.size(); ++i) {
      const Draft &d = drafts[i];
      if (d.form != MentionForm::name || d.kind == ActorKind::person || d.named() || (d.entry == none && acronym(s, d)) != shorts)
        continue;
      put(i);
      if (d.kind == ActorKind::organization && d.last - d.first > 1)
        by_acronym.emplace(initials(s, d), d.cluster);
    }
}

} // namespace demarche::actor
