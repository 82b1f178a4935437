// The machine that runs a compiled pattern: backtracking, with a bound on its steps. In a header, for it is the hot loop of every rule.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "rules/program.hpp"

namespace demarche::rules {

inline constexpr std::uint32_t no_end = 0xFFFFFFFF;
inline constexpr int max_steps = 4000; // a pattern at a place: keeps hostile rules and texts linear

/// Runs one program at one place, trying what it prefers first and keeping the longest extent.
class Machine {
public:
  Machine(const std::vector<Unit> &units, std::uint32_t first, std::uint32_t last) : units_(units), first_(first), last_(last) {}

  bool run(const Program &program, std::uint32_t at, Match &best) {
    ops_ = program.ops.data();
    bool found = false;
    int steps = 0;
    depth_ = 0;
    push({0, at, at, no_end, 0});
    captures_.capture_count = 0;
    while (depth_ > 0 && steps < max_steps) {
      Thread t = stack_[--depth_];
      captures_.capture_count = t.captures;
      while (++steps < max_steps && advance(t))
        if (ops_[t.pc].code == OpCode::done) {
          keep(program, t, at, found, best);
          break;
        }
    }
    return found;
  }

private:
  struct Thread {
    std::uint32_t pc, at, begin, end;
    std::uint8_t captures;
  };

  void push(Thread t) {
    if (depth_ < stack_.size())
      stack_[depth_++] = t;
  }

  void keep(const Program &program, const Thread &t, std::uint32_t at, bool &found, Match &best) {
    const bool braces = program.braces && t.end != no_end; // an alternative without them is matched whole
    const std::uint32_t begin = braces ? t.begin : at, end = braces ? t.end : t.at;
    const bool better = !found || end - begin > best.last - best.first || (end - begin == best.last - best.first && t.at > best.outer_last);
    if (!better || end <= begin)
      return;
    found = true;
    best.first = begin;
    best.last = end;
    best.outer_first = at;
    best.outer_last = t.at;
    best.capture_count = t.captures;
    best.captures = captures_.captures;
  }

  bool test(const Op &op, std::uint32_t at) const {
    if (at < first_ || at >= last_)
      return false;
    const Unit &u = units_[at];
    if ((op.glued && !u.glued) || (op.capital && !u.capital))
      return false;
    switch (op.code) {
    case OpCode::form:
      return u.form == op.word;
    case OpCode::lemma:
      return u.lemma == op.word && (!op.tagged || static_cast<std::uint8_t>(u.upos) == op.arg);
    case OpCode::klass:
      return (u.classes >> op.arg) & 1;
    case OpCode::upos:
      return static_cast<std::uint8_t>(u.upos) == op.arg;
    default:
      return true;
    }
  }

  /// Whether the way that begins at an operation asks for a word that is not there (the codes up to upos ask for one).
  bool fails(std::uint32_t pc, std::uint32_t at) const {
    const Op &op = ops_[ops_[pc].code == OpCode::open ? pc + 1 : pc];
    return op.code <= OpCode::upos && !test(op, at);
  }

  /// One step of a thread; false when it dies.
  bool advance(Thread &t) {
    const Op &op = ops_[t.pc];
    switch (op.code) {
    case OpCode::split: // a way that dies at its first word is not taken up
      if (fails(t.pc + 1, t.at)) {
        t.pc = op.word;
        return true;
      }
      if (!fails(op.word, t.at))
        push({op.word, t.at, t.begin, t.end, t.captures});
      ++t.pc;
      return true;
    case OpCode::jump:
      t.pc = op.word;
      return true;
    case OpCode::not_next:
    case OpCode::not_previous:
      if (op.code == OpCode::not_next ? test(ops_[t.pc + 1], t.at) : t.at > first_ && test(ops_[t.pc + 1], t.at - 1))
        return false;
      t.pc = op.word;
      return true;
    case OpCode::begin:
      t.begin = t.at;
      break;
    case OpCode::end:
      t.end = t.at;
      break;
    case OpCode::open:
      if (t.captures < Match::max_captures) {
        captures_.captures[t.captures] = {op.arg, t.at, t.at};
        captures_.capture_count = ++t.captures;
      }
      break;
    case OpCode::close:
      for (std::size_t i = t.captures; i-- > 0;)
        if (captures_.captures[i].name == op.arg) {
          captures_.captures[i].last = t.at;
          break;
        }
      break;
    case OpCode::at_start:
      if (t.at != first_)
        return false;
      break;
    case OpCode::at_end:
      if (t.at != last_)
        return false;
      break;
    case OpCode::done:
      return true;
    default:
      if (!test(op, t.at))
        return false;
      ++t.at;
    }
    ++t.pc;
    return true;
  }

  const std::vector<Unit> &units_;
  std::uint32_t first_, last_;
  const Op *ops_ = nullptr;
  std::array<Thread, 256> stack_;
  std::size_t depth_ = 0;
  Match captures_; ///< of the thread that runs; a thread that is taken up again keeps the first of them
};

} // namespace demarche::rules
