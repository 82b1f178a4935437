// The word lists of the tokeniser (src/rules/en/*.tsv), read once.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace demarche::text {

/// How an abbreviation stands to the end of a sentence; see en/abbreviations.tsv.
enum class Abbreviation : std::uint8_t { none, title, inner, number, either };

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const noexcept { return std::hash<std::string_view>{}(s); }
};
template <class T> using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;
using Set = std::unordered_set<std::string, Hash, std::equal_to<>>;

struct Lexicon {
  Map<Abbreviation> abbreviations;             ///< without the last stop
  Map<std::vector<std::uint8_t>> contractions; ///< lengths of the parts, in bytes
  Set prefixes, starters, captions, units;     ///< lower case
  std::vector<std::string> emoticons;          ///< longest first
};

/// Built on first use; immutable after.
const Lexicon &lexicon();

} // namespace demarche::text
