// Which way the sentence looks from its own day: the verb nearest to a time expression says it.
#pragma once
#include "timex/rule_set.hpp"

namespace demarche::timex {

/// "-ed" of a word that is in no class: a past form or participle; not "-eed" (need, indeed), but for "agreed".
bool regular_past(std::string_view text, const Unit &, const RuleSet &);

struct Look {
  Tense tense = Tense::none;
  bool close = false; ///< the cue stands just before the time, "retired in May"; of the present: what is fixed, "the envoys arrive Friday"
};

/// The preposition may settle it (since, until). Else the nearest cue does, back from the unit `at` to the beginning of its
/// sentence, then ahead to its end: a word of the classes PastVerb, FutureCue, LaterCue, PlanCue, an infinitive after a word
/// of ToCue, or a regular past form. Costs at most a constant number of looks.
Look tense_at(std::string_view text, const Words &, const RuleSet &, std::uint32_t first, std::uint32_t at, std::uint32_t after,
              std::uint32_t last);

/// Whether a time at the unit `at` is told as the background of something else: the story does not move there.
/// A day that names a thing ("the May 3 accord") is so told, and a quarter after a mere "after": "after a flat second quarter" introduces
/// another.
bool aside_at(std::string_view text, const Words &, const RuleSet &, std::uint32_t first, std::uint32_t at, std::uint32_t after,
              std::uint32_t last, Grain grain);

} // namespace demarche::timex
