// How much an event matters, for --top; and why, for --explain.
#pragma once
#include <string>
#include <vector>

#include <demarche/chronicle.hpp>

namespace demarche::select_room {

struct Score {
  double value = 0;
  std::string why; ///< "told by 3 documents, CONSULT, to the day"
};

/// One score an event. A sum of plain parts, each of which a reader can check:
///   2 log2(1 + documents that tell it)   the press agrees that it matters
///   log2(1 + mentions)                   and comes back to it
///   1 for a PLOVER category, 1 for a date to the day (0.5 to the month), 0.5 a participant up to two
///   0.5 a causal link up to three        it explains something
///   0.5 when it happened or goes on      not a plan, a claim or a denial
///   1 when a headline tells it
std::vector<Score> scores(const Chronicle &);

} // namespace demarche::select_room
