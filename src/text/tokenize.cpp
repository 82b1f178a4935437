#include "text/tokenize.hpp"

#include <algorithm>
#include <string>

#include "text/chars.hpp"
#include "text/lexicon.hpp"

namespace demarche::text {

namespace {

using std::size_t;
constexpr size_t npos = std::string_view::npos;

std::string lower(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
  return out;
}

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

/// One run of characters between white space, [begin, end), cut from left to right.
class Chunk {
public:
  Chunk(std::string_view block, size_t begin, size_t end, bool opens, bool &quoted, std::vector<Token> &out)
      : block_(block), s_(block.substr(0, end)), first_(begin), i_(begin), end_(end), opens_(opens), closes_(end >= block.size()),
        quoted_(quoted), out_(out) {}

  void cut() {
    while (i_ < end_) {
      if (address() || emoticon() || bracket())
        continue;
      if (wordy_at(i_))
        word(i_);
      else
        sign();
    }
  }

private:
  char at(size_t i) const { return i < end_ ? s_[i] : '\0'; }
  bool wordy_at(size_t i) const { return i < end_ && wordy(char_at(s_, i).is); }
  std::string_view rest() const { return s_.substr(i_); }

  void emit(size_t end, bool glued = false) {
    out_.push_back({{static_cast<std::uint32_t>(i_), static_cast<std::uint32_t>(end)}, glued});
    i_ = end;
  }

  /// Web and mail addresses are one token; marks that close the clause are not theirs.
  bool address() {
    if (i_ != first_ && wordy_at(i_ - 1))
      return false;
    const std::string_view r = rest();
    if (at_sign_ <= i_)
      at_sign_ = std::min(s_.find('@', i_), end_);
    const size_t local = at_sign_ - i_; // RFC 5321: at most 64
    const bool mail =
        local > 0 && local <= 64 && wordy_at(i_) && wordy_at(at_sign_ + 1) && r.substr(0, local).find_first_of("(<\"'[,") == npos;
    const bool web = r.starts_with("http://") || r.starts_with("https://") || r.starts_with("www.") || r.starts_with("ftp://") ||
                     r.starts_with("mailto:");
    if (!mail && !web)
      return false;
    size_t n = std::min(r.find_first_of("<>\"[]{}|"), r.size());
    const bool opened = r.substr(0, n).find('(') != npos;
    while (n > 1 && (std::string_view(".,;:!?'*").find(r[n - 1]) != npos || (r[n - 1] == ')' && !opened)))
      --n;
    emit(i_ + n);
    return true;
  }

  bool emoticon() {
    const char c = s_[i_];
    if (std::string_view(":;=(^<xX8").find(c) == npos || (i_ != first_ && (c == 'x' || c == 'X')))
      return false;
    for (const std::string &e : lexicon().emoticons)
      if (rest().starts_with(e) && !wordy_at(i_ + e.size()) && at(i_ + e.size()) != '/') {
        emit(i_ + e.size());
        return true;
      }
    return false;
  }

  /// "-LRB-": a bracket as treebanks write it, and texts that were cut into words by their rules.
  bool bracket() {
    static constexpr std::string_view names[] = {"-LRB-", "-RRB-", "-LSB-", "-RSB-", "-LCB-", "-RCB-"};
    const auto *const name = std::find(std::begin(names), std::end(names), rest().substr(0, 5));
    if (name == std::end(names))
      return false;
    emit(i_ + name->size());
    return true;
  }

  // Signs

  void sign() {
    if (const size_t n = apostrophe(s_, i_); n != 0 && apostrophe_word(n))
      return;
    const Char c = char_at(s_, i_);
    if (c.size == 1 && repeats())
      return;
    // "+44 20", "#topic": the sign belongs to what it marks.
    if (i_ == first_ && ((s_[i_] == '+' && digit(at(i_ + 1))) || (s_[i_] == '#' && ascii_letter(at(i_ + 1))))) {
      word(i_ + 1);
      return;
    }
    const std::string_view here = s_.substr(i_, c.size);
    if (here == "'" || here == "\u2018")
      quoted_ = i_ == first_ || !wordy_at(i_ - 1);
    else if (here == "\u2019")
      quoted_ = false;
    size_t end = i_ + c.size;
    // Marks that modify the sign before them (variation selectors, joiners) are part of it.
    while (end < end_ && (s_.substr(end, 3) == "\uFE0F" || s_.substr(end, 3) == "\u200D"))
      end += 3;
    emit(end);
  }

  /// Runs of one mark ("...", "--", "***") and of exclamation ("?!") are one token.
  bool repeats() {
    const char c = s_[i_];
    size_t end = i_;
    if (c == '!' || c == '?')
      while (at(end) == '!' || at(end) == '?')
        ++end;
    else if (std::string_view(".-*=_~<>+|\\^$").find(c) != npos)
      while (at(end) == c)
        ++end;
    if (end <= i_ + 1)
      return false;
    emit(end);
    return true;
  }

  /// "'s" alone, "'em", "'90s", and the plural's "'" after a word that ends in s.
  bool apostrophe_word(size_t n) {
    const size_t after = i_ + n;
    size_t end = after;
    while (end < end_ && wordy_at(end))
      end += char_at(s_, end).size;
    const std::string body = lower(s_.substr(after, end - after));
    const bool start = i_ == first_;
    static constexpr std::string_view clitics[] = {"s", "re", "ve", "ll", "d", "m", "t"};
    static constexpr std::string_view clipped[] = {"em", "til", "cause", "bout", "n", "round", "tis", "twas"};
    const bool known = std::find(std::begin(clitics), std::end(clitics), body) != std::end(clitics) ||
                       std::find(std::begin(clipped), std::end(clipped), body) != std::end(clipped);
    const bool years = body.size() >= 2 && digit(body[0]) && digit(body[1]) && body.size() <= 3;
    if (start && (known || years) && !quoted_) {
      emit(end);
      return true;
    }
    // "the workers' demands": the clitic, unless a quotation is open that it may close.
    if (!start && body.empty() && !quoted_ && ascii_lower(s_[i_ - 1]) == 's' && (after == end_ ? !closes_ : true)) {
      emit(after, true);
      return true;
    }
    return false;
  }

  // Words

  void word(size_t from) {
    size_t end = from;
    for (size_t next; (next = grow(from, end)) != end;)
      end = next;
    end = with_stop(end);
    contract(end);
  }

  /// The end of the word one step further, or `end` when it ends there.
  size_t grow(size_t begin, size_t end) const {
    if (end >= end_)
      return end;
    if (end > begin && s_[end - 1] == '$')
      return end;
    const Char c = char_at(s_, end);
    if (wordy(c.is))
      return end > begin && ascii_letter(s_[end]) && digit(s_[end - 1]) && unit(begin, end) ? end : end + c.size;
    if (end == begin)
      return end;
    const char before = s_[end - 1], mark = s_[end], after = at(end + 1);
    const bool digits = digit(before) && digit(after);
    if (const size_t n = apostrophe(s_, end); n != 0)
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
  bool unit(size_t begin, size_t end) const {
    if (!all_of(s_.substr(begin, end - begin), [](char c) { return digit(c) || c == '.' || c == ',' || c == ':'; }))
      return false;
    size_t last = end;
    while (last < end_ && wordy_at(last))
      last += char_at(s_, last).size;
    return lexicon().units.count(lower(s_.substr(end, last - end))) != 0;
  }

  /// "U.S.", "3.5", "example.com"; but "end.Next" is two sentences.
  bool inner_stop(size_t begin, size_t end) const {
    const size_t next = end + 1;
    if (!wordy_at(next))
      return false;
    const bool long_before = end - begin > 3 && !digit(s_[end - 1]);
    return !(long_before && char_at(s_, next).is == Class::upper && s_.substr(begin, end - begin).find('.') == npos);
  }

  bool keeps_hyphen(size_t begin, size_t end) const {
    if (!wordy_at(end + 1))
      return false;
    if (digit(s_[end - 1])) {
      if (end - begin > 20)
        return false;
      size_t e = end + 1;
      while (e < end_ && e - begin < 24 && (digit(s_[e]) || s_[e] == '-'))
        ++e;
      while (s_[e - 1] == '-')
        --e;
      return !wordy_at(e) && telephone_or_date(s_.substr(begin, e - begin));
    }
    size_t prefix = end;
    while (prefix > begin && end - prefix < 8 && s_[prefix - 1] != '-')
      --prefix;
    return lexicon().prefixes.count(lower(s_.substr(prefix, end - prefix))) != 0;
  }

  /// Takes in the full stop of an abbreviation, an initial, or a numbered paragraph.
  size_t with_stop(size_t end) const {
    if (at(end) != '.' || at(end + 1) == '.')
      return end;
    const std::string_view w = s_.substr(i_, end - i_);
    const bool initial = w.size() == 1 && ascii_upper(w[0]);
    const bool letters = w.size() >= 3 && w[w.size() - 2] == '.' && ascii_letter(w.back()) && ascii_letter(w[0]);
    const bool numbered = opens_ && i_ == first_ && end + 1 == end_ && !closes_ && all_of(w, [](char c) { return digit(c) || c == '.'; });
    if (initial || letters || numbered)
      return end + 1;
    const auto known = lexicon().abbreviations.find(w);
    if (known == lexicon().abbreviations.end())
      return end;
    if (known->second == Abbreviation::number)
      return number_follows(end + 1) ? end + 1 : end;
    return end + 1;
  }

  bool number_follows(size_t i) const {
    while (i < block_.size() && block_[i] == ' ')
      ++i;
    return i < block_.size() && digit(block_[i]);
  }

  /// Emits the word [i_, end), in its parts where it is contracted.
  void contract(size_t end) {
    const std::string_view w = s_.substr(i_, end - i_);
    const size_t mark = last_apostrophe(w);
    if (mark != npos) {
      const size_t n = apostrophe(w, mark);
      const std::string tail = lower(w.substr(mark + n));
      if (tail == "t" && mark > 0 && ascii_lower(w[mark - 1]) == 'n' && mark > 1) {
        const size_t cut = i_ + mark - 1;
        emit(cut);
        emit(end, true);
        return;
      }
      if (tail == "s" || tail == "m" || tail == "d" || tail == "re" || tail == "ve" || tail == "ll") {
        const size_t cut = i_ + mark;
        parts(cut);
        emit(end, true);
        return;
      }
    }
    parts(end);
  }

  static size_t last_apostrophe(std::string_view w) {
    for (size_t i = w.size(); i-- > 1;)
      if (apostrophe(w, i) != 0)
        return i;
    return npos;
  }

  void parts(size_t end) {
    const size_t size = end - i_;
    if (size >= 2 && size <= 8) {
      const auto known = lexicon().contractions.find(lower(s_.substr(i_, size)));
      if (known != lexicon().contractions.end()) {
        bool glued = false;
        for (const std::uint8_t part : known->second) {
          emit(i_ + part, glued);
          glued = true;
        }
        return;
      }
    }
    emit(end);
  }

  std::string_view block_, s_; ///< up to the end of the block, of the chunk
  size_t first_, i_, end_;
  bool opens_, closes_; ///< first, last chunk of its block
  bool &quoted_;        ///< a single quotation is open
  std::vector<Token> &out_;
  size_t at_sign_ = 0; ///< the next '@' at or after i_, found once
};

} // namespace

void tokenize(std::string_view text, Span block, std::vector<Token> &out) {
  const std::string_view s = text.substr(0, block.end);
  bool quoted = false, first = true;
  for (size_t i = block.begin; i < block.end;) {
    Char c = char_at(s, i);
    if (c.is == Class::space) {
      i += c.size;
      continue;
    }
    size_t end = i;
    while (end < block.end && (c = char_at(s, end)).is != Class::space)
      end += c.size;
    Chunk(s, i, end, first, quoted, out).cut();
    first = false;
    i = end;
  }
}

} // namespace demarche::text
