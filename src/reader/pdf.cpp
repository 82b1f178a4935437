// PDF, by its text layer: pdftotext (poppler) run as another process within limits. What it is by page and line becomes
// paragraphs. The file's own dates are those of its making, not the paper's, so none is taken.
#include <algorithm>

#include "base/escape.hpp"
#include "base/hash.hpp"
#include "base/process.hpp"
#include "reader/headline.hpp"
#include "reader/pages.hpp"
#include "reader/parts.hpp"
#include "reader/prose.hpp"
#include "reader/xml.hpp"

namespace demarche {

namespace {

std::string complaint(const base::ProcessResult &r) {
  const std::string said = base::fold_space(std::string_view(r.errors).substr(0, 200));
  return said.empty() ? "status " + std::to_string(r.status) : said;
}

std::string why_not(const base::ProcessResult &r, const base::ProcessLimits &limits) {
  switch (r.end) {
  case base::ProcessResult::End::absent:
    return "is a PDF, and pdftotext is not there to read it: install poppler-utils";
  case base::ProcessResult::End::out_of_time:
    return "kept pdftotext busy for more than " + std::to_string(limits.wall.count()) +
           " seconds and was given up; print it to a new PDF, or convert it to text";
  case base::ProcessResult::End::too_much_output:
    return "has more text than is allowed for one document; --max-document raises the limit";
  default:
    return "cannot be read by pdftotext, or is cut off: " + complaint(r);
  }
}

/// What `pdftotext -bbox-layout` says of a page: blocks of lines of words, with their places.
PrintedPage page_of(const pugi::xml_node &page) {
  PrintedPage lines;
  bool begins = false;
  double left = 0, right = 0;
  walk(page,
       {[&](const pugi::xml_node &n) {
          const std::string_view name = n.name();
          const double x = n.attribute("xMin").as_double();
          if (name == "block") {
            begins = true;
            left = x;
            right = n.attribute("xMax").as_double();
          } else if (name == "line") {
            const double top = n.attribute("yMin").as_double();
            lines.push_back({{}, x, n.attribute("xMax").as_double(), top, n.attribute("yMax").as_double() - top, 0, left, right, begins});
            begins = false;
          } else if (name == "word" && !lines.empty()) {
            append_folded(lines.back().text, lines.back().text.empty() ? "" : " ");
            append_folded(lines.back().text, n.child_value());
            if (lines.back().first_word == 0)
              lines.back().first_word = n.attribute("xMax").as_double() - x;
          }
          return true;
        },
        [](std::string_view) {},
        {}});
  for (PrintedLine &l : lines)
    trim_end(l.text);
  lines.erase(std::remove_if(lines.begin(), lines.end(), [](const PrintedLine &l) { return l.text.empty(); }), lines.end());
  return lines;
}

std::vector<PrintedPage> pages_of(const pugi::xml_document &xml) {
  std::vector<PrintedPage> pages;
  for (const pugi::xml_node &page : xml.child("html").child("body").child("doc").children("page"))
    pages.push_back(page_of(page));
  return pages;
}

void read(const Input &input, ReadResult &out) {
  base::ProcessLimits limits;
  limits.wall = limits.cpu = std::chrono::seconds(20 + (input.bytes.size() >> 20));
  constexpr std::size_t places = 16; // bytes of output for a byte of text: each word comes with its place
  limits.output = allowance_of(input).part > std::string::npos / places ? std::string::npos : allowance_of(input).part * places;
  const base::ProcessResult result = base::run({"pdftotext", "-bbox-layout", "-enc", "UTF-8", "-", "-"}, input.bytes, limits);
  if (result.end != base::ProcessResult::End::done) {
    out.problems.push_back({input.name, why_not(result, limits)});
    return;
  }
  pugi::xml_document xml;
  if (!load_xml({input.name, result.output, nullptr, 0}, xml, out))
    return;
  Document d;
  d.id = base::hex(input.bytes, 16);
  d.origin = input.name;
  d.text = join_pages(pages_of(xml));
  d.title = heading_of(d.text);
  d.source = agency_of(d.text);
  if (d.text.empty())
    out.notices.push_back(input.name + ": a PDF without a text layer (a scan?); run it through OCR first");
  out.documents.push_back(std::move(d));
}

bool accepts(const Input &input) { return input.bytes.substr(0, 1024).find("%PDF-") < 8; }

} // namespace

extern const Reader reader_pdf;
const Reader reader_pdf = {"pdf", ".pdf", accepts, read, true, true};

} // namespace demarche
