// The paper as CommonMark with tables (GitHub's extension).
#include <fmt/format.h>

#include "base/utf8.hpp"
#include "brief/paper.hpp"

namespace demarche {

namespace {

using namespace brief;

/// Characters that open or close something in Markdown or HTML, wherever they stand.
constexpr std::string_view marks = "\\`*_[]|~#";

/// Would turn the text around a name or hide it: C1 controls, line separators, bidirectional overrides.
bool hostile(char32_t c) noexcept {
  return (c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0xFEFF;
}

/// Text of a document inside a line: shown as it is, never read as markup.
std::string escaped(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t begin = i;
    const char32_t c = base::next_code_point(s, i);
    if (c < 0x20 || c == 0x7F || hostile(c))
      out += ' ';
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else {
      if (c < 0x80 && marks.find(static_cast<char>(c)) != std::string_view::npos)
        out += '\\';
      out += s.substr(begin, i - begin);
    }
  }
  return out;
}

std::string printed(const Runs &runs) {
  std::string out;
  for (const Run &r : runs) {
    const std::string text = escaped(r.text);
    out += r.look == Look::quote                     ? "“" + text + "”"
           : r.look == Look::strong && !text.empty() ? "**" + text + "**"
           : r.look == Look::title && !text.empty()  ? "*" + text + "*"
           : r.look == Look::note                    ? "\\[" + text + "\\]"
                                                     : text;
  }
  return out;
}

std::string table(const Table &t) {
  std::string out = "|", rule = "|";
  for (std::size_t i = 0; i < t.head.size(); ++i) {
    out += fmt::format(" {} |", escaped(t.head[i]));
    rule += t.head.size() == 6 && i == 0 ? "---:|" : "---|";
  }
  out += "\n" + rule + "\n";
  for (const auto &row : t.rows) {
    out += '|';
    for (const Runs &cell : row)
      out += fmt::format(" {} |", printed(cell));
    out += '\n';
  }
  return out;
}

std::string block(const Block &b) {
  switch (b.kind) {
  case Block::Kind::heading:
    return fmt::format("\n## {}\n\n", printed(b.runs));
  case Block::Kind::table:
    return table(b.table);
  case Block::Kind::item:
    return fmt::format("- {}\n", printed(b.runs));
  case Block::Kind::source:
    // "\[1\]" rather than a list: the numbers are what the text above cites, and no reader may renumber them.
    return b.number == 0 ? fmt::format("- {}\n", printed(b.runs)) : fmt::format("\\[{}\\] {}\n\n", b.number, printed(b.runs));
  case Block::Kind::text:
    break;
  }
  return fmt::format("\n{}\n", printed(b.runs));
}

} // namespace

std::string brief_markdown(const Outline &o, const BriefTemplate &t) {
  const Paper paper = compose(o, t.parts());
  const std::string marking = paper.marking.empty() ? "" : fmt::format("**{}**\n\n", escaped(paper.marking));
  std::string out = fmt::format("{}# {}\n\n", marking, escaped(paper.title));
  for (std::size_t i = 0; i < paper.head.size(); ++i)
    out += fmt::format("{}: {}.{}\n", escaped(paper.head[i].first), printed(paper.head[i].second), i + 1 < paper.head.size() ? "  " : "");
  for (const Block &b : paper.blocks)
    out += block(b);
  while (out.ends_with("\n\n"))
    out.pop_back();
  if (!marking.empty())
    out += "\n" + marking.substr(0, marking.size() - 1);
  // A heading leaves a line free, and so does a paragraph behind it: one is enough.
  for (std::size_t at = 0; (at = out.find("\n\n\n", at)) != std::string::npos;)
    out.erase(at, 1);
  return out;
}

} // namespace demarche
