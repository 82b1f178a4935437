#include "brief/docx_text.hpp"

#include <fmt/format.h>

#include "base/escape.hpp"

namespace demarche::brief {

namespace {

/// Whether the text is written from right to left: its first letter of a script of its own direction decides (a part of UAX 9, P2).
bool right_to_left(std::string_view s) {
  for (const char byte : s) {
    const auto c = static_cast<unsigned char>(byte);
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
      return false;
    if (c >= 0xD6 && c <= 0xDF) // U+0580 to U+07FF: Hebrew, Arabic, Syriac, Thaana, N'Ko
      return true;
    if (c >= 0xC3 && c <= 0xF4)
      return false;
  }
  return false;
}

std::string text_element(std::string_view s) { return s.empty() ? "" : fmt::format("<w:t xml:space=\"preserve\">{}</w:t>", base::xml(s)); }

} // namespace

std::string docx_run(std::string_view properties, std::string_view text, bool date) {
  std::string out = "<w:r>";
  if (!properties.empty() || right_to_left(text))
    out += fmt::format("<w:rPr>{}{}</w:rPr>", properties, right_to_left(text) ? "<w:rtl/>" : "");
  if (!date)
    return out + text_element(text) + "</w:r>";
  for (std::size_t i = 0; i <= text.size();) {
    const auto hyphen = std::min(text.find('-', i), text.size());
    out += text_element(text.substr(i, hyphen - i));
    if (hyphen < text.size())
      out += "<w:noBreakHyphen/>";
    i = hyphen + 1;
  }
  return out + "</w:r>";
}

std::string DocxText::note(std::uint32_t n) {
  if (citing_ == Paper::Citing::listed)
    return fmt::format(
        "<w:hyperlink w:anchor=\"s{0}\" w:history=\"1\"><w:r><w:rPr><w:rStyle w:val=\"Note\"/></w:rPr><w:t>[{0}]</w:t></w:r></w:hyperlink>",
        n);
  if (!cited_[n]) {
    cited_[n] = true;
    return fmt::format("<w:bookmarkStart w:id=\"{0}\" w:name=\"s{0}\"/><w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>"
                       "<w:footnoteReference w:id=\"{0}\"/></w:r><w:bookmarkEnd w:id=\"{0}\"/>",
                       n);
  }
  // Cited again: a field that shows the first reference's number and leads to it.
  return fmt::format(
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> NOTEREF s{0} \\f \\h </w:instrText></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:t>{0}</w:t></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
      n);
}

std::string DocxText::runs(const Runs &list) {
  std::string out;
  bool after_note = false;
  for (const Run &r : list) {
    switch (r.look) {
    case Look::note:
      out += note(r.note);
      break;
    case Look::strong:
      out += docx_run("<w:b/><w:bCs/>", r.text);
      break;
    case Look::title:
      out += docx_run("<w:i/><w:iCs/>", r.text);
      break;
    case Look::quote:
      out += docx_run("", "“" + r.text + "”");
      break;
    case Look::date:
      out += docx_run("", unsplit(r.text), true);
      break;
    case Look::plain:
    case Look::name:
      out += docx_run(after_note && r.text == " " ? "<w:vertAlign w:val=\"superscript\"/>" : "", r.text);
    }
    after_note = r.look == Look::note;
  }
  return out;
}

std::string DocxText::paragraph(std::string_view style, const Runs &list, std::string_view before) {
  return fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>{}{}</w:p>", style, before, runs(list));
}

} // namespace demarche::brief
