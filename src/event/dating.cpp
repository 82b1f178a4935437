// When: each time expression dates the event it hangs from.
#include "event/time_phrase.hpp"

namespace demarche::event {

namespace {

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

  void stated(std::uint32_t x) {
    const Timex &timex = d_.times.timexes[x];
    if (!timex.interval || timex.type == TimexType::duration || timex.type == TimexType::set)
      return;
    const auto top = phrases_.top_of(x);
    if (!top)
      return;
    if (timex.range_end) {
      if (const auto verb = phrases_.put_off(*top))
        return arranged(*timex.range_end, *verb);
      if (const std::uint32_t e = phrases_.lasting_before(*top); e != none)
        return give(events_[e], x, Bound::within);
    }
    if (bound_of(word_before(*top)) == Bound::since)
      if (const std::uint32_t e = phrases_.lasting_before(*top); e != none && phrases_.ordinal(events_[e].token))
        return; // see give()
    if (const std::uint32_t e = phrases_.said_before(*top); e != none)
      return give(events_[e], x, Bound::within);
    if (const auto verb = d_.preposition(*top) == "for" ? d_.head(*top) : std::nullopt)
      return arranged(x, *verb);
    if (const auto word = phrases_.due(x)) {
      if (*word > 0 && is_noun(d_.word(*word - 1).upos) && event_at_[*word - 1] != none)
        give(events_[event_at_[*word - 1]], x, Bound::within);
      return;
    }
    Bound bound = bound_of(word_before(*top));
    if (const auto noun = phrases_.reckoned_from(*top)) {
      if (event_at_[*noun] != none)
        return give(events_[event_at_[*noun]], x, bound);
      bound = bound_of(d_.preposition(*noun));
    }
    TokenIndex at = *top;
    for (int i = 0; i < 16; ++i) {
      const auto h = d_.head(at);
      if (!h)
        return fronted_alone(x, *top);
      if (i == 0 && event_at_[*h] == none && phrases_.names(*top, *h))
        return;
      at = *h;
      if (event_at_[at] == none && d_.word(at).upos == Upos::VERB && d_.lexicon.is(WordKind::prepositional, lower(d_.form(at))))
        return; // "compared with a year ago": a date to measure by
      if (event_at_[at] != none)
        return give(events_[event_at_[at]], x, bound);
      if (const std::uint32_t e = phrases_.told_by(at); e != none)
        return give(events_[e], x, bound);
      if (phrases_.own_clause(at) || phrases_.describes(at))
        return;
    }
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
    if (bound == Bound::since && phrases_.ordinal(e.token))
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
        const bool within_both = lower(phrases_.word_ahead(x)) == "between"; // at some time of them
        e.when = within_both ? within(whole, timex.known) : throughout(whole, timex.known);
        return;
      }
    }
    e.when = bound == Bound::within ? within(*timex.interval, timex.known) : bounded(*timex.interval, bound, timex.known);
    e.when->approximate = timex.mod == "APPROX";
    if (e.when->approximate && bound == Bound::within)
      e.when->edtf += '~';
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
  const TimePhrases phrases_{d_, event_at_};
};

} // namespace

void find_dates(const Discourse &d, std::vector<EventMention> &events) { Dater(d, events).run(); }

} // namespace demarche::event
