// The order of this room: frames, stances, triggers, roles, dates, judgement, labels.
#include <algorithm>

#include "event/scene.hpp"

namespace demarche {

namespace {

using event::Discourse;
using event::none;
using event::TokenIndex;

EventMention at_token(const Discourse &d, TokenIndex t) {
  EventMention e;
  e.token = t;
  e.span = d.text.tokens[t].span;
  e.sentence = d.sentence_of[t];
  if (d.frame[t] != none) {
    const event::FrameRow &row = d.lexicon.frames[d.frame[t]];
    e.type = row.name;
    e.category = d.category[t]; // the row's, or what an announcement makes of it
    e.mode = row.mode;
    e.contexts = row.contexts;
    e.rule = row.name;
  } else {
    e.type = event::lower(d.lemma(t));
    e.category = d.category[t];
    e.rule = d.word(t).upos == Upos::VERB ? "verb" : d.word(t).upos == Upos::ADJ ? "predicate" : "noun";
  }
  return e;
}

/// The token of a given span whose head lies outside it: the word that governs the rest.
TokenIndex head_within(const Discourse &d, Span span) {
  const auto n = static_cast<TokenIndex>(d.syntax.words.size());
  TokenIndex first = std::min(d.text.token_at(span.begin), n == 0 ? 0 : n - 1);
  TokenIndex best = first;
  for (TokenIndex t = first; t < n && d.text.tokens[t].span.begin < span.end; ++t) {
    const auto h = d.head(t);
    if (!h || !d.text.tokens[*h].span.overlaps(span)) {
      best = t;
      if (d.word(t).upos != Upos::PUNCT && d.word(t).upos != Upos::DET && d.word(t).upos != Upos::ADP)
        return t;
    }
  }
  return best;
}

std::vector<EventMention> given(const Discourse &d, const std::vector<GivenEvent> &wanted) {
  std::vector<EventMention> out;
  for (const GivenEvent &g : wanted) {
    if (d.syntax.words.empty())
      break;
    TokenIndex t = head_within(d, g.span);
    if (const auto r = d.word(t).deprel; (r == Deprel::cop || r == Deprel::aux || r == Deprel::aux_pass) && d.head(t))
      t = *d.head(t); // "is ready": the copula stands for its predicate
    EventMention e = at_token(d, t);
    e.id = g.id;
    e.span = g.span;
    out.push_back(std::move(e));
  }
  return out;
}

/// Steps from the root of its sentence, by token.
std::vector<std::uint32_t> depths(const Discourse &d) {
  std::vector<std::uint32_t> out(d.syntax.words.size(), 0);
  for (const TokenIndex t : d.tree.top_down())
    if (const auto h = d.head(t))
      out[t] = out[*h] + 1;
  return out;
}

/// "cut ties after the visit": only what took place has something after it.
bool behind_the_past(const Discourse &d, TokenIndex noun) {
  const std::string_view after = d.preposition(noun);
  if (after != "after" && after != "following" && after != "follow" && after != "since")
    return false;
  auto h = d.head(noun);
  if (h && event::is_noun(d.word(*h).upos)) // hung on the object
    h = d.head(*h);
  if (!h || d.word(*h).features.tense != Tense::past)
    return false;
  const event::Stance &s = d.stance[*h];
  return s.effect == event::Effect::fact && !s.future && !s.modal;
}

/// "the announcement was long awaited": told as done.
bool of_the_past(const Discourse &d, TokenIndex noun) {
  const auto h = d.head(noun);
  if (!h || d.word(noun).deprel != Deprel::nsubj)
    return false;
  const auto cop = d.child(*h, Deprel::cop);
  return d.word(cop ? *cop : *h).features.tense == Tense::past && !d.child(*h, Deprel::aux);
}

bool share_actor(const Discourse &d, const EventMention &a, const EventMention &b) {
  for (const std::uint32_t x : a.actors)
    for (const std::uint32_t y : b.actors)
      if (d.actors.mentions[x].actor && d.actors.mentions[x].actor == d.actors.mentions[y].actor)
        return true;
  return false;
}

/// "the visit", said of one that is still to come, is still to come.
void follow_plans(const Discourse &d, std::vector<EventMention> &events) {
  constexpr std::uint32_t reach = 6;  // sentences
  constexpr std::size_t window = 128; // events
  const std::vector<std::uint32_t> depth = depths(d);
  for (std::size_t i = 0; i < events.size(); ++i) {
    EventMention &e = events[i];
    if (e.factuality != Factuality::happened || e.when || e.category == Category::none || !event::is_noun(d.word(e.token).upos) ||
        !event::is_definite(d, e.token) || of_the_past(d, e.token) || behind_the_past(d, e.token))
      continue;
    // Of the sentence that last told of one, the mention nearest to its main clause.
    const EventMention *meant = nullptr;
    for (std::size_t k = i;
         k-- > 0 && k + window > i && events[k].sentence + reach >= e.sentence && (!meant || events[k].sentence == meant->sentence);)
      if (events[k].type == e.type && event::is_noun(d.word(events[k].token).upos) &&
          (!meant || depth[events[k].token] <= depth[meant->token]))
        meant = &events[k];
    if (meant && meant->factuality == Factuality::planned && (e.actors.empty() || meant->actors.empty() || share_actor(d, e, *meant)))
      e.factuality = Factuality::planned;
  }
}

/// What others presuppose happened, whatever becomes of them; in their places by position.
void add_implied(const Discourse &d, std::vector<EventMention> &events) {
  std::vector<EventMention> more = event::implied(d, events);
  if (more.empty())
    return;
  for (EventMention &e : more) {
    e.factuality = Factuality::happened;
    e.certainty = Certainty::certain;
    e.negated = false;
    e.label = event::label_of(d, e);
    events.push_back(std::move(e));
  }
  std::stable_sort(events.begin(), events.end(), [](const EventMention &a, const EventMention &b) { return a.span.begin < b.span.begin; });
  for (std::size_t i = 0; i < events.size(); ++i)
    events[i].id = "e" + std::to_string(i + 1);
}

} // namespace

std::vector<EventMention> find_events(const Document &document, const Text &text, const Syntax &syntax, const Times &times,
                                      const Actors &actors) {
  if (syntax.words.size() != text.tokens.size())
    return {};
  Discourse d(document, text, syntax, times, actors);
  event::find_frames(d);
  event::find_stances(d);
  event::find_prospects(d);
  std::vector<EventMention> events;
  if (document.given_events) {
    events = given(d, *document.given_events);
  } else {
    for (const TokenIndex t : event::find_triggers(d)) {
      events.push_back(at_token(d, t));
      events.back().id = "e" + std::to_string(events.size());
    }
  }
  for (EventMention &e : events)
    event::find_roles(d, e);
  event::find_pairs(d, events);
  event::share_actors(d, events);
  event::find_companions(d, events);
  event::find_dates(d, events);
  for (EventMention &e : events)
    event::judge(d, e);
  follow_plans(d, events);
  event::find_telling(d, events);
  for (EventMention &e : events)
    e.label = event::label_of(d, e);
  if (!document.given_events)
    add_implied(d, events);
  return events;
}

} // namespace demarche
