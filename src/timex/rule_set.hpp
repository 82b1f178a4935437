// The time rules: rows of rule files, compiled.
#pragma once
#include <string>
#include <vector>

#include <demarche/timex.hpp>

#include "timex/lexer.hpp"
#include "timex/value.hpp"

namespace demarche::timex {

struct Rule {
  std::string name;
  std::string file;
  int line = 0;
  ValueRule value;
};

/// Filled once, then only read.
class RuleSet {
public:
  /// The built-in lexicon and rules, and a user's files after them. Throws RuleError.
  explicit RuleSet(const std::vector<RuleText> &users);

  PatternSet patterns;
  NumberClasses numbers;
  std::vector<Rule> rules;                                                       ///< by pattern
  unsigned present, past, future, later, plan, to_cue, aim, deferral, arranging; ///< classes of the cue words of tense
  unsigned not_finite;         ///< class of the words before "meet" that is no verb in the present
  unsigned era;                ///< class of BC
  unsigned month_abbreviation; ///< class of Jan, Feb ...
  unsigned deictic;            ///< class of the words that count from the text's own day
  unsigned ahead;              ///< class of the words before a date that is still to come (by, until)
  unsigned reporting, person;  ///< classes of what news is full of (said, officials), and talk (I, you)
  std::uint64_t triggers;      ///< classes one of which every time expression holds

private:
  void add_lexicon(std::string_view text, const std::string &file);
  void add_rules(const RuleFile &);
};

} // namespace demarche::timex
