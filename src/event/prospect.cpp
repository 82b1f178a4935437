// Deeds that are only announced: PLOVER's future cooperation is AGREE, future harm THREATEN, and what
// somebody else "must" do is a REQUEST. Visits and talks keep their category: a scheduled visit is a visit, planned.
#include "event/role.hpp"
#include "event/scene.hpp"

namespace demarche::event {

namespace {

bool holds(std::uint32_t bits, Category c) { return (bits >> static_cast<unsigned>(c) & 1u) != 0; }

/// "said that the island must leave": somebody speaks, and of another's duty.
bool demanded(const Discourse &d, TokenIndex t) {
  const auto h = d.head(t);
  return d.stance[t].obliged && h && d.word(t).deprel == Deprel::ccomp && d.word(*h).upos == Upos::VERB;
}

bool announced(const Stance &s) { return s.effect == Effect::planned && s.future; }

} // namespace

void find_prospects(Discourse &d) {
  const std::uint32_t kind = quad_bits("MC") | quad_bits("CONCEDE"), unkind = quad_bits("MX");
  for (TokenIndex t = 0; t < d.syntax.words.size(); ++t) {
    if (d.word(t).upos != Upos::VERB)
      continue;
    const Stance &s = d.stance[t];
    if (demanded(d, t) && !arguments_of(d, t).subjects.empty())
      d.category[t] = Category::REQUEST;
    else if (announced(s) && holds(kind, d.category[t]))
      d.category[t] = Category::AGREE;
    else if (announced(s) && holds(unkind, d.category[t]) && !is_passive(d, t))
      d.category[t] = Category::THREATEN;
  }
}

} // namespace demarche::event
