#include "link/conflicts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/escape.hpp"
#include "base/sorted.hpp"
#include "link/profile.hpp"

namespace demarche::link {

namespace {

void say(Conflict &x, const Chronicle &c, const Evidence &e) {
  if (std::find(x.evidence.begin(), x.evidence.end(), e) != x.evidence.end())
    return;
  x.evidence.push_back(e);
  x.says.push_back(quote(c, e));
}

void involve(Conflict &x, std::uint32_t event) {
  if (std::find(x.events.begin(), x.events.end(), event) == x.events.end())
    x.events.push_back(event);
}

/// The mention whose date the event has: the first whose date lies within it.
const MentionRef &dated_mention(const Chronicle &c, std::uint32_t event) {
  const Event &e = c.events[event];
  for (const MentionRef &m : e.mentions) {
    const std::optional<When> &w = c.documents[m.document].events[m.event].when;
    if (w && w->start_earliest == e.when.start_earliest && w->end_latest == e.when.end_latest)
      return m;
  }
  return e.mentions.front();
}

const When *date_of(const Chronicle &c, const MentionRef &m) {
  const std::optional<When> &w = c.documents[m.document].events[m.event].when;
  return w && w->known_at_all() && w->known != Known::inherited && w->known != Known::told ? &*w : nullptr;
}

const EventMention &mention_of(const Chronicle &c, const MentionRef &m) { return c.documents[m.document].events[m.event]; }

/// The mention of an event that stands in some evidence; null when none does.
const MentionRef *mention_in(const Chronicle &c, std::uint32_t event, const Evidence &e) {
  for (const MentionRef &m : c.events[event].mentions)
    if (m.document == e.document && mention_of(c, m).span.overlaps(e.span))
      return &m;
  return nullptr;
}

/// Who and what place a mention names, by id.
std::set<std::string> named(const Chronicle &c, const MentionRef &m) {
  const Annotations &a = c.documents[m.document];
  const EventMention &e = a.events[m.event];
  std::set<std::string> out;
  for (const auto *list : {&e.actors, &e.recipients, &e.companions, &e.places})
    for (const std::uint32_t i : *list)
      if (const auto &actor = a.actors.mentions[i].actor)
        out.insert(a.actors.actors[*actor].id);
  return out;
}

bool surely_one(const Chronicle &c, const MentionRef &a, const MentionRef &b) {
  const std::set<std::string> x = named(c, a), y = named(c, b);
  return std::any_of(x.begin(), x.end(), [&](const std::string &id) { return y.count(id) > 0; });
}

/// Two mentions as a conflict about their event; none when one sentence says both.
void contradict(Chronicle &c, Conflict::About about, std::uint32_t event, const MentionRef *a, const MentionRef *b) {
  if (!a || !b)
    return;
  Conflict x;
  x.about = about;
  x.events = {event};
  say(x, c, sentence_of(c, *a));
  say(x, c, sentence_of(c, *b));
  if (x.evidence.size() > 1)
    c.conflicts.push_back(std::move(x));
}

/// If any two of the dates are disjoint, the first to end and the last to begin are.
void find_date_conflict(Chronicle &c, std::uint32_t event) {
  const MentionRef *first = nullptr, *last = nullptr;
  for (const MentionRef &m : c.events[event].mentions)
    if (const When *w = date_of(c, m)) {
      if (!first || w->end_latest < date_of(c, *first)->end_latest)
        first = &m;
      if (!last || w->start_earliest > date_of(c, *last)->start_earliest)
        last = &m;
    }
  if (first && date_of(c, *first)->end_latest <= date_of(c, *last)->start_earliest)
    contradict(c, Conflict::About::date, event, first, last);
}

/// "has not spoken", "did not speak": of what was; "cannot speak", "does not speak" are of what is or may be.
bool denies_a_deed(const Annotations &a, const EventMention &e) {
  if (e.factuality != Factuality::denied || !e.negated)
    return false;
  const auto &words = a.syntax.words;
  if (e.token >= words.size())
    return true; // nothing parsed: the negation is all there is
  const auto is_past = [&](std::uint32_t t) {
    const Deprel r = words[t].deprel;
    return words[t].head == static_cast<std::int32_t>(e.token) && (r == Deprel::aux || r == Deprel::aux_pass || r == Deprel::cop) &&
           (words[t].features.tense == Tense::past || a.syntax.lemma(t) == "have");
  };
  const Sentence &in = a.text.sentences[a.text.sentence_of(e.token)];
  for (std::uint32_t t = in.first; t < e.token; ++t)
    if (is_past(t))
      return true;
  return words[e.token].features.tense == Tense::past && words[e.token].features.form == VerbForm::finite; // "never spoke"
}

/// One document says that it happened, another in so many words that it did not. (That talks were cancelled is no
/// claim about whether they happened: it is another event.) They must name somebody who acts in both, and something else
/// in common; and a denial speaks of nothing that came after it.
class Claims {
public:
  Claims(Chronicle &c, const ActorMap &actors) : c_(c), actors_(actors) {}

  void find(std::uint32_t event) {
    std::vector<const MentionRef *> happened, denied;
    for (const MentionRef &m : c_.events[event].mentions) {
      const EventMention &e = mention_of(c_, m);
      if (denies_a_deed(c_.documents[m.document], e))
        denied.push_back(&m);
      else if (e.factuality == Factuality::happened && e.category != Category::none)
        happened.push_back(&m);
    }
    for (const MentionRef *d : denied)
      for (const MentionRef *h : happened)
        if (h->document != d->document && !later(*h, *d) && one_deed(*h, *d))
          return contradict(c_, Conflict::About::claim, event, h, d);
  }

private:
  bool later(const MentionRef &deed, const MentionRef &denial) const {
    const When *w = date_of(c_, deed);
    const auto &told = c_.documents[denial.document].document.published;
    return w && told && w->start_earliest >= told->end;
  }

  bool one_deed(const MentionRef &a, const MentionRef &b) const {
    const Profile p = profile_of(c_, actors_, a), q = profile_of(c_, actors_, b);
    using base::in_both;
    if (in_both(p.agents, q.agents) == 0)
      return false;
    const auto words = [&](const MentionRef &m) {
      return arguments_of(c_.documents[m.document], c_.documents[m.document].events[m.event]);
    };
    return in_both(p.participants, q.participants) > in_both(p.agents, q.agents) || in_both(p.places, q.places) > 0 ||
           in_both(words(a), words(b)) > 0;
  }

  Chronicle &c_;
  const ActorMap &actors_;
};

} // namespace

Evidence sentence_of(const Chronicle &c, const MentionRef &m) {
  const Annotations &a = c.documents[m.document];
  const EventMention &e = a.events[m.event];
  return {m.document, sentence_span(a, e)};
}

std::string quote(const Chronicle &c, const Evidence &e) { return base::fold_space(slice(c.documents[e.document].document.text, e.span)); }

Conflict order_conflict(const Chronicle &c, const Contradiction &k) {
  Conflict x;
  x.about = Conflict::About::order;
  x.links = k.reasons;
  for (const std::uint32_t l : k.reasons) {
    involve(x, c.links[l].from);
    involve(x, c.links[l].to);
    say(x, c, {c.links[l].document, c.links[l].evidence});
  }
  for (const std::uint32_t point : {k.from, k.to})
    if (point != no_reason) {
      involve(x, point / 2);
      say(x, c, sentence_of(c, dated_mention(c, point / 2)));
    }
  return x;
}

bool of_sources(const Chronicle &c, const Contradiction &k) {
  std::map<std::uint32_t, std::vector<MentionRef>> met; // event -> its mentions in the chain
  std::set<std::tuple<std::uint32_t, std::uint32_t>> sentences;
  for (const std::uint32_t l : k.reasons) {
    const Link &x = c.links[l];
    if (!x.stated)
      return false;
    sentences.emplace(x.document, x.evidence.begin);
    for (const std::uint32_t e : {x.from, x.to})
      if (const MentionRef *m = mention_in(c, e, {x.document, x.evidence}))
        met[e].push_back(*m);
  }
  for (const std::uint32_t point : {k.from, k.to})
    if (point != no_reason) {
      const MentionRef &m = dated_mention(c, point / 2);
      if (!date_of(c, m))
        return false;
      const Evidence s = sentence_of(c, m);
      sentences.emplace(s.document, s.span.begin);
      met[point / 2].push_back(m);
    }
  return sentences.size() > 1 && std::all_of(met.begin(), met.end(), [&](const auto &event) {
           const std::vector<MentionRef> &m = event.second;
           return std::all_of(m.begin(), m.end(), [&](const MentionRef &x) {
             return told_as_fact(mention_of(c, x).factuality) && !named(c, x).empty() && (x == m.front() || surely_one(c, m.front(), x));
           });
         });
}

void find_mention_conflicts(Chronicle &c, const ActorMap &actors) {
  Claims claims(c, actors);
  for (std::uint32_t i = 0; i < c.events.size(); ++i) {
    find_date_conflict(c, i);
    claims.find(i);
  }
}

} // namespace demarche::link
