#include "event/tree.hpp"

#include <algorithm>

namespace demarche::event {

namespace {
/// More dependents than this are no grammar; the rest hang from nothing, so that no caller is quadratic.
constexpr std::uint32_t most_children = 255;
} // namespace

Tree::Tree(const Text &text, const Syntax &syntax) {
  const std::size_t n = syntax.words.size();
  head_.assign(n, no_head);
  std::vector<std::uint32_t> count(n, 0);
  for (const Sentence &s : text.sentences)
    for (TokenIndex t = s.first; t < s.last && t < n; ++t) {
      const std::int32_t h = syntax.words[t].head;
      if (h >= static_cast<std::int32_t>(s.first) && h < static_cast<std::int32_t>(s.last) && h != static_cast<std::int32_t>(t) &&
          ++count[static_cast<std::size_t>(h)] <= most_children)
        head_[t] = h;
    }
  index_children(n);
  order_top_down(n);
  if (order_.size() < n) { // a cycle: its tokens hang from nothing
    std::vector<bool> reached(n, false);
    for (const TokenIndex t : order_)
      reached[t] = true;
    for (TokenIndex t = 0; t < n; ++t)
      if (!reached[t])
        head_[t] = no_head;
    index_children(n);
    order_top_down(n);
  }
  spread_extents();
}

void Tree::index_children(std::size_t n) {
  begin_.assign(n + 1, 0);
  for (const std::int32_t h : head_)
    if (h != no_head)
      ++begin_[static_cast<std::size_t>(h) + 1];
  for (std::size_t i = 0; i < n; ++i)
    begin_[i + 1] += begin_[i];
  kids_.assign(begin_[n], 0);
  std::vector<std::uint32_t> at(begin_.begin(), begin_.end());
  for (TokenIndex t = 0; t < n; ++t)
    if (head_[t] != no_head)
      kids_[at[static_cast<std::size_t>(head_[t])]++] = t;
}

void Tree::order_top_down(std::size_t n) {
  order_.clear();
  order_.reserve(n);
  for (TokenIndex t = 0; t < n; ++t)
    if (head_[t] == no_head)
      order_.push_back(t);
  for (std::size_t i = 0; i < order_.size(); ++i)
    for (const TokenIndex c : children(order_[i]))
      order_.push_back(c);
}

void Tree::spread_extents() {
  const auto n = static_cast<TokenIndex>(head_.size());
  left_.resize(n);
  right_.resize(n);
  for (TokenIndex t = 0; t < n; ++t) {
    left_[t] = t;
    right_[t] = t + 1;
  }
  for (auto it = order_.rbegin(); it != order_.rend(); ++it)
    if (const std::int32_t h = head_[*it]; h != no_head) {
      left_[static_cast<std::size_t>(h)] = std::min(left_[static_cast<std::size_t>(h)], left_[*it]);
      right_[static_cast<std::size_t>(h)] = std::max(right_[static_cast<std::size_t>(h)], right_[*it]);
    }
}

bool Tree::governs(TokenIndex ancestor, TokenIndex t) const noexcept {
  // The cap keeps degenerate chains from making callers quadratic; real sentences are never so deep.
  std::int32_t at = static_cast<std::int32_t>(t);
  for (int depth = 0; at != no_head && depth < 64; ++depth) {
    if (static_cast<TokenIndex>(at) == ancestor)
      return true;
    at = head_[static_cast<std::size_t>(at)];
  }
  return false;
}

bool is_noun(Upos u) noexcept { return u == Upos::NOUN || u == Upos::PROPN; }

bool is_subject(Deprel d) noexcept {
  return d == Deprel::nsubj || d == Deprel::nsubj_pass || d == Deprel::nsubj_outer || d == Deprel::csubj || d == Deprel::csubj_pass;
}

bool is_oblique(Deprel d) noexcept { return d == Deprel::obl || d == Deprel::obl_agent || d == Deprel::obl_unmarked; }

bool is_nominal_modifier(Deprel d) noexcept { return d == Deprel::nmod || d == Deprel::nmod_desc || d == Deprel::nmod_unmarked; }

bool is_clause(Deprel d) noexcept {
  switch (d) {
  case Deprel::acl:
  case Deprel::acl_relcl:
  case Deprel::advcl:
  case Deprel::advcl_relcl:
  case Deprel::ccomp:
  case Deprel::csubj:
  case Deprel::csubj_pass:
  case Deprel::parataxis:
  case Deprel::xcomp:
    return true;
  default:
    return false;
  }
}

} // namespace demarche::event
