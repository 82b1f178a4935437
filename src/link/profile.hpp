// What coreference compares of an event: its sense, who takes part, where and when.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <demarche/chronicle.hpp>

#include "link/actors.hpp"

namespace demarche::link {

struct Profile {
  std::vector<std::uint32_t> agents, participants, places; ///< Chronicle::actors, sorted; those who act are participants too
  std::vector<When> dates;                                 ///< each known, not merely inherited
  std::vector<std::string> arguments;                      ///< words that hang from the trigger, folded, sorted
  std::string lemma;                                       ///< of the trigger, folded
  bool definite = false;                                   ///< "the visit", "this move": points back
  bool nominal = false;
};

Profile profile_of(const Chronicle &, const ActorMap &, const MentionRef &);

std::size_t shared(const std::vector<std::uint32_t> &, const std::vector<std::uint32_t> &); ///< how many; both sorted
std::size_t shared(const std::vector<std::string> &, const std::vector<std::string> &);

/// Both have actors of one kind known by name (two persons, two countries), and none is the same.
bool others(const std::vector<Actor> &, const std::vector<std::uint32_t> &, const std::vector<std::uint32_t> &);

enum class Dates : std::uint8_t { unknown, overlap, same_month, same_day, disjoint };
Dates compare_dates(const Profile &, const Profile &);
/// Days between the nearest disjoint dates of day grain; none when a date is coarser.
std::optional<Day> days_apart(const Profile &, const Profile &);

} // namespace demarche::link
