#include "actor/tagger_names.hpp"

#include <algorithm>

namespace demarche::actor {

TaggerNames::TaggerNames(const Scene &s) : s_(s) {
  for (Name n : s_.syntax.names) {
    while (n.first < n.last && !s_.tokens[n.last - 1].word) // the hyphen of "U.S.-China talks"
      --n.last;
    while (n.first < n.last && !s_.tokens[n.first].word)
      ++n.first;
    if (n.first == n.last || common(n))
      continue;
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

/// "Warships shell port": a plural noun with a capital only because it begins a line.
bool TaggerNames::common(const Name &n) const {
  if (!s_.parsed() || n.kind != NameKind::person || n.last - n.first != 1)
    return false;
  const Word &w = s_.syntax.words[n.first];
  if (w.upos != Upos::NOUN || w.features.number != Number::plural || s_.text.sentences[s_.text.sentence_of(n.first)].first != n.first)
    return false;
  for (const Name &other : s_.syntax.names) // a club of that name
    if (other.first != n.first && other.last - other.first == 1 && s_.form(other.first) == s_.form(n.first))
      return false;
  return true;
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

bool TaggerNames::called(std::uint32_t first, std::uint32_t head) const {
  if (!s_.parsed() || first == 0 || s_.tokens[first - 1].capital || !s_.is(first - 1, word::organization_noun) ||
      s_.is(first - 1, word::plural | word::given))
    return false;
  return s_.syntax.words[head].head == static_cast<std::int32_t>(first - 1) ||
         s_.syntax.words[first - 1].head == static_cast<std::int32_t>(head);
}

NameKind TaggerNames::in_context(const Name &n) const {
  if (n.kind == NameKind::person && n.first > 0 && !s_.is(n.first, word::given) && s_.is(n.first - 1, word::place_preposition))
    return NameKind::place;
  const std::uint32_t head = s_.head_of(n.first, n.last);
  if (n.kind != NameKind::organization && called(n.first, head))
    return NameKind::organization;
  if (n.kind == NameKind::place && s_.parsed() && n.last - n.first == 1) {
    const Word &w = s_.syntax.words[head];
    if (w.deprel == Deprel::nsubj && w.head != no_head && s_.is(static_cast<std::uint32_t>(w.head), word::speech))
      return NameKind::person;
  }
  return n.kind;
}

} // namespace demarche::actor
