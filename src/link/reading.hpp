// A document's trees and events as the link sieves look at them.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <demarche/annotations.hpp>
#include <demarche/rules.hpp>

namespace demarche::link {

/// The lemmas of a class of en/link_words.tsv.
WordSet link_words(const std::string &name);

inline constexpr std::uint32_t none = 0xffffffff;

class Reading {
public:
  explicit Reading(const Annotations &);

  const Annotations &a;

  bool parsed() const noexcept { return !a.syntax.words.empty(); }
  const Word &word(std::uint32_t t) const { return a.syntax.words[t]; }
  std::string_view lemma(std::uint32_t t) const { return a.syntax.lemma(t); }
  std::string_view form(std::uint32_t t) const { return slice(a.document.text, a.text.tokens[t].span); }
  std::uint32_t head(std::uint32_t t) const; ///< none for a root

  /// The event whose trigger's head is this token.
  std::uint32_t event_at(std::uint32_t t) const { return t < event_at_.size() ? event_at_[t] : none; }
  /// The event of the token, else the nearest one above it in its sentence, a few steps at most.
  std::uint32_t event_above(std::uint32_t t, int steps = 4) const;
  /// The event nearest to the top of what hangs from a token, itself first; nothing of [skip_first, skip_last).
  std::uint32_t event_below(std::uint32_t t, std::uint32_t skip_first = 0, std::uint32_t skip_last = 0) const;
  /// "is expected to address": the act announced instead of the announcement; else the event itself.
  std::uint32_t act_of(std::uint32_t event) const;
  const std::vector<std::uint32_t> &events_of(std::uint32_t sentence) const { return by_sentence_[sentence]; }

  /// First and last token of what hangs from a token.
  std::uint32_t leftmost(std::uint32_t t) const { return left_[t]; }
  std::uint32_t rightmost(std::uint32_t t) const { return right_[t]; }
  std::vector<std::uint32_t> children(std::uint32_t t) const;
  bool in_timex(std::uint32_t t) const;
  /// The last date that is known before a token, in its sentence or the one before: index into Times::timexes.
  std::uint32_t date_before(std::uint32_t t) const;
  Span tokens(std::uint32_t first, std::uint32_t last) const; ///< [first, last) as bytes, punctuation at both ends left out
  Span sentence_span(std::uint32_t event) const;

  bool has_auxiliary(std::uint32_t t, std::string_view lemma) const;
  bool past_perfect(std::uint32_t event) const; ///< "had left", "having left"
  bool simple_past(std::uint32_t event) const;

private:
  void measure();
  std::vector<std::uint32_t> event_at_, left_, right_, first_child_, child_;
  std::vector<std::vector<std::uint32_t>> by_sentence_;
};

} // namespace demarche::link
