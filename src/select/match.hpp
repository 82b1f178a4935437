// Which events a selection lets through.
#pragma once
#include <string>
#include <vector>

#include <demarche/select.hpp>

namespace demarche::select_room {

class Filter {
public:
  Filter(const Chronicle &, const Selection &);
  bool accepts(const Event &) const;
  bool accepts_on_a_day(const Event &) const; ///< the same for --by day, where an event needs no actor to be told: "the dam broke"
  bool asks() const { return !about_.empty() || !selection_.actors.empty(); } ///< for actors or words
  bool asked_for(const Event &) const;                                        ///< by actors and words alone
  bool within_days(Day) const;

private:
  bool within_days(const Event &) const;
  bool involves(const Event &) const;
  bool about(const Event &) const;

  const Chronicle &chronicle_;
  const Selection &selection_;
  std::vector<std::string> about_;
  std::vector<bool> wanted_;                      ///< by actor of the chronicle
  std::vector<std::vector<std::string>> unknown_; ///< names asked for that are no actor's
};

} // namespace demarche::select_room
