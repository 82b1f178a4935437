// "The two", "both sides": the two who took part in what was told just before.
#include <algorithm>

#include "event/role.hpp"

namespace demarche::event {

namespace {

constexpr std::uint32_t reach = 5; ///< sentences looked back over
constexpr std::size_t window = 48; ///< events

/// "Falk met Ruiz, and they agreed": the two whom the clause before names, of one kind.
std::vector<std::uint32_t> both(const Discourse &d, TokenIndex pronoun) {
  const auto verb = d.head(pronoun);
  const auto before = verb ? d.head(*verb) : std::nullopt;
  if (!before || d.word(*before).upos != Upos::VERB || *before > pronoun)
    return {};
  const auto subject = d.child(*before, Deprel::nsubj), object = d.child(*before, Deprel::obj);
  if (!subject || !object || d.mention_at[*subject] == none || d.mention_at[*object] == none)
    return {};
  const Mention &a = d.actors.mentions[d.mention_at[*subject]], &b = d.actors.mentions[d.mention_at[*object]];
  const bool named = a.form == MentionForm::name && b.form == MentionForm::name && a.kind == b.kind && a.actor != b.actor;
  return named ? std::vector<std::uint32_t>{d.mention_at[*subject], d.mention_at[*object]} : std::vector<std::uint32_t>{};
}

/// "Falk and Ruiz agreed when they met": who "they" are, where a subject just before joins two or more and no other plural stands between.
std::vector<std::uint32_t> they(const Discourse &d, TokenIndex pronoun) {
  constexpr std::uint32_t most = 60; ///< tokens looked back over
  const std::uint32_t s = d.sentence_of[pronoun];
  for (TokenIndex t = pronoun; t-- > 0 && t + most > pronoun && d.sentence_of[t] + 1 >= s;) {
    const bool joined = d.child(t, Deprel::conj) && is_noun(d.word(t).upos);
    if (joined && is_subject(d.word(t).deprel))
      return mentions_under(d, t);
    if (joined || (d.word(t).upos == Upos::NOUN && d.word(t).features.number == Number::plural && d.timex_at[t] == none &&
                   d.word(t).deprel != Deprel::compound))
      return {};
  }
  return both(d, pronoun);
}

bool is_they(const Discourse &d, TokenIndex t) {
  return d.word(t).upos == Upos::PRON && lower(d.form(t)) == "they" && d.mention_at[t] == none;
}

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

bool is_pair(const Discourse &d, TokenIndex noun) { return is_they(d, noun) || pair_of(d, noun) != Pair::none; }

void find_pairs(const Discourse &d, std::vector<EventMention> &events) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    EventMention &e = events[i];
    const Arguments a = arguments_of(d, e.token);
    if (a.subjects.size() != 1)
      continue;
    if (is_they(d, a.subjects.front()) && e.actors.empty()) {
      if (std::vector<std::uint32_t> who = they(d, a.subjects.front()); who.size() > 1)
        e.actors = std::move(who);
      continue;
    }
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
