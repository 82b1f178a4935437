#include "event/effect.hpp"

namespace demarche::event {

Effect stronger(Effect a, Effect b) {
  const auto rank = [](Effect e) {
    switch (e) {
    case Effect::denied:
      return 5;
    case Effect::alleged:
      return 4;
    case Effect::possible:
      return 3;
    case Effect::planned:
      return 2;
    case Effect::ongoing:
      return 1;
    default:
      return 0;
    }
  };
  return rank(b) > rank(a) ? b : a;
}

Stance combine(Stance s, Effect self, bool negated, bool able) {
  if (s.effect != Effect::denied && self != Effect::fact)
    s.effect = s.effect == Effect::possible && self == Effect::planned
                   ? Effect::possible
                   : stronger(s.effect == Effect::alleged ? Effect::fact : s.effect, self);
  if (!negated)
    return s;
  if (s.effect == Effect::denied) {
    s.effect = Effect::fact;
  } else if (s.effect == Effect::alleged || (s.effect == Effect::possible && !able)) {
    s.negated = true;
  } else {
    s.effect = Effect::denied;
    s.negated = true;
  }
  return s;
}

} // namespace demarche::event
