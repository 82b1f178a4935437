// What only its tense dates. The present holds when it is told, the perfect of a report's first lines has just come
// about, and a tale told in the past goes on from the last day it has named. All of that is about a day (EDTF "~")
// and known by the telling: whatever is dated by words outweighs it.
#include <algorithm>
#include <array>

#include "event/scene.hpp"

namespace demarche::event {

namespace {

enum class Told : std::uint8_t { no, present, perfect, past };

constexpr Instant of_the_week = 8 * seconds_per_day; ///< a report tells of the days just before it
constexpr std::uint32_t lead = 3;                    ///< sentences that say what is new

class Teller {
public:
  Teller(const Discourse &d, std::vector<EventMention> &events) : d_(d), events_(events), event_at_(d.syntax.words.size(), none) {
    for (std::uint32_t e = 0; e < events.size(); ++e)
      if (event_at_[events[e].token] == none)
        event_at_[events[e].token] = e;
  }

  void run() {
    const std::optional<Interval> &made = d_.times.creation.interval;
    if (!made || !made->bounded() || made->grain > Grain::day)
      return;
    now_ = *made;
    const std::vector<std::uint32_t> prose = prose_ordinals();
    std::vector<std::vector<std::uint32_t>> by_sentence(d_.text.sentences.size());
    for (std::uint32_t e = 0; e < events_.size(); ++e)
      by_sentence[events_[e].sentence].push_back(e);
    for (std::uint32_t s = 0; s < by_sentence.size(); ++s)
      if (d_.text.sentences[s].kind == SentenceKind::prose)
        sentence(by_sentence[s], s, prose[s]);
  }

private:
  std::vector<std::uint32_t> prose_ordinals() const {
    std::vector<std::uint32_t> out;
    std::uint32_t n = 0;
    for (const Sentence &s : d_.text.sentences)
      out.push_back(s.kind == SentenceKind::prose ? n++ : n);
    return out;
  }

  void sentence(const std::vector<std::uint32_t> &events, std::uint32_t s, std::uint32_t ordinal) {
    if (s > 0 && d_.text.sentences[s].paragraph != d_.text.sentences[s - 1].paragraph && ordinal > lead)
      last_.reset();
    for (const std::uint32_t e : events)
      if (!events_[e].when)
        date(events_[e], ordinal);
    for (const std::uint32_t e : events)
      remember(events_[e]);
  }

  /// The day the tale has come to: of its main clause in the past.
  void remember(const EventMention &e) {
    if (!main_clause(e.token) || tense(e.token) != Told::past || !e.when)
      return;
    last_ = day_of_now(*e.when);
  }

  /// A day of the week before the document.
  std::optional<Interval> day_of_now(const When &w) const {
    const bool of_now = w.grain <= Grain::day && w.start_earliest != beginning_of_time && w.end_latest != end_of_time &&
                        w.end_latest + of_the_week > now_.end && w.start_earliest < now_.end;
    return of_now ? std::optional(Interval{w.start_earliest, w.end_latest, w.grain}) : std::nullopt;
  }

  /// The date of what a clause is joined to: "retired in 1982 and went on to teach" tells of those years, not of the last day told.
  const When *joined_to(TokenIndex t) const {
    for (auto h = d_.head(t); h && d_.word(t).deprel == Deprel::conj; t = *h, h = d_.head(t))
      if (event_at_[*h] != none)
        if (const auto &w = events_[event_at_[*h]].when; w && w->known != Known::told)
          return &*w;
    return nullptr;
  }

  void date(EventMention &e, std::uint32_t ordinal) {
    if (e.factuality == Factuality::planned)
      return;
    switch (tense(e.token)) {
    case Told::present:
      return tell(e, said_on(e.token).value_or(now_));
    case Told::perfect:
      if (ordinal < lead && main_clause(e.token) && !open_perfect(e.token))
        tell(e, now_);
      return;
    case Told::past: {
      const When *first = joined_to(e.token);
      const std::optional<Interval> day = first ? day_of_now(*first) : last_;
      if (day && main_clause(e.token))
        tell(e, {day->begin, std::max(day->end, now_.end), day->grain});
      return;
    }
    case Told::no:
      return;
    }
  }

  static void tell(EventMention &e, Interval i) {
    e.when = within(i, Known::told);
    e.when->approximate = true;
    e.when->edtf += '~';
  }

  /// The day of the speech that a present stands in: "she said on Monday that the port is shut".
  std::optional<Interval> said_on(TokenIndex t) const {
    for (int steps = 0; steps < 6; ++steps) {
      const Deprel r = d_.word(t).deprel;
      const auto h = d_.head(t);
      if (!h)
        return {};
      if ((r == Deprel::ccomp || r == Deprel::parataxis) && event_at_[*h] != none)
        if (const auto &w = events_[event_at_[*h]].when; w && w->grain <= Grain::day && w->start_earliest != beginning_of_time)
          return Interval{w->start_earliest, w->end_latest, w->grain};
      t = *h;
    }
    return {};
  }

  /// The finite verb of a clause in the line of the tale: the root, what is joined to it, what goes on meanwhile.
  bool main_clause(TokenIndex t) const {
    for (int steps = 0; steps < 8; ++steps) {
      const auto h = d_.head(t);
      if (!h)
        return true;
      const Deprel r = d_.word(t).deprel;
      if (r != Deprel::conj && r != Deprel::parataxis && !(r == Deprel::advcl && meanwhile(t)))
        return false;
      t = *h;
    }
    return false;
  }

  bool meanwhile(TokenIndex t) const {
    const auto mark = d_.child(t, Deprel::mark);
    return mark && (d_.lemma(*mark) == "while" || d_.lemma(*mark) == "whilst" || d_.lemma(*mark) == "as");
  }

  /// "has fought since", "has already", "has long": a perfect that looks back over a time.
  bool open_perfect(TokenIndex t) const {
    static constexpr std::array<std::string_view, 11> words = {"since", "already",    "previously", "ever",  "never", "long",
                                                               "often", "repeatedly", "always",     "twice", "once"};
    for (const TokenIndex kid : d_.tree.children(t)) {
      const bool looks_back = std::find(words.begin(), words.end(), d_.lemma(kid)) != words.end();
      const bool lasts = is_oblique(d_.word(kid).deprel) && d_.timex_at[kid] != none;
      if (looks_back || lasts || (is_oblique(d_.word(kid).deprel) && d_.preposition(kid) == "since"))
        return true;
    }
    return false;
  }

  Told tense(TokenIndex t) const {
    const Word &w = d_.word(t);
    bool have = false, past_have = false, be = false, past_be = false, other = false, cop = false;
    for (const TokenIndex kid : d_.tree.children(t)) {
      const Word &k = d_.word(kid);
      if (k.deprel != Deprel::aux && k.deprel != Deprel::aux_pass && k.deprel != Deprel::cop)
        continue;
      cop |= k.deprel == Deprel::cop;
      const bool past = k.features.tense == Tense::past;
      if (d_.lemma(kid) == "have") {
        have = true;
        past_have = past;
      } else if (d_.lemma(kid) == "be" || d_.lemma(kid) == "do" || d_.lemma(kid) == "get") {
        be |= k.features.form == VerbForm::finite;
        past_be |= past && k.features.form == VerbForm::finite;
      } else {
        other = true; // "will", "can"
      }
    }
    if (other || past_have)
      return Told::no;
    if (have)
      return Told::perfect;
    if (be)
      return past_be ? Told::past : Told::present;
    if (cop || (w.upos != Upos::VERB && w.upos != Upos::AUX))
      return Told::no;
    if (w.features.form == VerbForm::finite)
      return w.features.tense == Tense::past ? Told::past : w.features.tense == Tense::present ? Told::present : Told::no;
    if (w.deprel == Deprel::conj && d_.head(t) && w.features.form == d_.word(*d_.head(t)).features.form)
      return tense_of_first(*d_.head(t));
    return Told::no;
  }

  /// "has closed the port and expelled them": the auxiliary is said once.
  Told tense_of_first(TokenIndex t) const {
    if (d_.word(t).deprel == Deprel::conj)
      return Told::no;
    return tense(t);
  }

  const Discourse &d_;
  std::vector<EventMention> &events_;
  std::vector<std::uint32_t> event_at_;
  Interval now_;
  std::optional<Interval> last_;
};

} // namespace

void find_telling(const Discourse &d, std::vector<EventMention> &events) { Teller(d, events).run(); }

} // namespace demarche::event
