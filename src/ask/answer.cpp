// A Query to an Answer: the event that is meant, and what the graph says around it.
#include <algorithm>
#include <set>

#include <demarche/ask.hpp>

#include "ask/dates.hpp"
#include "ask/find.hpp"
#include "ask/in_memory.hpp"
#include "base/words.hpp"

namespace demarche {

namespace {

using Ids = std::vector<std::uint32_t>;

constexpr std::size_t most_alternatives = 5;
constexpr std::size_t most_events = 40; ///< of one answer, by rank
constexpr std::size_t few_actors = 64;  ///< whose deeds are sooner listed than looked for among those found

class Asker {
public:
  Asker(const QuestionSource &s, const EventGraph &g, const Query &q) : source_(s), graph_(g), finder_(s) {
    answer_.query = q;
    for (const std::string &name : q.actors)
      for (const std::uint32_t a : s.actors(name))
        actors_.insert(a);
  }

  Answer run() {
    const Query &q = answer_.query;
    if (q.intent == Intent::what || q.intent == Intent::who)
      search();
    else if (find_target() && ready())
      answer_from_graph();
    keep_most_important();
    return std::move(answer_);
  }

private:
  /// A thing that came about, not what was only said, denied or thought possible.
  bool tells(std::uint32_t i) const {
    const Event &e = source_.event(i);
    if (e.factuality == Factuality::possible || e.factuality == Factuality::denied)
      return false;
    if (e.factuality == Factuality::planned && e.when.known != Known::stated && e.when.known != Known::resolved)
      return false;
    if (e.category != Category::none)
      return true;
    return !e.actors.empty() && !source_.traits(i).only_said;
  }

  /// Nothing is known of its time but that it was told: that it came before what is still to come says nothing.
  bool only_told(std::uint32_t i) const {
    const Event &e = source_.event(i);
    if (e.when.known != Known::bounded)
      return !e.when.known_at_all();
    if (e.when.start_earliest != beginning_of_time)
      return false;
    const std::optional<Instant> told = source_.traits(i).first_told;
    return told && e.when.end_latest >= *told;
  }

  bool shares(std::uint32_t i, std::uint32_t x) const {
    const Event &a = source_.event(i), &b = source_.event(x);
    for (const auto *p : {&a.actors, &a.recipients, &a.places})
      for (const auto *q : {&b.actors, &b.recipients, &b.places})
        for (const std::uint32_t who : *p)
          if (std::find(q->begin(), q->end(), who) != q->end())
            return true;
    return false;
  }

  static bool meet(const Ids &a, const Ids &b) {
    return std::any_of(a.begin(), a.end(), [&](std::uint32_t x) { return std::find(b.begin(), b.end(), x) != b.end(); });
  }

  static bool sure_day(const When &w) { return w.grain <= Grain::day && (w.known == Known::stated || w.known == Known::resolved); }

  static constexpr Instant about_one_time = 14 * seconds_per_day;

  /// Does q begin so long after the end of p? Of a When or an EventBrief.
  template <class P, class Q> static bool clear_of(const P &p, const Q &q, Instant apart) {
    return p.end_latest != end_of_time && q.start_earliest != beginning_of_time && q.start_earliest >= p.end_latest + apart;
  }

  /// Two events that a reader would take for one, though the sources do not say enough to join them: the same act, by
  /// somebody both name, to nobody else, at about one time, both done or both planned. Two known days are two deeds.
  bool same_deed(std::uint32_t a, std::uint32_t b) const {
    const EventBrief p = source_.brief(a), q = source_.brief(b); // most are far apart: then nothing more is read of them
    if (clear_of(p, q, about_one_time) || clear_of(q, p, about_one_time))
      return false;
    const Event &x = source_.event(a), &y = source_.event(b);
    const bool both = !x.recipients.empty() && !y.recipients.empty();
    if (x.category != y.category || x.factuality != y.factuality || !meet(x.actors, y.actors) ||
        (both && !meet(x.recipients, y.recipients)))
      return false;
    const Instant apart = sure_day(x.when) && sure_day(y.when) ? 0 : about_one_time;
    const EventTraits s = source_.traits(a), t = source_.traits(b);
    return !clear_of(x.when, y.when, apart) && !clear_of(y.when, x.when, apart) &&
           std::any_of(s.senses.begin(), s.senses.end(),
                       [&](const std::string &sense) { return std::binary_search(t.senses.begin(), t.senses.end(), sense); });
  }

  /// Of one deed told as several events the answer keeps the most important, and a stated cause before all.
  void keep_one_of_each() {
    std::vector<Step> steps = std::move(answer_.events), kept;
    std::stable_sort(steps.begin(), steps.end(), [](const Step &a, const Step &b) {
      return std::pair(a.cause != CauseKind::stated, a.rank) < std::pair(b.cause != CauseKind::stated, b.rank);
    });
    for (Step &s : steps)
      if (std::none_of(kept.begin(), kept.end(), [&](const Step &k) { return same_deed(k.event, s.event); }))
        kept.push_back(std::move(s));
    std::sort(kept.begin(), kept.end(), [](const Step &a, const Step &b) { return a.event < b.event; });
    answer_.events = std::move(kept);
    number();
  }

  /// What stands there by its date alone must have a date, and be of a kind that chronicles tell or share an actor.
  void keep_relevant(std::uint32_t x) {
    std::erase_if(answer_.events, [&](const Step &s) {
      return s.cause == CauseKind::none && s.via.empty() &&
             (only_told(s.event) || (source_.event(s.event).category == Category::none && !shares(s.event, x)));
    });
    keep_one_of_each();
  }

  /// Ranks without gaps.
  void number() {
    std::vector<Step *> by_rank;
    for (Step &s : answer_.events)
      by_rank.push_back(&s);
    std::sort(by_rank.begin(), by_rank.end(), [](const Step *a, const Step *b) { return a->rank < b->rank; });
    for (std::size_t i = 0; i < by_rank.size(); ++i)
      by_rank[i]->rank = static_cast<std::uint32_t>(i + 1);
  }

  bool acts(std::uint32_t i) const {
    const Event &e = source_.event(i);
    return answer_.query.actors.empty() ||
           std::any_of(e.actors.begin(), e.actors.end(), [&](std::uint32_t a) { return actors_.count(a) != 0; });
  }

  bool in_time(std::uint32_t i) const {
    const auto &asked = answer_.query.since_until;
    return !asked || ask_room::fits({asked, 0, 0}, source_.brief(i)) == ask_room::Fit::yes;
  }

  EventFilter wanted() const {
    return [this](std::uint32_t i) { return tells(i) && acts(i) && in_time(i); };
  }

  /// The best event found for some words, the rest as alternatives where they come close or none is meant.
  std::optional<std::uint32_t> pick(const std::vector<ask_room::Found> &found) {
    const bool meant = !found.empty() && found.front().meant;
    for (std::size_t i = meant; i < found.size() && answer_.alternatives.size() < most_alternatives; ++i)
      if (!meant || (found[i].meant && found[i].score >= 0.85 * found.front().score))
        answer_.alternatives.push_back(found[i].event);
    return meant ? std::optional(found.front().event) : std::nullopt;
  }

  bool two_events() const { return answer_.query.intent == Intent::between || answer_.query.intent == Intent::before; }

  bool find_target() {
    found_ = finder_.find(answer_.query.target);
    answer_.target = pick(found_);
    if (two_events())
      answer_.other = pick(finder_.find(answer_.query.other));
    if (!answer_.target && answer_.alternatives.empty())
      most_told();
    return answer_.target && (!two_events() || answer_.other);
  }

  /// Named actors nobody knows leave nothing to answer.
  bool ready() const { return answer_.query.actors.empty() || !actors_.empty(); }

  /// Where no word of the question is met: what the papers tell most, by labels that say something ("Trip" says nothing).
  void most_told() {
    source_.most_told([&](std::uint32_t i) {
      if (tells(i) && base::content_words(source_.event(i).label).size() > 1)
        answer_.alternatives.push_back(i);
      return answer_.alternatives.size() < most_alternatives;
    });
  }

  void answer_from_graph() {
    const std::uint32_t x = *answer_.target;
    switch (answer_.query.intent) {
    case Intent::preceding:
      answer_.events = graph_.preceding(x, wanted());
      break;
    case Intent::following:
      answer_.events = graph_.following(x, wanted());
      break;
    case Intent::causes:
      for (const std::uint32_t e : told_as(x))
        add(graph_.causes_of(e));
      break;
    case Intent::effects:
      if (!answer_.query.actors.empty())
        answer_.events = graph_.following(x, wanted());
      else
        for (const std::uint32_t e : told_as(x))
          add(graph_.effects_of(e));
      break;
    case Intent::between:
      answer_.events = graph_.between(x, *answer_.other, wanted());
      break;
    case Intent::before:
      decide(x, *answer_.other);
      break;
    default:
      answer_.events = {{x, CauseKind::none, 1, {}}};
    }
    if (answer_.query.intent != Intent::before && answer_.query.intent != Intent::when)
      keep_relevant(x);
    if (answer_.events.empty() && (answer_.query.intent == Intent::causes || answer_.query.intent == Intent::effects))
      nearest(answer_.query.intent == Intent::causes ? graph_.preceding(x, wanted()) : graph_.following(x, wanted()));
  }

  /// The event meant, and others that the words of the question fit and that are the same deed.
  Ids told_as(std::uint32_t x) const {
    Ids out{x};
    for (const ask_room::Found &f : found_)
      if (f.meant && f.event != x && same_deed(x, f.event))
        out.push_back(f.event);
    return out;
  }

  void add(const std::vector<Step> &steps) {
    const auto shift = static_cast<std::uint32_t>(answer_.events.size());
    for (Step s : steps) {
      const bool known = std::any_of(answer_.events.begin(), answer_.events.end(), [&](const Step &k) { return k.event == s.event; });
      if (known || s.event == *answer_.target)
        continue;
      s.rank += shift;
      answer_.events.push_back(std::move(s));
    }
    std::sort(answer_.events.begin(), answer_.events.end(), [](const Step &a, const Step &b) { return a.event < b.event; });
  }

  /// No cause is known: what stands nearest is offered, not claimed.
  void nearest(std::vector<Step> steps) {
    std::sort(steps.begin(), steps.end(), [](const Step &a, const Step &b) { return a.rank < b.rank; });
    answer_.alternatives.clear();
    for (std::size_t i = 0; i < steps.size() && i < most_alternatives; ++i)
      answer_.alternatives.push_back(steps[i].event);
  }

  void decide(std::uint32_t a, std::uint32_t b) {
    const std::optional<bool> before = a == b ? std::nullopt : graph_.before(a, b);
    answer_.verdict = !before ? "unknown" : *before ? "yes" : "no";
    if (const Ids chain = before ? *before ? graph_.path(a, b) : graph_.path(b, a) : Ids{}; a != b) {
      answer_.events = {{a, CauseKind::none, 1, chain}, {b, CauseKind::none, 2, {}}};
      if (before == false)
        std::swap(answer_.events[0], answer_.events[1]);
    }
  }

  /// "Who met whom in June 2023": the first events that the words, the actors and the dates allow.
  void search() {
    found_ = finder_.find(answer_.query.target);
    if (found_.empty() && ready() && (!actors_.empty() || answer_.query.since_until))
      search_all();
    else
      search_found();
    if (answer_.events.empty())
      for (std::size_t i = 0; i < found_.size() && i < most_alternatives; ++i)
        answer_.alternatives.push_back(found_[i].event);
    if (answer_.events.empty() && answer_.alternatives.empty())
      most_told();
    std::sort(answer_.events.begin(), answer_.events.end(), [](const Step &a, const Step &b) { return a.event < b.event; });
  }

  void search_found() {
    const bool few = !actors_.empty() && actors_.size() <= few_actors;
    const Ids of_few = few ? deeds_of_actors() : Ids();
    const auto theirs = [&](std::uint32_t i) { return !few || std::binary_search(of_few.begin(), of_few.end(), i); };
    for (std::size_t k = 0; ready() && k < found_.size() && answer_.events.size() < most_events; ++k)
      if (const std::uint32_t i = found_[k].event; found_[k].meant && in_time(i) && theirs(i) && acts(i))
        if (answer_.query.intent == Intent::what || tells(i))
          take(i);
  }

  void search_all() {
    const Ids of_actors = deeds_of_actors();
    const auto n = actors_.empty() ? source_.events() : static_cast<std::uint32_t>(of_actors.size());
    for (std::uint32_t k = 0; k < n && answer_.events.size() < most_events; ++k)
      if (const std::uint32_t i = actors_.empty() ? k : of_actors[k]; in_time(i) && wanted()(i))
        take(i);
  }

  void take(std::uint32_t i) { answer_.events.push_back({i, CauseKind::none, static_cast<std::uint32_t>(answer_.events.size() + 1), {}}); }

  /// What the actors asked for did or received, ascending.
  Ids deeds_of_actors() const {
    Ids out;
    for (const std::uint32_t a : actors_) {
      const Ids of_actor = source_.events_of(a);
      out.insert(out.end(), of_actor.begin(), of_actor.end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  void keep_most_important() {
    std::erase_if(answer_.events, [](const Step &s) { return s.rank > most_events; });
  }

  const QuestionSource &source_;
  const EventGraph &graph_;
  ask_room::Finder finder_;
  std::vector<ask_room::Found> found_; ///< for the words of the target
  std::set<std::uint32_t> actors_;     ///< that the question names
  Answer answer_;
};

} // namespace

bool local(const Query &q) noexcept { return q.intent != Intent::between && q.intent != Intent::before; }

Answer ask(const QuestionSource &s, const EventGraph &g, const Query &q) { return Asker(s, g, q).run(); }

Answer ask(const Chronicle &c, const EventGraph &g, const Query &q) { return ask(ask_room::InMemory(c), g, q); }

} // namespace demarche
