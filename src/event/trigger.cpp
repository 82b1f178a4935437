// Which words evoke events, in TimeML's sense: occurrences, states, reports, perceptions, phases.
#include <algorithm>

#include "event/furniture.hpp"
#include "event/scene.hpp"

namespace demarche::event {

namespace {

/// A noun with participants or a time of its own: what makes a gerund an event rather than a trade.
bool has_participants(const Discourse &d, TokenIndex t) {
  for (const TokenIndex kid : d.tree.children(t)) {
    const Deprel r = d.word(kid).deprel;
    if (is_nominal_modifier(r)) {
      const std::string_view p = d.preposition(kid);
      if (p == "of" || p == "by" || p == "between" || p == "against" || p == "with")
        return true;
    }
    if (d.timex_at[kid] != none && (r == Deprel::nmod_poss || r == Deprel::compound || r == Deprel::amod || is_nominal_modifier(r)))
      return true;
  }
  return false;
}

/// "the alleged plot": says how sure the noun is.
bool only_modifies(const Discourse &d, TokenIndex t) {
  for (const std::uint32_t i : d.lexicon.cue_patterns.candidates(WordClass::verb, d.lemma(t)))
    if (d.lexicon.cues[d.lexicon.cue_patterns[i].row].scope == Scope::modified)
      return true;
  return false;
}

bool verb_evokes(const Discourse &d, TokenIndex t) {
  const Deprel r = d.word(t).deprel;
  if (r == Deprel::case_ || r == Deprel::mark || r == Deprel::cc || r == Deprel::fixed || r == Deprel::compound || r == Deprel::flat ||
      r == Deprel::goeswith || r == Deprel::aux || r == Deprel::cop)
    return false;
  if (r == Deprel::amod)
    return d.frame[t] != none && !only_modifies(d, t);
  if ((r == Deprel::acl || r == Deprel::advcl || r == Deprel::obl) && d.lexicon.is(WordKind::prepositional, lower(d.form(t))) &&
      d.frame[t] == none && !d.child(t, Deprel::nsubj) && !d.child(t, Deprel::aux))
    return false;
  if (d.lemma(t) == "be") // "there is"
    return false;
  if (d.lemma(t) == "go" && d.child(t, Deprel::aux)) // "is going to leave": a future tense
    if (const auto to = d.child(t, Deprel::xcomp); to && d.has_to(*to))
      return false;
  // "pay a visit", "hold talks": one event, at the noun.
  if (d.lexicon.is(WordKind::light, d.lemma(t)))
    for (const TokenIndex kid : d.tree.children(t))
      if ((d.word(kid).deprel == Deprel::obj || d.word(kid).deprel == Deprel::nsubj_pass) && d.word(kid).upos == Upos::NOUN &&
          d.category[kid] != Category::none && d.category[kid] != Category::AID && d.frame[kid] != none)
        return false;
  return true;
}

bool noun_evokes(const Discourse &d, TokenIndex t) {
  const Deprel r = d.word(t).deprel;
  if (d.word(t).upos == Upos::PROPN || r == Deprel::compound || r == Deprel::fixed || r == Deprel::goeswith || r == Deprel::flat)
    return false;
  if (d.timex_at[t] != none)
    return false;
  const std::string lemma = lower(d.lemma(t));
  if (d.lexicon.is(WordKind::noun, lemma) || d.frame[t] != none)
    return true;
  // Any other gerund is an event when it says of what: "the dredging of the harbour".
  return lemma.size() > 5 && lemma.ends_with("ing") && has_participants(d, t);
}

bool adjective_evokes(const Discourse &d, TokenIndex t) {
  return d.child(t, Deprel::cop) && (d.lexicon.is(WordKind::adjective, lower(d.lemma(t))) || d.frame[t] != none);
}

} // namespace

std::optional<TokenIndex> support_verb(const Discourse &d, TokenIndex noun) {
  const auto h = d.head(noun);
  if (!h || d.word(*h).upos != Upos::VERB)
    return {};
  const Deprel r = d.word(noun).deprel;
  if (r != Deprel::obj && r != Deprel::nsubj_pass)
    return {};
  if (d.lexicon.is(WordKind::light, d.lemma(*h)))
    return h;
  if (d.lexicon.is(WordKind::support, d.lemma(*h)))
    return h;
  return {};
}

std::vector<TokenIndex> find_triggers(const Discourse &d) {
  std::vector<TokenIndex> out;
  std::uint32_t sentence = none;
  for (TokenIndex t = 0; t < d.syntax.words.size(); ++t) {
    if (d.sentence_of[t] != sentence && (sentence = d.sentence_of[t]) < d.text.sentences.size() &&
        is_furniture(d.document.text, d.text, d.text.sentences[sentence])) {
      t = d.text.sentences[sentence].last - 1;
      continue;
    }
    const Upos u = d.word(t).upos;
    if ((u == Upos::VERB && verb_evokes(d, t)) || (is_noun(u) && noun_evokes(d, t)) || (u == Upos::ADJ && adjective_evokes(d, t)))
      out.push_back(t);
  }
  return out;
}

} // namespace demarche::event
