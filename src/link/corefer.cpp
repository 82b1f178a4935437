#include "link/corefer.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <demarche/rules.hpp>

#include "base/words.hpp"
#include "link/agglomerate.hpp"
#include "link/blocks.hpp"
#include "link/compare.hpp"
#include "link/conflicts.hpp"
#include "link/reading.hpp"
#include "link/similarity.hpp"

namespace demarche::link {

namespace {

/// Joined are clusters whose mentions are one event with this likelihood on average.
constexpr double enough = 0.3;
constexpr float least = 0.05F; ///< what is less likely counts as unlikely as can be
/// A pair of documents that are not near each other was not looked at: it says little, and rather that they tell of two events.
constexpr double far = 0.5;

/// Two sources that date what is clearly one event this far apart contradict each other;
/// farther apart they speak of two events.
constexpr Day conflicting_days = 5;

/// What speaks for one event where two documents tell of one sense at one date, whatever else they are about.
constexpr double of_actor = 0.75, of_word = 0.4, of_place = 0.5, of_sense = 1, of_day = 1, of_month = 0.75, of_others = 1, of_all = 2;
/// A sense of the lexicon and who took part are enough in two documents of one story, and in one when both are planned or
/// both happened, as far as nouns say that.
constexpr float sense_alike = 0.5F, of_one_story = 0.15F;
constexpr float surely = 0.5F; ///< in one document, whose writer keeps two events apart

class Joiner {
public:
  Joiner(const Chronicle &c, const ActorMap &map, const Weights &weights)
      : chronicle_(c), weights_(weights), stories_(c.documents), affairs_(c.documents, stories_), looks_(c, map, affairs_),
        likeness_(c, looks_) {}

  std::vector<Members> run() {
    take_up();
    compare(chronicle_, looks_, affairs_, [&](std::uint32_t a, std::uint32_t b, float alike) {
      if (takes_up_another(a, b))
        return;
      if (const float one = judge(look(a), look(b), alike); one >= least)
        pairs_.push_back({a, b, one});
    });
    std::vector<Members> out = agglomerate(looks_.all().size(), pairs_, enough,
                                           {[&](const Members &a, const Members &b) { return !at_odds(a, b, 0); },
                                            [&](const Members &a, const Members &b) { return compared(a, b); }});
    meet_by_date();
    unite(taken_up_, 0, out);
    unite(dated_, 0, out);
    unite(contradictions_, conflicting_days, out);
    return out;
  }

  const Look &look(std::uint32_t i) const { return looks_.all()[i]; }

private:
  const EventMention &mention(const Look &l) const { return chronicle_.documents[l.ref.document].events[l.ref.event]; }

  bool others_meet(const Look &a, const Look &b) const {
    return (mention(a).category != Category::none || mention(b).category != Category::none) &&
           others(chronicle_.actors, a.profile.participants, b.profile.participants);
  }

  bool others_meet(const Members &x, const Members &y) const {
    return any_two(x, y, [&](const Look &a, const Look &b) { return others_meet(a, b); });
  }

  template <class F> bool any_two(const Members &x, const Members &y, F f) const {
    return std::any_of(x.begin(), x.end(), [&](std::uint32_t a) {
      return std::any_of(y.begin(), y.end(), [&](std::uint32_t b) { return f(look(a), look(b)); });
    });
  }

  /// Two people's visits are two visits; two dates are two events, or a contradiction.
  float judge(const Look &a, const Look &b, float alike) const {
    if (only_says(mention(a)) || only_says(mention(b)) || others_meet(a, b) || at_odds(a, b, 0) || to_come(a, b) || named_apart(a, b) ||
        acts_apart(a, b) || says_little(a, b))
      return 0;
    const Features f = likeness_.of(a, b, alike);
    float one = likely(f, weights_);
    if (one_sense(a, b) && shared(a.profile.participants, b.profile.participants) > 0 && alike >= of_one_story &&
        (f[f_here] == 0 || (a.profile.nominal && b.profile.nominal) || mention(a).factuality == mention(b).factuality))
      one = std::max(one, sense_alike);
    // A document that uses two words without anything in common tells of two events; two documents may each use their own.
    const bool unrelated = f[f_same] + f[f_sense] + f[f_kin] + f[f_part] == 0;
    return (f[f_here] > 0 && (unrelated || one < surely)) || (unrelated && one < enough) ? 0 : one;
  }

  /// A document that plans one thing and tells of another: the trip to come is not the one that was.
  bool to_come(const Look &a, const Look &b) const {
    const Factuality x = mention(a).factuality, y = mention(b).factuality;
    return a.ref.document == b.ref.document &&
           ((x == Factuality::planned && y == Factuality::happened) || (x == Factuality::happened && y == Factuality::planned));
  }

  /// "talks on fish", then "talks on trade": a writer who means the same says "the talks".
  static bool named_apart(const Look &a, const Look &b) {
    const Profile &p = a.profile, &q = b.profile;
    return a.ref.document == b.ref.document && p.nominal && q.nominal && !p.definite && !q.definite && !p.arguments.empty() &&
           !q.arguments.empty() && shared(p.arguments, q.arguments) == 0 && shared(p.participants, q.participants) == 0;
  }

  /// "The mayor vowed to tackle the noise", then "farmers hoped to tackle theirs": others do another thing, unless the lexicon
  /// knows what is done, for then others may be said to do the same ("the ministry", "Peru").
  bool acts_apart(const Look &a, const Look &b) const {
    const Profile &p = a.profile, &q = b.profile;
    return a.ref.document == b.ref.document && !p.nominal && !q.nominal && !one_sense(a, b) && !mention(a).actors.empty() &&
           !mention(b).actors.empty() && !p.participants.empty() && !q.participants.empty() && shared(p.participants, q.participants) == 0;
  }

  /// A verb such as "take" is one deed with another only where they have something more in common.
  bool says_little(const Look &a, const Look &b) const {
    static const std::set<std::string, std::less<>> general = folded(link_words("general"));
    return !one_sense(a, b) && a.profile.lemma == b.profile.lemma && general.count(a.profile.lemma) > 0 &&
           shared(a.profile.arguments, b.profile.arguments) == 0;
  }

  /// As Profile::lemma has them.
  static std::set<std::string, std::less<>> folded(const std::set<std::string, std::less<>> &lemmas) {
    std::set<std::string, std::less<>> out;
    for (const std::string &l : lemmas)
      for (std::string &w : base::words(l))
        out.insert(std::move(w));
    return out;
  }

  /// Of one sense of the lexicon ("imposes", "sanctions"), which is more than a word in common.
  bool one_sense(const Look &a, const Look &b) const {
    const EventMention &x = mention(a), &y = mention(b);
    return x.category != Category::none && x.category == y.category && x.type == y.type;
  }

  /// Documents of different matters, too, tell of one event when they agree on its sense and its date, or on who took part.
  void meet_by_date() {
    Blocks blocks;
    for (std::uint32_t b = 0; b < looks_.all().size(); ++b) {
      if (look(b).profile.dates.empty() || only_says(mention(look(b))))
        continue;
      const std::vector<BlockKey> keys = keys_of(look(b));
      std::set<std::uint32_t> met;
      for (const BlockKey key : keys)
        blocks.each(key, [&](std::uint32_t a) { met.insert(a); });
      for (const std::uint32_t a : met)
        by_date(a, b);
      for (const BlockKey key : keys)
        blocks.add(key, b);
    }
  }

  /// "The trip was long": with nobody and no day of its own, a definite noun takes up the deed of its kind that was told last.
  void take_up() {
    std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> last; // by document and kind; the looks are in order of the text
    taken_by_.assign(looks_.all().size(), nothing);
    for (std::uint32_t i = 0; i < looks_.all().size(); ++i) {
      const Look &l = look(i);
      const EventMention &m = mention(l);
      if (m.category == Category::none || only_says(m))
        continue;
      const auto [at, is_new] = last.try_emplace({l.ref.document, m.type}, i);
      if (!is_new && l.profile.definite && l.profile.nominal && m.actors.empty() && m.recipients.empty() && !m.timex && !m.topic &&
          !to_come(look(at->second), l)) {
        taken_by_[i] = at->second;
        taken_up_.emplace_back(at->second, i);
      }
      at->second = i;
    }
  }

  /// It speaks of one deed of its document and is no bridge to another.
  bool takes_up_another(std::uint32_t a, std::uint32_t b) const {
    return taken_by_[b] != nothing && taken_by_[b] != a && look(a).ref.document == look(b).ref.document;
  }

  std::vector<BlockKey> keys_of(const Look &l) const {
    std::vector<std::string> senses = {l.profile.lemma};
    if (mention(l).category != Category::none)
      senses.push_back("=" + mention(l).type);
    std::vector<BlockKey> keys;
    for (const std::string &s : senses) {
      const BlockKey sense = block_key(s);
      for (const When &w : l.profile.dates)
        if (w.grain <= Grain::month)
          keys.push_back(block_key(sense, 't', static_cast<std::uint64_t>(w.start_earliest)));
      for (const std::uint32_t a : l.profile.participants)
        keys.push_back(block_key(sense, 'a', std::uint64_t{a}));
    }
    return keys;
  }

  void by_date(std::uint32_t i, std::uint32_t j) {
    const Look &a = look(i), &b = look(j);
    const Dates dates = compare_dates(a.profile, b.profile);
    if (dates == Dates::disjoint && contradicting(a, b))
      contradictions_.emplace_back(i, j);
    if (dates < Dates::same_month || others_meet(a, b) || says_little(a, b))
      return;
    const bool apart = others(chronicle_.actors, a.profile.participants, b.profile.participants) ||
                       (others(chronicle_.actors, a.profile.places, b.profile.places) && dates < Dates::same_day);
    const auto counted = [](std::size_t n, std::size_t most) { return static_cast<double>(std::min(n, most)); };
    const double s = of_sense + (dates == Dates::same_day ? of_day : of_month) - of_others * apart +
                     of_actor * counted(shared(a.profile.participants, b.profile.participants), 2) +
                     of_word * counted(shared(a.profile.arguments, b.profile.arguments), 3) +
                     of_place * counted(shared(a.profile.places, b.profile.places), 1);
    if (s >= of_all)
      dated_.emplace_back(i, j);
  }

  /// Different dates never join in silence: only what all else says is one event, in stories alike,
  /// of which neither document tells a second one. The dates then make a conflict.
  bool contradicting(const Look &a, const Look &b) const {
    if (a.ref.document == b.ref.document || !told_as_fact(mention(a)) || !told_as_fact(mention(b)) || one_sentence(a, b))
      return false;
    if (!a.profile.agents.empty() && !b.profile.agents.empty() && shared(a.profile.agents, b.profile.agents) == 0)
      return false;
    const std::size_t people = shared(a.profile.participants, b.profile.participants);
    const std::size_t who = std::max(people, shared(a.profile.arguments, b.profile.arguments));
    const bool where = shared(a.profile.places, b.profile.places) > 0;
    const bool one = who >= 1 && (where || who >= 2) && !others(chronicle_.actors, a.profile.participants, b.profile.participants);
    const std::optional<Day> apart = days_apart(a.profile, b.profile);
    if (!apart || *apart > conflicting_days || !one || siblings(a) || siblings(b))
      return false;
    // The more the two say alike, the less the rest of their documents must: a chronology tells of much else.
    return stories_.alike(a.ref.document, b.ref.document) >= (who >= 3 ? 0.05 : 0.15);
  }

  static bool told_as_fact(const EventMention &e) { return e.factuality <= Factuality::ongoing; }

  /// A copy that was printed on another day: its "on Sunday" is the first one's.
  bool one_sentence(const Look &a, const Look &b) const {
    return quote(chronicle_, sentence_of(chronicle_, a.ref)) == quote(chronicle_, sentence_of(chronicle_, b.ref));
  }

  /// Does the document tell of another event of this sense, at another date?
  bool siblings(const Look &l) const {
    const EventMention &e = mention(l);
    for (const EventMention &o : chronicle_.documents[l.ref.document].events)
      if (o.type == e.type && o.when && e.when && o.when->start_earliest != e.when->start_earliest)
        return true;
    return false;
  }

  /// Within a document also the dates taken over from what stands before tell events apart.
  bool at_odds(const Look &a, const Look &b, Day days) const {
    const auto &x = mention(a).when, &y = mention(b).when;
    if (a.ref.document == b.ref.document)
      return x && y && (x->end_latest <= y->start_earliest || y->end_latest <= x->start_earliest);
    return compare_dates(a.profile, b.profile) == Dates::disjoint && days_apart(a.profile, b.profile).value_or(days + 1) > days;
  }

  /// Have they dates that cannot both be right, more than `days` apart?
  bool at_odds(const Members &x, const Members &y, Day days) const {
    return any_two(x, y, [&](const Look &a, const Look &b) { return at_odds(a, b, days); });
  }

  /// Joins the clusters of pairs that are surely one, unless more than these speaks against it.
  void unite(const std::vector<std::pair<std::uint32_t, std::uint32_t>> &pairs, Day days, std::vector<Members> &clusters) const {
    std::vector<std::uint32_t> at(looks_.all().size());
    for (std::uint32_t k = 0; k < clusters.size(); ++k)
      for (const std::uint32_t i : clusters[k])
        at[i] = k;
    for (const auto &[i, j] : pairs) {
      const std::uint32_t a = std::min(at[i], at[j]), b = std::max(at[i], at[j]);
      if (a == b || at_odds(clusters[a], clusters[b], days) || others_meet(clusters[a], clusters[b]))
        continue;
      for (const std::uint32_t m : clusters[b])
        at[m] = a;
      clusters[a].insert(clusters[a].end(), clusters[b].begin(), clusters[b].end());
      std::sort(clusters[a].begin(), clusters[a].end());
      clusters[b].clear();
    }
    std::erase_if(clusters, [](const Members &m) { return m.empty(); });
  }

  double compared(const Members &x, const Members &y) const {
    double n = 0;
    for (const std::uint32_t a : x)
      for (const std::uint32_t b : y)
        n += affairs_.compared(look(a).ref.document, look(b).ref.document) ? 1 : far;
    return n;
  }

  const Chronicle &chronicle_;
  const Weights &weights_;
  Stories stories_;
  Affairs affairs_;
  Looks looks_;
  Likeness likeness_;
  std::vector<Likely> pairs_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> contradictions_, dated_, taken_up_; ///< that are one
  static constexpr std::uint32_t nothing = UINT32_MAX;
  std::vector<std::uint32_t> taken_by_; ///< by look: what it takes up
};

} // namespace

bool only_says(const EventMention &e) {
  static const auto reporting = [] {
    std::set<std::string> out;
    for (const auto &row : parse_lexicon(builtin("en/reporting.tsv"), "en/reporting.tsv", 1))
      out.insert(row.front());
    return out;
  }();
  return reporting.count(e.type) > 0;
}

std::vector<std::vector<std::uint32_t>> corefer(Chronicle &c, const ActorMap &map, const Weights &weights) {
  std::vector<std::vector<std::uint32_t>> event_of;
  for (const Annotations &a : c.documents)
    event_of.emplace_back(a.events.size());
  Joiner joiner(c, map, weights);
  for (const Members &k : joiner.run()) {
    Event &event = c.events.emplace_back();
    for (const std::uint32_t i : k) {
      const MentionRef m = joiner.look(i).ref;
      event_of[m.document][m.event] = static_cast<std::uint32_t>(c.events.size() - 1);
      event.mentions.push_back(m);
    }
  }
  return event_of;
}

} // namespace demarche::link
