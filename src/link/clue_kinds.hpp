// The kinds of clues to the course of a story, and the names that rows of weights give them.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace demarche::link {

enum class ClueKind : std::uint8_t {
  always,
  date,   ///< a is over before b begins, by dates; by what the later-known of the two is dated
  since,  ///< how long ago, on a scale of doublings
  order,  ///< a comes before b, as other sieves have said
  course, ///< how much earlier the stage of a usually comes
  stage,  ///< of a
  tense,  ///< how far in the past the form of a lies
  role,   ///< of a in its sentence
  day,    ///< both have the same date
  gap,    ///< between the stages of both
  alike,  ///< what both have in common
  both    ///< the stage of both
};

/// A kind has names for its values. A clue counts by the kind's strength and its weight; as learning keeps all weights small
/// alike, what is known to bear on order has more strength than what may be chance.
struct KindOfClue {
  std::string name;
  std::vector<std::string> a, b;
  double order = 0; ///< strength for a before b, 0: it bears on that not at all
  double same = 0;  ///< strength for neither
};
const std::vector<KindOfClue> &kinds_of_clues(); ///< in the order of ClueKind

} // namespace demarche::link
