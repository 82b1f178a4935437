// Brackets as treebanks write them ("-LRB-"), and texts that were cut into words by their rules.
#pragma once
#include <string_view>

namespace demarche::base {

/// "-LRB-" is "("; '\0' for what is no such word.
constexpr char treebank_bracket(std::string_view word) noexcept {
  constexpr struct {
    std::string_view name;
    char sign;
  } all[] = {{"-LRB-", '('}, {"-RRB-", ')'}, {"-LSB-", '['}, {"-RSB-", ']'}, {"-LCB-", '{'}, {"-RCB-", '}'}};
  for (const auto &b : all)
    if (word == b.name)
      return b.sign;
  return '\0';
}

} // namespace demarche::base
