#include "actor/tagger_names.hpp"

#include <algorithm>

namespace demarche::actor {

TaggerNames::TaggerNames(const Scene &s) : s_(s) {
  for (const Name &n : s_.syntax.names) {
    if (!names_.empty() && names_.back().last == n.first && lone(n) && lone(names_.back()) &&
        (n.kind == NameKind::person || names_.back().kind == NameKind::person) &&
        s_.text.sentence_of(n.first) == s_.text.sentence_of(n.first - 1))
      names_.back() = {n.first - 1, n.last, NameKind::person};
    else
      names_.push_back(n);
  }
  for (const Name &n : names_)
    ++votes_[s_.words(n.first, n.last)][static_cast<std::size_t>(n.kind)];
}

bool TaggerNames::lone(const Name &n) const {
  const TokenInfo &t = s_.tokens[n.first];
  return n.last - n.first == 1 && t.capital && t.hit == none && !t.shout;
}

NameKind TaggerNames::elected(const Name &n) const {
  const auto at = votes_.find(s_.words(n.first, n.last));
  if (at == votes_.end())
    return n.kind;
  const auto best = std::max_element(at->second.begin(), at->second.end());
  return *best > at->second[static_cast<std::size_t>(n.kind)] ? static_cast<NameKind>(best - at->second.begin()) : n.kind;
}

} // namespace demarche::actor
