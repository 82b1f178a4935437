// The links of one document: what is stated, then what follows from dates, tense and speech.
#include <algorithm>
#include <tuple>

#include <demarche/annotations.hpp>

#include "link/cause_model.hpp"
#include "link/sieves.hpp"

namespace demarche {

namespace link {

namespace {

/// The causes of a sentence stand first, the likeliest before the others.
float rank(const Link &l) { return causal(l.relation) ? -l.confidence : 0; }

} // namespace

void Found::add(Link l) {
  if (l.from == l.to)
    return;
  auto &pairs = causal(l.relation) ? causes_ : pairs_;
  if (pairs.insert(key(l.from, l.to)).second)
    links_.push_back(std::move(l));
}

/// An earthquake is no answer to an appeal, whatever the words between them.
void drop_answers_of_nature(const Reading &r, std::vector<Link> &links) {
  static const WordSet nature = link_words("nature");
  std::erase_if(links, [&](const Link &l) {
    const std::uint32_t t = r.a.events[l.to].token;
    return (l.relation == Relation::PROMPTS || l.relation == Relation::ENABLES) && r.parsed() && t < r.a.syntax.words.size() &&
           nature.find(r.lemma(t)) != nature.end();
  });
}

std::vector<Link> links_of(const Reading &reading, const CauseWeights &weights) {
  Found found;
  find_causes(reading, found);
  for (const Sieve &s : order_sieves)
    s.find(reading, found);
  find_answers(reading, found);
  std::vector<Link> out = found.take();
  drop_answers_of_nature(reading, out);
  weigh_causes(reading, weights, out);
  std::stable_sort(out.begin(), out.end(), [](const Link &x, const Link &y) {
    return std::tuple(x.evidence.begin, rank(x), x.from, x.to, x.relation) <
           std::tuple(y.evidence.begin, rank(y), y.from, y.to, y.relation);
  });
  return out;
}

} // namespace link

std::vector<Link> link_within(const Annotations &a) { return link::links_of(link::Reading(a), link::CauseWeights::english()); }

} // namespace demarche
