// What came of what: stated by a connective, or inferred from an answer to an act.
#include <algorithm>

#include "link/sieves.hpp"
#include "link/signals.hpp"

namespace demarche::link {

namespace {

void stated(const Reading &r, Found &found) {
  static const SignalRules rules("en/cause.rules");
  for (std::uint32_t s = 0; s < r.a.text.sentences.size(); ++s)
    for (Link &l : signalled(r, rules, s)) {
      const EventMention &from = r.a.events[l.from], &to = r.a.events[l.to];
      l.alleged = from.factuality == Factuality::alleged && to.factuality == Factuality::alleged;
      found.add(std::move(l));
    }
}

/// Categories by which one side answers what another did: the verbal and material conflicts.
bool hostile(Category c) { return c >= Category::REQUEST && c <= Category::ASSAULT; }

std::vector<std::uint32_t> actors_of(const Reading &r, const std::vector<std::uint32_t> &mentions) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t m : mentions)
    if (const auto &actor = r.a.actors.mentions[m].actor)
      out.push_back(*actor);
  return out;
}

bool meet(const std::vector<std::uint32_t> &a, const std::vector<std::uint32_t> &b) {
  return std::any_of(a.begin(), a.end(), [&](std::uint32_t x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

/// Is the earlier act itself contested by those who act later: "a trip by B, a move condemned by A"? The contesting event
/// stands in the same sentence and hangs from the earlier one.
bool contested(const Reading &r, std::uint32_t earlier, const std::vector<std::uint32_t> &later_actors) {
  const EventMention &e = r.a.events[earlier];
  if (e.token >= r.a.syntax.words.size())
    return false;
  for (const std::uint32_t x : r.events_of(e.sentence)) {
    const EventMention &o = r.a.events[x];
    const bool below = o.token >= r.leftmost(e.token) && o.token <= r.rightmost(e.token) && x != earlier;
    if (below && hostile(o.category) && meet(actors_of(r, o.actors), later_actors))
      return true;
  }
  return false;
}

/// "A's trip, contested by B; following it B cut the talks": stated is the order, inferred the answer. The later act must be
/// hostile, and its actor must be one the earlier act was aimed at, or who contests it.
void answers(const Reading &r, Found &found) {
  const std::vector<Link> orders = found.links();
  for (const Link &l : orders) {
    if (!l.stated || l.negated || (l.relation != Relation::BEFORE && l.relation != Relation::AFTER))
      continue;
    const std::uint32_t first = l.relation == Relation::BEFORE ? l.from : l.to, second = l.relation == Relation::BEFORE ? l.to : l.from;
    const EventMention &earlier = r.a.events[first], &later = r.a.events[second];
    if (!hostile(later.category) || later.factuality == Factuality::denied || earlier.factuality == Factuality::denied)
      continue;
    const auto by = actors_of(r, later.actors), at = actors_of(r, later.recipients);
    const bool aimed = hostile(earlier.category) && meet(by, actors_of(r, earlier.recipients));
    const bool returned = meet(at, actors_of(r, earlier.actors)) && !meet(by, actors_of(r, earlier.actors));
    if (!aimed && !returned && !contested(r, first, by))
      continue;
    Link answer;
    answer.from = first;
    answer.to = second;
    answer.relation = Relation::PROMPTS;
    answer.confidence = 0.5F;
    answer.rule = "answer";
    answer.evidence = l.evidence;
    answer.signal_span = l.signal_span;
    found.add(std::move(answer));
  }
}

} // namespace

void find_causes(const Reading &r, Found &found) {
  if (!r.parsed())
    return;
  stated(r, found);
}

void find_answers(const Reading &r, Found &found) {
  if (r.parsed())
    answers(r, found);
}

} // namespace demarche::link
