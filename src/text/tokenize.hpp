// Words and signs, by the conventions of the English Web Treebank in Universal Dependencies.
#pragma once
#include <string_view>
#include <vector>

#include <demarche/text.hpp>

namespace demarche::text {

/// Appends the tokens of text[block]. A block is a paragraph: marks such as quotes are paired within it.
void tokenize(std::string_view text, Span block, std::vector<Token> &out);

} // namespace demarche::text
