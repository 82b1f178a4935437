// A compiled pattern: a small program that a backtracking machine runs (Thompson's construction).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <demarche/rules.hpp>

#include "rules/vocabulary.hpp"

namespace demarche::rules {

enum class OpCode : std::uint8_t {
  form,
  lemma,
  klass,
  upos,
  any,
  not_next,
  not_previous,
  split,
  jump,
  begin,
  end,
  open,
  close,
  at_start,
  at_end,
  done
};

struct Op {
  OpCode code;
  bool glued = false;     ///< the unit must follow without a space
  bool capital = false;   ///< the unit must begin with a capital
  bool tagged = false;    ///< `upos` is asked for as well (lemma tests)
  std::uint8_t arg = 0;   ///< class bit, UPOS or capture
  std::uint32_t word = 0; ///< form or lemma; for split and jump: the other way
};

struct Program {
  std::vector<Op> ops;
  bool braces = false; ///< the extent is less than the match
};

/// What patterns share while they are compiled.
struct Names {
  Vocabulary words;
  std::vector<std::string> classes;
  std::vector<std::string> captures;
  std::vector<std::pair<std::string, std::string>> definitions;

  unsigned class_bit(std::string_view name); ///< throws std::runtime_error beyond 64
  std::uint8_t capture(std::string_view name);
};

/// Throws RuleError at the place in the pattern.
Program compile(Names &, std::string_view pattern, const std::string &file, int line, int column);

} // namespace demarche::rules
