// Who does what a verb says, where the verb's own clause does not name it: relative clauses, control, participles.
#include "event/subject.hpp"

namespace demarche::event {

namespace {

constexpr int reach = 8; ///< governors looked through; longer chains are no longer grammar

/// Clauses hung too high. "Efforts by the union to restore talks": the union does. "Firms providing arms": right behind a noun
/// for people, without a comma, the participle is theirs.
std::optional<TokenIndex> nearest_doer(const Discourse &d, TokenIndex clause) {
  const TokenIndex first = d.text.sentences[d.sentence_of[clause]].first;
  if (d.has_to(clause)) {
    const auto to = d.child(clause, Deprel::mark);
    if (!to || *to <= first || !is_noun(d.word(*to - 1).upos))
      return {};
    TokenIndex noun = *to - 1;
    if (const auto h = d.head(noun); h && *h < noun && d.word(noun).deprel == Deprel::flat)
      noun = *h;
    const TokenIndex left = d.tree.left(noun);
    return d.preposition(noun) == "by" && left > first && is_noun(d.word(left - 1).upos) ? std::optional(noun) : std::nullopt;
  }
  const Word &w = d.word(clause);
  const bool ing = w.features.form == VerbForm::gerund || (w.features.form == VerbForm::participle && w.features.tense == Tense::present);
  if (!ing || clause <= first || d.tree.left(clause) != clause || d.mention_at[clause - 1] == none || !is_noun(d.word(clause - 1).upos))
    return {};
  const ActorKind k = d.actors.mentions[d.mention_at[clause - 1]].kind;
  const bool many = d.word(clause - 1).features.number == Number::plural || k == ActorKind::organization;
  return many && k != ActorKind::place && d.word(clause - 1).upos == Upos::NOUN ? std::optional(clause - 1) : std::nullopt;
}

/// "urge, allow, force somebody to do", "accuse somebody of doing", "keep somebody from doing": the object is who does.
std::optional<TokenIndex> controlling_object(const Discourse &d, TokenIndex verb, TokenIndex clause) {
  auto object = d.child(verb, Deprel::obj);
  if (!object)
    object = d.child(verb, Deprel::iobj);
  if (!object || clause < *object || d.word(verb).upos != Upos::VERB)
    return {};
  if (d.has_to(clause))
    return d.lexicon.is(WordKind::control, d.lemma(verb)) ? object : std::nullopt;
  const auto mark = d.child(clause, Deprel::mark);
  const std::string_view p = mark ? d.lemma(*mark) : d.preposition(clause);
  return p == "of" || p == "from" || p == "against" || p == "into" ? object : std::nullopt;
}

std::optional<TokenIndex> asked_by_preposition(const Discourse &d, TokenIndex verb, TokenIndex clause) {
  const std::string_view l = d.lemma(verb);
  if (!d.has_to(clause) || (l != "call" && l != "appeal" && l != "wait" && l != "arrange" && l != "give"))
    return {};
  for (const TokenIndex kid : d.tree.children(verb)) {
    const std::string_view p = is_oblique(d.word(kid).deprel) ? d.preposition(kid) : std::string_view{};
    const bool asked = l == "give"   ? d.word(kid).deprel == Deprel::iobj
                       : l == "call" ? p == "on" || p == "upon" || p == "for"
                                     : (p == "to" && l == "appeal") || p == "for";
    if (asked && kid < clause && is_noun(d.word(kid).upos) && d.mention_at[kid] != none)
      return kid;
  }
  return {};
}

/// "the drills around the island, which begin on Monday": of the nouns that a relative clause may be of, the one that can begin.
TokenIndex what_happens(const Discourse &d, TokenIndex noun) {
  const auto event = [&](TokenIndex t) { return d.frame[t] != none || d.lexicon.is(WordKind::noun, lower(d.lemma(t))); };
  for (TokenIndex at = noun; is_noun(d.word(at).upos);) {
    if (event(at))
      return at;
    const auto h = d.head(at);
    if (!h || *h > at)
      break;
    if (d.word(*h).upos == Upos::VERB) // "announced drills around the island, which begin": the verb's object
      if (const auto object = d.child(*h, Deprel::obj); object && *object < at && event(*object))
        return *object;
    at = *h;
  }
  return noun;
}

} // namespace

bool is_relative_pronoun(const Discourse &d, TokenIndex t) {
  const std::string_view l = d.lemma(t);
  return l == "who" || l == "which" || l == "that" || l == "whom";
}

std::optional<TokenIndex> own_subject(const Discourse &d, TokenIndex t) {
  for (const TokenIndex kid : d.tree.children(t))
    if (const Deprel r = d.word(kid).deprel; r == Deprel::nsubj || r == Deprel::nsubj_pass)
      return kid;
  return d.child(t, Deprel::nsubj_outer); // "the plan was that she would leave": she does
}

TokenIndex seen_through(const Discourse &d, TokenIndex subject, TokenIndex clause) {
  if (is_relative_pronoun(d, subject) && d.word(clause).deprel == Deprel::acl_relcl)
    if (const auto h = d.head(clause))
      return d.lexicon.is(WordKind::happening, d.lemma(clause)) ? what_happens(d, *h) : *h;
  return subject;
}

std::optional<TokenIndex> borrowed_subject(const Discourse &d, TokenIndex t) {
  TokenIndex at = t;
  for (int i = 0; i < reach; ++i) {
    const auto h = d.head(at);
    if (!h)
      return {};
    const Deprel r = d.word(at).deprel;
    if (r == Deprel::advcl && i == 0)
      if (const auto doer = nearest_doer(d, t))
        return doer;
    if (r == Deprel::acl && is_noun(d.word(*h).upos)) {
      if (const auto mark = d.child(at, Deprel::mark); mark && (d.lemma(*mark) == "of" || d.lemma(*mark) == "over"))
        return {}; // "after days of fighting", "expelled the envoys over spying"
      if (d.has_to(at) && !d.head(*h) && d.mention_at[*h] != none && !d.child(*h, Deprel::cop))
        return h; // a headline: "EU to ban imports"
      if (d.word(at).features.form != VerbForm::infinitive && !d.has_to(at))
        return h; // "troops leaving the island"
      if (const auto poss = d.child(*h, Deprel::nmod_poss))
        return poss; // "its decision to leave"
      for (const TokenIndex kid : d.tree.children(*h))
        if (is_nominal_modifier(d.word(kid).deprel) &&
            (d.preposition(kid) == "by" || (d.preposition(kid) == "for" && d.tree.right(kid) == d.tree.left(at))))
          return kid; // "efforts by the union to leave", "a reason for the union to leave"
      for (const TokenIndex kid : d.tree.children(*h))
        if (kid < *h && d.lexicon.is(WordKind::rank, d.lemma(kid))) // "she is the first minister to visit the island"
          return d.child(*h, Deprel::cop) && own_subject(d, *h) ? own_subject(d, *h) : h;
      if (const auto support = support_verb(d, *h))
        return own_subject(d, *support) ? own_subject(d, *support) : borrowed_subject(d, *support);
      return {};
    }
    if (r == Deprel::xcomp || r == Deprel::advcl) // "called on the union to pay", "appealed to it to pay", "gave it a week to pay"
      if (const auto asked = asked_by_preposition(d, *h, at))
        return asked;
    if (r == Deprel::xcomp)
      if (const auto object = d.child(*h, Deprel::obj)
                                  ? d.child(*h, Deprel::obj)
                                  : d.child(*h, Deprel::iobj)) // "forced them to leave"; "promise" is the exception that grammars name
        if (d.lemma(*h) != "promise" && d.lemma(*h) != "have" && d.lemma(*h) != "use") // "has the right to", "uses it to"
          return object;
    if (r == Deprel::advcl || r == Deprel::ccomp) // "urged them to leave", "accused them of leaving", however the tree hangs it
      if (const auto object = controlling_object(d, *h, at))
        return object;
    if (r != Deprel::xcomp && r != Deprel::conj && r != Deprel::advcl && r != Deprel::ccomp)
      return {};
    if (r == Deprel::ccomp && d.word(at).features.form == VerbForm::finite)
      return {};
    if (d.word(*h).upos != Upos::VERB && d.word(*h).upos != Upos::ADJ && r != Deprel::conj)
      return {};
    if (const auto s = own_subject(d, *h)) {
      if (r == Deprel::advcl && is_passive(d, *h))
        if (const auto agent = d.child(*h, Deprel::obl_agent))
          return agent;
      return seen_through(d, *s, *h);
    }
    at = *h;
  }
  return {};
}

} // namespace demarche::event
