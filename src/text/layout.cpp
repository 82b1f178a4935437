#include "text/layout.hpp"

#include <algorithm>
#include <array>

#include "text/chars.hpp"
#include "text/lexicon.hpp"

namespace demarche::text {

namespace {

using std::size_t;

struct Line {
  size_t begin = 0, end = 0; ///< without white space at its ends
  bool empty() const { return begin >= end; }
  size_t size() const { return end - begin; }
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  for (size_t i = 0; i <= text.size();) {
    size_t stop = std::min(text.find_first_of("\n\f", i), text.size());
    Line line{i, i};
    bool blank = true;
    for (size_t k = i; k < stop;) {
      const Char c = char_at(text, k);
      if (c.is != Class::space) {
        if (blank)
          line.begin = k;
        blank = false;
        line.end = k + c.size;
      }
      k += c.size;
    }
    if (blank)
      line.begin = line.end = stop;
    out.push_back(line);
    i = stop + 1;
  }
  return out;
}

bool starts_lower(std::string_view text, const Line &l) { return char_at(text, l.begin).is == Class::letter; }

/// The width a typesetter wrapped the lines at, 0 when line ends are paragraph ends. A page is wrapped when
/// many of its lines go on with a small letter and none is much longer than the others.
size_t wrap_width(std::string_view text, const std::vector<Line> &lines) {
  size_t pairs = 0, continued = 0;
  std::array<size_t, 161> widths{};
  size_t longest = 0, counted = 0;
  for (size_t k = 0; k < lines.size(); ++k) {
    if (lines[k].empty())
      continue;
    ++counted;
    ++widths[std::min<size_t>(lines[k].size(), 160)];
    if (k + 1 < lines.size() && !lines[k + 1].empty() && lines[k].size() >= 30) {
      ++pairs;
      continued += starts_lower(text, lines[k + 1]) && text[lines[k].end - 1] != ':';
    }
  }
  if (pairs < 3 || continued * 3 < pairs || widths[160] * 20 > counted)
    return 0;
  // The width that one line in twenty reaches: stray long lines do not count.
  for (size_t w = 160, above = 0; w > 0; --w) {
    above += widths[w];
    if (above * 20 > counted) {
      longest = w;
      break;
    }
  }
  return longest;
}

bool bullet(std::string_view text, const Line &l) {
  const std::string_view s = text.substr(l.begin, l.end - l.begin);
  for (const std::string_view mark : {"\u2022", "-", "*", "\u2013", "\u00b7", "\u25cf", "\u25aa", "\u25e6", "\u2043"})
    if (s.starts_with(mark) && s.size() > mark.size() && s[mark.size()] == ' ')
      return true;
  size_t n = s.starts_with('(') ? 1 : 0;
  const size_t from = n;
  while (n < s.size() && digit(s[n]) && n < from + 3)
    ++n;
  if (n == from && n + 1 < s.size() && ascii_letter(s[n]) && s[n + 1] == ')')
    ++n;
  return n > from && n + 1 < s.size() && (s[n] == '.' || s[n] == ')') && s[n + 1] == ' ';
}

} // namespace

std::vector<Block> blocks(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  const size_t width = wrap_width(text, lines);
  std::vector<Block> out;
  const Line *before = nullptr;
  for (const Line &l : lines) {
    if (l.empty()) {
      before = nullptr;
      continue;
    }
    const bool full = before && width != 0 && before->size() * 4 >= width * 3;
    const bool goes_on = before && width != 0 && starts_lower(text, l);
    if ((full || goes_on) && !bullet(text, l))
      out.back().span.end = static_cast<std::uint32_t>(l.end);
    else
      out.push_back({{static_cast<std::uint32_t>(l.begin), static_cast<std::uint32_t>(l.end)}});
    before = &l;
  }
  return out;
}

namespace {

bool has_month(std::string_view word) {
  static constexpr std::string_view months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  if (word.size() < 3 || !ascii_upper(word[0]))
    return false;
  const char start[3] = {ascii_lower(word[0]), ascii_lower(word[1]), ascii_lower(word[2])};
  return std::find(std::begin(months), std::end(months), std::string_view(start, 3)) != std::end(months);
}

bool ends_sentence(std::string_view w) {
  return w.back() == '.' || w.back() == '!' || w.back() == '?' || w.back() == ':' || w.back() == ';' || w == "\u2026";
}

} // namespace

SentenceKind kind_of_block(std::string_view text, const Token *first, const Token *last) {
  const auto n = static_cast<size_t>(last - first);
  if (n == 0)
    return SentenceKind::prose;
  const Line line{first->span.begin, (last - 1)->span.end};
  if (bullet(text, line))
    return SentenceKind::list_item;
  const std::string_view start = slice(text, first->span);
  if (n > 1 && lexicon().captions.count(lower(start)) != 0) {
    const std::string_view second = slice(text, first[1].span);
    if (second == ":" || second == "/" || digit(second[0]))
      return SentenceKind::caption;
  }
  // "Washington, January 4, 1955.": a place, a month, a number and nothing said.
  size_t month = 0, number = 0, small = 0, words = 0;
  for (const Token *t = first; t < last && n <= 40; ++t) {
    const std::string_view w = slice(text, t->span);
    const Class c = char_at(w, 0).is;
    month += has_month(w);
    number += c == Class::digit;
    words += wordy(c);
    small += c == Class::letter && w.size() > 3;
  }
  if (n <= 16 && month > 0 && number > 0 && small == 0)
    return SentenceKind::dateline;
  const Token *end = last - 1;
  while (end > first && std::string_view("\")]'\u201d\u2019").find(slice(text, end->span)) != std::string_view::npos)
    --end;
  if (n <= 25 && words > 0 && !ends_sentence(slice(text, end->span)))
    return SentenceKind::heading;
  return SentenceKind::prose;
}

std::uint32_t dateline_tokens(std::string_view text, const Token *first, const Token *last) {
  constexpr std::ptrdiff_t longest = 24;
  const auto capitals = [](std::string_view w) {
    return std::all_of(w.begin(), w.end(), [](char c) { return ascii_upper(c) || c == '.'; });
  };
  if (first == last || first->span.end - first->span.begin < 2 || !capitals(slice(text, first->span)))
    return 0;
  bool bracket = false;
  for (const Token *t = first + 1; t < last && t - first < longest; ++t) {
    const std::string_view w = slice(text, t->span);
    const bool apart = text[t->span.begin - 1] == ' ' && t->span.end < text.size() && text[t->span.end] == ' ';
    if (!bracket && (w == "-" || w == "--" || w == "\u2013" || w == "\u2014"))
      return apart && t + 1 < last ? static_cast<std::uint32_t>(t + 1 - first) : 0;
    if (w == "(" || w == ")")
      bracket = w == "(";
    else if (!bracket && w != "," && w != "." && !digit(w[0]) && !has_month(w) && !capitals(w))
      return 0;
  }
  return 0;
}

} // namespace demarche::text
