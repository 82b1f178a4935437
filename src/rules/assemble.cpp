#include "rules/assemble.hpp"

namespace demarche::rules {

namespace {

bool tests(OpCode c) { return c == OpCode::form || c == OpCode::lemma || c == OpCode::klass || c == OpCode::upos || c == OpCode::any; }

bool jumps(const Op &op) {
  return op.code == OpCode::split || op.code == OpCode::jump || op.code == OpCode::not_next || op.code == OpCode::not_previous;
}

} // namespace

void glue(Program &p, std::uint32_t first) {
  std::vector<std::uint32_t> todo{first};
  std::vector<bool> seen(p.ops.size());
  while (!todo.empty()) {
    const std::uint32_t i = todo.back();
    todo.pop_back();
    if (i >= p.ops.size() || seen[i])
      continue;
    seen[i] = true;
    Op &op = p.ops[i];
    if (tests(op.code)) {
      op.glued = true;
      continue;
    }
    if (op.code == OpCode::split || op.code == OpCode::jump)
      todo.push_back(op.word);
    if (op.code != OpCode::jump)
      todo.push_back(i + 1);
  }
}

void negate(Program &p, std::uint32_t begin, std::uint32_t body, bool before) {
  std::vector<Op> looks;
  for (std::uint32_t i = body; i < p.ops.size(); ++i)
    if (tests(p.ops[i].code))
      looks.push_back(p.ops[i]);
  p.ops.resize(begin, Op{OpCode::done});
  for (const Op &look : looks) {
    const auto after = static_cast<std::uint32_t>(p.ops.size() + 2);
    p.ops.push_back({before ? OpCode::not_previous : OpCode::not_next, false, false, false, 0, after});
    p.ops.push_back(look); // the test that the op before it looks at
  }
}

void make_optional(Program &p, std::uint32_t begin) {
  for (std::uint32_t i = begin; i < p.ops.size(); ++i) // what stands before never jumps into the item
    if (jumps(p.ops[i]))
      ++p.ops[i].word;
  const auto past = static_cast<std::uint32_t>(p.ops.size() + 1);
  p.ops.insert(p.ops.begin() + begin, Op{OpCode::split, false, false, false, 0, past});
}

} // namespace demarche::rules
