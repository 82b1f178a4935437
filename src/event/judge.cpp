// From a stance to the six words: happened, ongoing, planned, possible, alleged, denied.
#include "event/scene.hpp"

namespace demarche::event {

namespace {

/// "is visiting", "has been visiting": going on as it is said.
bool in_progress(const Discourse &d, TokenIndex t) {
  if (d.word(t).features.form != VerbForm::participle && d.word(t).features.form != VerbForm::gerund)
    return false;
  if (d.word(t).features.tense == Tense::past)
    return false;
  bool being = false;
  for (const TokenIndex kid : d.tree.children(t))
    if (d.word(kid).deprel == Deprel::aux)
      being = d.lemma(kid) == "be" && (d.word(kid).features.tense == Tense::present || d.form(kid) == "been");
  return being;
}

/// The words leave the time open: a noun, an infinitive, a present tense.
bool may_lie_ahead(const Discourse &d, TokenIndex t) {
  const Word &w = d.word(t);
  if (is_noun(w.upos))
    return true;
  if (w.features.form == VerbForm::infinitive)
    return true;
  if (w.features.tense == Tense::past)
    return false;
  if (w.features.form == VerbForm::finite && d.text.sentences[d.sentence_of[t]].kind == SentenceKind::heading)
    return false; // a headline tells the past in the present
  for (const TokenIndex kid : d.tree.children(t))
    if (d.word(kid).deprel == Deprel::aux && (d.lemma(kid) == "have" || d.word(kid).features.tense == Tense::past))
      return false;
  return w.features.tense == Tense::present;
}

/// "the pump works under water", "which is made of steel": what holds in general tells of no occurrence. A
/// simple present without an actor for its subject, outside headlines (which tell the past in the present).
bool general(const Discourse &d, const EventMention &e) {
  const TokenIndex t = e.token;
  const bool bare_noun = is_noun(d.word(t).upos) && !d.child(t, Deprel::cop);
  if (e.category != Category::none || !e.actors.empty() || e.when || bare_noun)
    return false;
  if (d.text.sentences[e.sentence].kind != SentenceKind::prose)
    return false;
  for (const std::uint32_t i : d.lexicon.cue_patterns.candidates(word_class(d.word(t)), d.lemma(t)))
    if (const CueRow &cue = d.lexicon.cues[d.lexicon.cue_patterns[i].row];
        cue.scope == Scope::speech || (cue.scope == Scope::complement && cue.effect != Effect::same && cue.effect != Effect::fact))
      return false;
  // "we love": people may do it now; "it works": things do it always.
  if (const auto subject = d.child(t, Deprel::nsubj); subject && d.word(*subject).upos == Upos::PRON && d.lemma(*subject) != "it" &&
                                                      d.lemma(*subject) != "which" && d.lemma(*subject) != "that" &&
                                                      d.lemma(*subject) != "this")
    return false;
  // "The accord replaces the pact of 1991": what one deed does is no habit.
  if (const auto subject = d.child(t, Deprel::nsubj); subject && d.category[*subject] != Category::none && is_definite(d, *subject))
    return false;
  bool present = d.word(t).features.form == VerbForm::finite && d.word(t).features.tense == Tense::present;
  for (const TokenIndex kid : d.tree.children(t)) {
    const Word &w = d.word(kid);
    if (w.deprel == Deprel::cop || w.deprel == Deprel::aux_pass)
      present = w.features.form == VerbForm::finite && w.features.tense == Tense::present;
    else if (w.deprel == Deprel::aux || (w.deprel == Deprel::advmod && d.lexicon.is(WordKind::now, d.lemma(kid))))
      return false;
  }
  return present;
}

bool ahead(const Discourse &d, const EventMention &e) {
  const auto &creation = d.times.creation.interval;
  return e.when && creation && e.when->start_earliest != beginning_of_time && creation->end != end_of_time &&
         e.when->start_earliest >= creation->end;
}

/// A day without its year that was put on the wrong side of the document's own: what is told as past is not after it. Two days are left
/// to the clocks of the world.
bool misread(const Discourse &d, const EventMention &e) {
  constexpr Instant leeway = 2 * seconds_per_day;
  return e.when->known != Known::stated && e.when->start_earliest >= d.times.creation.interval->end + leeway;
}

Factuality word_for(Effect e) {
  switch (e) {
  case Effect::planned:
    return Factuality::planned;
  case Effect::possible:
    return Factuality::possible;
  case Effect::alleged:
    return Factuality::alleged;
  case Effect::denied:
    return Factuality::denied;
  case Effect::ongoing:
    return Factuality::ongoing;
  default:
    return Factuality::happened;
  }
}

} // namespace

void judge(const Discourse &d, EventMention &e) {
  const Stance &s = d.stance[e.token];
  Effect effect = s.effect;
  bool negated = s.negated;
  if (const auto verb = support_verb(d, e.token)) {
    negated |= d.stance[*verb].negated;
    if (effect == Effect::fact)
      effect = d.stance[*verb].effect;
  }
  e.factuality = word_for(effect);
  if (e.factuality == Factuality::happened && ahead(d, e) && may_lie_ahead(d, e.token))
    e.factuality = Factuality::planned;
  else if (e.factuality == Factuality::happened && ahead(d, e) && misread(d, e)) {
    e.when.reset();
    e.timex.reset();
  } else if (e.factuality == Factuality::happened && in_progress(d, e.token))
    e.factuality = Factuality::ongoing;
  else if (e.factuality == Factuality::happened && (general(d, e) || d.word(e.token).features.mood == Mood::imperative))
    e.factuality = Factuality::possible;
  e.negated = negated || e.factuality == Factuality::denied;
  e.certainty = effect == Effect::possible ? Certainty::possible : effect == Effect::planned ? Certainty::probable : Certainty::certain;
  for (std::uint32_t at = s.speaker, depth = 0; at != none && depth < 16; at = d.speakers[at].said_by, ++depth)
    e.source.insert(e.source.begin(), d.speakers[at].mention);
}

} // namespace demarche::event
