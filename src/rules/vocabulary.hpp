// The words of patterns and classes, numbered from 1.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::rules {

/// Open addressing over a table that is at most half full: a miss, which most words of a text are,
/// costs one hash and one look.
class Vocabulary {
public:
  std::uint32_t add(std::string_view lower);
  std::uint32_t find(std::string_view lower) const noexcept;
  std::size_t size() const noexcept { return words_.size(); }

private:
  static std::uint32_t hash(std::string_view) noexcept;
  void grow();

  std::vector<std::string> words_;
  std::vector<std::uint32_t> hashes_;
  std::vector<std::uint32_t> table_; ///< word + 1, 0 free
};

} // namespace demarche::rules
