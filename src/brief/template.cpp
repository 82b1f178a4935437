// Reads a template's files; every complaint says file and line.
#include "brief/template.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include <demarche/error.hpp>

#include "base/embedded.hpp"
#include "base/utf8.hpp"

namespace demarche {

namespace brief {

namespace {

constexpr std::array<const char *, 4> file_names = {"words.tsv", "profiles.tsv", "styles.tsv", "brief.css"};
constexpr std::array<const char *, 9> section_names = {"bottom-line", "judgements", "chronology", "causes", "people",
                                                       "planned",     "conflicts",  "gaps",       "sources"};
constexpr std::array<const char *, 8> style_names = {"title", "heading", "text", "item", "table", "table-head", "note", "marking"};

struct Row {
  int line = 0;
  std::vector<std::string> cells;
};

[[noreturn]] void fault(const TemplateFile &f, int line, const std::string &what) {
  throw Error(Exit::usage, f.path + ":" + std::to_string(line) + ": " + what);
}

int line_at(std::string_view bytes, std::size_t at) {
  return 1 + static_cast<int>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// Cells parted by tabs; without comments and empty lines.
std::vector<Row> rows(const TemplateFile &f) {
  std::vector<Row> out;
  std::string_view rest = f.bytes;
  for (int line = 1; !rest.empty(); ++line) {
    const auto eol = std::min(rest.find('\n'), rest.size());
    std::string_view text = rest.substr(0, eol);
    rest.remove_prefix(std::min(eol + 1, rest.size()));
    if (text.ends_with('\r'))
      text.remove_suffix(1);
    if (text.empty() || text.front() == '#')
      continue;
    Row row{line, {}};
    for (std::size_t i = 0; i <= text.size();) {
      const auto tab = std::min(text.find('\t', i), text.size());
      row.cells.emplace_back(text.substr(i, tab - i));
      i = tab + 1;
    }
    out.push_back(std::move(row));
  }
  return out;
}

void read_words(const TemplateFile &f, BriefTemplate::Parts &p, const std::set<std::string> &known) {
  std::set<std::string> seen;
  for (const Row &r : rows(f)) {
    if (r.cells.size() != 2 || r.cells[1].empty())
      fault(f, r.line, "a row is the program's words, a tab, and the words to print instead");
    if (!known.empty() && known.count(r.cells[0]) == 0)
      fault(f, r.line, "the program never says \"" + r.cells[0] + "\"; demarche brief --write-template writes a list of what it says");
    if (!seen.insert(r.cells[0]).second)
      fault(f, r.line, "\"" + r.cells[0] + "\" has a row already");
    p.words[r.cells[0]] = r.cells[1];
  }
}

template <class Names> std::size_t index_in(const Names &names, const std::string &name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

template <class Names> std::string listed(const Names &names) {
  std::string out;
  for (const char *n : names)
    out += (out.empty() ? "" : ", ") + std::string(n);
  return out;
}

void read_profiles(const TemplateFile &f, BriefTemplate::Parts &p) {
  for (const Row &r : rows(f)) {
    std::size_t profile = 0;
    while (profile < p.sections.size() && r.cells[0] != to_string(static_cast<Profile>(profile)))
      ++profile;
    if (profile == p.sections.size())
      fault(f, r.line, "\"" + r.cells[0] + "\" is no profile; there are memo, chronology and full");
    std::vector<Section> sections;
    for (std::size_t i = 1; i < r.cells.size(); ++i) {
      const std::size_t at = index_in(section_names, r.cells[i]);
      if (at == section_names.size())
        fault(f, r.line, "\"" + r.cells[i] + "\" is no section; there are " + listed(section_names));
      if (std::find(sections.begin(), sections.end(), static_cast<Section>(at)) != sections.end())
        fault(f, r.line, "\"" + r.cells[i] + "\" stands twice");
      sections.push_back(static_cast<Section>(at));
    }
    if (std::find(sections.begin(), sections.end(), Section::sources) == sections.end())
      fault(f, r.line, "a paper must have its sources: add the section sources");
    p.sections[profile] = std::move(sections);
  }
}

/// A whole number between `least` and `most`.
int number(const TemplateFile &f, int line, const std::string &key, std::string_view text, int least, int most) {
  int n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc{} || end != text.data() + text.size() || n < least || n > most)
    fault(f, line,
          key + ": \"" + std::string(text) + "\" is no whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return n;
}

void read_style(const TemplateFile &f, int line, const std::string &key, const std::string &value, TextStyle &s) {
  const auto yes = [&] {
    if (value != "yes" && value != "no")
      fault(f, line, key + " is yes or no");
    return value == "yes";
  };
  if (key == "font") {
    if (value.empty() || value.find_first_of("<>&\"") != std::string::npos)
      fault(f, line, "\"" + value + "\" is no font's name");
    s.font = value;
  } else if (key == "half-points") {
    s.half_points = number(f, line, key, value, 8, 144);
  } else if (key == "bold") {
    s.bold = yes();
  } else if (key == "italic") {
    s.italic = yes();
  } else if (key == "color") {
    if (value.size() != 6 || value.find_first_not_of("0123456789ABCDEFabcdef") != std::string::npos)
      fault(f, line, "color is six hexadecimal digits, RRGGBB");
    s.color = value;
  } else if (key == "before") {
    s.before = 20 * number(f, line, key, value, 0, 100);
  } else if (key == "after") {
    s.after = 20 * number(f, line, key, value, 0, 100);
  } else {
    fault(f, line, "\"" + key + "\" is no property; there are font, half-points, bold, italic, color, before, after");
  }
}

void read_page(const TemplateFile &f, int line, const std::string &key, const std::string &value, PageStyle &s) {
  constexpr double twips_a_mm = 1440 / 25.4;
  const auto twips = [&](int least, int most) {
    return static_cast<int>(std::lround(number(f, line, key, value, least, most) * twips_a_mm));
  };
  if (key == "width-mm")
    s.width = twips(100, 600);
  else if (key == "height-mm")
    s.height = twips(100, 600);
  else if (key == "margin-mm")
    s.margin = twips(5, 45);
  else
    fault(f, line, "\"" + key + "\" is no property of the page; there are width-mm, height-mm, margin-mm");
}

void read_columns(const TemplateFile &f, const Row &r, std::size_t count, std::vector<int> &out) {
  std::vector<int> widths;
  int sum = 0;
  for (std::size_t i = 1; i < r.cells.size(); ++i) {
    widths.push_back(number(f, r.line, r.cells[0], r.cells[i], 3, 100));
    sum += widths.back();
  }
  if (widths.size() != count || sum != 100)
    fault(f, r.line, r.cells[0] + " are " + std::to_string(count) + " whole numbers that add up to 100 (per cent)");
  out = std::move(widths);
}

void read_styles(const TemplateFile &f, BriefTemplate::Parts &p) {
  for (const Row &r : rows(f)) {
    const std::string &name = r.cells[0];
    if (name == "columns-memo" || name == "columns") {
      read_columns(f, r, name == "columns" ? 6 : 4, p.columns[name == "columns"]);
      continue;
    }
    if (name != "page" && index_in(style_names, name) == style_names.size())
      fault(f, r.line, "\"" + name + "\" is no style; there are page, columns, columns-memo, " + listed(style_names));
    for (std::size_t i = 1; i < r.cells.size(); ++i) {
      const auto equals = r.cells[i].find('=');
      if (equals == std::string::npos)
        fault(f, r.line, "\"" + r.cells[i] + "\": write PROPERTY=VALUE, and a tab between two of them");
      const std::string key = r.cells[i].substr(0, equals), value = r.cells[i].substr(equals + 1);
      if (name == "page")
        read_page(f, r.line, key, value, p.page);
      else
        read_style(f, r.line, key, value, p.styles[name]);
    }
  }
}

void read_css(const TemplateFile &f, BriefTemplate::Parts &p) {
  // It stands inside a <style>, which ends at the first "</": nothing in a style sheet needs one.
  if (const auto at = f.bytes.find("</"); at != std::string::npos)
    fault(f, line_at(f.bytes, at), "\"</\" would end the style sheet; write it as \"<\\/\"");
  if (const auto at = f.bytes.find("@import"); at != std::string::npos)
    fault(f, line_at(f.bytes, at), "@import: a paper is one file and fetches no other");
  p.css = f.bytes;
}

void read(const TemplateFile &f, BriefTemplate::Parts &p, const std::set<std::string> &known) {
  if (const auto bad = base::first_invalid_utf8(f.bytes); bad != std::string::npos)
    fault(f, line_at(f.bytes, bad), "is not UTF-8");
  if (const auto nul = f.bytes.find('\0'); nul != std::string::npos)
    fault(f, line_at(f.bytes, nul), "a zero byte");
  switch (index_in(file_names, f.name)) {
  case 0:
    return read_words(f, p, known);
  case 1:
    return read_profiles(f, p);
  case 2:
    return read_styles(f, p);
  case 3:
    return read_css(f, p);
  default:
    throw Error(Exit::usage, f.path + ": no part of a template; there are " + listed(file_names));
  }
}

std::shared_ptr<const BriefTemplate::Parts> built_in() {
  static const std::shared_ptr<const BriefTemplate::Parts> parts = [] {
    auto p = std::make_shared<BriefTemplate::Parts>();
    for (const TemplateFile &f : built_in_template())
      read(f, *p, {});
    return p;
  }();
  return parts;
}

} // namespace

} // namespace brief

std::vector<TemplateFile> built_in_template() {
  std::vector<TemplateFile> out;
  out.reserve(brief::file_names.size());
  for (const char *name : brief::file_names)
    out.push_back({name, std::string("built-in ") + name, std::string(base::embedded(std::string("brief/") + name))});
  return out;
}

BriefTemplate::BriefTemplate() : parts_(brief::built_in()) {}

BriefTemplate::BriefTemplate(const std::vector<TemplateFile> &files) {
  auto p = std::make_shared<Parts>(*brief::built_in());
  std::set<std::string> known;
  for (const auto &row : p->words)
    known.insert(row.first);
  for (const TemplateFile &f : files)
    brief::read(f, *p, known);
  parts_ = std::move(p);
}

std::string BriefTemplate::Parts::word(std::string_view phrase) const {
  constexpr std::string_view around = " ,;:.()";
  const auto first = phrase.find_first_not_of(around);
  if (first == std::string_view::npos)
    return std::string(phrase);
  const auto last = phrase.find_last_not_of(around) + 1;
  const auto at = words.find(phrase.substr(first, last - first));
  if (at == words.end())
    return std::string(phrase);
  return std::string(phrase.substr(0, first)) + at->second + std::string(phrase.substr(last));
}

} // namespace demarche
