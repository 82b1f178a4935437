#include "select/tells.hpp"

#include <algorithm>
#include <tuple>

namespace demarche::select_room {

Tells::Tells(const Chronicle &c) : by_document_(c.documents.size()) {
  for (std::uint32_t e = 0; e < c.events.size(); ++e)
    for (const MentionRef &m : c.events[e].mentions)
      by_document_[m.document].push_back({c.documents[m.document].events[m.event].sentence, e, m.event});
  for (std::vector<Told> &list : by_document_)
    std::sort(list.begin(), list.end(), [](const Told &a, const Told &b) {
      return std::tie(a.sentence, a.mention, a.event) < std::tie(b.sentence, b.mention, b.event);
    });
}

std::span<const Tells::Told> Tells::of(std::uint32_t document, std::uint32_t sentence) const {
  const std::vector<Told> &list = by_document_[document];
  const auto begin = std::lower_bound(list.begin(), list.end(), sentence, [](const Told &t, std::uint32_t s) { return t.sentence < s; });
  const auto end = std::upper_bound(begin, list.end(), sentence, [](std::uint32_t s, const Told &t) { return s < t.sentence; });
  return {begin, end};
}

} // namespace demarche::select_room
