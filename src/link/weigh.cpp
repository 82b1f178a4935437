// The learnt reader beside the rows: it gives clauses to what a row has found, and adds, as inferred, what no row has.
#include <algorithm>
#include <map>

#include "link/cause_model.hpp"
#include "link/sieves.hpp"

namespace demarche::link {

namespace {

std::uint32_t shared(Span a, Span b) {
  const std::uint32_t first = std::max(a.begin, b.begin), last = std::min(a.end, b.end);
  return last > first ? last - first : 0;
}

/// The same stretch, give or take: more than half of the shorter one.
bool alike(Span a, Span b) { return 2 * shared(a, b) > std::min(a.end - a.begin, b.end - b.begin); }

constexpr float unconfirmed = 0.7F; ///< of a row's confidence, where the reader finds no such relation

class Weigher {
public:
  Weigher(const Reading &r, const CauseWeights &w, std::vector<Link> &links) : r_(r), weights_(w), links_(links) {
    for (std::size_t l = 0; l < links.size(); ++l)
      if (causal(links[l].relation))
        told_[links[l].evidence.begin].push_back(l);
  }

  void sentence(std::uint32_t s) {
    if (r_.events_of(s).empty())
      return;
    const Told told = read_causes(scene_of(r_, s), weights_);
    std::vector<std::size_t> &rows = told_[r_.a.text.sentences[s].span.begin];
    if (told.is_causal())
      for (const CauseSpans &spans : told.relations)
        take(link_of(s, spans, chance(told.odds) * chance(spans.odds)), rows);
    for (const std::size_t row : rows)
      if (links_[row].stated)
        links_[row].confidence *= unconfirmed;
  }

private:
  Link link_of(std::uint32_t sentence, const CauseSpans &x, double confidence) const {
    const std::uint32_t first = r_.a.text.sentences[sentence].first;
    const auto span = [&](int from, int to) {
      return r_.tokens(first + static_cast<std::uint32_t>(from), first + static_cast<std::uint32_t>(to));
    };
    const Span one = span(x.first, x.first_end), two = span(x.second, x.second_end);
    Link l;
    l.from_span = x.cause_first ? one : two;
    l.to_span = x.cause_first ? two : one;
    if (x.signal_end > x.signal)
      l.signal_span = span(x.signal, x.signal_end);
    l.confidence = static_cast<float>(std::round(confidence * 100) / 100);
    l.rule = learnt_cause;
    l.evidence = r_.a.text.sentences[sentence].span;
    const std::uint32_t from = event_in(sentence, *l.from_span), to = event_in(sentence, *l.to_span);
    l.from = joined_to(to, *l.from_span, from);
    l.to = joined_to(from, *l.to_span, to);
    if (l.from == none)
      l.from = l.to;
    if (l.to == none)
      l.to = l.from;
    l.relation = l.to != none && !r_.a.events[l.to].actors.empty() ? Relation::PROMPTS : Relation::CAUSES;
    return l;
  }

  /// The event that stands highest in the tree of a stretch.
  std::uint32_t event_in(std::uint32_t sentence, Span span) const {
    std::uint32_t best = none;
    int least = 1000;
    for (const std::uint32_t e : r_.events_of(sentence)) {
      if (shared(r_.a.events[e].span, span) == 0)
        continue;
      int depth = 0;
      for (std::uint32_t t = r_.a.events[e].token; t != none && depth < least && shared(r_.a.text.tokens[t].span, span) > 0; t = r_.head(t))
        ++depth;
      if (depth < least) {
        least = depth;
        best = e;
      }
    }
    return best;
  }

  /// "The port closed, and prices rose when the bridge fell": of the stretch that a clause hangs from it goes with the event
  /// nearest above it ("rose"), else with the highest.
  std::uint32_t joined_to(std::uint32_t event, Span span, std::uint32_t highest) const {
    if (event == none || highest == none)
      return highest;
    for (std::uint32_t t = r_.head(r_.a.events[event].token); t != none; t = r_.head(t))
      if (const std::uint32_t above = r_.event_at(t); above != none && shared(r_.a.events[above].span, span) > 0)
        return above;
    return highest;
  }

  /// A link and the reader mean one relation when two of these agree: cause, effect, signal (which counts twice); or both events.
  static int agreement(const Link &link, const Link &l) {
    const int events = link.from == l.from && link.to == l.to ? 2 : 0;
    if (!link.from_span || !link.to_span)
      return events;
    const bool turned = shared(*link.from_span, *l.to_span) > shared(*link.from_span, *l.from_span);
    const bool signal = l.signal_span && link.signal_span && shared(*link.signal_span, *l.signal_span) > 0;
    return turned ? 0 : events + 2 * signal + alike(*link.from_span, *l.from_span) + alike(*link.to_span, *l.to_span);
  }

  void take(Link l, std::vector<std::size_t> &rows) {
    auto best = rows.end();
    for (auto at = rows.begin(); at != rows.end(); ++at)
      if (agreement(links_[*at], l) >= 2 && (best == rows.end() || agreement(links_[*at], l) > agreement(links_[*best], l)))
        best = at;
    if (best == rows.end()) {
      if (l.from != none)
        links_.push_back(std::move(l));
      return;
    }
    Link &row = links_[*best];
    row.from_span = l.from_span;
    row.to_span = l.to_span;
    if (l.signal_span)
      row.signal_span = l.signal_span;
    row.confidence = std::max(row.confidence, l.confidence);
    rows.erase(best);
  }

  const Reading &r_;
  const CauseWeights &weights_;
  std::vector<Link> &links_;
  std::map<std::uint32_t, std::vector<std::size_t>> told_;
};

} // namespace

void weigh_causes(const Reading &r, const CauseWeights &weights, std::vector<Link> &links) {
  if (!r.parsed())
    return;
  Weigher weigher(r, weights, links);
  for (std::uint32_t s = 0; s < r.a.text.sentences.size(); ++s)
    weigher.sentence(s);
}

} // namespace demarche::link
