#include "timex/lexer.hpp"

#include <algorithm>

#include "timex/characters.hpp"

namespace demarche::timex {

namespace {

class Lexer {
public:
  Lexer(std::string_view text, const PatternSet &set, const NumberClasses &classes) : text_(text), set_(set), classes_(classes) {
    out_.units.reserve(text.size() / 5 + 8);
    out_.numbers.reserve(text.size() / 5 + 8);
  }

  Words run() {
    one_line_a_paragraph_ = lines_are_paragraphs();
    out_.sentences.push_back(0);
    while (at_ < text_.size())
      step();
    out_.sentences.push_back(count());
    return std::move(out_);
  }

private:
  std::uint32_t count() const { return static_cast<std::uint32_t>(out_.units.size()); }
  char peek(std::size_t k = 0) const { return at_ + k < text_.size() ? text_[at_ + k] : '\0'; }

  void step() {
    const char c = text_[at_];
    switch (kind(c)) {
    case newline:
      ++newlines_;
      [[fallthrough]];
    case space:
      ++at_;
      return;
    case digit:
      return number();
    case mark:
      return punctuation(1, c);
    case letter:
      break;
    }
    if (static_cast<unsigned char>(c) >= 0x80)
      if (const Folded f = fold(text_, at_); f.size != 0) {
        if (f.as == ' ')
          at_ += f.size;
        else
          punctuation(f.size, f.as);
        return;
      }
    word();
  }

  /// Most of the text lies in lines too long to be wrapped: then the end of a line ends its sentence.
  bool lines_are_paragraphs() const {
    constexpr std::size_t wrapped = 120;
    std::size_t in_long_lines = 0;
    for (std::size_t from = 0; from < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', from), text_.size());
      in_long_lines += end - from > wrapped ? end - from : 0;
      from = end + 1;
    }
    return 2 * in_long_lines > text_.size();
  }

  void boundary() {
    if (newlines_ >= (one_line_a_paragraph_ ? 1 : 2) || (ended_ && starts_sentence()))
      if (out_.sentences.back() != count())
        out_.sentences.push_back(count());
    newlines_ = 0;
    ended_ = false;
  }

  /// After a full stop: a capital, a digit or an opening mark begins a sentence; a small letter does not.
  bool starts_sentence() const {
    const char c = peek();
    return at_ > 0 && kind(text_[at_ - 1]) <= newline && !(c >= 'a' && c <= 'z');
  }

  Unit &push(std::size_t begin, std::size_t end, std::uint32_t form) {
    const bool capital = text_[begin] >= 'A' && text_[begin] <= 'Z';
    Unit u;
    u.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    u.form = form;
    u.capital = capital;
    u.glued = !out_.units.empty() && out_.units.back().span.end == begin;
    if (form != 0)
      u.classes = set_.classes_of(form, capital);
    out_.units.push_back(u);
    out_.numbers.emplace_back();
    return out_.units.back();
  }

  void punctuation(std::size_t size, char as) {
    const bool closes = as == '"' || as == '\'' || as == ')' || as == ']';
    const bool was_ended = ended_;
    if (!closes || kind(at_ > 0 ? text_[at_ - 1] : ' ') <= newline)
      boundary();
    push(at_, at_ + size, set_.word_id(std::string_view(&as, 1)));
    at_ += size;
    ended_ = as == '!' || as == '?' || (as == '.' && !abbreviated()) || (closes && was_ended);
  }

  /// The full stop just pushed ends an abbreviation: "Gen.", "J.", "Oct.".
  bool abbreviated() const {
    if (out_.units.size() < 2 || !out_.units.back().glued)
      return false;
    const Unit &u = out_.units[out_.units.size() - 2];
    return (u.span.end - u.span.begin == 1 && u.capital) || ((u.classes >> classes_.abbreviation) & 1);
  }

  void word() {
    boundary();
    const std::size_t begin = at_;
    std::size_t end = at_;
    char buffer[32];
    std::size_t size = 0;
    if (dotted(end, buffer, size)) {
      push(begin, end, set_.word_id({buffer, size}));
      at_ = end;
      return;
    }
    for (; end < text_.size(); ++end) {
      const char c = text_[end];
      if (kind(c) == letter && (static_cast<unsigned char>(c) < 0x80 || fold(text_, end).size == 0)) {
        if (size < sizeof buffer)
          buffer[size++] = lower(c);
        continue;
      }
      const std::size_t quote = apostrophe(end);
      if (quote == 0 || clitic(end, quote) != 0 || end + quote >= text_.size() || kind(text_[end + quote]) != letter)
        break;
      if (size < sizeof buffer)
        buffer[size++] = '\'';
      end += quote - 1;
    }
    push(begin, end, size < sizeof buffer ? set_.word_id({buffer, size}) : 0);
    at_ = end;
    if (const std::size_t quote = apostrophe(end); quote != 0)
      if (const std::size_t letters = clitic(end, quote); letters != 0) {
        buffer[0] = '\'';
        for (std::size_t i = 0; i < letters; ++i)
          buffer[i + 1] = lower(text_[end + quote + i]);
        push(end, end + quote + letters, set_.word_id({buffer, letters + 1}));
        at_ = end + quote + letters;
      }
    merge_number_words();
  }

  std::size_t apostrophe(std::size_t i) const {
    if (i >= text_.size())
      return 0;
    if (text_[i] == '\'')
      return 1;
    const Folded f = static_cast<unsigned char>(text_[i]) == 0xE2 ? fold(text_, i) : Folded{};
    return f.as == '\'' ? f.size : 0;
  }

  /// Letters of 's, 'll, 've, 're, 'd, 'm after an apostrophe of `quote` bytes; 0 for others.
  std::size_t clitic(std::size_t i, std::size_t quote) const {
    std::size_t n = 0;
    while (n < 3 && i + quote + n < text_.size() && kind(text_[i + quote + n]) == letter)
      ++n;
    if (n == 0 || n > 2)
      return 0;
    const char a = lower(text_[i + quote]), b = n == 2 ? lower(text_[i + quote + 1]) : '\0';
    const bool known = n == 1 ? a == 's' || a == 'd' || a == 'm' : (a == 'l' && b == 'l') || ((a == 'v' || a == 'r') && b == 'e');
    return known ? n : 0;
  }

  /// "p.m.", "U.S.": single letters with full stops; the form goes without them.
  bool dotted(std::size_t &end, char *buffer, std::size_t &size) const {
    std::size_t i = at_;
    while (i + 1 < text_.size() && kind(text_[i]) == letter && text_[i + 1] == '.' && size < 8) {
      buffer[size++] = lower(text_[i]);
      i += 2;
    }
    if (size == 0)
      return false;
    if (i < text_.size() && kind(text_[i]) == letter &&
        (i + 1 == text_.size() || kind(text_[i + 1]) > letter || kind(text_[i + 1]) < letter)) {
      buffer[size++] = lower(text_[i++]); // "p.m" without its last stop
    } else if (i < text_.size() && kind(text_[i]) == letter) {
      size = 0;
      return false;
    }
    if (size < 2) {
      size = 0;
      return false;
    }
    end = i;
    return true;
  }

  void number() {
    boundary();
    const std::size_t begin = at_;
    std::size_t end = at_;
    std::int64_t value = 0;
    const auto digits = [&](std::size_t from) {
      std::size_t i = from;
      while (i < text_.size() && kind(text_[i]) == digit)
        ++i;
      return i - from;
    };
    std::size_t n = digits(end);
    const auto take = [&](std::size_t count) {
      for (std::size_t i = 0; i < count; ++i, ++end)
        value = std::min<std::int64_t>(value * 10 + (text_[end] - '0'), 2000000000);
    };
    take(n);
    bool comma = false, decimal = false;
    while (n <= 3 && end < text_.size() && text_[end] == ',' && digits(end + 1) == 3) {
      comma = true;
      ++end;
      take(3);
    }
    if (end + 1 < text_.size() && text_[end] == '.' && kind(text_[end + 1]) == digit && !after_point()) {
      const std::size_t fraction = digits(end + 1);
      const std::size_t next = end + 1 + fraction;
      const bool dotted_date = next + 1 < text_.size() && text_[next] == '.' && kind(text_[next + 1]) == digit;
      if (!dotted_date && !(fraction == 2 && value <= 12 && half_of_day(next))) {
        decimal = true;
        end = next;
      }
    }
    const bool ordinal = !decimal && ordinal_suffix(end);
    if (ordinal)
      end += 2;
    Unit &u = push(begin, end, 0);
    at_ = end;
    Number &number = out_.numbers.back();
    number.value = decimal ? -1 : static_cast<std::int32_t>(value);
    number.digits = static_cast<std::uint8_t>(std::min<std::size_t>(n, 20));
    if (counts(u))
      u.classes = comma     ? classes_.integer
                  : decimal ? classes_.decimal
                  : ordinal ? classes_.of_ordinal(value)
                            : classes_.of_integer(value, n);
  }

  /// "10.30pm", "7.05 p.m.": what follows says that it is a time of day.
  bool half_of_day(std::size_t i) const {
    while (i < text_.size() && text_[i] == ' ')
      ++i;
    if (i + 1 >= text_.size() || (lower(text_[i]) != 'a' && lower(text_[i]) != 'p'))
      return false;
    const std::size_t m = text_[i + 1] == '.' ? i + 2 : i + 1;
    return m < text_.size() && lower(text_[m]) == 'm' && (m + 1 == text_.size() || kind(text_[m + 1]) != letter);
  }

  bool after_point() const { return at_ > 1 && text_[at_ - 1] == '.' && kind(text_[at_ - 2]) == digit; }

  bool ordinal_suffix(std::size_t i) const {
    if (i + 1 >= text_.size() || (i + 2 < text_.size() && (kind(text_[i + 2]) == letter || kind(text_[i + 2]) == digit)))
      return false;
    const char a = lower(text_[i]), b = lower(text_[i + 1]);
    return (a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') || (a == 't' && b == 'h');
  }

  /// Not a part of a name ("F16"), a sum ("$30") or a share ("5%").
  bool counts(const Unit &u) const {
    if (peek() == '%')
      return false;
    if (!u.glued)
      return true;
    const Unit &before = out_.units[out_.units.size() - 2];
    const char c = text_[before.span.begin];
    if (kind(c) == letter && static_cast<unsigned char>(text_[u.span.begin - 1]) < 0x80) {
      const std::string_view lead = slice(text_, before.span);
      return (lower(c) == 't' && lead.size() == 1 && before.glued) || lead == "Q" || lead == "FY" ||
             lead == "AD"; // 2024-04-24T10:00, Q1, FY2013, AD842
    }
    return c != '$' && c != '#' && static_cast<unsigned char>(c) != 0xC2;
  }

  bool is_class(const Unit &u, unsigned bit) const { return (u.classes >> bit) & 1; }

  int word_value(const Unit &u, unsigned bit) const {
    int v = 0;
    for (const char c : set_.value(bit, u.form))
      v = v * 10 + (c - '0');
    return v;
  }

  /// The word just pushed continues a number: "twenty-four", "two hundred", "nineteen ninety-six", "thirty-first".
  void merge_number_words() {
    Unit &u = out_.units.back();
    const bool ordinal = is_class(u, classes_.ordinal_word), cardinal = is_class(u, classes_.number_word);
    if (!ordinal && !cardinal)
      return;
    int value = word_value(u, ordinal ? classes_.ordinal_word : classes_.number_word);
    std::size_t back = out_.units.size() - 1;
    if (back > 0 && out_.units[back].glued && text_[out_.units[back - 1].span.begin] == '-')
      --back;
    const bool hyphen = back + 1 < out_.units.size();
    if (back > out_.sentences.back() && out_.numbers[back - 1].value >= 0 && out_.numbers[back - 1].digits == 0 &&
        (!hyphen || out_.units[back].glued) && (out_.units[back - 1].classes & classes_.integer) != 0)
      if (const int one = joined(out_.numbers[back - 1].value, value); one >= 0) {
        value = one;
        const std::uint32_t end = u.span.end;
        out_.units.resize(back);
        out_.numbers.resize(back);
        out_.units.back().span.end = end;
        out_.units.back().form = 0;
        out_.units.back().classes = 0;
      }
    Unit &whole = out_.units.back();
    out_.numbers.back() = {value, 0};
    if (ordinal)
      whole.classes |= classes_.of_ordinal(value);
    else
      whole.classes |=
          classes_.integer | (value >= 1900 && value < 2100 ? classes_.year | classes_.year_likely : 0) | (value <= 24 ? classes_.hour : 0);
  }

  bool one_line_a_paragraph_ = false;
  std::string_view text_;
  const PatternSet &set_;
  const NumberClasses &classes_;
  Words out_;
  std::size_t at_ = 0;
  int newlines_ = 0;
  bool ended_ = false;
};

} // namespace

Words words_of(std::string_view text, const PatternSet &set, const NumberClasses &classes) { return Lexer(text, set, classes).run(); }

} // namespace demarche::timex
