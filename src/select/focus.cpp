#include "select/focus.hpp"

namespace demarche::select_room {

Focus::Focus(const Chronicle &c, const Filter &filter) {
  if (!filter.asks())
    return;
  for (const Annotations &d : c.documents)
    on_.emplace_back(d.text.sentences.size());
  for (const Event &e : c.events) {
    if (!filter.asked_for(e))
      continue;
    for (const MentionRef &m : e.mentions) {
      const std::uint32_t s = c.documents[m.document].events[m.event].sentence;
      if (s < on_[m.document].size())
        on_[m.document][s] = true;
    }
  }
}

} // namespace demarche::select_room
