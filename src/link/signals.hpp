// Words that state a relation, and what they relate: the rows of en/order.rules and en/cause.rules.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <demarche/link.hpp>
#include <demarche/rules.hpp>

#include "link/reading.hpp"

namespace demarche::link {

/// How a signal stands to what it relates, A and B.
enum class Frame : std::uint8_t {
  phrase,  ///< brings a phrase or clause B to its head A: "A after B", "after B, A"
  verb,    ///< A is its subject, B its object: "A led to B"
  passive, ///< A is its subject, B its agent: "A was prompted by B"
  back,    ///< B is its clause, A the sentence or clause before: "A. As a result, B"
  result,  ///< a participle that takes its own clause A as cause of its object B: "A, prompting B"
  time,    ///< takes up the date of an event B told just before: "At that time A"
  purpose, ///< "to" with the infinitive B that says what A is done for: "A to B"
  motive,  ///< a participle that is itself the head of B, what A is done for: "A, demanding B"
  clause   ///< as phrase, where B is a clause
};

struct Signal {
  std::string name;
  Frame frame = Frame::phrase;
  Relation relation = Relation::BEFORE;
  bool swapped = false; ///< from B to A
  bool own = false;     ///< the signal is itself the act of B: "demanding reform"
  float confidence = 1;
};

/// A file of rows: `name | pattern | frame | A RELATION B | confidence`.
class SignalRules {
public:
  explicit SignalRules(const std::string &file);
  const Signal &operator[](std::uint32_t pattern) const { return signals_[pattern]; }
  const PatternSet &patterns() const noexcept { return patterns_; }
  /// Of the rows with the frame `time` alone: few sentences have any, and those are found with less than all rows.
  const PatternSet &times() const noexcept { return times_; }

private:
  PatternSet patterns_, times_;
  std::vector<Signal> signals_;
};

const SignalRules &cause_signals(); ///< en/cause.rules
const SignalRules &order_signals(); ///< en/order.rules

/// A signal in place: tokens of it, and the tokens that head A and B.
struct Placed {
  std::uint32_t first = 0, last = 0; ///< tokens [first, last)
  std::uint32_t a = none, b = none;  ///< head tokens
  std::uint32_t core = none;         ///< the word of the signal from which the rest hangs
  bool negated = false;              ///< "not because of"
};

/// By the tree; none when it gives the signal nothing to relate.
std::optional<Placed> place(const Reading &, const Signal &, std::uint32_t first, std::uint32_t last);
/// By the nearest events on both sides in the sentence: where the tree was no help.
std::optional<Placed> place_between(const Reading &, const Signal &, std::uint32_t first, std::uint32_t last);

/// The signals of one sentence, as links between the events of A and B, with clauses and connective.
std::vector<Link> signalled(const Reading &, const SignalRules &, std::uint32_t sentence);

} // namespace demarche::link
