// OpenDocument texts: the paragraphs of the body, without notes, comments and what tracked changes removed.
#include "reader/office.hpp"
#include "reader/prose.hpp"
#include "reader/xml.hpp"

namespace demarche {

namespace {

using pugi::xml_node;

class Body {
public:
  OfficeText read(const xml_node &content) {
    const xml_node text = child(child(content, "body"), "text");
    walk(text, {[this](const xml_node &n) { return enter(n); },
                [this](std::string_view s) {
                  if (depth_ > 0)
                    append_folded(line_, s);
                },
                [this](const xml_node &n) { leave(n); }});
    out_.text = paragraphs(lines_);
    return std::move(out_);
  }

private:
  static bool is_paragraph(const xml_node &n) { return local_name(n) == "p" || local_name(n) == "h"; }

  bool enter(const xml_node &n) {
    const std::string_view name = local_name(n);
    if (name == "note" || name == "annotation" || name == "tracked-changes" || name == "deletion" || name == "sequence-decls")
      return false;
    if (name == "s" || name == "tab")
      append_folded(line_, " ");
    else if (name == "line-break")
      append_line_break(line_);
    if (is_paragraph(n) && depth_++ == 0)
      line_.clear();
    return true;
  }

  void leave(const xml_node &n) {
    if (!is_paragraph(n) || --depth_ > 0)
      return;
    trim_end(line_);
    const std::string_view style = n.attribute("text:style-name").value();
    if (out_.title.empty() && (local_name(n) == "h" || style == "Title"))
      out_.title = line_;
    lines_.push_back(std::move(line_));
    line_.clear();
  }

  OfficeText out_;
  std::vector<std::string> lines_;
  std::string line_;
  int depth_ = 0; // paragraphs inside paragraphs: a frame's
};

OfficeText text_of(const xml_node &root) { return Body().read(root); }

constexpr OfficeFormat format = {"content.xml", "meta.xml", text_of};

/// The first member says what the file is.
bool accepts(const Input &input) { return input.bytes.substr(0, 100).find("mimetypeapplication/vnd.oasis.opendocument.text") == 30; }
void read(const Input &input, ReadResult &out) { read_office(input, format, out); }

} // namespace

extern const Reader reader_odt;
const Reader reader_odt = {"odt", ".odt .ott", accepts, read, true, true};

} // namespace demarche
