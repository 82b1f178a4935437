// The links of one document: what is stated, then what follows from dates, tense and speech.
#include <algorithm>
#include <tuple>

#include <demarche/annotations.hpp>

#include "link/sieves.hpp"

namespace demarche {

namespace link {

void Found::add(Link l) {
  if (l.from == l.to)
    return;
  auto &pairs = causal(l.relation) ? causes_ : pairs_;
  if (pairs.insert(key(l.from, l.to)).second)
    links_.push_back(std::move(l));
}

} // namespace link

std::vector<Link> link_within(const Annotations &a) {
  const link::Reading reading(a);
  link::Found found;
  link::find_causes(reading, found);
  for (const link::Sieve &s : link::order_sieves)
    s.find(reading, found);
  link::find_answers(reading, found);
  std::vector<Link> out = found.take();
  std::stable_sort(out.begin(), out.end(), [](const Link &x, const Link &y) {
    return std::tie(x.evidence.begin, x.from, x.to, x.relation) < std::tie(y.evidence.begin, y.from, y.to, y.relation);
  });
  return out;
}

} // namespace demarche
