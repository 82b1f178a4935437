// Which events the chronology tells.
#include <cmath>
#include <map>
#include <set>

#include "base/words.hpp"
#include "brief/material.hpp"
#include "brief/wording.hpp"

namespace demarche::brief {

namespace {

constexpr Instant nearby = 14 * seconds_per_day;

const EventMention &first_mention(const Chronicle &c, const Event &e) {
  return c.documents[e.mentions.front().document].events[e.mentions.front().event];
}

/// Less than `nearby` between what the two may cover; open bounds tell nothing.
bool close_in_time(const When &a, const When &b) {
  const auto bounded = [](const When &w) { return w.start_earliest != beginning_of_time && w.end_latest != end_of_time; };
  if (!bounded(a) || !bounded(b))
    return false;
  return a.start_earliest - nearby < b.end_latest && b.start_earliest - nearby < a.end_latest;
}

class Chooser {
public:
  explicit Chooser(const Material &m) : m_(m), a_(m.answer) {}

  std::vector<std::uint32_t> run() {
    gather();
    if (worth_.empty()) // better what has no place than nothing
      for (const Step &s : a_.events)
        worth_[s.event] = -static_cast<double>(s.rank);
    std::vector<std::uint32_t> order;
    for (const auto &[event, worth] : worth_)
      order.push_back(event);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return worth_.at(a) > worth_.at(b); });
    const std::size_t most = std::max<std::size_t>(m_.options.top.value_or(room(m_.options.profile).rows), 1);
    std::vector<std::uint32_t> out;
    for (const auto &event : {a_.target, a_.other})
      if (event && std::find(out.begin(), out.end(), *event) == out.end())
        out.push_back(*event);
    for (const std::uint32_t e : order)
      if (out.size() < most && std::none_of(out.begin(), out.end(), [&](std::uint32_t o) { return o == e || same_deed(m_, o, e); }))
        out.push_back(e);
    in_order_of_time(out);
    return out;
  }

private:
  /// The answer's events; where it has room, what came of the target, and what the timeline tells.
  void gather() {
    for (const Step &s : a_.events)
      if (weight(s.event) >= said_enough)
        take(s.event, weight(s.event) * (2.0 * (1 - static_cast<double>(s.rank) / static_cast<double>(a_.events.size() + 1)) +
                                         (s.cause == CauseKind::stated     ? 3
                                          : s.cause == CauseKind::inferred ? 2
                                                                           : 0)));
    if (!a_.target || a_.query.intent != Intent::preceding)
      return;
    const Event &target = m_.event(*a_.target);
    for (const Step &s : m_.graph.following(*a_.target))
      if (told_as_fact(m_.event(s.event)) && m_.event(s.event).category != Category::none && share_actor(target, m_.event(s.event)))
        take(s.event, s.cause == CauseKind::none ? 0 : weight(s.event));
    const std::vector<std::string> words = base::content_words(target.label);
    for (const Entry &entry : m_.timeline.entries)
      for (const std::uint32_t e : entry.events) {
        const bool related = share_actor(target, m_.event(e)) || share_actor(m_.event(e), target) || share_word(words, m_.event(e).label);
        if (m_.timeline.of_days)
          take_of_day(e, e == entry.events.front(), related);
        else
          take_of_timeline(e, related);
      }
  }

  void take_of_timeline(std::uint32_t e, bool related) {
    const bool whole_affair = m_.options.profile == Profile::chronology; // the user's own choice of documents
    if (whole_affair || (related && has_a_day(m_.event(e))))
      take(e, related && whole_affair ? 1 : 0);
  }

  /// What leads a day is what the day is told for; what else it tells fills what room is left.
  void take_of_day(std::uint32_t e, bool leads, bool related) { take(e, (related ? 1 : 0) + (leads ? 3 : -5)); }

  static constexpr double said_enough = 0.5; ///< below it the rows of a paper have no room for it

  /// How far a link to an event counts: of hundreds of documents one alone says little; of up to a hundred it says enough.
  double weight(std::uint32_t event) const {
    constexpr double enough = 50; // one document of so many
    const double least = static_cast<double>(m_.chronicle.documents.size()) / enough;
    return std::min(1.0, static_cast<double>(documents(m_.event(event))) / std::max(1.0, least));
  }

  static std::size_t documents(const Event &e) {
    std::size_t n = 0; // mentions are ordered by document
    for (std::size_t k = 0; k < e.mentions.size(); ++k)
      n += k == 0 || e.mentions[k].document != e.mentions[k - 1].document;
    return n;
  }

  static bool share_word(const std::vector<std::string> &words, const std::string &label) {
    const std::vector<std::string> has = base::content_words(label);
    return std::any_of(words.begin(), words.end(), [&](const std::string &w) { return std::find(has.begin(), has.end(), w) != has.end(); });
  }

  /// A plan or a possibility without a day belongs to what is planned next, not among what came when; and a deed of no known
  /// kind must have a day of its own.
  bool has_a_place(std::uint32_t i) const {
    const Event &e = m_.event(i);
    const bool dated = has_a_day(e);
    const std::string &label = label_of(m_, i);
    if ((e.actors.empty() && base::content_words(label).size() < 2) || says_little(m_.chronicle, e, label)) // "Visit": whose, and where?
      return false;
    return told_as_fact(e) ? dated || e.category != Category::none
                           : dated || e.factuality == Factuality::alleged || e.factuality == Factuality::denied;
  }

  void take(std::uint32_t event, double worth) {
    if (!has_a_place(event))
      return;
    const auto [at, is_new] = worth_.try_emplace(event, 0);
    if (is_new)
      at->second = worth + merit(event);
  }

  /// How well it is told: by whom, how firmly dated, how sure it came about.
  double merit(std::uint32_t i) const {
    const Event &e = m_.event(i);
    const std::size_t participants = e.actors.size() + e.recipients.size();
    double out = 2 * std::log2(1.0 + static_cast<double>(m_.cite.independent(i)));
    out += std::log2(1.0 + static_cast<double>(documents(e)));
    out += e.category != Category::none ? 1 : 0;
    out += e.when.known_at_all() && e.when.known != Known::bounded && e.when.grain <= Grain::month ? 1.5 : 0;
    out += participants > 0 ? 1 : -1;
    out += told_as_fact(e) ? 1 : e.factuality == Factuality::planned && !m_.ahead(e) ? -1.5 : 0;
    // With a crowd of actors several events were taken for one: a line about all of them tells of none.
    out += participants > 8 ? -2 : 0;
    return out;
  }

  /// By the day it began at the earliest; what has only an end, by its end; what has neither, last.
  void in_order_of_time(std::vector<std::uint32_t> &events) const {
    const auto key = [&](std::uint32_t i) {
      const When &w = time_of(m_, i);
      const Instant begin = w.start_earliest != beginning_of_time ? w.start_earliest : w.known_at_all() ? w.end_latest : end_of_time;
      return std::tuple(begin, w.end_latest, i);
    };
    std::sort(events.begin(), events.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  }

  const Material &m_;
  const Answer &a_;
  std::map<std::uint32_t, double> worth_;
};

} // namespace

std::vector<std::uint32_t> choose(const Material &m) { return Chooser(m).run(); }

std::map<std::uint32_t, MentionRef> leads(const Chronicle &c, const Timeline &t) {
  std::map<std::uint32_t, MentionRef> out;
  if (!t.of_days)
    return out;
  for (const Entry &entry : t.entries) {
    if (entry.quotes.empty() || entry.events.empty())
      continue;
    const Evidence &quoted = entry.quotes.front().evidence;
    const Event &e = c.events[entry.events.front()];
    for (const MentionRef &m : e.mentions) {
      const EventMention &told = c.documents[m.document].events[m.event];
      if (m.document == quoted.document && told.span.overlaps(quoted.span) && told.factuality == e.factuality && !told.label.empty() &&
          entry.label.starts_with(told.label))
        out.try_emplace(entry.events.front(), m);
    }
  }
  return out;
}

namespace {

const EventMention *quoted(const Material &m, std::uint32_t event) {
  const auto lead = m.leads.find(event);
  return lead == m.leads.end() ? nullptr : &m.chronicle.documents[lead->second.document].events[lead->second.event];
}

} // namespace

const When &time_of(const Material &m, std::uint32_t event) {
  const EventMention *lead = quoted(m, event);
  return lead && lead->when && lead->when->known_at_all() ? *lead->when : m.event(event).when;
}

const std::string &label_of(const Material &m, std::uint32_t event) {
  const EventMention *lead = quoted(m, event);
  return lead ? lead->label : m.event(event).label;
}

bool share_actor(const Event &a, const Event &b) {
  return std::any_of(a.actors.begin(), a.actors.end(), [&](std::uint32_t who) {
    return std::find(b.actors.begin(), b.actors.end(), who) != b.actors.end() ||
           std::find(b.recipients.begin(), b.recipients.end(), who) != b.recipients.end();
  });
}

bool same_deed(const Material &m, std::uint32_t a, std::uint32_t b) {
  const Event &x = m.event(a), &y = m.event(b);
  if (told_as_fact(x) != told_as_fact(y) || x.mentions.empty() || y.mentions.empty())
    return false;
  if (x.factuality == y.factuality && x.label == y.label && x.when == y.when)
    return true;
  if (first_mention(m.chronicle, x).type != first_mention(m.chronicle, y).type)
    return false;
  // One that only has bounds adds nothing to one that has a day within them.
  const bool bounded =
      has_a_day(x) != has_a_day(y) && x.when.start_earliest < y.when.end_latest && y.when.start_earliest < x.when.end_latest;
  if (share_actor(x, y))
    return bounded || close_in_time(x.when, y.when);
  return x.when.known_at_all() && x.when == y.when && (x.actors.empty() || y.actors.empty());
}

} // namespace demarche::brief
