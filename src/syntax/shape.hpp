// The sizes of the network, shared by the parser and its trainer.
#pragma once
#include <cstddef>
#include <cstdint>

namespace demarche::syntax {

inline constexpr std::size_t embedding = 96; ///< a word's vector: the sum of its features' rows
inline constexpr std::size_t window = 3;     ///< words seen by the first layer: one to each side
inline constexpr std::size_t hidden = 128;   ///< a word's state in every layer
inline constexpr std::size_t direction = 64; ///< of which each reading direction keeps half
inline constexpr std::size_t layers = 3;     ///< gated layers, each reading both ways
inline constexpr std::size_t arc = 64;       ///< a word as head, and as dependent
inline constexpr std::size_t relation = 64;  ///< an arc, to name its relation
inline constexpr std::size_t affix_rows = 8192;
inline constexpr std::size_t affixes = 7;
inline constexpr int farthest = 32; ///< distances beyond count as this one
inline constexpr std::size_t name_tags = 9;
/// Longer sentences are cut for the parser, so that its work is linear in the text.
inline constexpr std::size_t longest = 160;

} // namespace demarche::syntax
