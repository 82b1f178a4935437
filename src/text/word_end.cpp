#include "text/word_end.hpp"

#include <algorithm>
#include <string>

#include "text/chars.hpp"
#include "text/lexicon.hpp"

namespace demarche::text {

namespace {

using std::size_t;
constexpr size_t npos = std::string_view::npos;

bool all_of(std::string_view s, bool (*f)(char)) { return !s.empty() && std::all_of(s.begin(), s.end(), f); }

/// "713-853-3989", "345-9945", "2004-01-14": numbers whose hyphens are no words of their own; "3-4" is a range.
bool telephone_or_date(std::string_view s) {
  size_t groups = 0, longest = 0, shortest = npos, run = 0;
  for (size_t i = 0; i <= s.size(); ++i) {
    if (i < s.size() && digit(s[i])) {
      ++run;
      continue;
    }
    if (i < s.size() && s[i] != '-')
      return false;
    if (run == 0)
      return false;
    ++groups, longest = std::max(longest, run), shortest = std::min(shortest, run), run = 0;
  }
  return groups >= 3 || (groups == 2 && longest == 4 && shortest == 3);
}

} // namespace

bool WordEnd::wordy_at(size_t i) const { return i < r_.end && wordy(char_at(r_.text, i).is); }

size_t WordEnd::of(size_t begin, size_t from) const {
  size_t end = from;
  for (size_t next; (next = grow(from, end)) != end;)
    end = next;
  return with_stop(begin, end);
}

/// The end of the word one step further, or `end` when it ends there.
size_t WordEnd::grow(size_t begin, size_t end) const {
  if (end >= r_.end)
    return end;
  if (end > begin && r_.text[end - 1] == '$')
    return end;
  const Char c = char_at(r_.text, end);
  if (wordy(c.is))
    return end > begin && ascii_letter(r_.text[end]) && digit(r_.text[end - 1]) && unit(begin, end) ? end : end + c.size;
  if (end == begin)
    return end;
  const char before = r_.text[end - 1], mark = r_.text[end], after = at(end + 1);
  const bool digits = digit(before) && digit(after);
  if (const size_t n = apostrophe(r_.text, end); n != 0)
    return wordy_at(end + n) && (mark != '`' || at(end + n) == 's') ? end + n : end;
  switch (mark) {
  case '_':
    return end + 1;
  case '.':
    return inner_stop(begin, end) ? end + 1 : end;
  case ',':
  case ':':
    return digits ? end + 1 : end;
  case '/':
    return digits || (end - begin == 1 && ascii_letter(before) && ascii_letter(after) && !wordy_at(end + 2)) ? end + 1 : end;
  case '&':
    return ascii_letter(before) && ascii_upper(after) && end - begin <= 3 ? end + 1 : end;
  case '$':
    return end - begin <= 2 && ascii_upper(before) && digit(after) ? end + 1 : end;
  case '-':
    return keeps_hyphen(begin, end) ? end + 1 : end;
  default:
    return end;
  }
}

/// A unit begins here, right behind a number: "39" "K", "10" "pm".
bool WordEnd::unit(size_t begin, size_t end) const {
  if (!all_of(r_.text.substr(begin, end - begin), [](char c) { return digit(c) || c == '.' || c == ',' || c == ':'; }))
    return false;
  size_t last = end;
  while (last < r_.end && wordy_at(last))
    last += char_at(r_.text, last).size;
  return lexicon().units.count(lower(r_.text.substr(end, last - end))) != 0;
}

/// "U.S.", "3.5", "example.com"; but "end.Next" is two sentences.
bool WordEnd::inner_stop(size_t begin, size_t end) const {
  const size_t next = end + 1;
  if (!wordy_at(next))
    return false;
  const bool long_before = end - begin > 3 && !digit(r_.text[end - 1]);
  return !(long_before && char_at(r_.text, next).is == Class::upper && r_.text.substr(begin, end - begin).find('.') == npos);
}

bool WordEnd::keeps_hyphen(size_t begin, size_t end) const {
  if (!wordy_at(end + 1))
    return false;
  if (digit(r_.text[end - 1])) {
    if (end - begin > 20)
      return false;
    size_t e = end + 1;
    while (e < r_.end && e - begin < 24 && (digit(r_.text[e]) || r_.text[e] == '-'))
      ++e;
    while (r_.text[e - 1] == '-')
      --e;
    return !wordy_at(e) && telephone_or_date(r_.text.substr(begin, e - begin));
  }
  size_t prefix = end;
  while (prefix > begin && end - prefix < 8 && r_.text[prefix - 1] != '-')
    --prefix;
  return lexicon().prefixes.count(lower(r_.text.substr(prefix, end - prefix))) != 0;
}

/// Takes in the full stop of an abbreviation, an initial, or a numbered paragraph.
size_t WordEnd::with_stop(size_t begin, size_t end) const {
  if (at(end) != '.' || at(end + 1) == '.')
    return end;
  const std::string_view w = r_.text.substr(begin, end - begin);
  const bool initial = w.size() == 1 && ascii_upper(w[0]);
  const bool letters = w.size() >= 3 && w[w.size() - 2] == '.' && ascii_letter(w.back()) && ascii_letter(w[0]);
  const bool numbered =
      r_.opens && begin == r_.first && end + 1 == r_.end && !r_.closes && all_of(w, [](char c) { return digit(c) || c == '.'; });
  if (initial || letters || numbered)
    return end + 1;
  const auto known = lexicon().abbreviations.find(w);
  if (known == lexicon().abbreviations.end())
    return end;
  if (known->second == Abbreviation::number)
    return number_follows(end + 1) ? end + 1 : end;
  return end + 1;
}

bool WordEnd::number_follows(size_t i) const {
  while (i < r_.block.size() && r_.block[i] == ' ')
    ++i;
  return i < r_.block.size() && digit(r_.block[i]);
}

} // namespace demarche::text
