// Where a word ends: which marks inside it are its own, and whether a full stop behind it is.
#pragma once
#include <cstddef>
#include <string_view>

namespace demarche::text {

/// A run of characters between white space, and where it stands.
struct Run {
  std::string_view block; ///< the text to the end of the block
  std::string_view text;  ///< to the end of the run
  std::size_t first = 0, end = 0;
  bool opens = false, closes = false; ///< the block's first, its last
};

class WordEnd {
public:
  explicit WordEnd(const Run &r) : r_(r) {}

  /// The end of the word that begins at `begin`; what stands before `from` is known to be its own.
  std::size_t of(std::size_t begin, std::size_t from) const;

private:
  char at(std::size_t i) const { return i < r_.end ? r_.text[i] : '\0'; }
  bool wordy_at(std::size_t i) const;
  std::size_t grow(std::size_t begin, std::size_t end) const;
  bool unit(std::size_t begin, std::size_t end) const;
  bool inner_stop(std::size_t begin, std::size_t end) const;
  bool keeps_hyphen(std::size_t begin, std::size_t end) const;
  std::size_t with_stop(std::size_t begin, std::size_t end) const;
  bool number_follows(std::size_t i) const;

  Run r_;
};

} // namespace demarche::text
