// When: each time expression dates the event it hangs from.
#include <algorithm>
#include <array>

#include "event/scene.hpp"

namespace demarche::event {

namespace {

/// How the word before a time expression bounds the event.
enum class Bound : std::uint8_t { within, after, before, since, until, from };

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

When bounded(Interval i, Bound b, Known known) {
  if (b == Bound::after || b == Bound::since) {
    i.begin = b == Bound::after ? i.end : i.begin;
    i.end = end_of_time;
  } else {
    i.end = b == Bound::before ? i.begin : i.end;
    i.begin = beginning_of_time;
  }
  return within(i, known);
}

class Dater {
public:
  Dater(const Discourse &d, std::vector<EventMention> &events) : d_(d), events_(events), event_at_(d.syntax.words.size(), none) {
    for (std::uint32_t e = 0; e < events.size(); ++e)
      if (event_at_[events[e].token] == none)
        event_at_[events[e].token] = e;
    // A verb that only lends its tense passes what it governs to its noun.
    for (std::uint32_t e = 0; e < events.size(); ++e)
      if (const auto verb = support_verb(d, events[e].token); verb && event_at_[*verb] == none)
        event_at_[*verb] = e;
  }

  void run() {
    std::vector<bool> is_end(d_.times.timexes.size(), false);
    for (const Timex &timex : d_.times.timexes)
      if (timex.range_end && *timex.range_end < is_end.size())
        is_end[*timex.range_end] = true;
    for (std::uint32_t x = 0; x < d_.times.timexes.size(); ++x)
      if (!is_end[x]) // the end of a range dates with its beginning
        stated(x);
    headed();
    for (const TokenIndex t : d_.tree.top_down())
      if (event_at_[t] != none && events_[event_at_[t]].token == t)
        inherit(t, events_[event_at_[t]]);
    share();
  }

private:
  /// Events named by one word (given spans may be nested) have one date.
  void share() {
    for (EventMention &e : events_)
      if (const EventMention &first = events_[event_at_[e.token]]; &first != &e && first.token == e.token && !e.when) {
        e.when = first.when;
        e.timex = first.timex;
      }
  }

  /// The first word of a time expression that hangs from a word outside it.
  std::optional<TokenIndex> top_of(std::uint32_t x) const {
    const Span span = d_.times.timexes[x].span;
    for (TokenIndex t = d_.text.token_at(span.begin); t < d_.syntax.words.size() && d_.text.tokens[t].span.begin < span.end; ++t)
      if (const auto h = d_.head(t); !h || d_.timex_at[*h] != x)
        return t;
    return {};
  }

  void stated(std::uint32_t x) {
    const Timex &timex = d_.times.timexes[x];
    if (!timex.interval || timex.type == TimexType::duration || timex.type == TimexType::set)
      return;
    const auto top = top_of(x);
    if (!top)
      return;
    if (timex.range_end)
      if (const auto verb = put_off(*top))
        return arranged(*timex.range_end, *verb);
    if (timex.range_end)
      if (const std::uint32_t e = lasting_before(*top); e != none)
        return give(events_[e], x, Bound::within);
    if (bound_of(word_before(*top)) == Bound::since)
      if (const std::uint32_t e = lasting_before(*top); e != none && ordinal(events_[e].token))
        return; // see give()
    if (const std::uint32_t e = said_before(*top); e != none)
      return give(events_[e], x, Bound::within);
    if (const auto verb = d_.preposition(*top) == "for" ? d_.head(*top) : std::nullopt)
      return arranged(x, *verb);
    if (const auto word = due(x)) {
      if (*word > 0 && is_noun(d_.word(*word - 1).upos) && event_at_[*word - 1] != none)
        give(events_[event_at_[*word - 1]], x, Bound::within);
      return;
    }
    Bound bound = bound_of(word_before(*top));
    if (const auto noun = reckoned_from(*top)) {
      if (event_at_[*noun] != none)
        return give(events_[event_at_[*noun]], x, bound);
      bound = bound_of(d_.preposition(*noun));
    }
    TokenIndex at = *top;
    for (int i = 0; i < 16; ++i) {
      const auto h = d_.head(at);
      if (!h)
        return fronted_alone(x, *top);
      if (i == 0 && event_at_[*h] == none && names(*top, *h))
        return;
      at = *h;
      if (event_at_[at] == none && d_.word(at).upos == Upos::VERB && d_.lexicon.is(WordKind::prepositional, lower(d_.form(at))))
        return; // "compared with a year ago": a date to measure by
      if (event_at_[at] != none)
        return give(events_[event_at_[at]], x, bound);
      if (const std::uint32_t e = told_by(at); e != none)
        return give(events_[e], x, bound);
      if (own_clause(at) || describes(at))
        return;
    }
  }

  /// The verb of "moved the vote from May to June": no stretch of time, but two days of which the second holds.
  std::optional<TokenIndex> put_off(TokenIndex top) const {
    auto verb = d_.head(top);
    if (verb && is_noun(d_.word(*verb).upos)) // hung on the vote
      verb = d_.head(*verb);
    if (!verb || d_.preposition(top) != "from" || !d_.lexicon.is(WordKind::putting_off, d_.lemma(*verb)))
      return {};
    return verb;
  }

  /// The "due" of "elections due in May": the date is that of the noun before it.
  std::optional<TokenIndex> due(std::uint32_t x) const {
    const TokenIndex t = d_.text.token_at(d_.times.timexes[x].span.begin);
    for (const TokenIndex back : {1U, 2U})
      if (t >= back && t < d_.text.tokens.size() && d_.form(t - back) == "due")
        return t - back;
    return {};
  }

  /// "the worst since 2015": the date of what a noun is like.
  bool describes(TokenIndex adjective) const {
    const Deprel r = d_.word(adjective).deprel;
    return d_.word(adjective).upos == Upos::ADJ && (r == Deprel::amod || r == Deprel::appos || r == Deprel::acl);
  }

  /// "repealed the 1995 law": a date that tells one thing from others of its kind says nothing of what is done to it. "Said in a Monday
  /// interview" was said on Monday, and "over the weekend schools were told" hangs wrongly.
  bool names(TokenIndex top, TokenIndex noun) const {
    const std::string_view at = d_.preposition(noun);
    if (top > noun && d_.preposition(top) == "of" && is_noun(d_.word(noun).upos))
      return true; // "the movement of January 25"
    const bool occasion = is_oblique(d_.word(noun).deprel) && (at == "in" || at == "at" || at == "on" || at == "during");
    if (top > noun || occasion || d_.word(noun).upos != Upos::NOUN || !d_.preposition(top).empty() || is_oblique(d_.word(top).deprel))
      return false;
    const std::uint32_t x = d_.timex_at[top];
    TokenIndex first = top, next = top + 1;
    while (first > 0 && d_.timex_at[first - 1] == x)
      --first;
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

  /// Prepositions that do not tell when: "the vote of 2016 nominee Ruiz".
  static bool of_a_noun(std::string_view preposition) {
    return preposition == "of" || preposition == "for" || preposition == "with" || preposition == "by" || preposition == "from";
  }

  /// "ordered works under which it paid, setting ..., on May 4": the date of a verb that is no event (events may be given) does not pass to
  /// the verb that its clause hangs from.
  bool own_clause(TokenIndex verb) const {
    const Deprel r = d_.word(verb).deprel;
    return d_.word(verb).upos == Upos::VERB && (r == Deprel::acl || r == Deprel::acl_relcl || r == Deprel::advcl || r == Deprel::conj);
  }

  /// "set a hearing for May 4", "talks scheduled for May": the day of what is arranged, not of the arranging.
  void arranged(std::uint32_t x, TokenIndex verb) {
    if (event_at_[verb] != none && d_.word(verb).upos != Upos::VERB)
      return give(events_[event_at_[verb]], x, Bound::within);
    for (const Deprel wanted : {Deprel::obj, Deprel::nsubj_pass})
      if (const auto noun = d_.child(verb, wanted); noun && event_at_[*noun] != none && is_noun(d_.word(*noun).upos))
        return give(events_[event_at_[*noun]], x, Bound::within);
    const auto noun = d_.head(verb);
    if (noun && d_.word(verb).deprel == Deprel::acl && event_at_[*noun] != none)
      give(events_[event_at_[*noun]], x, Bound::within);
  }

  /// "On Saturday a storm struck the coast", where the verb is no event of its own (events may be given): the event that
  /// does it, or what it goes on to do.
  std::uint32_t told_by(TokenIndex verb) const {
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

  /// "announced Monday it has settled", "said on Monday they had left": a day behind a verb of saying, before its clause has begun, is its
  /// own, though trees hang it on the clause that follows.
  std::uint32_t said_before(TokenIndex t) const {
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

  /// "sold since its launch in 2003", "the first since Lima in 2003": the noun right before a date, from which something
  /// is reckoned; the date is that noun's own.
  std::optional<TokenIndex> reckoned_from(TokenIndex t) const {
    TokenIndex first = t; // the date's own first word
    while (first > 0 && d_.timex_at[first - 1] != none && d_.timex_at[first - 1] == d_.timex_at[t])
      --first;
    if (first < 2 || (d_.form(first - 1) != "in" && d_.form(first - 1) != "on") || !is_noun(d_.word(first - 2).upos))
      return {};
    const Bound b = bound_of(d_.preposition(first - 2));
    return b == Bound::since || b == Bound::after || b == Bound::before ? std::optional(first - 2) : std::nullopt;
  }

  /// "Yesterday, at its congress, the party chose": a day that opens a sentence dates its first finite verb, where the
  /// tree has made a root of the day itself.
  void fronted_alone(std::uint32_t x, TokenIndex top) {
    const Sentence &s = d_.text.sentences[d_.sentence_of[top]];
    if (top > s.first + 1 || s.kind != SentenceKind::prose)
      return;
    for (TokenIndex t = top + 1; t < s.last; ++t)
      if (d_.word(t).upos == Upos::VERB && d_.word(t).features.form == VerbForm::finite && event_at_[t] != none)
        return give(events_[event_at_[t]], x, bound_of(word_before(top)));
  }

  /// "held ahead of her visit to Oslo from 3 to 5 May": a span of time belongs to the noun that can last, if only
  /// its own phrase stands between them; trees often hang it on the verb.
  std::uint32_t lasting_before(TokenIndex t) const {
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

  /// The time expression that is all a sentence says ("5 March 1998."), or none.
  std::uint32_t date_alone(const Sentence &s) const {
    std::uint32_t x = none;
    for (TokenIndex t = s.first; t < s.last; ++t) {
      if (d_.timex_at[t] == none && d_.word(t).upos != Upos::PUNCT)
        return none;
      if (d_.timex_at[t] != none && x == none)
        x = d_.timex_at[t];
    }
    return x != none && d_.times.timexes[x].interval && d_.times.timexes[x].type == TimexType::date ? x : none;
  }

  /// A chronology's entry: a date alone dates what the rest of its paragraph tells.
  void headed() {
    std::uint32_t date = none;
    for (std::size_t i = 0; i < d_.text.sentences.size(); ++i) {
      const Sentence &s = d_.text.sentences[i];
      if (i > 0 && s.paragraph != d_.text.sentences[i - 1].paragraph)
        date = none;
      if (const std::uint32_t x = date_alone(s); x != none)
        date = x;
      else if (date != none)
        for (TokenIndex t = s.first; t < s.last; ++t)
          if (!d_.head(t) && event_at_[t] != none && !inside(events_[event_at_[t]]))
            give(events_[event_at_[t]], date, Bound::within);
    }
  }

  /// Dated on both sides, not only "since 1997".
  static bool inside(const EventMention &e) {
    return e.when && e.when->start_earliest != beginning_of_time && e.when->end_latest != end_of_time;
  }

  std::string_view word_before(TokenIndex t) const {
    std::string_view p = d_.preposition(t);
    if (d_.word(t).deprel == Deprel::advcl)
      return {};
    return p;
  }

  void give(EventMention &e, std::uint32_t x, Bound bound) {
    const Timex &timex = d_.times.timexes[x];
    if (bound == Bound::from) // "aired from 1968" began then; "a letter from 1968" is of then
      bound = d_.word(e.token).upos == Upos::VERB && d_.lemma(e.token) != "date" ? Bound::since : Bound::within;
    if (bound == Bound::since && ordinal(e.token))
      return; // "the first visit since June" is not dated by June, only the one before it is
    // Of two, the one that places the event inside beats the one that bounds it; then the finer; then the first.
    if (e.timex && e.when) {
      if (bound != Bound::within || (inside(e) && d_.times.timexes[*e.timex].interval->grain <= timex.interval->grain))
        return;
    }
    e.timex = x;
    if (timex.range_end && *timex.range_end < d_.times.timexes.size() && d_.times.timexes[*timex.range_end].interval) {
      Interval whole = *timex.interval;
      whole.end = d_.times.timexes[*timex.range_end].interval->end;
      if (whole.end > whole.begin) {
        const bool within_both = lower(word_ahead(x)) == "between"; // at some time of them
        e.when = within_both ? within(whole, timex.known) : throughout(whole, timex.known);
        return;
      }
    }
    e.when = bound == Bound::within ? within(*timex.interval, timex.known) : bounded(*timex.interval, bound, timex.known);
    e.when->approximate = timex.mod == "APPROX";
    if (e.when->approximate && bound == Bound::within)
      e.when->edtf += '~';
  }

  /// The word before a time expression.
  std::string_view word_ahead(std::uint32_t x) const {
    const TokenIndex t = d_.text.token_at(d_.times.timexes[x].span.begin);
    return t == 0 || t >= d_.text.tokens.size() ? std::string_view{} : d_.form(t - 1);
  }

  /// "the first visit since June", "the most senior official to visit since June".
  bool ordinal(TokenIndex t) const {
    const auto h = d_.head(t);
    const bool its = d_.word(t).deprel == Deprel::acl || d_.word(t).deprel == Deprel::csubj; // trees have either
    return ordinal_noun(t) || (h && its && ordinal_noun(*h));
  }

  bool ordinal_noun(TokenIndex noun) const {
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

  /// The date of the clause that an event is part of: "began to fall", "raided the camp, killing nine".
  void inherit(TokenIndex t, EventMention &e) {
    if (e.when)
      return;
    if (is_noun(d_.word(t).upos))
      for (const TokenIndex kid : d_.tree.children(t))
        if (d_.word(kid).deprel == Deprel::acl && is_passive(d_, kid) && brings_about(kid) && event_at_[kid] != none)
          return take(e, events_[event_at_[kid]]);
    const auto h = d_.head(t);
    if (!h || event_at_[*h] == none)
      return;
    const EventMention &from = events_[event_at_[*h]];
    if (!from.when || !from.timex || from.token == t)
      return;
    const Deprel r = d_.word(t).deprel;
    const bool same = support_verb(d_, t) == h || (r == Deprel::xcomp && phase(*h)) ||
                      (r == Deprel::advcl && d_.word(t).features.form != VerbForm::finite && !d_.has_to(t) && !d_.child(t, Deprel::mark)) ||
                      (r == Deprel::conj && fronted(*from.timex, *h)) ||
                      ((r == Deprel::nsubj || r == Deprel::obj) && d_.lexicon.is(WordKind::happening, d_.lemma(*h))) ||
                      (is_oblique(r) && is_noun(d_.word(t).upos) && inside(from) && occasion(d_.preposition(t)));
    if (same)
      take(e, from);
  }

  static void take(EventMention &e, const EventMention &from) {
    if (!from.when || !from.timex)
      return;
    e.timex = from.timex;
    e.when = from.when;
    e.when->known = Known::inherited;
  }

  /// "spoke on Monday at the congress", "during the visit".
  static bool occasion(std::string_view preposition) { return preposition == "at" || preposition == "during"; }

  /// "an accord reached in 1991": who makes it come about.
  bool brings_about(TokenIndex verb) const {
    return d_.lexicon.is(WordKind::happening, d_.lemma(verb)) || d_.lexicon.is(WordKind::support, d_.lemma(verb)) ||
           d_.lexicon.is(WordKind::light, d_.lemma(verb));
  }

  bool phase(TokenIndex verb) const {
    for (const std::uint32_t i : d_.lexicon.cue_patterns.candidates(WordClass::verb, d_.lemma(verb)))
      if (d_.lexicon.cues[d_.lexicon.cue_patterns[i].row].effect == Effect::same)
        return true;
    return false;
  }

  bool fronted(std::uint32_t x, TokenIndex verb) const { return d_.times.timexes[x].span.end <= d_.text.tokens[verb].span.begin; }

  const Discourse &d_;
  std::vector<EventMention> &events_;
  std::vector<std::uint32_t> event_at_;
};

} // namespace

void find_dates(const Discourse &d, std::vector<EventMention> &events) { Dater(d, events).run(); }

} // namespace demarche::event
