#include "event/time_phrase.hpp"

#include <algorithm>
#include <array>

namespace demarche::event {

Bound bound_of(std::string_view preposition) {
  static constexpr std::array<std::pair<std::string_view, Bound>, 9> words = {{{"after", Bound::after},
                                                                               {"from", Bound::from},
                                                                               {"follow", Bound::after},
                                                                               {"since", Bound::since},
                                                                               {"before", Bound::before},
                                                                               {"until", Bound::until},
                                                                               {"till", Bound::until},
                                                                               {"by", Bound::until},
                                                                               {"to", Bound::until}}};
  for (const auto &[word, bound] : words)
    if (word == preposition)
      return bound;
  return Bound::within;
}

std::optional<TokenIndex> TimePhrases::top_of(std::uint32_t x) const {
  const Span span = d_.times.timexes[x].span;
  for (TokenIndex t = d_.text.token_at(span.begin); t < d_.syntax.words.size() && d_.text.tokens[t].span.begin < span.end; ++t)
    if (const auto h = d_.head(t); !h || d_.timex_at[*h] != x)
      return t;
  return {};
}

std::optional<TokenIndex> TimePhrases::put_off(TokenIndex top) const {
  auto verb = d_.head(top);
  if (verb && is_noun(d_.word(*verb).upos)) // hung on the vote
    verb = d_.head(*verb);
  if (!verb || d_.preposition(top) != "from" || !d_.lexicon.is(WordKind::putting_off, d_.lemma(*verb)))
    return {};
  return verb;
}

std::optional<TokenIndex> TimePhrases::due(std::uint32_t x) const {
  const TokenIndex t = d_.text.token_at(d_.times.timexes[x].span.begin);
  for (const TokenIndex back : {1U, 2U})
    if (t >= back && t < d_.text.tokens.size() && d_.form(t - back) == "due")
      return t - back;
  return {};
}

bool TimePhrases::describes(TokenIndex adjective) const {
  const Deprel r = d_.word(adjective).deprel;
  return d_.word(adjective).upos == Upos::ADJ && (r == Deprel::amod || r == Deprel::appos || r == Deprel::acl);
}

bool TimePhrases::names(TokenIndex top, TokenIndex noun) const {
  const std::string_view at = d_.preposition(noun);
  if (top > noun && d_.preposition(top) == "of" && is_noun(d_.word(noun).upos))
    return true; // "the movement of January 25"
  const bool occasion = is_oblique(d_.word(noun).deprel) && (at == "in" || at == "at" || at == "on" || at == "during");
  if (top > noun || occasion || d_.word(noun).upos != Upos::NOUN || !d_.preposition(top).empty() || is_oblique(d_.word(top).deprel))
    return false;
  const std::uint32_t x = d_.timex_at[top];
  const TokenIndex first = d_.text.token_at(d_.times.timexes[x].span.begin);
  TokenIndex next = top + 1;
  while (d_.timex_at[next] == x)
    ++next;
  for (TokenIndex t = next; t < noun; ++t)
    if (d_.word(t).upos == Upos::DET || d_.word(t).upos == Upos::PRON)
      return false; // "said Friday his wife"
  const Upos before = first == 0 || of_a_noun(d_.form(first - 1)) ? Upos::PUNCT : d_.word(first - 1).upos;
  const auto &interval = d_.times.timexes[x].interval;
  const bool day = interval && interval->grain <= Grain::day; // "Monday's storm" is told of Monday, "the May 3 accord" is not of May 3
  return day ? before == Upos::DET : before != Upos::ADP;
}

bool TimePhrases::of_a_noun(std::string_view preposition) {
  return preposition == "of" || preposition == "for" || preposition == "with" || preposition == "by" || preposition == "from";
}

bool TimePhrases::own_clause(TokenIndex verb) const {
  const Deprel r = d_.word(verb).deprel;
  return d_.word(verb).upos == Upos::VERB && (r == Deprel::acl || r == Deprel::acl_relcl || r == Deprel::advcl || r == Deprel::conj);
}

std::uint32_t TimePhrases::told_by(TokenIndex verb) const {
  if (d_.word(verb).upos != Upos::VERB)
    return none;
  for (const Deprel wanted : {Deprel::nsubj, Deprel::xcomp, Deprel::advcl})
    for (const TokenIndex kid : d_.tree.children(verb)) {
      const bool participle = d_.word(kid).features.form != VerbForm::finite && !d_.child(kid, Deprel::mark);
      if (d_.word(kid).deprel == wanted && event_at_[kid] != none && (wanted != Deprel::advcl || participle))
        return event_at_[kid];
    }
  return none;
}

std::uint32_t TimePhrases::said_before(TokenIndex t) const {
  const bool on = t > 1 && d_.form(t - 1) == "on" && d_.head(t - 1) == t, bare = d_.preposition(t).empty();
  const auto h = d_.head(t);
  const TokenIndex first = on ? t - 1 : t;
  if (first == 0 || !is_oblique(d_.word(t).deprel) || (!on && !bare) || !h || *h <= t)
    return none;
  const auto said = d_.head(*h);
  if (!said || *said >= first || event_at_[*said] == none || d_.word(*said).upos != Upos::VERB || d_.word(*h).deprel != Deprel::ccomp)
    return none;
  for (TokenIndex i = *said + 1; i < first; ++i) // "said that on Monday ...", "said: Monday ..."
    if (d_.word(i).upos == Upos::SCONJ || d_.word(i).upos == Upos::PUNCT || d_.head(i) == *h)
      return none;
  return event_at_[*said];
}

std::optional<TokenIndex> TimePhrases::reckoned_from(TokenIndex t) const {
  TokenIndex first = t; // the date's own first word
  while (first > 0 && d_.timex_at[first - 1] != none && d_.timex_at[first - 1] == d_.timex_at[t])
    --first;
  if (first < 2 || (d_.form(first - 1) != "in" && d_.form(first - 1) != "on") || !is_noun(d_.word(first - 2).upos))
    return {};
  const Bound b = bound_of(d_.preposition(first - 2));
  return b == Bound::since || b == Bound::after || b == Bound::before ? std::optional(first - 2) : std::nullopt;
}

std::uint32_t TimePhrases::lasting_before(TokenIndex t) const {
  const TokenIndex first = d_.text.sentences[d_.sentence_of[t]].first;
  for (TokenIndex at = t; at-- > first && at + 24 > t;) {
    const Upos u = d_.word(at).upos;
    if (event_at_[at] != none && u == Upos::NOUN)
      return event_at_[at];
    if (u == Upos::VERB || u == Upos::AUX || u == Upos::SCONJ || u == Upos::PRON || (u == Upos::PUNCT && d_.form(at) == ","))
      return none;
  }
  return none;
}

std::string_view TimePhrases::word_ahead(std::uint32_t x) const {
  const TokenIndex t = d_.text.token_at(d_.times.timexes[x].span.begin);
  return t == 0 || t >= d_.text.tokens.size() ? std::string_view{} : d_.form(t - 1);
}

bool TimePhrases::ordinal(TokenIndex t) const {
  const auto h = d_.head(t);
  const bool its = d_.word(t).deprel == Deprel::acl || d_.word(t).deprel == Deprel::csubj; // trees have either
  return ordinal_noun(t) || (h && its && ordinal_noun(*h));
}

bool TimePhrases::ordinal_noun(TokenIndex noun) const {
  for (const TokenIndex kid : d_.tree.children(noun)) {
    if (d_.word(kid).deprel != Deprel::amod)
      continue;
    if (d_.lemma(kid) == "first" || d_.lemma(kid) == "only" || d_.word(kid).features.degree == Degree::superlative)
      return true;
    for (const TokenIndex more : d_.tree.children(kid))
      if (d_.word(more).features.degree == Degree::superlative)
        return true;
  }
  return false;
}

} // namespace demarche::event
