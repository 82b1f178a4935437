// What coreference compares of an event: its sense, who takes part, where and when.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <demarche/chronicle.hpp>

#include "link/actors.hpp"

namespace demarche::link {

struct Profile {
  std::vector<std::uint32_t> agents, participants, places; ///< Chronicle::actors, sorted; those who act are participants too
  const When *date = nullptr;                              ///< of the mention, when it is known and not merely inherited
  bool definite = false;                                   ///< "the visit", "this move": points back
  bool nominal = false;
};

Profile profile_of(const Chronicle &, const ActorMap &, const MentionRef &);

/// Of the trigger, folded.
std::string folded_lemma(const Annotations &, const EventMention &);
/// A verb that says little without its object: "take". Asked of a folded lemma.
bool says_little(const std::string &lemma);
/// The tokens of nouns and names up to two steps below the trigger, and of the noun that it is itself a part of: "the sinking of the
/// ship".
std::vector<std::uint32_t> argument_tokens(const Annotations &, const EventMention &);
/// Their words, folded, each once, sorted.
std::vector<std::string> arguments_of(const Annotations &, const EventMention &);

/// Both have actors of one kind known by name (two persons, two countries), and none is the same. Both are sorted.
bool others(const std::vector<Actor> &, std::span<const std::uint32_t>, std::span<const std::uint32_t>);

enum class Dates : std::uint8_t { unknown, overlap, same_month, same_day, disjoint };
Dates compare_dates(const When *, const When *);
/// Days between two dates of day grain; none when one is coarser.
std::optional<Day> days_apart(const When *, const When *);

} // namespace demarche::link
