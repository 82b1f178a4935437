#include "link/corefer.hpp"

#include <algorithm>
#include <set>

#include <demarche/rules.hpp>

#include "link/blocks.hpp"
#include "link/profile.hpp"
#include "link/similarity.hpp"

namespace demarche::link {

namespace {

/// So many clusters are compared with a mention at most. The one it joins is among the 64 that share most keys with it in 999 of 1000
/// cases (news of five long affairs).
constexpr std::ptrdiff_t most_compared = 64;
constexpr std::size_t story_words = 24; ///< of a document, by which its events meet those of like documents

/// Two sources that date what is clearly one event this far apart contradict each other;
/// farther apart they speak of two events.
constexpr Day conflicting_days = 5;

constexpr double enough = 2.0;
constexpr double one_story = 0.15; ///< as alike are most reports of one story, and few of a long affair
/// What speaks for one event, fitted on pairs of news reports.
constexpr double of_actor = 0.75, of_word = 0.4, of_place = 0.5, of_lemma = 1, of_document = 1.5, of_definite = 0.5, of_story = 6,
                 of_others = 1;

struct Cluster {
  Profile profile;
  std::vector<MentionRef> mentions;
};

class Joiner {
public:
  Joiner(Chronicle &c, const ActorMap &map) : chronicle_(c), map_(map), stories_(c.documents), alike_(c.documents.size()) {
    for (const auto &row : parse_lexicon(builtin("en/reporting.tsv"), "en/reporting.tsv", 1))
      reporting_.insert(row.front());
    for (std::uint32_t d = 0; d < c.documents.size(); ++d)
      telling_.push_back(stories_.telling_words(d, story_words));
  }

  std::vector<Cluster> run() {
    for (std::uint32_t d = 0; d < chronicle_.documents.size(); ++d)
      for (std::uint32_t e = 0; e < chronicle_.documents[d].events.size(); ++e)
        place({d, e});
    return std::move(clusters_);
  }

private:
  const EventMention &mention(const MentionRef &m) const { return chronicle_.documents[m.document].events[m.event]; }

  void place(const MentionRef &m) {
    const Profile p = profile_of(chronicle_, map_, m);
    const std::vector<BlockKey> keys = keys_of(m, p);
    std::optional<std::uint32_t> best;
    double best_score = 0;
    for (const std::uint32_t k : candidates(keys)) {
      const double s = score(clusters_[k], m, p);
      if (s >= enough && s > best_score) {
        best = k;
        best_score = s;
      }
    }
    if (!best) {
      best = static_cast<std::uint32_t>(clusters_.size());
      clusters_.push_back({p, {m}});
      shared_keys_.push_back(0);
    } else {
      clusters_[*best].profile.join(p);
      clusters_[*best].mentions.push_back(m);
    }
    for (const BlockKey key : keys)
      blocks_.add(key, *best);
  }

  /// Mentions without any of these in common are never compared.
  std::vector<BlockKey> keys_of(const MentionRef &m, const Profile &p) const {
    std::vector<BlockKey> keys;
    for (const std::string &s : senses_of(m, p)) {
      const BlockKey sense = block_key(s);
      keys.push_back(block_key(sense, 'd', std::uint64_t{m.document}));
      for (const std::uint32_t a : p.participants)
        keys.push_back(block_key(sense, 'a', std::uint64_t{a}));
      for (const std::string &w : p.arguments)
        keys.push_back(block_key(sense, 'w', w));
      for (const std::uint32_t w : telling_[m.document])
        keys.push_back(block_key(sense, 's', std::uint64_t{w}));
      for (const When &w : p.dates)
        if (w.grain <= Grain::month)
          keys.push_back(block_key(sense, 't', static_cast<std::uint64_t>(w.start_earliest)));
    }
    return keys;
  }

  /// The word, and the lexicon's sense where it has one.
  std::vector<std::string> senses_of(const MentionRef &m, const Profile &p) const {
    std::vector<std::string> out = {p.lemma};
    if (mention(m).category != Category::none)
      out.push_back("=" + mention(m).type);
    return out;
  }

  /// The clusters to compare, in their order: where many share a key with the mention, those that share most.
  const std::vector<std::uint32_t> &candidates(const std::vector<BlockKey> &keys) {
    candidates_.clear();
    for (const BlockKey key : keys)
      blocks_.each(key, [&](std::uint32_t k) {
        if (shared_keys_[k]++ == 0)
          candidates_.push_back(k);
      });
    if (std::ssize(candidates_) > most_compared) {
      const auto border = candidates_.begin() + most_compared;
      std::nth_element(candidates_.begin(), border, candidates_.end(), [&](std::uint32_t a, std::uint32_t b) {
        return shared_keys_[a] != shared_keys_[b] ? shared_keys_[a] > shared_keys_[b] : a > b;
      });
      std::for_each(border, candidates_.end(), [&](std::uint32_t k) { shared_keys_[k] = 0; });
      candidates_.erase(border, candidates_.end());
    }
    for (const std::uint32_t k : candidates_)
      shared_keys_[k] = 0;
    std::sort(candidates_.begin(), candidates_.end());
    return candidates_;
  }

  /// Documents are read one after the other, so the likeness of each to those before it is reckoned once.
  double likeness(std::uint32_t before, std::uint32_t document) const {
    Alike &known = alike_[before];
    if (known.to != document)
      known = {document, stories_.alike(before, document)};
    return known.value;
  }

  double score(const Cluster &c, const MentionRef &m, const Profile &p) const {
    const bool same_document = c.mentions.back().document == m.document;
    if (reporting_.count(mention(m).type))
      return 0; // each time it is said is another event
    const bool other_people = others(chronicle_.actors, c.profile.participants, p.participants);
    if (other_people && mention(m).category != Category::none)
      return 0; // two people's visits are two visits
    const std::size_t who = shared(c.profile.participants, p.participants), words = shared(c.profile.arguments, p.arguments);
    const bool where = shared(c.profile.places, p.places) > 0;
    const Dates dates = compare_dates(c.profile, p);
    if (dates == Dates::disjoint)
      return same_document ? 0 : contradicting(c, m, p, std::max(who, words), where);
    const bool other_places = others(chronicle_.actors, c.profile.places, p.places) && dates < Dates::same_day;
    double s = -of_others * (other_people + other_places) + of_actor * static_cast<double>(std::min<std::size_t>(who, 2)) +
               of_word * static_cast<double>(std::min<std::size_t>(words, 3)) + of_place * where;
    s += dates == Dates::same_day ? 1.0 : dates == Dates::same_month ? 0.75 : dates == Dates::overlap ? 0.25 : 0;
    s += of_lemma * (c.profile.lemma == p.lemma || same_sense(c, m));
    if (same_document)
      return s + of_document + of_definite * p.definite;
    const double alike = std::max(likeness(c.mentions.front().document, m.document), likeness(c.mentions.back().document, m.document));
    // Without a date in common, only one story may tell one event twice.
    return dates < Dates::same_month && alike < one_story ? 0 : s + of_story * alike;
  }

  bool same_sense(const Cluster &c, const MentionRef &m) const {
    const EventMention &a = mention(c.mentions.front()), &b = mention(m);
    return a.category != Category::none && a.category == b.category && a.type == b.type;
  }

  /// Different dates never join in silence: only what all else says is one event, in stories alike,
  /// of which neither document tells a second one. The dates then make a conflict.
  double contradicting(const Cluster &c, const MentionRef &m, const Profile &p, std::size_t who, bool where) const {
    const std::optional<Day> apart = days_apart(c.profile, p);
    const bool one = who >= 1 && (where || who >= 2) && !others(chronicle_.actors, c.profile.participants, p.participants);
    if (!apart || *apart > conflicting_days || !one || siblings(m) || siblings(c.mentions.back()))
      return 0;
    // The more the two say alike, the less the rest of their documents must: a chronology tells of much else.
    const double story = who >= 3 ? 0.05 : 0.15;
    const double alike = std::max(likeness(c.mentions.front().document, m.document), likeness(c.mentions.back().document, m.document));
    return alike >= story ? enough : 0;
  }

  /// Does the document tell of another event of this sense, at another date?
  bool siblings(const MentionRef &m) const {
    const EventMention &e = mention(m);
    for (const EventMention &o : chronicle_.documents[m.document].events)
      if (o.type == e.type && o.when && e.when && o.when->start_earliest != e.when->start_earliest)
        return true;
    return false;
  }

  Chronicle &chronicle_;
  const ActorMap &map_;
  Stories stories_;
  std::set<std::string> reporting_;
  std::vector<std::vector<std::uint32_t>> telling_; ///< by document
  std::vector<Cluster> clusters_;
  struct Alike {
    std::uint32_t to = UINT32_MAX;
    double value = 0;
  };
  mutable std::vector<Alike> alike_; ///< by document
  Blocks blocks_;
  std::vector<std::uint32_t> candidates_, shared_keys_; ///< shared_keys_: by cluster, all 0 between mentions
};

} // namespace

std::vector<std::vector<std::uint32_t>> corefer(Chronicle &c, const ActorMap &map) {
  std::vector<std::vector<std::uint32_t>> event_of;
  for (const Annotations &a : c.documents)
    event_of.emplace_back(a.events.size());
  for (const Cluster &k : Joiner(c, map).run()) {
    for (const MentionRef &m : k.mentions)
      event_of[m.document][m.event] = static_cast<std::uint32_t>(c.events.size());
    c.events.emplace_back().mentions = k.mentions;
  }
  return event_of;
}

} // namespace demarche::link
