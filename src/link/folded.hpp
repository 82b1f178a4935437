// The words of a document without their inflection, by number: what comes often is cut and looked up once.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <demarche/annotations.hpp>

#include "link/numbers.hpp"

namespace demarche::link {

class Folded {
public:
  explicit Folded(const Annotations &a) : a_(a), cut_(a.text.tokens.size()) {}

  struct Trigger {
    std::uint32_t word = 0; ///< folded_lemma()
    bool general = false;   ///< says_little()
  };
  Trigger trigger(const EventMention &);

  struct Sense {
    std::uint32_t number = 0;
    bool says = false; ///< only_says()
  };
  Sense sense(const EventMention &);

  /// Those that the words of argument_tokens() come to, each once.
  std::vector<std::uint32_t> arguments(const EventMention &);

  /// The words by number; nothing is to be asked afterwards.
  Numbers take() { return std::move(numbers_); }

private:
  std::span<const std::uint32_t> words_of(std::uint32_t token);

  const Annotations &a_;
  Numbers numbers_;
  std::unordered_map<std::string_view, Trigger> triggers_; ///< by lemma
  std::unordered_map<std::string_view, Sense> senses_;     ///< by EventMention::type
  struct Cut {
    std::uint32_t first = 0, size = 0; ///< in words_
    bool done = false;
  };
  std::vector<Cut> cut_; ///< by token
  std::vector<std::uint32_t> words_;
};

} // namespace demarche::link
