// Lemmas by the end of the word: a decision list from tag and ending to "cut so much, add this".
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::syntax {

/// What makes a lemma of a form: its last `cut` bytes go, `add` comes. Applied to the form in lower case, or as written.
struct LemmaScript {
  std::uint8_t cut = 0;
  bool as_written = false;
  std::string add;
  bool operator==(const LemmaScript &) const = default;
  auto operator<=>(const LemmaScript &) const = default; // NOLINT(modernize-use-nullptr): it takes the 0 of a comparison for a pointer
};

inline constexpr std::size_t longest_ending = 6;

/// The key of an ending (`whole`: of a whole word) under a tag.
std::uint32_t lemma_key(std::string_view ending, bool whole, std::uint32_t tag) noexcept;

class LemmaTable {
public:
  LemmaTable() = default;
  LemmaTable(std::vector<LemmaScript> scripts, const std::vector<std::uint32_t> &keys, const std::vector<std::uint16_t> &values);

  /// Appends the lemma of `form` under the tag (an index into the model's tags) to `out`.
  void append(std::string_view form, std::uint32_t tag, std::string &out) const;

private:
  const std::uint16_t *find(std::uint32_t key) const noexcept;

  std::vector<LemmaScript> scripts_;
  std::vector<std::uint32_t> keys_; ///< open addressing; 0 is free
  std::vector<std::uint16_t> values_;
  std::uint32_t mask_ = 0;
};

/// ASCII and Latin letters in lower case.
std::string lower_case(std::string_view);

} // namespace demarche::syntax
