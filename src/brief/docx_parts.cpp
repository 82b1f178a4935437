#include "brief/docx_parts.hpp"

#include <fmt/format.h>

#include "base/escape.hpp"
#include "brief/docx_text.hpp"

namespace demarche::brief {

namespace {

constexpr std::string_view types = "http://schemas.openxmlformats.org/package/2006/content-types";
constexpr std::string_view relations = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// The document's own parts: name, and the last words of its content type and of its relation.
struct Part {
  const char *name, *type, *relation;
};

std::vector<Part> document_parts(const Paper &paper) {
  std::vector<Part> out = {{"header1", "header", "header"},
                           {"footer1", "footer", "footer"},
                           {"styles", "styles", "styles"},
                           {"numbering", "numbering", "numbering"},
                           {"settings", "settings", "settings"}};
  if (paper.citing == Paper::Citing::footnotes)
    out.push_back({"footnotes", "footnotes", "footnotes"});
  return out;
}

std::string content_types(const std::vector<Part> &parts) {
  std::string out = fmt::format(
      "{}<Types xmlns=\"{}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Override PartName=\"/word/document.xml\" ContentType=\"{}document.main+xml\"/>"
      "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
      "<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>",
      docx_head, types, word_type);
  for (const Part &p : parts)
    out += fmt::format("<Override PartName=\"/word/{}.xml\" ContentType=\"{}{}+xml\"/>", p.name, word_type, p.type);
  return out + "</Types>";
}

std::string package_relations() {
  return fmt::format(
      "{0}<Relationships xmlns=\"{1}\"><Relationship Id=\"rId1\" Type=\"{2}officeDocument\" Target=\"word/document.xml\"/>"
      "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
      "Target=\"docProps/core.xml\"/><Relationship Id=\"rId3\" Type=\"{2}extended-properties\" "
      "Target=\"docProps/app.xml\"/></Relationships>",
      docx_head, relations, office);
}

std::string document_relations(const std::vector<Part> &parts) {
  std::string out = fmt::format("{}<Relationships xmlns=\"{}\">", docx_head, relations);
  for (std::size_t i = 0; i < parts.size(); ++i)
    out += fmt::format("<Relationship Id=\"rId{}\" Type=\"{}{}\" Target=\"{}.xml\"/>", i + 1, office, parts[i].relation, parts[i].name);
  return out + "</Relationships>";
}

/// No date of making: the same input gives the same bytes.
std::string core_properties(const Paper &paper) {
  return fmt::format(
      "{}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>{}<dc:language>en</dc:language>"
      "</cp:coreProperties>",
      docx_head, base::xml(paper.title), base::xml(paper.author),
      paper.marking.empty() ? "" : fmt::format("<cp:keywords>{}</cp:keywords>", base::xml(paper.marking)));
}

std::string app_properties() {
  return fmt::format(
      "{}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>demarche"
      "</Application></Properties>",
      docx_head);
}

std::string field(std::string_view name) {
  return fmt::format(
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {} </w:instrText></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
      name);
}

std::string header(const Paper &paper) {
  return fmt::format("{}<w:hdr {}><w:p><w:pPr><w:pStyle w:val=\"Marking\"/></w:pPr>{}</w:p></w:hdr>", docx_head, docx_namespaces,
                     paper.marking.empty() ? "" : docx_run("", paper.marking));
}

/// The marking in the middle, the page at the right: one line.
std::string footer(const Paper &paper, const PageStyle &page) {
  const int width = page.width - 2 * page.margin;
  return fmt::format(
      "{}<w:ftr {}><w:p><w:pPr><w:pStyle w:val=\"PageNumber\"/><w:tabs><w:tab w:val=\"center\" w:pos=\"{}\"/><w:tab w:val=\"right\" "
      "w:pos=\"{}\"/></w:tabs></w:pPr><w:r><w:tab/></w:r>{}<w:r><w:tab/></w:r>{}{}{}{}</w:p></w:ftr>",
      docx_head, docx_namespaces, width / 2, width,
      paper.marking.empty() ? "" : docx_run("<w:rStyle w:val=\"MarkingText\"/>", paper.marking), docx_run("", paper.page + " "),
      field("PAGE"), docx_run("", " " + paper.page_of + " "), field("NUMPAGES"));
}

std::string numbering() {
  return fmt::format(
      "{}<w:numbering {}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start "
      "w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"284\" "
      "w:hanging=\"284\"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
      docx_head, docx_namespaces);
}

std::string settings(const Paper &paper) {
  const bool notes = paper.citing == Paper::Citing::footnotes;
  return fmt::format(
      "{}<w:settings {}>{}<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
      "w:val=\"15\"/></w:compat></w:settings>",
      docx_head, docx_namespaces, notes ? "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>" : "");
}

std::string footnotes(const Paper &paper) {
  std::string out =
      fmt::format("{}<w:footnotes {}><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
                  "<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>",
                  docx_head, docx_namespaces);
  DocxText text(Paper::Citing::footnotes, 0);
  for (std::size_t i = 0; i < paper.notes.size(); ++i)
    out += fmt::format("<w:footnote w:id=\"{}\">{}</w:footnote>", i + 1,
                       text.paragraph("FootnoteText", paper.notes[i],
                                      "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t "
                                      "xml:space=\"preserve\"> </w:t></w:r>"));
  return out + "</w:footnotes>";
}

} // namespace

std::vector<base::ZipMember> docx_frame(const Paper &paper, const BriefTemplate::Parts &t) {
  const std::vector<Part> parts = document_parts(paper);
  std::vector<base::ZipMember> out = {{"[Content_Types].xml", content_types(parts)},
                                      {"_rels/.rels", package_relations()},
                                      {"docProps/core.xml", core_properties(paper)},
                                      {"docProps/app.xml", app_properties()},
                                      {"word/_rels/document.xml.rels", document_relations(parts)},
                                      {"word/header1.xml", header(paper)},
                                      {"word/footer1.xml", footer(paper, t.page)},
                                      {"word/styles.xml", docx_styles(t)},
                                      {"word/numbering.xml", numbering()},
                                      {"word/settings.xml", settings(paper)}};
  if (paper.citing == Paper::Citing::footnotes)
    out.push_back({"word/footnotes.xml", footnotes(paper)});
  return out;
}

} // namespace demarche::brief
