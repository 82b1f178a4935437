#include "base/words.hpp"

#include <algorithm>
#include <array>

#include <utf8proc.h>

#include "base/utf8.hpp"

namespace demarche::base {

namespace {

/// The letters and digits of ASCII in lower case, and 0 for all else: most of what is read is ASCII.
constexpr std::array<char, 0x80> lower_ascii = [] {
  std::array<char, 0x80> out{};
  for (char c = '0'; c <= '9'; ++c)
    out[static_cast<std::size_t>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c)
    out[static_cast<std::size_t>(c)] = out[static_cast<std::size_t>(c - 'a' + 'A')] = c;
  return out;
}();

bool letter_or_digit(char32_t c) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_MC) || category == UTF8PROC_CATEGORY_ND;
}

void cut(std::string &w, std::string_view ending, std::string_view instead = {}) {
  w.resize(w.size() - ending.size());
  w += instead;
}

/// The regular inflections of English, and a final e so that "trade" meets "trading".
std::string stem(std::string w) {
  const auto ends = [&](std::string_view e) { return w.size() >= e.size() + 3 && w.ends_with(e); };
  if (ends("ies"))
    cut(w, "ies", "y");
  else if (ends("ing"))
    cut(w, "ing");
  else if (ends("ed"))
    cut(w, "ed");
  else if (ends("s") && !w.ends_with("ss"))
    cut(w, "s");
  if (ends("e"))
    cut(w, "e");
  return w;
}

} // namespace

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  std::size_t letters = 0, since_dot = 0;
  const auto close = [&] {
    if (letters > 1)
      out.push_back(stem(std::move(word)));
    word.clear();
    letters = since_dot = 0;
  };
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = base::next_code_point(text, i);
    if (c < 0x80 ? lower_ascii[c] != 0 : letter_or_digit(c)) {
      if (c < 0x80)
        word += lower_ascii[c];
      else
        base::append_utf8(word, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
      ++letters;
      ++since_dot;
    } else if (c == '.' && since_dot == 1) { // "U.S."
      since_dot = 0;
    } else {
      close();
    }
  }
  close();
  return out;
}

std::vector<std::string> content_words(std::string_view text) {
  static constexpr std::array<std::string_view, 21> empty = {"about", "after", "an",   "and",  "at",   "befor", "between",
                                                             "by",    "did",   "for",  "from", "in",   "into",  "of",
                                                             "on",    "or",    "that", "the",  "this", "to",    "with"};
  std::vector<std::string> out = words(text);
  std::erase_if(out, [](const std::string &w) { return std::find(empty.begin(), empty.end(), w) != empty.end(); });
  return out;
}

} // namespace demarche::base
