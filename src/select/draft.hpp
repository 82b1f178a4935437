// An entry in the making.
#pragma once
#include <string>
#include <vector>

#include <demarche/select.hpp>

#include "select/score.hpp"

namespace demarche::select_room {

struct Draft {
  std::vector<std::uint32_t> events; ///< best first
  When when;
  double score = 0;
  std::string why;
  std::vector<Evidence> sentences; ///< best first; none: the events' own
  std::string label;               ///< as the first sentence tells it; empty: the first event's own
};

} // namespace demarche::select_room
