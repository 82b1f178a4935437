// WordprocessingML (ECMA-376 part 1, chapter 17): paragraphs and runs.
#pragma once
#include <string>
#include <string_view>

#include "brief/paper.hpp"

namespace demarche::brief {

/// How a note is printed: a footnote where it is first cited and a reference to that later; or a link into the list of sources.
class DocxText {
public:
  explicit DocxText(Paper::Citing citing, std::size_t notes) : citing_(citing), cited_(notes + 1) {}
  /// A paragraph of this style; `before` is put first, as it is.
  std::string paragraph(std::string_view style, const Runs &, std::string_view before = {});
  std::string runs(const Runs &);

private:
  std::string note(std::uint32_t number);

  Paper::Citing citing_;
  std::vector<bool> cited_;
};

/// Text of a run: escaped, its blanks kept, the hyphen of a date not to be broken.
std::string docx_run(std::string_view properties, std::string_view text, bool date = false);

} // namespace demarche::brief
