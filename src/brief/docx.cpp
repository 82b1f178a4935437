// The paper as Office Open XML, written part by part; nothing in it depends on a clock or a machine.
#include <fmt/format.h>

#include "base/escape.hpp"
#include "base/zip_writer.hpp"
#include "brief/docx_parts.hpp"
#include "brief/docx_text.hpp"
#include "brief/paper.hpp"

namespace demarche {

namespace {

using namespace brief;

class Body {
public:
  Body(const Paper &paper, const BriefTemplate::Parts &t) : paper_(paper), t_(t), text_(paper.citing, paper.notes.size()) {}

  std::string run() {
    std::string body = text_.paragraph("Title", {{Look::name, paper_.title, 0}});
    for (const auto &[name, value] : paper_.head) {
      Runs line = {{Look::strong, name + ": ", 0}};
      line.insert(line.end(), value.begin(), value.end());
      body += text_.paragraph("Normal", line);
    }
    bool sources = false;
    for (const Block &b : paper_.blocks)
      // Footnotes are the list of sources already.
      if (paper_.citing != Paper::Citing::footnotes || (b.kind != Block::Kind::source && !(sources = is_sources(b))))
        body += block(b);
    return fmt::format("{}<w:document {}><w:body>{}{}</w:body></w:document>", docx_head, docx_namespaces, body, section());
  }

private:
  bool is_sources(const Block &b) const {
    return b.kind == Block::Kind::heading && &b + 1 < &*paper_.blocks.end() && (&b + 1)->kind == Block::Kind::source;
  }

  std::string block(const Block &b) {
    switch (b.kind) {
    case Block::Kind::heading:
      return text_.paragraph("Heading1", b.runs);
    case Block::Kind::item:
      return text_.paragraph("ListBullet", b.runs);
    case Block::Kind::source:
      return source(b);
    case Block::Kind::table:
      return table(b.table);
    case Block::Kind::text:
      break;
    }
    return text_.paragraph("Normal", b.runs);
  }

  std::string source(const Block &b) {
    if (b.number == 0)
      return text_.paragraph("FootnoteText", b.runs);
    const std::string number = fmt::format("<w:bookmarkStart w:id=\"{0}\" w:name=\"s{0}\"/>{1}<w:bookmarkEnd w:id=\"{0}\"/>", b.number,
                                           docx_run("", fmt::format("[{}] ", b.number)));
    return text_.paragraph("FootnoteText", b.runs, number);
  }

  std::string table(const Table &t) {
    const int width = t_.page.width - 2 * t_.page.margin;
    std::vector<int> widths;
    for (const int w : t.widths)
      widths.push_back(width * w / 100);
    std::string out =
        fmt::format("<w:tbl><w:tblPr><w:tblStyle w:val=\"Rows\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"
                    "<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" "
                    "w:noVBand=\"1\"/></w:tblPr><w:tblGrid>",
                    width);
    for (const int w : widths)
      out += fmt::format("<w:gridCol w:w=\"{}\"/>", w);
    out += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
    for (std::size_t i = 0; i < t.head.size(); ++i)
      out += cell(widths[i], text_.paragraph("TableHead", {{Look::plain, t.head[i], 0}}));
    out += "</w:tr>";
    for (const auto &row : t.rows) {
      out += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
      for (std::size_t i = 0; i < row.size(); ++i)
        out += cell(widths[i], text_.paragraph("TableText", row[i]));
      out += "</w:tr>";
    }
    return out + "</w:tbl>";
  }

  static std::string cell(int width, const std::string &paragraph) {
    return fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>", width, paragraph);
  }

  std::string section() const {
    const PageStyle &p = t_.page;
    return fmt::format(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/><w:footerReference w:type=\"default\" r:id=\"rId2\"/>"
        "<w:pgSz w:w=\"{}\" w:h=\"{}\"/><w:pgMar w:top=\"{m}\" w:right=\"{m}\" w:bottom=\"{m}\" w:left=\"{m}\" w:header=\"{h}\" "
        "w:footer=\"{h}\" w:gutter=\"0\"/></w:sectPr>",
        p.width, p.height, fmt::arg("m", p.margin), fmt::arg("h", p.margin / 2));
  }

  const Paper &paper_;
  const BriefTemplate::Parts &t_;
  DocxText text_;
};

} // namespace

std::string brief_docx(const Outline &o, const BriefTemplate &t) {
  const Paper paper = compose(o, t.parts());
  std::vector<base::ZipMember> parts = docx_frame(paper, t.parts());
  parts.push_back({"word/document.xml", Body(paper, t.parts()).run()});
  return base::zip_stored(parts);
}

} // namespace demarche
