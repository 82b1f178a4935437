#include "text/sentence.hpp"

#include <string>

#include "text/chars.hpp"
#include "text/lexicon.hpp"

namespace demarche::text {

namespace {

/// One block's tokens, read as evidence for and against a sentence end.
class Boundaries {
public:
  Boundaries(std::string_view text, const std::vector<Token> &tokens, std::uint32_t first, std::uint32_t last)
      : text_(text), tokens_(tokens), first_(first), last_(last) {}

  void find(std::vector<std::uint32_t> &out) const {
    for (std::uint32_t t = first_; t < last_; ++t) {
      if (!stop(t))
        continue;
      const std::uint32_t next = after_closing(t);
      if (next < last_ && ends(t, next)) {
        out.push_back(next);
        t = next - 1;
      }
    }
    if (last_ > first_)
      out.push_back(last_);
  }

private:
  std::string_view word(std::uint32_t t) const { return slice(text_, tokens_[t].span); }
  bool spaced(std::uint32_t t) const { return t > 0 && tokens_[t - 1].span.end < tokens_[t].span.begin; }

  bool stop(std::uint32_t t) const {
    const std::string_view w = word(t);
    return w.back() == '.' || w.back() == '!' || w.back() == '?' || w == "\u2026";
  }

  static bool closing(std::string_view w) {
    return w == "\"" || w == "'" || w == "\u201d" || w == "\u2019" || w == ")" || w == "]" || w == "''";
  }
  static bool opening(std::string_view w) {
    return w == "\"" || w == "'" || w == "\u201c" || w == "\u2018" || w == "(" || w == "[" || w == "``";
  }

  /// The token after the stop and the quotes and brackets that close with it.
  std::uint32_t after_closing(std::uint32_t t) const {
    ++t;
    while (t < last_ && !spaced(t) && closing(word(t)))
      ++t;
    return t;
  }

  bool ends(std::uint32_t stop, std::uint32_t next) const {
    const std::string_view mark = word(stop);
    if (!spaced(next))
      return mark.size() == 1 && mark[0] != '.' ? false : run_on(stop, next);
    std::uint32_t start = next;
    while (start + 1 < last_ && opening(word(start)))
      ++start;
    const Class c = char_at(word(start), 0).is;
    const bool capital = c == Class::upper, figure = c == Class::digit;
    if (mark.size() > 1 && mark.find_first_not_of(".!?") != std::string_view::npos)
      return abbreviation_ends(stop, start, capital);
    const bool quoted = next > stop + 1;
    if (mark == ".")
      return capital || figure || start != next || (!quoted && c == Class::letter) || c == Class::symbol;
    if (mark[0] == '.' || mark == "\u2026")
      return capital;
    return !quoted || capital || figure || start != next;
  }

  /// "end.Next": a stop with no space after it, between a small and a capital letter.
  bool run_on(std::uint32_t stop, std::uint32_t next) const {
    return stop > first_ && word(stop) == "." && char_at(word(next), 0).is == Class::upper && word(stop - 1).size() > 1;
  }

  bool abbreviation_ends(std::uint32_t stop, std::uint32_t start, bool capital) const {
    if (!capital)
      return false;
    const std::string_view w = word(stop), bare = w.substr(0, w.size() - 1);
    const auto known = lexicon().abbreviations.find(bare);
    if (known != lexicon().abbreviations.end() && known->second != Abbreviation::either)
      return false;
    if (bare.size() == 1 || digit(bare[0]))
      return false;
    std::string lower(word(start));
    if (lower.size() > 1 || lower == "I" || lower == "A")
      lower[0] = ascii_lower(lower[0]);
    return lexicon().starters.count(lower) != 0;
  }

  std::string_view text_;
  const std::vector<Token> &tokens_;
  std::uint32_t first_, last_;
};

} // namespace

void sentence_ends(std::string_view text, const std::vector<Token> &tokens, std::uint32_t first, std::uint32_t last,
                   std::vector<std::uint32_t> &out) {
  Boundaries(text, tokens, first, last).find(out);
}

} // namespace demarche::text
