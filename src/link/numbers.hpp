// Words by number.
#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace demarche::link {

/// From 0, in order of coming.
class Numbers {
public:
  std::uint32_t of(std::string_view word) {
    if (const auto at = numbers_.find(word); at != numbers_.end())
      return at->second;
    const auto number = static_cast<std::uint32_t>(words_.size());
    numbers_.emplace(words_.emplace_back(word), number);
    return number;
  }
  const std::string &word(std::uint32_t number) const { return words_[number]; }
  std::size_t size() const { return words_.size(); }

private:
  std::deque<std::string> words_;                               ///< they stay where they are
  std::unordered_map<std::string_view, std::uint32_t> numbers_; ///< of `words_`; looked up only
};

} // namespace demarche::link
