// Where sentences end within a block.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include <demarche/text.hpp>

namespace demarche::text {

/// Cuts tokens [first, last) of one block: the index after each sentence's last token, in order, ending with `last`.
void sentence_ends(std::string_view text, const std::vector<Token> &, std::uint32_t first, std::uint32_t last,
                   std::vector<std::uint32_t> &out);

} // namespace demarche::text
