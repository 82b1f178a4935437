#include "text/tokenize.hpp"

#include <algorithm>
#include <string>

#include "base/bracket.hpp"
#include "text/chars.hpp"
#include "text/lexicon.hpp"
#include "text/word_end.hpp"

namespace demarche::text {

namespace {

using std::size_t;
constexpr size_t npos = std::string_view::npos;

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

  /// "-LRB-"
  bool bracket() {
    constexpr size_t length = 5;
    if (base::treebank_bracket(rest().substr(0, length)) == '\0')
      return false;
    emit(i_ + length);
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

  void word(size_t from) { contract(WordEnd({block_, s_, first_, end_, opens_, closes_}).of(i_, from)); }

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
