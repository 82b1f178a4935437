#include "select/beside.hpp"

#include <algorithm>

#include "base/words.hpp"

namespace demarche::select_room {

namespace {

/// The token after the name when it begins at `first`; `first` when it does not.
std::uint32_t end_of_name(const Annotations &a, std::uint32_t first, std::uint32_t last, const std::vector<std::string> &name) {
  std::size_t found = 0;
  std::uint32_t t = first;
  for (; t < last && found < name.size(); ++t)
    for (const std::string &w : base::words(slice(a.document.text, a.text.tokens[t].span)))
      if (found == name.size() || w != name[found++])
        return first;
  return found == name.size() ? t : first;
}

bool leads_to(const Annotations &a, std::uint32_t from, std::uint32_t end, std::uint32_t trigger) {
  constexpr int far = 2;
  if (a.syntax.words.size() != a.text.tokens.size())
    return true; // nothing parsed: the sentence is all there is
  std::int32_t t = static_cast<std::int32_t>(end) - 1;
  const auto inside = [&](std::int32_t x) { return x >= static_cast<std::int32_t>(from) && x < static_cast<std::int32_t>(end); };
  for (std::uint32_t step = from; step < end && inside(t); ++step)
    t = a.syntax.words[static_cast<std::size_t>(t)].head;
  for (int step = 0; step < far && t != no_head; ++step, t = a.syntax.words[static_cast<std::size_t>(t)].head)
    if (t == static_cast<std::int32_t>(trigger))
      return true;
  return false;
}

} // namespace

bool takes_part(const Annotations &a, const EventMention &e, const std::vector<std::string> &name) {
  if (name.empty() || e.sentence >= a.text.sentences.size())
    return false;
  const Sentence &s = a.text.sentences[e.sentence];
  for (std::uint32_t t = s.first; t < s.last; ++t)
    if (const std::uint32_t end = end_of_name(a, t, s.last, name); end != t && leads_to(a, t, end, e.token))
      return true;
  return false;
}

} // namespace demarche::select_room
