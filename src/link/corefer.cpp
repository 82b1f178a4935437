#include "link/corefer.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include <demarche/rules.hpp>

#include "base/parallel.hpp"
#include "link/agglomerate.hpp"
#include "link/apart.hpp"
#include "link/blocks.hpp"
#include "link/compare.hpp"
#include "link/conflicts.hpp"
#include "link/similarity.hpp"

namespace demarche::link {

namespace {

/// Joined are clusters whose mentions are one event with this likelihood on average.
constexpr double enough = 0.3;
constexpr float least = 0.1F; ///< what is less likely counts as unlikely as can be
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
/// In one document, whose writer keeps two events apart; and where no more than a family of words speaks for one.
constexpr float surely = 0.5F, surely_by_family = 0.7F;

class Joiner {
public:
  Joiner(const Chronicle &c, const ActorMap &map, const Weights &weights, unsigned threads)
      : chronicle_(c), weights_(weights), threads_(threads), stories_(c.documents, threads), affairs_(c.documents, stories_, threads),
        looks_(c, map, affairs_, threads) {}

  std::vector<Members> run() {
    take_up();
    const std::vector<Likely> pairs = likely_pairs();
    std::vector<Members> out;
    base::both(
        threads_, [&] { meet_by_date(); },
        [&] {
          out = agglomerate(looks_.all().size(), pairs, enough,
                            {[&](const Members &a, const Members &b) { return !at_odds(a, b, 0); },
                             [&](const Members &a, const Members &b) { return compared(a, b); }});
        });
    unite(taken_up_, 0, out);
    unite(dated_, 0, out);
    unite(contradictions_, conflicting_days, out);
    return out;
  }

  const Look &look(std::uint32_t i) const { return looks_.all()[i]; }

private:
  const EventMention &mention(const Look &l) const { return chronicle_.documents[l.ref.document].events[l.ref.event]; }

  /// Of the documents each by itself, with those behind it.
  std::vector<Likely> likely_pairs() const {
    std::vector<std::vector<Likely>> of(chronicle_.documents.size());
    const auto tools = [&] { return Likeness(chronicle_.actors, looks_); };
    base::for_each_index(threads_, of.size(), tools, [&](Likeness &likeness, std::size_t d) {
      compare(static_cast<std::uint32_t>(d), looks_, affairs_, [&](std::uint32_t a, std::uint32_t b, float alike) {
        if (takes_up_another(a, b))
          return;
        if (const float one = judge(look(a), look(b), alike, likeness); one >= least)
          of[d].push_back({a, b, one});
      });
    });
    std::vector<Likely> out;
    for (std::vector<Likely> &pairs : of) {
      out.insert(out.end(), pairs.begin(), pairs.end());
      pairs = {};
    }
    return out;
  }

  bool other_actors(const Look &a, const Look &b, Look::List l) const { return others(chronicle_.actors, a.list(l), b.list(l)); }

  bool others_meet(const Look &a, const Look &b) const {
    return (a.category != Category::none || b.category != Category::none) && other_actors(a, b, Look::participants);
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
  float judge(const Look &a, const Look &b, float alike, Likeness &likeness) const {
    const bool here = a.ref.document == b.ref.document;
    const Kinship kin = kinship(a, b);
    const bool unrelated = a.word != b.word && !kin.any();
    const bool other_words = unrelated || (a.word != b.word && !kin.sense && !kin.root && !kin.part);
    // A document that uses two words without anything in common tells of two events; two documents may each use their own.
    if (here && unrelated)
      return 0;
    // What one denies and another tells by another word are two: a denial is not lost in what it does not speak of.
    if (other_words && (a.factuality == Factuality::denied) != (b.factuality == Factuality::denied))
      return 0;
    if (said_apart(a, b) || others_meet(a, b) || at_odds(a, b, 0) || told_apart(a, b))
      return 0;
    float one = likely(likeness.of(a, b, kin, alike), weights_);
    if (one_sense(a, b) && shared(a, b, Look::participants) > 0 && alike >= of_one_story &&
        (!here || (a.nominal && b.nominal) || a.factuality == b.factuality))
      one = std::max(one, sense_alike);
    if (here && one < (other_words ? surely_by_family : surely))
      return 0;
    return unrelated && one < enough ? 0 : one;
  }

  /// Documents of different matters, too, tell of one event when they agree on its sense and its date, or on who took part.
  void meet_by_date() {
    Blocks blocks;
    for (std::uint32_t b = 0; b < looks_.all().size(); ++b) {
      if (!look(b).date || look(b).says)
        continue;
      const std::vector<BlockKey> keys = keys_of(look(b));
      std::vector<std::uint32_t> met;
      for (const BlockKey key : keys)
        blocks.each(key, [&](std::uint32_t a) { met.push_back(a); });
      std::sort(met.begin(), met.end());
      met.erase(std::unique(met.begin(), met.end()), met.end());
      for (const std::uint32_t a : met)
        by_date(a, b);
      for (const BlockKey key : keys)
        blocks.add(key, b);
    }
  }

  /// "The trip was long": with nobody and no day of its own, a definite noun takes up the deed of its kind that was told last.
  void take_up() {
    std::unordered_map<std::uint64_t, std::uint32_t> last; // by document and kind; the looks are in order of the text
    taken_by_.assign(looks_.all().size(), nothing);
    for (std::uint32_t i = 0; i < looks_.all().size(); ++i) {
      const Look &l = look(i);
      const EventMention &m = mention(l);
      if (l.category == Category::none || l.says)
        continue;
      const auto [at, is_new] = last.try_emplace(std::uint64_t{l.ref.document} << 32 | l.type, i);
      if (!is_new && l.definite && l.nominal && m.actors.empty() && m.recipients.empty() && !m.timex && !m.topic &&
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

  static std::vector<BlockKey> keys_of(const Look &l) {
    std::vector<BlockKey> keys;
    for (const std::uint32_t s : {l.word, l.type}) {
      if (s == l.type && l.category == Category::none)
        continue;
      const BlockKey sense = block_key(s);
      if (l.date->grain <= Grain::month)
        keys.push_back(block_key(sense, 't', static_cast<std::uint64_t>(l.date->start_earliest)));
      for (const std::uint32_t a : l.list(Look::participants))
        keys.push_back(block_key(sense, 'a', a));
    }
    return keys;
  }

  void by_date(std::uint32_t i, std::uint32_t j) {
    const Look &a = look(i), &b = look(j);
    const Dates dates = compare_dates(a.date, b.date);
    if (dates == Dates::disjoint && contradicting(a, b))
      contradictions_.emplace_back(i, j);
    if (dates < Dates::same_month || others_meet(a, b) || other_object(a, b))
      return;
    const bool apart = other_actors(a, b, Look::participants) || (other_actors(a, b, Look::places) && dates < Dates::same_day);
    const auto counted = [](std::size_t n, std::size_t most) { return static_cast<double>(std::min(n, most)); };
    const double s = of_sense + (dates == Dates::same_day ? of_day : of_month) - of_others * apart +
                     of_actor * counted(shared(a, b, Look::participants), 2) + of_word * counted(shared(a, b, Look::arguments), 3) +
                     of_place * counted(shared(a, b, Look::places), 1);
    if (s >= of_all)
      dated_.emplace_back(i, j);
  }

  /// Different dates never join in silence: only what all else says is one event, in stories alike,
  /// of which neither document tells a second one. The dates then make a conflict.
  bool contradicting(const Look &a, const Look &b) const {
    if (a.ref.document == b.ref.document || !told_as_fact(a.factuality) || !told_as_fact(b.factuality) || one_sentence(a, b))
      return false;
    if (!a.list(Look::agents).empty() && !b.list(Look::agents).empty() && shared(a, b, Look::agents) == 0)
      return false;
    const std::size_t people = shared(a, b, Look::participants);
    const std::size_t who = std::max(people, shared(a, b, Look::arguments));
    const bool where = shared(a, b, Look::places) > 0;
    const bool one = who >= 1 && (where || who >= 2) && !other_actors(a, b, Look::participants);
    const std::optional<Day> apart = days_apart(a.date, b.date);
    if (!apart || *apart > conflicting_days || !one || siblings(a) || siblings(b))
      return false;
    // The more the two say alike, the less the rest of their documents must: a chronology tells of much else.
    return stories_.alike(a.ref.document, b.ref.document) >= (who >= 3 ? 0.05 : 0.15);
  }

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
    return compare_dates(a.date, b.date) == Dates::disjoint && days_apart(a.date, b.date).value_or(days + 1) > days;
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
  unsigned threads_;
  Stories stories_;
  Affairs affairs_;
  Looks looks_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> contradictions_, dated_, taken_up_; ///< that are one
  static constexpr std::uint32_t nothing = UINT32_MAX;
  std::vector<std::uint32_t> taken_by_; ///< by look: what it takes up
};

} // namespace

bool only_says(const EventMention &e) {
  static const WordSet reporting = lexicon_words("en/reporting.tsv");
  return reporting.count(e.type) > 0;
}

std::vector<std::vector<std::uint32_t>> corefer(Chronicle &c, const ActorMap &map, const Weights &weights, unsigned threads) {
  std::vector<std::vector<std::uint32_t>> event_of;
  for (const Annotations &a : c.documents)
    event_of.emplace_back(a.events.size());
  Joiner joiner(c, map, weights, threads);
  const std::vector<Members> found = joiner.run();
  c.events.reserve(found.size());
  for (const Members &k : found) {
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
