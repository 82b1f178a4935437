// Which blocks of a page are its text, and which the menus, teasers and notices around it.
#pragma once
#include <vector>

#include "reader/html_page.hpp"

namespace demarche::html {

/// A flag for each block. The measures are those of Kohlschütter, Fankhauser and Nejdl (2010), "Boilerplate Detection using
/// Shallow Text Features": words in a block and in its neighbours, and the share of them inside links; by their decision tree
/// (their algorithm 2). Where the page itself `marks` its article, short paragraphs belong to it too, and so does a
/// paragraph that is a sentence; a heading belongs to the text that follows it.
std::vector<bool> text_blocks(const std::vector<Block> &, bool marked);

} // namespace demarche::html
