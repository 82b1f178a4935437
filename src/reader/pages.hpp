// From printed pages back to paragraphs.
#pragma once
#include <string>
#include <vector>

namespace demarche {

/// A line of a printed page; lengths in any one unit, from the page's upper left corner.
struct PrintedLine {
  std::string text;
  double left = 0, right = 0, top = 0, height = 0;
  double first_word = 0;                  ///< its width
  double block_left = 0, block_right = 0; ///< of the block of lines it stands in
  bool begins_block = false;
};

using PrintedPage = std::vector<PrintedLine>; ///< in the order of reading

/// Lines that stand at the head or foot of several pages, and page numbers, are dropped; lines are joined to paragraphs, over the
/// page's end too; a word parted at a line's end is joined, without its hyphen unless the text has it with one elsewhere.
std::string join_pages(std::vector<PrintedPage>);

} // namespace demarche
