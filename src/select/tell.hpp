// Which sentences tell a day best.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include <demarche/timeline.hpp>

#include "select/days.hpp"
#include "select/tells.hpp"

namespace demarche::select_room {

/// Tells days one after the other and says nothing twice.
class Teller {
public:
  Teller(const Chronicle &c, const Wording &wording, const Topic &topic, const Tells &tells)
      : c_(c), wording_(wording), topic_(topic), tells_(tells) {}
  /// At most `count` sentences, best first. A sentence is worth the words it shares with the topic and, half as much, with
  /// all that is told of the day, times what speaks for quoting it: that it reads well by itself.
  std::vector<Telling> tell(const DayTold &, std::size_t count);

private:
  struct Candidate {
    Telling telling;
    double worth = 0;
  };
  std::vector<Candidate> candidates(const DayTold &) const;
  bool said(Day, const Telling &) const;

  const Chronicle &c_;
  const Wording &wording_;
  const Topic &topic_;
  const Tells &tells_;
  std::map<Day, std::vector<Telling>> told_;
  std::set<std::string_view> texts_;
};

} // namespace demarche::select_room
