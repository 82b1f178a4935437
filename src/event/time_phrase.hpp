// Where a time expression stands in its sentence, and what that makes of it: the questions that dating asks of trees, which often hang
// a date on the wrong word.
#pragma once
#include "event/scene.hpp"

namespace demarche::event {

/// How the word before a time expression bounds the event.
enum class Bound : std::uint8_t { within, after, before, since, until, from };

Bound bound_of(std::string_view preposition);

class TimePhrases {
public:
  /// `event_at` is by token the event it tells of, or none; both must outlive this.
  TimePhrases(const Discourse &d, const std::vector<std::uint32_t> &event_at) : d_(d), event_at_(event_at) {}

  /// The first word of a time expression that hangs from a word outside it.
  std::optional<TokenIndex> top_of(std::uint32_t x) const;
  /// The verb of "moved the vote from May to June": no stretch of time, but two days of which the second holds.
  std::optional<TokenIndex> put_off(TokenIndex top) const;
  /// The "due" of "elections due in May": the date is that of the noun before it.
  std::optional<TokenIndex> due(std::uint32_t x) const;
  /// "the worst since 2015": the date of what a noun is like.
  bool describes(TokenIndex adjective) const;
  /// "repealed the 1995 law": a date that tells one thing from others of its kind says nothing of what is done to it. "Said in a Monday
  /// interview" was said on Monday, and "over the weekend schools were told" hangs wrongly.
  bool names(TokenIndex top, TokenIndex noun) const;
  /// "ordered works under which it paid, setting ..., on May 4": the date of a verb that is no event (events may be given) does not pass to
  /// the verb that its clause hangs from.
  bool own_clause(TokenIndex verb) const;
  /// "On Saturday a storm struck the coast", where the verb is no event of its own (events may be given): the event that
  /// does it, or what it goes on to do.
  std::uint32_t told_by(TokenIndex verb) const;
  /// "announced Monday it has settled", "said on Monday they had left": a day behind a verb of saying, before its clause has begun, is its
  /// own, though trees hang it on the clause that follows.
  std::uint32_t said_before(TokenIndex t) const;
  /// "sold since its launch in 2003", "the first since Lima in 2003": the noun right before a date, from which something
  /// is reckoned; the date is that noun's own.
  std::optional<TokenIndex> reckoned_from(TokenIndex t) const;
  /// "held ahead of her visit to Oslo from 3 to 5 May": a span of time belongs to the noun that can last, if only
  /// its own phrase stands between them; trees often hang it on the verb.
  std::uint32_t lasting_before(TokenIndex t) const;
  /// The word before a time expression.
  std::string_view word_ahead(std::uint32_t x) const;
  /// "the first visit since June", "the most senior official to visit since June".
  bool ordinal(TokenIndex t) const;

private:
  /// Prepositions that do not tell when: "the vote of 2016 nominee Ruiz".
  static bool of_a_noun(std::string_view preposition);
  bool ordinal_noun(TokenIndex noun) const;

  const Discourse &d_;
  const std::vector<std::uint32_t> &event_at_;
};

} // namespace demarche::event
