// word/styles.xml out of the template's styles.
#include <fmt/format.h>

#include "base/escape.hpp"
#include "brief/docx_parts.hpp"

namespace demarche::brief {

namespace {

std::string run_properties(const TextStyle &s) {
  const std::string font = base::xml(s.font);
  std::string out = fmt::format("<w:rFonts w:ascii=\"{0}\" w:hAnsi=\"{0}\" w:cs=\"{0}\"/>", font);
  if (s.bold)
    out += "<w:b/><w:bCs/>";
  if (s.italic)
    out += "<w:i/><w:iCs/>";
  if (!s.color.empty())
    out += fmt::format("<w:color w:val=\"{}\"/>", s.color);
  return "<w:rPr>" + out + fmt::format("<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/></w:rPr>", s.half_points);
}

std::string paragraph_style(const BriefTemplate::Parts &t, std::string_view id, std::string_view name, std::string_view of,
                            std::string_view first = {}, std::string_view last = {}) {
  const auto at = t.styles.find(of);
  const TextStyle s = at == t.styles.end() ? TextStyle{} : at->second;
  return fmt::format("<w:style w:type=\"paragraph\"{} w:styleId=\"{}\"><w:name w:val=\"{}\"/>{}<w:qFormat/><w:pPr>{}<w:spacing "
                     "w:before=\"{}\" w:after=\"{}\"/>{}"
                     "</w:pPr>{}</w:style>",
                     id == "Normal" ? " w:default=\"1\"" : "", id, name, id == "Normal" ? "" : "<w:basedOn w:val=\"Normal\"/>", first,
                     s.before, s.after, last, run_properties(s));
}

} // namespace

std::string docx_styles(const BriefTemplate::Parts &t) {
  std::string out =
      fmt::format("{}<w:styles {}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault></w:docDefaults>",
                  docx_head, docx_namespaces);
  out += paragraph_style(t, "Normal", "Normal", "text");
  out += paragraph_style(t, "Title", "Title", "title", "<w:keepNext/>");
  out += paragraph_style(t, "Heading1", "heading 1", "heading", "<w:keepNext/><w:keepLines/>", "<w:outlineLvl w:val=\"0\"/>");
  out += paragraph_style(t, "ListBullet", "List Bullet", "item", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>",
                         "<w:ind w:left=\"284\" w:hanging=\"284\"/>");
  out += paragraph_style(t, "TableText", "Table Text", "table");
  out += paragraph_style(t, "TableHead", "Table Head", "table-head", "<w:keepNext/>");
  out += paragraph_style(t, "FootnoteText", "footnote text", "note");
  out += paragraph_style(t, "Marking", "Marking", "marking", "", "<w:jc w:val=\"center\"/>");
  out += paragraph_style(t, "PageNumber", "Page Number", "note");
  if (const auto at = t.styles.find("marking"); at != t.styles.end())
    out += fmt::format("<w:style w:type=\"character\" w:styleId=\"MarkingText\"><w:name w:val=\"Marking Text\"/>{}</w:style>",
                       run_properties(at->second));
  out += "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/><w:rPr><w:vertAlign "
         "w:val=\"superscript\"/></w:rPr></w:style>"
         "<w:style w:type=\"character\" w:styleId=\"Note\"><w:name w:val=\"Note\"/></w:style>"
         "<w:style w:type=\"table\" w:styleId=\"Rows\"><w:name w:val=\"Rows\"/><w:tblPr><w:tblBorders>"
         "<w:top w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"595959\"/><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" "
         "w:color=\"595959\"/>"
         "<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"BFBFBF\"/></w:tblBorders><w:tblCellMar><w:left w:w=\"57\" "
         "w:type=\"dxa\"/>"
         "<w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>";
  return out + "</w:styles>";
}

} // namespace demarche::brief
