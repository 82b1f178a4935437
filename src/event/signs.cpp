#include "event/signs.hpp"

namespace demarche::event {

namespace {

bool ranked_itself(const Discourse &d, TokenIndex noun) {
  for (const TokenIndex kid : d.tree.children(noun))
    if (kid < noun && d.lexicon.is(WordKind::rank, d.lemma(kid)))
      return true;
  return false;
}

/// A date of a participle's own, before the document: "reached in 1991".
bool in_past_time(const Discourse &d, TokenIndex verb) {
  const auto &now = d.times.creation.interval;
  for (const TokenIndex kid : d.tree.children(verb))
    if (is_oblique(d.word(kid).deprel) && d.timex_at[kid] != none)
      if (const auto &when = d.times.timexes[d.timex_at[kid]].interval; when && (!now || when->begin < now->begin))
        return true;
  return false;
}

} // namespace

bool participle(const Discourse &d, TokenIndex t) {
  return d.word(t).features.form == VerbForm::participle && d.word(t).features.tense == Tense::past && !d.child(t, Deprel::mark) &&
         !d.child(t, Deprel::aux) && !d.child(t, Deprel::nsubj) && d.preposition(t).empty();
}

bool future_clause(const Discourse &d, TokenIndex t) {
  if (d.word(t).features.tense != Tense::present || !is_finite(d.scene(), t))
    return false;
  const auto mark = d.child(t, Deprel::mark);
  return mark && d.lexicon.is(WordKind::timely, d.lemma(*mark));
}

bool ranked(const Discourse &d, TokenIndex noun) {
  if (ranked_itself(d, noun))
    return true;
  const auto h = d.head(noun); // "the first of their ships to carry mail"
  return h && is_nominal_modifier(d.word(noun).deprel) && d.preposition(noun) == "of" && *h < noun && is_noun(d.word(*h).upos) &&
         ranked_itself(d, *h);
}

bool no_longer(const Discourse &d, TokenIndex adverb) {
  if (d.word(adverb).deprel != Deprel::advmod || adverb == 0)
    return false;
  const std::string_view f = d.form(adverb);
  return (f == "longer" || f == "more") && lower(d.form(adverb - 1)) == "no";
}

bool heading(const Discourse &d, TokenIndex t) { return d.text.sentences[d.sentence_of[t]].kind == SentenceKind::heading; }

bool has_conjunction(const Discourse &d, TokenIndex t) {
  for (const TokenIndex kid : d.tree.children(t))
    if (d.word(kid).deprel == Deprel::mark && d.lemma(kid) != "to")
      return true;
  return false;
}

bool says_none(const Discourse &d, TokenIndex t) {
  const std::string_view lemma = d.lemma(t);
  if (lemma == "nobody" || lemma == "nothing" || lemma == "none")
    return true;
  for (const TokenIndex kid : d.tree.children(t))
    if (kid < t && d.word(kid).deprel == Deprel::det && (d.lemma(kid) == "no" || d.lemma(kid) == "neither") && d.form(kid + 1) != "-")
      return true; // not "a no-confidence vote"
  return false;
}

bool asked_whether(const Discourse &d, TokenIndex t) {
  const Sentence &s = d.text.sentences[d.sentence_of[t]];
  std::uint32_t last = s.last - 1;
  while (last > s.first && (d.form(last) == "\"" || d.form(last) == "\u201D" || d.form(last) == "''"))
    --last;
  if (d.form(last) != "?")
    return false;
  const auto subject = d.child(t, Deprel::nsubj) ? d.child(t, Deprel::nsubj) : d.child(t, Deprel::nsubj_pass);
  bool turned = false;
  for (const TokenIndex kid : d.tree.children(t)) {
    const Deprel r = d.word(kid).deprel;
    const bool small = r == Deprel::aux || r == Deprel::aux_pass || r == Deprel::cop;
    turned |= small && subject && kid < *subject;
    if (const std::string_view w = d.lemma(kid); kid < t && (w.starts_with("wh") || w == "how"))
      return false; // "Why did she leave?" takes it that she left
  }
  return turned;
}

bool still_ahead(const Discourse &d, TokenIndex t) {
  const auto mark = d.child(t, Deprel::mark) ? d.child(t, Deprel::mark) : d.child(t, Deprel::case_);
  return mark && (d.lemma(*mark) == "before" || d.lemma(*mark) == "until" || d.lemma(*mark) == "till");
}

bool done_before(const Discourse &d, TokenIndex noun) {
  for (const TokenIndex kid : d.tree.children(noun))
    if (kid > noun && d.word(kid).deprel == Deprel::acl && participle(d, kid) && d.child(kid, Deprel::obl) && in_past_time(d, kid))
      return true;
  return false;
}

bool turned_condition(const Discourse &d, TokenIndex t) {
  if (d.word(t).deprel != Deprel::advcl)
    return false;
  const auto subject = d.child(t, Deprel::nsubj) ? d.child(t, Deprel::nsubj) : d.child(t, Deprel::nsubj_pass);
  const TokenIndex first = d.tree.left(t);
  const Deprel r = d.word(first).deprel;
  const std::string_view lemma = d.lemma(first);
  return subject && first < *subject && d.head(first) == t && (r == Deprel::aux || r == Deprel::cop) &&
         (lemma == "have" || lemma == "be" || lemma == "should");
}

bool was_to(const Discourse &d, TokenIndex t) {
  const auto to = d.child(t, Deprel::mark);
  if (!to || d.lemma(*to) != "to" || d.lemma(t) == "blame") // "arson is to blame"
    return false;
  for (const TokenIndex kid : d.tree.children(t))
    if (kid < *to && d.lemma(kid) == "be" && d.word(kid).upos == Upos::AUX)
      return d.word(kid).features.form == VerbForm::finite;
  return false;
}

bool in_the_past(const Discourse &d, TokenIndex t) {
  for (const TokenIndex kid : d.tree.children(t))
    if (const Deprel r = d.word(kid).deprel; r == Deprel::cop || r == Deprel::aux || r == Deprel::aux_pass)
      if (d.word(kid).features.form == VerbForm::finite)
        return d.word(kid).features.tense == Tense::past || d.lemma(kid) == "have";
  return d.word(t).features.tense == Tense::past;
}

} // namespace demarche::event
