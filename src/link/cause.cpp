// What came of what: stated by a connective, or inferred from an answer to an act.
#include <algorithm>
#include <set>

#include "link/sieves.hpp"
#include "link/signals.hpp"

namespace demarche::link {

namespace {

void stated(const Reading &r, Found &found) {
  for (std::uint32_t s = 0; s < r.a.text.sentences.size(); ++s)
    for (Link &l : signalled(r, cause_signals(), s)) {
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
/// stands in the same sentence and hangs from the earlier one, or from a noun that sums it up.
bool contested(const Reading &r, std::uint32_t earlier, const std::vector<std::uint32_t> &later_actors) {
  static const WordSet summing = link_words("summing");
  const EventMention &e = r.a.events[earlier];
  if (e.token >= r.a.syntax.words.size())
    return false;
  for (const std::uint32_t x : r.events_of(e.sentence)) {
    const EventMention &o = r.a.events[x];
    const bool below = o.token >= r.leftmost(e.token) && o.token <= r.rightmost(e.token) && x != earlier;
    const std::uint32_t h = o.token < r.a.syntax.words.size() ? r.head(o.token) : none;
    const bool summed = h != none && h > e.token && summing.find(r.lemma(h)) != summing.end();
    if ((below || summed) && hostile(o.category) && meet(actors_of(r, o.actors), later_actors))
      return true;
  }
  return false;
}

Link inferred(const Reading &r, std::uint32_t from, Relation relation, std::uint32_t to, const char *rule, float confidence) {
  Link l;
  l.from = from;
  l.to = to;
  l.relation = relation;
  l.confidence = confidence;
  l.rule = rule;
  l.evidence = r.sentence_span(to);
  return l;
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
    Link answer = inferred(r, first, Relation::PROMPTS, second, "answer", 0.5F);
    answer.evidence = l.evidence;
    answer.signal_span = l.signal_span;
    found.add(std::move(answer));
  }
}

/// "restore the talks that Peru had cut off": the act answers what it takes back.
void undoing(const Reading &r, Found &found) {
  static const WordSet undo = link_words("undo");
  for (std::uint32_t e = 0; e < r.a.events.size(); ++e) {
    const std::uint32_t t = r.a.events[e].token;
    if (t >= r.a.syntax.words.size() || undo.find(r.lemma(t)) == undo.end())
      continue;
    for (const std::uint32_t object : r.children(t))
      if (r.word(object).deprel == Deprel::obj || r.word(object).deprel == Deprel::nsubj_pass)
        for (const std::uint32_t c : r.children(object))
          if (const std::uint32_t x = r.event_at(c);
              x != none && r.word(c).deprel == Deprel::acl_relcl && (r.past_perfect(x) || r.simple_past(x))) {
            found.add(inferred(r, x, Relation::BEFORE, e, "undoing", 0.8F));
            found.add(inferred(r, x, Relation::PROMPTS, e, "undoing", 0.5F));
          }
  }
}

/// "efforts to restore talks": the noun only carries the act. "the decision to close the port": the act answers it.
void carried(const Reading &r, Found &found) {
  static const WordSet carriers = link_words("carrier"), resolves = link_words("resolve");
  for (std::uint32_t e = 0; e < r.a.events.size(); ++e) {
    const std::uint32_t t = r.a.events[e].token;
    if (t >= r.a.syntax.words.size())
      continue;
    const bool carrier = carriers.find(r.lemma(t)) != carriers.end();
    if (!carrier && resolves.find(r.lemma(t)) == resolves.end())
      continue;
    for (const std::uint32_t c : r.children(t))
      if (const std::uint32_t act = r.event_at(c); r.word(c).deprel == Deprel::acl && act != none)
        found.add(carrier ? inferred(r, e, Relation::INCLUDES, act, "carried", 0.6F)
                          : inferred(r, e, Relation::PROMPTS, act, "resolved", 0.5F));
  }
}

} // namespace

void find_causes(const Reading &r, Found &found) {
  if (!r.parsed())
    return;
  stated(r, found);
}

void find_answers(const Reading &r, Found &found) {
  if (!r.parsed())
    return;
  answers(r, found);
  undoing(r, found);
  carried(r, found);
}

} // namespace demarche::link
