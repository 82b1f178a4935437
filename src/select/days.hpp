// Which days the documents tell of, and how much each matters.
#pragma once
#include <string>
#include <vector>

#include "select/topic.hpp"

namespace demarche::select_room {

/// A sentence that tells of a day: its words name the day, or an event of it is dated to the day.
struct Telling {
  std::uint32_t document = 0, sentence = 0;
  bool named = false;
};

struct DayTold {
  Day day = 0;
  std::vector<Telling> tellings;     ///< by document and position
  std::vector<std::uint32_t> events; ///< the accepted events dated to the day
  double score = 0;                  ///< how much the day matters
  std::string why;                   ///< "named by 12 documents, by 5 of them more than a week later; 8 appeared on it"
};

/// The day on which it begins, when that is known by itself: what lasts some days stands at its first.
std::optional<Day> day_begun(const When &);

/// In order of time; only days with an accepted event. The score is a sum of logarithms of documents, each counted
/// as far as it is on the topic:
///   half of 1 + those that appeared on the day
///   1 + those that name it on the day itself; the day after; within a week; those without a date of their own
///   twice 1 + those that name it more than a week later: what is still told then mattered
std::vector<DayTold> days_told(const Chronicle &, const Filter &, const Focus &, const Wording &, const Topic &);

} // namespace demarche::select_room
