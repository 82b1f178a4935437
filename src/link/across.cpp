// The chronicle of many documents, one step after the other.
#include <algorithm>
#include <map>
#include <tuple>

#include <demarche/chronicle.hpp>

#include "base/parallel.hpp"
#include "link/actors.hpp"
#include "link/conflicts.hpp"
#include "link/constraints.hpp"
#include "link/corefer.hpp"
#include "link/describe.hpp"
#include "link/sieves.hpp"
#include "link/stories.hpp"

namespace demarche {

namespace {

/// AFTER and IS_INCLUDED are turned round, so that a chronicle has one way to say a thing.
Link normal(Link l) {
  if (l.relation != Relation::AFTER && l.relation != Relation::IS_INCLUDED)
    return l;
  l.relation = l.relation == Relation::AFTER ? Relation::BEFORE : Relation::INCLUDES;
  std::swap(l.from, l.to);
  std::swap(l.from_span, l.to_span);
  return l;
}

constexpr float learnt_bar = 0.75F; ///< less likely causes that no row states are not shown

/// Dates and times of telling are compared across documents themselves; what one document drew from them is not needed.
/// The usual course of a story is no evidence that another document or a reader should rest on.
bool of_the_document_alone(const Link &l) {
  if (l.rule == link::learnt_cause && l.confidence < learnt_bar)
    return true;
  return l.rule == "dated" || l.rule == "planned" || l.rule == "course" || l.rule == "successive";
}

/// The links of the documents between events; of equal ones of a document the most trusted is kept.
std::vector<Link> join_links(const std::vector<Annotations> &documents, const std::vector<std::vector<std::uint32_t>> &event_of) {
  std::map<std::tuple<std::uint32_t, std::uint32_t, Relation, std::uint32_t, bool, bool>, Link> best;
  for (std::uint32_t d = 0; d < documents.size(); ++d)
    for (Link l : documents[d].links) {
      l.from = event_of[d][l.from];
      l.to = event_of[d][l.to];
      l.document = d;
      if (l.from == l.to || of_the_document_alone(l))
        continue;
      l = normal(std::move(l));
      const auto [at, is_new] = best.emplace(std::tuple(l.from, l.to, l.relation, d, l.negated, l.alleged), l);
      if (!is_new && std::tuple(l.stated, l.confidence) > std::tuple(at->second.stated, at->second.confidence))
        at->second = l;
    }
  std::vector<Link> out;
  out.reserve(best.size());
  for (auto &[key, l] : best)
    out.push_back(std::move(l));
  return out;
}

} // namespace

Chronicle link_across(std::vector<Annotations> documents, unsigned threads) {
  threads = base::threads_of(threads);
  std::sort(documents.begin(), documents.end(), [](const Annotations &a, const Annotations &b) {
    return std::tie(a.document.id, a.document.text, a.document.origin) < std::tie(b.document.id, b.document.text, b.document.origin);
  });
  Chronicle c;
  c.documents = std::move(documents);
  link::ActorMap actors;
  base::both(
      threads, [&] { actors = link::merge_actors(c.documents, c.actors); }, [&] { c.stories = link::find_stories(c.documents, threads); });
  const std::vector<std::vector<std::uint32_t>> event_of = link::corefer(c, actors, link::built_in_weights(), threads);
  base::both(
      threads, [&] { c.links = join_links(c.documents, event_of); }, [&] { link::describe(c, actors, threads); });
  link::find_mention_conflicts(c, actors);
  link::settle(c);
  arrange(c);
  return c;
}

} // namespace demarche
