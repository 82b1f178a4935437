// The table of formats a paper is written in.
#include <demarche/brief.hpp>

namespace demarche {

const std::vector<const BriefFormat *> &brief_formats() {
  static const BriefFormat markdown = {"md", ".md .markdown", "Markdown", brief_markdown},
                           html = {"html", ".html .htm", "a page that prints", brief_html},
                           docx = {"docx", ".docx", "a word processor's file", brief_docx};
  static const std::vector<const BriefFormat *> table = {&docx, &html, &markdown};
  return table;
}

} // namespace demarche
