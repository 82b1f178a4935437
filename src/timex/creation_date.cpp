#include "timex/creation_date.hpp"

#include <algorithm>

namespace demarche::timex {

namespace {

constexpr std::size_t head_bytes = 1500; // a header or dateline stands within
constexpr std::size_t head_sentences = 24;

std::string_view line_of(std::string_view text, Span s) {
  const auto before = text.rfind('\n', s.begin);
  const std::size_t begin = before == std::string_view::npos || s.begin == 0 ? 0 : before + 1;
  return text.substr(begin, std::min(text.find('\n', s.end), text.size()) - begin);
}

std::size_t words_in(std::string_view s) {
  std::size_t n = 0;
  bool inside = false;
  for (const char c : s) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    n += letter && !inside;
    inside = letter;
  }
  return n;
}

/// "on 4 June 1989", "of March 3, 1999": a date that its sentence uses, not one that heads the text.
bool governed(std::string_view line, std::size_t at) {
  static constexpr std::string_view prepositions[] = {"on", "of",     "since", "until", "by",  "from", "for",    "in",
                                                      "to", "before", "after", "dated", "the", "and",  "between"};
  const auto last = line.substr(0, at).find_last_not_of(" \t,(");
  if (last == std::string_view::npos)
    return false;
  const auto begin = line.substr(0, last + 1).find_last_of(" \t,(");
  const std::string_view word =
      line.substr(begin == std::string_view::npos ? 0 : begin + 1, last - (begin == std::string_view::npos ? 0 : begin + 1) + 1);
  return std::find(std::begin(prepositions), std::end(prepositions), word) != std::end(prepositions);
}

/// "Aired January 29, 2011", "Last updated: 26 July 2011", "26 July 2011 Last updated at 10:15".
bool stamped(std::string_view line, std::size_t at, std::string_view after) {
  if (at == 0 && after.substr(0, 32).find("updated at") != std::string_view::npos)
    return true;
  static constexpr std::string_view stamps[] = {"Aired", "Updated", "updated", "Published", "published", "Posted", "Issued", "Released"};
  const std::string_view before = line.substr(at > 48 ? at - 48 : 0, std::min<std::size_t>(at, 48));
  return std::any_of(std::begin(stamps), std::end(stamps), [&](std::string_view s) {
    const auto found = before.rfind(s);
    return found != std::string_view::npos && words_in(before.substr(found)) <= 5;
  });
}

/// "LIMA, May 3, 1999 (Coast News) - Peru ...": a place in capitals, the date, perhaps the agency, a dash.
bool heads_a_wire(std::string_view before, std::string_view after) {
  const bool capitals = std::none_of(before.begin(), before.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
  const bool place = words_in(before) >= 1 && words_in(before) <= 6;
  const auto skip_blanks = [&] { after.remove_prefix(std::min(after.find_first_not_of(" \t"), after.size())); };
  skip_blanks();
  if (const auto close = after.find(')'); after.starts_with('(') && close != std::string_view::npos) {
    after.remove_prefix(close + 1);
    skip_blanks();
  }
  return capitals && place && (after.starts_with("-") || after.starts_with("\u2013") || after.starts_with("\u2014"));
}

/// "LIMA | Mon May 3, 1999 4:12 pm EDT": day, hour and zone at the very head of a page; nobody tells an event so.
bool page_stamp(std::string_view before, const Value &v, const Found &f, const RuleSet &rules) {
  return words_in(before) <= 12 && v.point->clock.size() >= 6 && f.match.capture(rules.patterns.capture_id("Zone"));
}

/// A full date alone on its line but for a place and the hour; or at the end of one of the first lines;
/// or with its weekday among them.
const char *header_form(std::string_view text, Span s, bool weekday) {
  const std::string_view line = line_of(text, s);
  const std::size_t at = s.begin - static_cast<std::size_t>(line.data() - text.data());
  if (stamped(line, at, line.substr(at + s.end - s.begin)))
    return "stamp";
  if (governed(line, at))
    return nullptr;
  const std::string_view before = line.substr(0, at), after = line.substr(at + s.end - s.begin);
  const auto lines = std::count(text.begin(), text.begin() + s.begin, '\n');
  if (words_in(before) <= 6 && words_in(after) <= 4)
    return "dateline";
  if (heads_a_wire(before, after))
    return "wire";
  const bool sentence = !after.empty() && after.find_first_not_of(" \t.") == std::string_view::npos && words_in(after) == 0;
  if (lines <= 3 && words_in(after) <= 2 && !(sentence && words_in(before) > 6) && at > 1 &&
      (weekday || before.find_last_of(',') + 3 >= at))
    return "header";
  // The crowd in Lima on Sunday, May 3, 1999.  A caption ends, or goes on, behind its date.
  const auto next = after.find_first_not_of(" \t");
  const bool caption = words_in(before) > 6 && next != std::string_view::npos && (after[next] == '.' || after[next] == ',');
  return lines <= 2 && weekday && !caption ? "header-day" : nullptr;
}

std::optional<CreationDate> header_date(const Document &d, const Words &words, const RuleSet &rules) {
  Context context;
  for (const Found &f : recognize(d.text, words, rules, Dialect::news, head_sentences)) {
    const Unit &first = words.units[f.match.first];
    if (first.span.begin > head_bytes)
      break;
    const Reading reading{d.text, rules.patterns, words, f.match};
    const auto v = rules.rules[f.match.pattern].value.evaluate(reading, context);
    if (!v || v->resolved || !v->point || !v->point->is_day() || !exists(*v->point) || !v->mod.empty())
      continue;
    const Span span{first.span.begin, words.units[f.match.last - 1].span.end};
    const char *form = header_form(d.text, span, (first.classes >> rules.patterns.find_class("Weekday").value_or(0)) & 1);
    if (!form && page_stamp(std::string_view(d.text).substr(0, span.begin), *v, f, rules))
      form = "stamp";
    if (form)
      return CreationDate{interval_of(*v->point), CreationDate::How::dateline, {{form, span}}, {}};
  }
  return {};
}

/// /2024/04/24/, 2024-04-24 or 20240424 in a URL.
std::optional<Interval> url_date(const std::string &url) {
  const auto digit = [&](std::size_t i) { return i < url.size() && url[i] >= '0' && url[i] <= '9'; };
  const auto number = [&](std::size_t i, std::size_t n) {
    int v = 0;
    for (std::size_t k = i; k < i + n; ++k)
      v = digit(k) ? v * 10 + (url[k] - '0') : -100000;
    return v;
  };
  for (std::size_t i = 0; i + 8 <= url.size(); ++i) {
    if ((i > 0 && digit(i - 1)) || !digit(i))
      continue;
    const std::size_t gap = i + 4 < url.size() && (url[i + 4] == '/' || url[i + 4] == '-') ? 1 : 0;
    if (gap == 1 && (i + 10 > url.size() || url[i + 7] != url[i + 4]))
      continue;
    const Date date{number(i, 4), number(i + 4 + gap, 2), number(i + 6 + 2 * gap, 2)};
    if (date.year >= 1980 && date.year < 2200 && valid(date) && !digit(i + 8 + 2 * gap))
      return day_interval(to_day(date));
  }
  return {};
}

} // namespace

CreationDate stated_creation(const Document &d, const Words &words, const RuleSet &rules, const TimexOptions &options) {
  using How = CreationDate::How;
  if (options.creation)
    return {options.creation, How::metadata, {{"option", {0, 0}}}, {}};
  if (d.published)
    return {d.published, How::metadata, {{"published", {0, 0}}}, {}};
  if (auto header = header_date(d, words, rules))
    return *header;
  if (const auto url = url_date(d.url))
    return {url, How::metadata, {{"url", {0, 0}}}, {}};
  return {};
}

} // namespace demarche::timex
