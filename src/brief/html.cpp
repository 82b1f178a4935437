// The paper as one HTML file without scripts: reads on a screen, prints on A4 with its marking on each page.
#include <fmt/format.h>

#include "base/escape.hpp"
#include "base/hash.hpp"
#include "brief/paper.hpp"

namespace demarche {

namespace {

using namespace brief;

std::string printed(const Runs &runs) {
  std::string out;
  for (const Run &r : runs) {
    const std::string text = base::html(r.text);
    switch (r.look) {
    case Look::plain:
      out += text;
      break;
    case Look::strong:
      out += fmt::format("<strong dir=\"auto\">{}</strong>", text);
      break;
    case Look::date:
      out += base::html(unsplit(r.text));
      break;
    case Look::name:
      out += fmt::format("<bdi>{}</bdi>", text);
      break;
    case Look::quote:
      out += fmt::format("<q dir=\"auto\">{}</q>", text);
      break;
    case Look::title:
      out += fmt::format("<cite dir=\"auto\">{}</cite>", text);
      break;
    case Look::note:
      out += fmt::format("<a class=\"note\" href=\"#s{0}\">[{0}]</a>", r.note);
      break;
    }
  }
  return out;
}

std::string table(const Table &t, std::string_view heading) {
  std::string out = fmt::format(
      "<div class=\"table\" role=\"group\" aria-labelledby=\"{0}\" tabindex=\"0\"><table aria-labelledby=\"{0}\">\n<colgroup>", heading);
  for (const int w : t.widths)
    out += fmt::format("<col class=\"w{}\">", w);
  out += "</colgroup>\n<thead><tr>";
  for (const std::string &h : t.head)
    out += fmt::format("<th scope=\"col\">{}</th>", base::html(h));
  out += "</tr></thead>\n<tbody>\n";
  for (const auto &row : t.rows) {
    out += "<tr>";
    for (const Runs &cell : row)
      out += fmt::format("<td>{}</td>", printed(cell));
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

/// Items of one list belong together: opens and closes lists as the kind of block changes.
class Body {
public:
  std::string run(const Paper &paper) {
    for (const Block &b : paper.blocks)
      add(b);
    list("");
    if (section_ > 0)
      out_ += "</section>\n";
    return std::move(out_);
  }

private:
  void list(std::string_view tag) {
    if (tag == open_)
      return;
    if (!open_.empty())
      out_ += fmt::format("</{}>\n", open_);
    if (!tag.empty())
      out_ += fmt::format("<{}>\n", tag);
    open_ = tag;
  }

  void add(const Block &b) {
    switch (b.kind) {
    case Block::Kind::heading:
      list("");
      out_ += fmt::format("{}<section aria-labelledby=\"h{}\">\n<h2 id=\"h{}\">{}</h2>\n", section_ > 0 ? "</section>\n" : "", section_ + 1,
                          section_ + 1, printed(b.runs));
      ++section_;
      break;
    case Block::Kind::item:
      list("ul");
      out_ += fmt::format("<li>{}</li>\n", printed(b.runs));
      break;
    case Block::Kind::source:
      list(b.number == 0 ? "ul" : "ol");
      out_ += b.number == 0 ? fmt::format("<li>{}</li>\n", printed(b.runs))
                            : fmt::format("<li id=\"s{}\">{}</li>\n", b.number, printed(b.runs));
      break;
    case Block::Kind::table:
      list("");
      out_ += table(b.table, fmt::format("h{}", section_));
      break;
    case Block::Kind::text:
      list("");
      out_ += fmt::format("<p>{}</p>\n", printed(b.runs));
    }
  }

  std::string out_;
  std::string_view open_;
  int section_ = 0;
};

/// A string of CSS, which stands inside a <style>: no character of it can end either.
std::string css_string(std::string_view s) {
  std::string out = "\"";
  for (const char c : s)
    if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&')
      out += fmt::format("\\{:06x}", static_cast<unsigned char>(c));
    else
      out += c;
  return out + '"';
}

std::string style(const Paper &paper, const BriefTemplate::Parts &t) {
  std::string out = t.css;
  for (const auto &columns : t.columns)
    for (const int w : columns)
      if (const std::string rule = fmt::format(".w{0} {{ width: {0}%; }}\n", w); out.find(rule) == std::string::npos)
        out += rule;
  const std::string pages = fmt::format("{} \" \" counter(page) \" {} \" counter(pages)", css_string(paper.page), paper.page_of);
  const std::string marking = paper.marking.empty() ? "" : css_string(paper.marking);
  out += fmt::format("@page {{ size: {:.1f}mm {:.1f}mm; margin: {:.1f}mm; ", t.page.width / 56.6929, t.page.height / 56.6929,
                     t.page.margin / 56.6929);
  if (!marking.empty())
    out += fmt::format(
        "@top-center {{ content: {0}; font: bold 9pt sans-serif; }} @bottom-center {{ content: {0}; font: bold 9pt sans-serif; }} ",
        marking);
  return out + fmt::format("@bottom-right {{ content: {}; font: 9pt sans-serif; }} }}\n", pages);
}

} // namespace

std::string brief_html(const Outline &o, const BriefTemplate &t) {
  const Paper paper = compose(o, t.parts());
  const std::string css = "\n" + style(paper, t.parts());
  const std::string marking = base::html(paper.marking);
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += fmt::format("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'\">\n",
                     base::sha256_base64(css));
  out += fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n", base::html(paper.title), css);
  if (!marking.empty())
    out += fmt::format("<header class=\"marking\"><bdi>{}</bdi></header>\n", marking);
  out += fmt::format("<main>\n<h1 dir=\"auto\">{}</h1>\n<dl>\n", base::html(paper.title));
  for (const auto &[name, value] : paper.head)
    out += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", base::html(name), printed(value));
  out += "</dl>\n" + Body().run(paper) + "</main>\n";
  if (!marking.empty())
    out += fmt::format("<footer class=\"marking\"><bdi>{}</bdi></footer>\n", marking);
  return out + "</body>\n</html>\n";
}

} // namespace demarche
