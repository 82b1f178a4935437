// Word documents (Office Open XML): the paragraphs of the body as they stand after all changes are accepted. The file's own dates
// are those of its template or of its last save, so none is taken for the paper's.
#include <algorithm>

#include "base/hash.hpp"
#include "reader/office.hpp"
#include "reader/prose.hpp"
#include "reader/xml.hpp"

namespace demarche {

namespace {

using pugi::xml_node;

class Body {
public:
  OfficeText read(const xml_node &document) {
    walk(document, {[this](const xml_node &n) { return enter(n); },
                    [this](std::string_view s) {
                      if (in_text_)
                        append_folded(line_, s);
                    },
                    [this](const xml_node &n) { leave(n); }});
    out_.text = paragraphs(lines_);
    return std::move(out_);
  }

private:
  bool enter(const xml_node &n) {
    const std::string_view name = local_name(n);
    if (name == "del" || name == "moveFrom" || name == "footnoteReference" || name == "pict" || name == "Fallback" || name == "instrText")
      return false;
    if (name == "tab" && local_name(n.parent()) == "r")
      append_folded(line_, " ");
    else if (name == "br" || name == "cr")
      append_line_break(line_);
    else if (name == "noBreakHyphen")
      line_ += '-';
    else if (name == "pStyle")
      style_ = n.attribute("w:val").value();
    in_text_ |= name == "t";
    return true;
  }

  void leave(const xml_node &n) {
    const std::string_view name = local_name(n);
    if (name == "t")
      in_text_ = false;
    if (name != "p")
      return;
    trim_end(line_);
    if (out_.title.empty() && (style_ == "Title" || style_ == "Heading1"))
      out_.title = line_;
    lines_.push_back(std::move(line_));
    line_.clear();
    style_.clear();
  }

  OfficeText out_;
  std::vector<std::string> lines_;
  std::string line_, style_;
  bool in_text_ = false;
};

OfficeText text_of(const xml_node &root) { return Body().read(root); }

constexpr OfficeFormat format = {"word/document.xml", "docProps/core.xml", text_of};

bool accepts(const Input &input) { return is_office(input, format); }
void read(const Input &input, ReadResult &out) { read_office(input, format, out); }

} // namespace

extern const Reader reader_docx;
const Reader reader_docx = {"docx", ".docx .docm", accepts, read, true, true};

} // namespace demarche
