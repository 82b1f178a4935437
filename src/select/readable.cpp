#include "select/readable.hpp"

#include <algorithm>
#include <array>

#include "base/bracket.hpp"

namespace demarche::select_room {

namespace {

using namespace std::string_view_literals;

template <std::size_t N> bool any_of(const std::array<std::string_view, N> &list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array speaker = {"i"sv, "me"sv, "my"sv, "we"sv, "us"sv, "our"sv, "you"sv, "your"sv};
constexpr std::array leans_back = {"he"sv,   "she"sv,   "it"sv,    "they"sv,  "his"sv, "her"sv, "its"sv, "their"sv, "this"sv,
                                   "that"sv, "these"sv, "those"sv, "there"sv, "but"sv, "and"sv, "so"sv,  "or"sv};
constexpr std::array ends = {"."sv, "!"sv, "\""sv, "'"sv, "''"sv, "\u201d"sv, "\u2019"sv, ")"sv};

bool opens_bracket(std::string_view word) {
  const char written = base::treebank_bracket(word), sign = written != '\0' || word.size() != 1 ? written : word.front();
  return sign == '(' || sign == '[' || sign == '{';
}

struct Look {
  bool question = false, furniture = false, bracket = false, speaks = false;
};

std::string lower(std::string_view word) {
  std::string out(word);
  for (char &c : out)
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

Look look(const Annotations &a, const Sentence &s) {
  Look out;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    const std::string_view word = slice(a.document.text, a.text.tokens[t].span);
    out.question = out.question || word == "?";
    out.furniture = out.furniture || word == "|";
    out.bracket = out.bracket || opens_bracket(word);
    out.speaks = out.speaks || (word.size() <= 4 && any_of(speaker, lower(word)));
  }
  return out;
}

} // namespace

double readable(const Annotations &a, const Sentence &s) {
  constexpr std::uint32_t shortest = 6, long_one = 40, longest = 60; // tokens
  constexpr double no_statement = 0.1;
  const std::uint32_t size = s.last - s.first;
  if (size == 0)
    return no_statement;
  const std::string first = lower(slice(a.document.text, a.text.tokens[s.first].span));
  const std::string_view last = slice(a.document.text, a.text.tokens[s.last - 1].span);
  const Look has = look(a, s);
  const bool prose = s.kind == SentenceKind::prose || s.kind == SentenceKind::list_item;
  if (!prose || size < shortest || size > longest || has.question || has.furniture || !any_of(ends, last))
    return no_statement;
  return (size > long_one ? 0.8 : 1) * (has.bracket ? 0.7 : 1) * (has.speaks ? 0.7 : 1) * (any_of(leans_back, first) ? 0.8 : 1);
}

} // namespace demarche::select_room
