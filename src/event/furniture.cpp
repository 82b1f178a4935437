#include "event/furniture.hpp"

#include <set>
#include <string>

#include <demarche/rules.hpp>

#include "event/lexicon.hpp"

namespace demarche::event {

namespace {

constexpr std::uint32_t longest = 16; ///< words; a notice is a line

struct Lines {
  std::set<std::string, std::less<>> whole, begins, words;

  static const Lines &english() {
    static const Lines lines = [] {
      Lines l;
      for (const auto &row : parse_lexicon(builtin("en/furniture.tsv"), "en/furniture.tsv", 2))
        (row[1] == "whole" ? l.whole : row[1] == "word" ? l.words : l.begins).insert(row[0]);
      return l;
    }();
    return lines;
  }
};

bool is_word(std::string_view form) {
  const auto c = static_cast<unsigned char>(form.front());
  return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

} // namespace

bool is_furniture(std::string_view text, const Text &t, const Sentence &s) {
  if (s.last - s.first > longest)
    return false;
  const Lines &lines = Lines::english();
  std::string line;
  bool only_words = true, begins = false;
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    const std::string_view form = slice(text, t.tokens[i].span);
    if (!is_word(form))
      continue;
    const std::string word = lower(form);
    only_words &= lines.words.count(word) > 0;
    line += (line.empty() ? "" : " ") + word;
    begins |= lines.begins.count(line) > 0;
  }
  return !line.empty() && (only_words || begins || lines.whole.count(line) > 0);
}

} // namespace demarche::event
