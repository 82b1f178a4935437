#include "link/profile.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <unordered_set>

#include "base/sorted.hpp"
#include "base/words.hpp"
#include "link/reading.hpp"

namespace demarche::link {

namespace {

/// The actors of some mentions, each once, sorted.
std::vector<std::uint32_t> actors_of(const Annotations &a, const std::vector<std::uint32_t> &map,
                                     std::initializer_list<const std::vector<std::uint32_t> *> mentions) {
  std::vector<std::uint32_t> out;
  for (const auto *list : mentions)
    for (const std::uint32_t m : *list)
      if (const auto &actor = a.actors.mentions[m].actor)
        out.push_back(map[*actor]);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// "the", "this", "that": the lemma of a determiner of the trigger.
bool points_back(const Annotations &a, std::uint32_t token) {
  const auto &words = a.syntax.words;
  if (token >= words.size())
    return false;
  for (std::uint32_t i = token; i-- > 0 && i + 8 > token;)
    if (words[i].head == static_cast<std::int32_t>(token) && words[i].deprel == Deprel::det) {
      const std::string_view l = a.syntax.lemma(i);
      return l == "the" || l == "this" || l == "that" || l == "these" || l == "those";
    }
  return false;
}

/// As folded_lemma() has them.
const std::unordered_set<std::string> &general() {
  static const std::unordered_set<std::string> out = [] {
    std::unordered_set<std::string> folded;
    for (const std::string &l : link_words("general"))
      for (std::string &w : base::words(l))
        folded.insert(std::move(w));
    return folded;
  }();
  return out;
}

} // namespace

std::string folded_lemma(const Annotations &a, const EventMention &e) {
  const std::string_view lemma = e.token < a.syntax.words.size() ? a.syntax.lemma(e.token) : slice(a.document.text, e.span);
  const std::vector<std::string> words = base::words(lemma);
  return words.empty() ? std::string(lemma) : words.back();
}

bool says_little(const std::string &lemma) { return general().count(lemma) > 0; }

std::vector<std::uint32_t> argument_tokens(const Annotations &a, const EventMention &e) {
  constexpr std::uint32_t near = 24; // tokens looked at on each side
  std::vector<std::uint32_t> out;
  const auto &words = a.syntax.words;
  if (e.token >= words.size())
    return out;
  const auto trigger = static_cast<std::int32_t>(e.token);
  const auto above = [&](std::int32_t t) { return t < 0 ? t : words[static_cast<std::size_t>(t)].head; };
  const Sentence &in = a.text.sentences[a.text.sentence_of(e.token)];
  const std::uint32_t first = std::max(in.first, e.token > near ? e.token - near : 0), last = std::min(in.last, e.token + near);
  for (std::uint32_t t = first; t < last; ++t) {
    const Upos p = words[t].upos;
    const auto at = static_cast<std::int32_t>(t);
    if (at == trigger || (p != Upos::NOUN && p != Upos::PROPN && p != Upos::NUM))
      continue;
    if (above(at) == trigger || above(above(at)) == trigger || above(trigger) == at)
      out.push_back(t);
  }
  return out;
}

std::vector<std::string> arguments_of(const Annotations &a, const EventMention &e) {
  std::vector<std::string> out;
  for (const std::uint32_t t : argument_tokens(a, e))
    for (std::string &w : base::words(slice(a.document.text, a.text.tokens[t].span)))
      out.push_back(std::move(w));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Profile profile_of(const Chronicle &c, const ActorMap &map, const MentionRef &m) {
  const Annotations &a = c.documents[m.document];
  const EventMention &e = a.events[m.event];
  Profile p;
  p.participants = actors_of(a, map[m.document], {&e.actors, &e.recipients, &e.companions});
  p.agents = actors_of(a, map[m.document], {&e.actors});
  p.places = actors_of(a, map[m.document], {&e.places});
  if (e.when && e.when->known_at_all() && e.when->known != Known::inherited && e.when->known != Known::told)
    p.date = &*e.when;
  p.definite = points_back(a, e.token);
  p.nominal = e.token < a.syntax.words.size() && a.syntax.words[e.token].upos == Upos::NOUN;
  return p;
}

namespace {

/// Known by a name: "the minister" of one document may be the "Mr Lee" of another.
bool known(const Actor &a) { return a.id.rfind("doc-local:", 0) != 0; }

} // namespace

bool others(const std::vector<Actor> &actors, std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  if (base::in_both(a, b) > 0)
    return false;
  for (const std::uint32_t x : a)
    for (const std::uint32_t y : b)
      if (actors[x].kind == actors[y].kind && known(actors[x]) && known(actors[y]))
        return true;
  return false;
}

Dates compare_dates(const When *a, const When *b) {
  if (!a || !b)
    return Dates::unknown;
  if (a->end_latest <= b->start_earliest || b->end_latest <= a->start_earliest)
    return Dates::disjoint;
  const Grain coarser = std::max(a->grain, b->grain);
  return coarser <= Grain::week ? Dates::same_day : coarser <= Grain::month ? Dates::same_month : Dates::overlap;
}

std::optional<Day> days_apart(const When *a, const When *b) {
  if (!a || !b || a->grain > Grain::day || b->grain > Grain::day)
    return {};
  const Day x = day_of(a->start_earliest), y = day_of(b->start_earliest);
  return std::max(y - x, x - y);
}

} // namespace demarche::link
