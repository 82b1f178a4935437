#include "actor/body_names.hpp"

#include "actor/person_names.hpp"

namespace demarche::actor {

namespace {

/// "3rd | Battalion"
bool ordinal(std::string_view f) {
  return f.size() > 2 && f[0] >= '0' && f[0] <= '9' && (f.ends_with("st") || f.ends_with("nd") || f.ends_with("rd") || f.ends_with("th"));
}

} // namespace

bool BodyNames::joins(std::uint32_t t, const Sentence &s) const {
  const std::string_view f = s_.form(t);
  if (t == s.first || t + 1 >= s.last)
    return false;
  if (f == "-" || f == "'s" || f == "’s")
    return s_.touches(t - 1) && s_.touches(t) && s_.tokens[t + 1].capital;
  const bool article = s_.form(t + 1) == "the" && t + 2 < s.last;
  if (f == "the")
    return (s_.form(t - 1) == "of" || s_.form(t - 1) == "for") && s_.tokens[t + 1].capital;
  return (f == "of" || f == "for" || f == "and" || f == "&" || particle(f)) &&
         (s_.tokens[t + 1].capital || (article && s_.tokens[t + 2].capital));
}

std::optional<BodyNames::Body> BodyNames::at(std::uint32_t t, std::uint32_t end, const Sentence &s) const {
  if (s_.is(t, word::office | word::courtesy) && !s_.is(t, word::organization_last))
    return {};
  const bool numbered = t > s.first && ordinal(s_.form(t - 1)) && owner_[t - 1] == none;
  Body body{t, t, ActorKind::organization};
  for (std::uint32_t k = t; k < end; ++k) {
    if (s_.is(k, word::courtesy) || (k > t && s_.form(k) == ","))
      break;
    if (k == t && s_.is(k, word::organization_noun | word::organization_last) && k + 2 < end &&
        (s_.form(k + 1) == "of" || s_.form(k + 1) == "for")) {
      body.last = end_of_complement(k + 2, end);
      break;
    }
    const bool after_others = k > t && s_.form(k - 1) != "of" && s_.form(k - 1) != "and";
    if ((after_others && s_.is(k, word::organization_last | word::place_last) && s_.tokens[k].capital) ||
        (k == t && numbered && (s_.is(k, word::organization_last) || s_.tokens[k].shout))) {
      body.last = k + 1;
      body.kind = s_.is(k, word::place_last) && !s_.is(k, word::organization_last) ? ActorKind::place : ActorKind::organization;
    }
    const bool complement = s_.form(k) == "of" || s_.form(k) == "for";
    if (s_.form(k) == "and" || (complement && body.last == t))
      break;
  }
  const Hit *h = hit_at(t);
  if (body.last == t || (h && h->first <= t && h->last >= body.last))
    return {};
  if (h && h->last < body.last && body.kind == ActorKind::place)
    body.first = h->last; // "Chinese Hainan Island"
  else if (numbered && body.kind == ActorKind::organization)
    body.first = t - 1;
  return body;
}

std::uint32_t BodyNames::end_of_complement(std::uint32_t t, std::uint32_t end) const {
  std::uint32_t k = t;
  while (k < end && (s_.tokens[k].capital || s_.form(k) == "the" || s_.form(k) == "and" || s_.form(k) == "&" || s_.form(k) == "of"))
    ++k;
  while (k > t && !s_.tokens[k - 1].capital)
    --k;
  return k;
}

} // namespace demarche::actor
