// What one event says of another: company on a journey, and the journey before "the first since".
#include <algorithm>

#include "event/role.hpp"
#include "event/scene.hpp"

namespace demarche::event {

namespace {

class Index {
public:
  Index(const Discourse &d, const std::vector<EventMention> &events) : at_(d.syntax.words.size(), none) {
    for (std::uint32_t e = 0; e < events.size(); ++e)
      at_[events[e].token] = e;
  }
  std::uint32_t operator[](TokenIndex t) const { return at_[t]; }

private:
  std::vector<std::uint32_t> at_;
};

/// "marks", "represents": subject and object are the same.
bool equates(const Discourse &d, TokenIndex verb) {
  for (const std::uint32_t i : d.lexicon.cue_patterns.candidates(WordClass::verb, d.lemma(verb)))
    if (d.lexicon.cues[d.lexicon.cue_patterns[i].row].effect == Effect::subject)
      return true;
  return false;
}

/// The journey somebody is accompanied on: "on the trip", or what the accompanied person does.
std::uint32_t journey_of(const Discourse &d, const EventMention &e, const Index &index) {
  for (const auto &[p, noun] : arguments_of(d, e.token).obliques)
    if ((p == "on" || p == "during" || p == "for") && index[noun] != none)
      return index[noun];
  auto h = d.head(e.token);
  for (int i = 0; h && i < 3; ++i, h = d.head(*h))
    if (index[*h] != none && d.category[*h] == Category::CONSULT)
      return index[*h];
  return none;
}

} // namespace

void share_actors(const Discourse &d, std::vector<EventMention> &events) {
  const Index index(d, events);
  for (EventMention &e : events) {
    const auto h = d.head(e.token);
    if (!h || d.word(e.token).deprel != Deprel::obj || !is_noun(d.word(e.token).upos))
      continue;
    const auto subject = d.child(*h, Deprel::nsubj);
    if (!subject || index[*subject] == none || events[index[*subject]].type != e.type || !equates(d, *h))
      continue;
    const auto unresolved = [&](std::uint32_t m) {
      return d.actors.mentions[m].form == MentionForm::pronoun && !d.actors.mentions[m].actor;
    };
    const std::vector<std::uint32_t> &known = events[index[*subject]].actors;
    if (!known.empty() && std::all_of(e.actors.begin(), e.actors.end(), unresolved))
      e.actors = known;
  }
}

void find_companions(const Discourse &d, std::vector<EventMention> &events) {
  const Index index(d, events);
  for (const EventMention &e : events) {
    if (e.type != "accompany")
      continue;
    const std::uint32_t j = journey_of(d, e, index);
    if (j == none || &events[j] == &e)
      continue;
    if (events[j].actors.empty()) // whoever is accompanied travels
      events[j].actors = e.recipients;
    for (const std::uint32_t m : e.actors)
      if (std::find(events[j].companions.begin(), events[j].companions.end(), m) == events[j].companions.end())
        events[j].companions.push_back(m);
  }
}

std::vector<EventMention> implied(const Discourse &d, const std::vector<EventMention> &events) {
  std::vector<EventMention> out;
  for (const EventMention &e : events) {
    bool first = false;
    for (const TokenIndex kid : d.tree.children(e.token))
      first |= d.word(kid).deprel == Deprel::amod && (d.lemma(kid) == "first" || d.lemma(kid) == "only");
    if (!first || !is_noun(d.word(e.token).upos))
      continue;
    for (TokenIndex kid = e.token + 1; kid < d.syntax.words.size() && kid < e.token + 12; ++kid) {
      if (d.word(kid).upos == Upos::VERB || d.word(kid).upos == Upos::PUNCT || d.sentence_of[kid] != d.sentence_of[e.token])
        break;
      if (d.timex_at[kid] == none || d.preposition(kid) != "since" || !d.times.timexes[d.timex_at[kid]].interval)
        continue;
      const Timex &timex = d.times.timexes[d.timex_at[kid]];
      EventMention before = e;
      before.span = timex.span;
      before.timex = d.timex_at[kid];
      before.when = within(*timex.interval, timex.known);
      before.companions.clear();
      before.topic.reset();
      before.rule = "first-since";
      out.push_back(std::move(before));
    }
  }
  return out;
}

} // namespace demarche::event
