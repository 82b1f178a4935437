#include "timex/tense.hpp"

namespace demarche::timex {

namespace {

constexpr std::uint32_t reach = 60; // words looked at on either side

/// "-ed" of a word that is in no class: a past form or participle.
bool regular_past(std::string_view text, const Unit &u) {
  const std::size_t size = u.span.end - u.span.begin;
  return size >= 5 && !u.capital && u.classes == 0 && text[u.span.end - 1] == 'd' && text[u.span.end - 2] == 'e';
}

Tense cue(std::string_view text, const Words &words, const RuleSet &rules, std::uint32_t i) {
  const Unit &u = words.units[i];
  if (((u.classes >> rules.future) & 1) && !u.capital)
    return Tense::future;
  if (((u.classes >> rules.past) & 1) || regular_past(text, u))
    return Tense::past;
  return Tense::none;
}

} // namespace

Tense tense_at(std::string_view text, const Words &words, const RuleSet &rules, std::uint32_t first, std::uint32_t at, std::uint32_t after,
               std::uint32_t last) {
  for (std::uint32_t i = at, n = 0; i > first && n < reach; --i, ++n)
    if (const Tense t = cue(text, words, rules, i - 1); t != Tense::none)
      return t;
  for (std::uint32_t i = after, n = 0; i < last && n < reach; ++i, ++n)
    if (const Tense t = cue(text, words, rules, i); t != Tense::none)
      return t;
  return Tense::none;
}

} // namespace demarche::timex
