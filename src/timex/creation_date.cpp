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

/// /2024/04/24/, 2024-04-24, 2024_04_24 or 20240424 in a URL or a name, from the year given on.
std::optional<Interval> date_within(std::string_view name, std::int32_t earliest) {
  const auto digit = [&](std::size_t i) { return i < name.size() && name[i] >= '0' && name[i] <= '9'; };
  const auto number = [&](std::size_t i, std::size_t n) {
    int v = 0;
    for (std::size_t k = i; k < i + n; ++k)
      v = digit(k) ? v * 10 + (name[k] - '0') : -100000;
    return v;
  };
  for (std::size_t i = 0; i + 8 <= name.size(); ++i) {
    if ((i > 0 && digit(i - 1)) || !digit(i))
      continue;
    const std::size_t gap = i + 4 < name.size() && std::string_view("/-_").find(name[i + 4]) != std::string_view::npos ? 1 : 0;
    if (gap == 1 && (i + 10 > name.size() || name[i + 7] != name[i + 4]))
      continue;
    const Date date{number(i, 4), number(i + 4 + gap, 2), number(i + 6 + 2 * gap, 2)};
    if (date.year >= earliest && date.year < 2200 && valid(date) && !digit(i + 8 + 2 * gap))
      return day_interval(to_day(date));
  }
  return {};
}

/// WIRE980613-0042: six digits behind the sender's letters and before a serial number. Other archives write the day or the month first,
/// so only what can be read in one way is taken, and the century as POSIX has it (strptime, %y): years 69 to 99 are of the twentieth.
std::optional<Interval> wire_date(std::string_view name) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  name.remove_prefix(name.rfind('/') + 1);
  const auto first = static_cast<std::size_t>(std::find_if_not(name.begin(), name.end(), is_letter) - name.begin());
  constexpr std::size_t digits = 6;
  if (first < 2 || name.size() < first + digits + 2 || !std::all_of(name.begin() + first, name.begin() + first + digits, is_digit))
    return {};
  const char mark = name[first + digits];
  if ((mark != '-' && mark != '.') || !is_digit(name[first + digits + 1]))
    return {};
  const auto two = [&](std::size_t i) { return (name[first + i] - '0') * 10 + (name[first + i + 1] - '0'); };
  const Date date{1900 + two(0), two(2), two(4)};
  return two(0) >= 69 && valid(date) ? std::optional{day_interval(to_day(date))} : std::nullopt;
}

/// The id that the caller gave, or the name of the file; an id made out of the text is no name.
std::string_view name_of(const Document &d) {
  const auto hexadecimal = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  const bool made = d.id.size() >= 16 && std::all_of(d.id.begin(), d.id.begin() + 16, hexadecimal);
  if (!made)
    return d.id;
  const std::string_view path = d.origin;
  const auto slash = path.rfind('/');
  const std::string_view file = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return file.find(':') == std::string_view::npos ? file : std::string_view{}; // a line of a file bears no name of its own
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
  constexpr std::int32_t first_page = 1980; // older days in a URL are what the page is about
  if (const auto url = date_within(d.url, first_page))
    return {url, How::metadata, {{"url", {0, 0}}}, {}};
  return {};
}

CreationDate named_creation(const Document &d, const CreationDate &by_its_text) {
  constexpr std::int32_t earliest = 1600;
  auto day = date_within(name_of(d), earliest);
  if (!day)
    day = wire_date(name_of(d));
  const auto &told = by_its_text.interval ? by_its_text.interval : by_its_text.rough;
  if (!day || (told && (day->begin < told->begin || day->end > told->end)))
    return {};
  return {day, CreationDate::How::metadata, {{"name", {0, 0}}}, {}};
}

} // namespace demarche::timex
