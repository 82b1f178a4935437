// A document's dependency trees as an index: children in order, and a top-down order.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include <demarche/syntax.hpp>
#include <demarche/text.hpp>

namespace demarche::event {

using TokenIndex = std::uint32_t;

/// A range of token indices, for range-for.
struct Children {
  const TokenIndex *first = nullptr;
  const TokenIndex *last = nullptr;
  const TokenIndex *begin() const noexcept { return first; }
  const TokenIndex *end() const noexcept { return last; }
  bool empty() const noexcept { return first == last; }
};

/// Built in linear time, without recursion: the depth of a tree is the input's choice.
/// A head outside the sentence counts as none; so does one that would close a cycle.
class Tree {
public:
  Tree(const Text &, const Syntax &);

  Children children(TokenIndex t) const noexcept { return {kids_.data() + begin_[t], kids_.data() + begin_[t + 1]}; }
  std::int32_t head(TokenIndex t) const noexcept { return head_[t]; }
  /// Governors before their dependents.
  const std::vector<TokenIndex> &top_down() const noexcept { return order_; }
  /// First and last token (exclusive) of everything a token governs.
  TokenIndex left(TokenIndex t) const noexcept { return left_[t]; }
  TokenIndex right(TokenIndex t) const noexcept { return right_[t]; }
  bool governs(TokenIndex ancestor, TokenIndex t) const noexcept;

private:
  void index_children(std::size_t n);
  void order_top_down(std::size_t n);
  void spread_extents();

  std::vector<std::int32_t> head_;
  std::vector<std::uint32_t> begin_;
  std::vector<TokenIndex> kids_, order_, left_, right_;
};

bool is_noun(Upos) noexcept; ///< NOUN or PROPN
/// "nsubj", "nsubj:pass" ...: a subject of any kind.
bool is_subject(Deprel) noexcept;
bool is_oblique(Deprel) noexcept;          ///< obl and its subtypes
bool is_nominal_modifier(Deprel) noexcept; ///< nmod and its subtypes, the possessive apart
bool is_clause(Deprel) noexcept;           ///< a dependent that is a clause of its own

} // namespace demarche::event
