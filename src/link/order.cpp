// The sieves of order, most precise first.
#include <algorithm>
#include <functional>
#include <set>

#include <demarche/rules.hpp>

#include "link/course.hpp"
#include "link/signals.hpp"

namespace demarche::link {

namespace {

Link order(const Reading &r, std::uint32_t from, Relation relation, std::uint32_t to, const char *rule, float confidence) {
  Link l;
  l.from = from;
  l.to = to;
  l.relation = relation;
  l.confidence = confidence;
  l.rule = rule;
  l.evidence = r.sentence_span(to);
  return l;
}

/// Chosen events, not all that happens: most verbs around them are none.
bool few_events(const Reading &r) {
  std::size_t verbs = 0, of_them = 0;
  for (std::uint32_t s = 0; s < r.a.text.sentences.size(); ++s)
    if (!r.events_of(s).empty() && r.a.text.sentences[s].kind == SentenceKind::prose)
      for (std::uint32_t t = r.a.text.sentences[s].first; t < r.a.text.sentences[s].last; ++t)
        if (r.word(t).upos == Upos::VERB) {
          ++verbs;
          of_them += r.event_at(t) != none;
        }
  return 3 * of_them <= 2 * verbs;
}

bool dated(const EventMention &e) {
  return e.when && e.when->known_at_all() && (e.when->known == Known::stated || e.when->known == Known::resolved);
}

/// after, before, following, ahead of ...: the rows of order.rules.
void signals(const Reading &r, Found &found) {
  if (!r.parsed())
    return;
  for (std::uint32_t s = 0; s < r.a.text.sentences.size(); ++s)
    for (Link &l : signalled(r, order_signals(), s))
      found.add(std::move(l));
}

/// Each event with the first of those that begin after its end: the rest follows. At most so many for one event, so that
/// many events of one day stay linear.
void by_date(const Reading &r, Found &found) {
  constexpr std::size_t most = 12;
  std::vector<std::uint32_t> events;
  for (std::uint32_t i = 0; i < r.a.events.size(); ++i)
    if (dated(r.a.events[i]))
      events.push_back(i);
  const auto when = [&](std::uint32_t i) -> const When & { return *r.a.events[i].when; };
  std::stable_sort(events.begin(), events.end(), [&](auto x, auto y) { return when(x).start_earliest < when(y).start_earliest; });
  for (const std::uint32_t i : events) {
    auto next = std::lower_bound(events.begin(), events.end(), when(i).end_latest,
                                 [&](std::uint32_t x, Instant t) { return when(x).start_earliest < t; });
    Instant covered = end_of_time;
    for (std::size_t n = 0; next != events.end() && n < most && when(*next).start_earliest < covered; ++next, ++n) {
      found.add(order(r, i, Relation::BEFORE, *next, "dated", 0.95F));
      covered = std::min(covered, when(*next).end_latest);
    }
  }
}

/// "The talks that Peru had broken off resumed": what stands in the past perfect comes before the past it is told from.
void past_perfect(const Reading &r, Found &found) {
  std::uint32_t told = none; // the last event in the simple past
  for (std::uint32_t s = 0; s < r.a.text.sentences.size(); ++s) {
    std::uint32_t next = told;
    for (const std::uint32_t e : r.events_of(s)) {
      if (!r.past_perfect(e)) {
        next = r.simple_past(e) ? e : next;
        continue;
      }
      const std::uint32_t h = r.head(r.a.events[e].token), above = h == none ? none : r.event_above(h);
      const std::uint32_t reference = above != none && !r.past_perfect(above) ? above : told;
      if (reference != none && !found.ordered(e, reference))
        found.add(order(r, e, Relation::BEFORE, reference, "past-perfect", 0.75F));
    }
    told = next;
  }
}

/// "Officials said that the talks failed": what is reported as past comes before the report, what is planned after it.
void reported(const Reading &r, Found &found) {
  if (!r.parsed())
    return;
  for (std::uint32_t e = 0; e < r.a.events.size(); ++e) {
    const std::uint32_t t = r.a.events[e].token;
    if (t >= r.a.syntax.words.size() || r.word(t).deprel != Deprel::ccomp || r.head(t) == none)
      continue;
    const std::uint32_t report = r.event_at(r.head(t));
    if (report == none || found.ordered(e, report))
      continue;
    const Factuality f = r.a.events[e].factuality;
    if (f == Factuality::planned)
      found.add(order(r, report, Relation::BEFORE, e, "reported", 0.7F));
    else if (r.simple_past(e) || r.past_perfect(e) || r.has_auxiliary(t, "have"))
      found.add(order(r, e, Relation::BEFORE, report, "reported", 0.7F));
  }
}

/// "Officials said that the port will close": what is said in the future comes after the report, what is said in the present
/// holds at its time.
void foretold(const Reading &r, const std::vector<Traits> &traits, Found &found) {
  for (std::uint32_t e = 0; e < r.a.events.size(); ++e) {
    const std::uint32_t t = r.a.events[e].token;
    if (t >= r.a.syntax.words.size() || (r.word(t).deprel != Deprel::ccomp && r.word(t).deprel != Deprel::parataxis) || r.head(t) == none)
      continue;
    const std::uint32_t report = r.event_at(r.head(t));
    if (report == none || found.ordered(e, report))
      continue;
    if (traits[e].form == Form::modal)
      found.add(order(r, report, Relation::BEFORE, e, "foretold", 0.6F));
    else if (traits[e].form == Form::present)
      found.add(order(r, report, Relation::SIMULTANEOUS, e, "foretold", 0.4F));
  }
}

/// "spoke at the congress", "rose during the war": the occasion lasts longer than what is done at it.
void occasion(const Reading &r, Found &found) {
  for (std::uint32_t e = 0; e < r.a.events.size(); ++e) {
    const std::uint32_t t = r.a.events[e].token;
    if (t >= r.a.syntax.words.size() || r.word(t).deprel != Deprel::obl || r.head(t) == none || r.word(t).upos == Upos::VERB)
      continue;
    const std::uint32_t act = r.event_at(r.head(t));
    if (act == none || found.ordered(act, e))
      continue;
    for (const std::uint32_t c : r.children(t))
      if (r.word(c).deprel == Deprel::case_ && (r.lemma(c) == "at" || r.lemma(c) == "during" || r.lemma(c) == "in"))
        found.add(order(r, e, Relation::INCLUDES, act, "occasion", 0.5F));
  }
}

/// "The troops advanced and the crowd fled": clauses joined in one tense tell of one time.
void joined(const Reading &r, const std::vector<Traits> &traits, Found &found) {
  for (std::uint32_t e = 0; e < r.a.events.size(); ++e) {
    const std::uint32_t t = r.a.events[e].token;
    if (t >= r.a.syntax.words.size() || r.word(t).deprel != Deprel::conj || r.head(t) == none)
      continue;
    const std::uint32_t first = r.event_at(r.head(t));
    const Form f = traits[e].form;
    if (first != none && f == traits[first].form && (f == Form::past || f == Form::present) && !found.ordered(first, e))
      found.add(order(r, first, Relation::SIMULTANEOUS, e, "joined", 0.4F));
  }
}

/// The main event of a sentence: the one nearest to its root.
std::uint32_t main_event(const Reading &r, std::uint32_t sentence) {
  std::uint32_t best = none;
  int best_depth = 12;
  for (const std::uint32_t e : r.events_of(sentence)) {
    int depth = 0;
    for (std::uint32_t t = r.a.events[e].token; t < r.a.syntax.words.size() && r.head(t) != none && depth < 12; t = r.head(t))
      ++depth;
    if (depth < best_depth) {
      best_depth = depth;
      best = e;
    }
  }
  return best;
}

/// What sentences tell one after the other in the same tense belongs to one scene; what is to come follows what was.
void successive(const Reading &r, const std::vector<Traits> &traits, Found &found) {
  std::uint32_t last = none;
  for (std::uint32_t s = 0; s < r.a.text.sentences.size(); ++s) {
    if (r.a.text.sentences[s].kind != SentenceKind::prose)
      continue;
    const std::uint32_t e = main_event(r, s);
    if (last != none && e != none && !found.ordered(last, e)) {
      const Form a = traits[last].form, b = traits[e].form;
      if (a == b && (a == Form::past || a == Form::present || a == Form::perfect))
        found.add(order(r, last, Relation::SIMULTANEOUS, e, "successive", 0.3F));
      else if ((a == Form::past || a == Form::perfect) && (b == Form::modal || b == Form::present))
        found.add(order(r, last, Relation::BEFORE, e, "successive", 0.3F));
    }
    last = e;
  }
}

/// What the tenses and places of clauses suggest. Where events are few (they may be given), each is a turn of the
/// story, and its usual course orders them instead.
void scene(const Reading &r, Found &found) {
  if (!r.parsed() || few_events(r))
    return;
  const std::vector<Traits> traits = traits_of_all(r);
  foretold(r, traits, found);
  occasion(r, found);
  joined(r, traits, found);
  successive(r, traits, found);
}

void course(const Reading &r, Found &found) {
  if (r.parsed() && few_events(r))
    follow_course(r, found);
}

/// "asked Peru to leave", "came to talk": what is meant to be done comes after the meaning of it. Verbs of beginning and
/// going on only say how the act itself runs.
void intended(const Reading &r, Found &found) {
  static const WordSet phases = link_words("phase");
  if (!r.parsed())
    return;
  for (std::uint32_t e = 0; e < r.a.events.size(); ++e) {
    const std::uint32_t t = r.a.events[e].token;
    if (t >= r.a.syntax.words.size() ||
        (r.word(t).deprel != Deprel::xcomp && r.word(t).deprel != Deprel::advcl && r.word(t).deprel != Deprel::acl))
      continue;
    const std::uint32_t h = r.head(t), meant = h == none ? none : r.event_at(h);
    if (meant == none || found.ordered(e, meant) || phases.find(r.lemma(h)) != phases.end())
      continue;
    for (const std::uint32_t c : r.children(t))
      if (c > h && r.word(c).deprel == Deprel::mark && r.lemma(c) == "to") {
        found.add(order(r, meant, Relation::BEFORE, e, "intended", 0.6F));
        break;
      }
  }
}

/// "The minister spoke, adding that ...": a participle without a conjunction tells of the time of its main verb.
void participle(const Reading &r, Found &found) {
  if (!r.parsed())
    return;
  for (std::uint32_t e = 0; e < r.a.events.size(); ++e) {
    const std::uint32_t t = r.a.events[e].token;
    if (t >= r.a.syntax.words.size() || r.word(t).deprel != Deprel::advcl || r.head(t) == none || r.head(t) > t || r.past_perfect(e))
      continue;
    const VerbForm form = r.word(t).features.form;
    const std::uint32_t main = r.event_at(r.head(t));
    const auto kids = r.children(t);
    const bool bare = std::none_of(kids.begin(), kids.end(), [&](std::uint32_t c) { return r.word(c).deprel == Deprel::mark; });
    if (main != none && bare && (form == VerbForm::gerund || form == VerbForm::participle) && r.form(t).ends_with("ing") &&
        !found.ordered(e, main))
      found.add(order(r, main, Relation::SIMULTANEOUS, e, "participle", 0.5F));
  }
}

/// Reports of one text are told as of one time.
void reports(const Reading &r, Found &found) {
  static const WordSet verbs = lexicon_words("en/reporting.tsv");
  std::uint32_t last = none, last_sentence = 0;
  for (std::uint32_t s = 0; s < r.a.text.sentences.size() && r.parsed(); ++s)
    for (const std::uint32_t e : r.events_of(s)) {
      const std::uint32_t t = r.a.events[e].token;
      if (t >= r.a.syntax.words.size() || verbs.find(r.lemma(t)) == verbs.end() || !r.simple_past(e))
        continue;
      if (last != none && s - last_sentence <= 1 && !found.ordered(last, e))
        found.add(order(r, last, Relation::SIMULTANEOUS, e, "reports", 0.4F));
      last = e;
      last_sentence = s;
    }
}

/// What happened comes before what is still planned: before a plan, the event it hangs from or, failing that, the last one
/// told; of the plans that hang from one another only the first.
void planned(const Reading &r, Found &found) {
  std::uint32_t happened = none;
  for (std::uint32_t e = 0; e < r.a.events.size(); ++e) {
    const EventMention &m = r.a.events[e];
    if (m.factuality == Factuality::happened)
      happened = e;
    if (m.factuality != Factuality::planned || happened == none)
      continue;
    const std::uint32_t h = r.parsed() && m.token < r.a.syntax.words.size() ? r.head(m.token) : none;
    const std::uint32_t above = h == none ? none : r.event_above(h);
    if (above != none && r.a.events[above].factuality == Factuality::planned)
      continue;
    const std::uint32_t before = above != none && r.a.events[above].factuality == Factuality::happened ? above : happened;
    if (!found.ordered(before, e))
      found.add(order(r, before, Relation::BEFORE, e, "planned", 0.6F));
  }
}

} // namespace

const std::vector<Sieve> order_sieves = {
    {"signals", signals},       {"dated", by_date},   {"past-perfect", past_perfect}, {"reported", reported}, {"intended", intended},
    {"participle", participle}, {"reports", reports}, {"planned", planned},           {"scene", scene},       {"course", course},
};

} // namespace demarche::link
