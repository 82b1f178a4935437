// The outline as CommonMark with tables (GitHub's extension).
#include <fmt/format.h>

#include <demarche/brief.hpp>

#include "base/utf8.hpp"

namespace demarche {

namespace {

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

std::string pieces(const std::vector<Piece> &list) {
  std::string out;
  for (const Piece &p : list)
    out += p.words == Words::own     ? p.text
           : p.words == Words::quote ? "“" + escaped(p.text) + "”"
           : p.words == Words::label ? "**" + escaped(p.text) + "**"
                                     : escaped(p.text);
  return out;
}

std::string numbers(const std::vector<std::uint32_t> &sources) {
  std::string out;
  for (const std::uint32_t n : sources)
    out += fmt::format("{}\\[{}\\]", out.empty() ? "" : " ", n);
  return out;
}

std::string capital(std::string s) {
  if (!s.empty() && s[0] >= 'a' && s[0] <= 'z')
    s[0] = static_cast<char>(s[0] - 'a' + 'A');
  return s;
}

void section(std::string &out, std::string_view heading, const std::vector<Claim> &claims, std::string_view when_empty) {
  out += fmt::format("\n## {}\n\n", heading);
  for (const Claim &c : claims) {
    const bool ends_in_quote = !c.pieces.empty() && c.pieces.back().words == Words::quote;
    out +=
        fmt::format("- {}{}{}{}\n", capital(pieces(c.pieces)), ends_in_quote ? "" : ".", c.sources.empty() ? "" : " ", numbers(c.sources));
  }
  if (claims.empty())
    out += fmt::format("{}\n", when_empty);
}

void chronology(std::string &out, const Outline &o) {
  out += "\n## Chronology\n\n| No. | Date, as known | Event | Actors | Status | Sources |\n|---:|---|---|---|---|---|\n";
  for (std::size_t i = 0; i < o.chronology.size(); ++i) {
    const BriefRow &r = o.chronology[i];
    out += fmt::format("| {} | {} | {} | {} | {} | {} |\n", i + 1, pieces(r.when), pieces(r.what), pieces(r.who), pieces(r.status),
                       numbers(r.sources));
  }
}

void sources(std::string &out, const Outline &o) {
  out += "\n## Sources\n\n";
  for (const BriefSource &s : o.sources) {
    // "1\." rather than a list: the numbers are what the text above cites, and no reader may renumber them.
    out += fmt::format("\\[{}\\] {}", s.number, escaped(s.outlet));
    if (s.title != s.outlet)
      out += fmt::format(", *{}*", escaped(s.title));
    out += fmt::format(" ({}), characters {} to {}: “{}”\n\n", escaped(s.date), s.begin, s.end, escaped(s.quote));
  }
}

} // namespace

std::string brief_markdown(const Outline &o) {
  std::string out = fmt::format("# {}\n\n", capital(escaped(o.subject)));
  out += fmt::format("Information cut-off: {}.  \nCoverage: {}.\n", escaped(o.cutoff), pieces(o.coverage.pieces));
  section(out, "Bottom line", o.bottom_line, "");
  chronology(out, o);
  section(out, "What led to what", o.causes, "No source states a cause between these events, and none could be inferred.");
  section(out, "What is planned next", o.planned, "Nothing that the sources plan lies ahead.");
  section(out, "Where the sources conflict", o.conflicts, "No conflict was found.");
  section(out, "Gaps", o.gaps, "None: each event is dated and told by more than one source.");
  sources(out, o);
  out.resize(out.size() - 1);
  return out;
}

} // namespace demarche
