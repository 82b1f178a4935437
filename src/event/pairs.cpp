// "The two", "both sides": the two who took part in what was told just before.
#include <algorithm>

#include "event/role.hpp"

namespace demarche::event {

namespace {

constexpr std::uint32_t reach = 5; ///< sentences looked back over
constexpr std::size_t window = 48; ///< events

/// What a pair can be by its noun: people ("the two leaders"), states ("the two countries"), or either.
enum class Pair : std::uint8_t { none, people, states, either };

Pair pair_of(const Discourse &d, TokenIndex noun) {
  const auto count = [&](TokenIndex t) { return d.lemma(t) == "two" || d.lemma(t) == "both"; };
  const Upos u = d.word(noun).upos;
  if (!is_noun(u))
    return count(noun) && d.child(noun, Deprel::nmod) == std::nullopt ? Pair::either : Pair::none;
  bool two = false;
  for (const TokenIndex kid : d.tree.children(noun)) {
    two |= kid < noun && count(kid);
    if (d.word(kid).deprel == Deprel::amod && kid < noun && !count(kid))
      return Pair::none; // "two senior officials" are new
  }
  if (!two)
    return Pair::none;
  const std::string_view l = d.lemma(noun);
  const auto among = [&](std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), l) != words.end(); };
  if (among({"side", "delegation", "party"}))
    return Pair::either;
  if (among({"country", "nation", "government", "state", "power", "neighbour", "neighbor", "ally", "rival", "capital"}))
    return Pair::states;
  if (among(
          {"leader", "president", "minister", "premier", "man", "woman", "diplomat", "envoy", "secretary", "chief", "chancellor", "king"}))
    return Pair::people;
  return Pair::none;
}

bool fits(const Discourse &d, std::uint32_t m, Pair pair) {
  const Mention &mention = d.actors.mentions[m];
  if (!mention.actor)
    return false;
  const ActorKind k = d.actors.actors[*mention.actor].kind;
  return (k == ActorKind::person && pair != Pair::states) || (k == ActorKind::country && pair != Pair::people);
}

/// All who take part in an event, each once.
std::vector<std::uint32_t> parties(const Discourse &d, const EventMention &e) {
  std::vector<std::uint32_t> out;
  for (const auto *list : {&e.actors, &e.recipients})
    for (const std::uint32_t m : *list) {
      if (!d.actors.mentions[m].actor || d.actors.mentions[m].kind == ActorKind::place)
        continue;
      const auto same = [&](std::uint32_t other) { return d.actors.mentions[other].actor == d.actors.mentions[m].actor; };
      if (std::none_of(out.begin(), out.end(), same))
        out.push_back(m);
    }
  return out;
}

} // namespace

bool is_pair(const Discourse &d, TokenIndex noun) { return pair_of(d, noun) != Pair::none; }

void find_pairs(const Discourse &d, std::vector<EventMention> &events) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    EventMention &e = events[i];
    const Arguments a = arguments_of(d, e.token);
    if (a.subjects.size() != 1)
      continue;
    const Pair pair = pair_of(d, a.subjects.front());
    if (pair == Pair::none)
      continue;
    for (std::size_t k = i; k-- > 0 && k + window > i && events[k].sentence + reach >= e.sentence;) {
      if (events[k].span.begin >= d.text.tokens[a.subjects.front()].span.begin)
        continue;
      const std::vector<std::uint32_t> two = parties(d, events[k]);
      if (two.size() < 2)
        continue;
      const auto kind = [&](std::uint32_t m) { return d.actors.actors[*d.actors.mentions[m].actor].kind; };
      if (two.size() == 2 && kind(two[0]) == kind(two[1]) && fits(d, two[0], pair) && fits(d, two[1], pair))
        e.actors = two;
      break; // whoever met last is meant, or it is not known who is
    }
  }
}

} // namespace demarche::event
