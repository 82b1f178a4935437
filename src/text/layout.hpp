// The blocks of a page: paragraphs, headings, list items, captions; lines broken by a typesetter are joined.
#pragma once
#include <string_view>
#include <vector>

#include <demarche/text.hpp>

namespace demarche::text {

struct Block {
  Span span; ///< without white space at its ends; may hold line ends of wrapped lines
};

/// Linear. An empty line ends a block; so does every line end, unless the page is hard-wrapped and the line is full.
std::vector<Block> blocks(std::string_view text);

/// What a block's look says of it, before its sentences are known. `tokens` are those of the block.
SentenceKind kind_of_block(std::string_view text, const Token *first, const Token *last);

/// Tokens of the dateline that opens a wire report, its dash included: "LIMA, May 3 (Coast News) -"; 0 when none does.
/// It is no part of the sentence that follows.
std::uint32_t dateline_tokens(std::string_view text, const Token *first, const Token *last);

} // namespace demarche::text
