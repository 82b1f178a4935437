// Which sentences a query looks at: those that tell an event of the actors and words asked for; all, when nothing is asked.
#pragma once
#include <vector>

#include "select/match.hpp"

namespace demarche::select_room {

class Focus {
public:
  Focus(const Chronicle &, const Filter &);
  bool everything() const { return on_.empty(); }
  bool on(std::uint32_t document, std::uint32_t sentence) const { return on_.empty() || on_[document][sentence]; }

private:
  std::vector<std::vector<bool>> on_; ///< by document and sentence
};

} // namespace demarche::select_room
