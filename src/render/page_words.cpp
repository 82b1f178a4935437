#include "render/page_words.hpp"

#include <algorithm>
#include <tuple>

namespace demarche::render_room {

namespace {

constexpr std::size_t short_words = 64, most_words = 16000;

bool letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool other(char c) { return static_cast<unsigned char>(c) >= 0x80; }

/// The end of the piece of text that begins at `at`: a run of ASCII letters, one character beyond ASCII, or one sign.
std::size_t piece_end(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  if (letter(text[at]))
    while (end < text.size() && letter(text[end]))
      ++end;
  else if (other(text[at]))
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
      ++end;
  return end;
}

} // namespace

void PageWords::count(std::string_view text) {
  for (std::size_t at = 0, end = 0; at < text.size(); at = end) {
    end = piece_end(text, at);
    if (letter(text[at]) ? end - at > 1 : other(text[at]))
      ++counts_[std::string(text.substr(at, end - at))];
  }
}

void PageWords::choose() {
  // Those that save most; of these the most frequent get one byte. Equal ones by their letters, not by the hash.
  std::vector<std::pair<std::uint64_t, std::string>> by_gain;
  for (const auto &[word, n] : counts_)
    if (n > 2)
      by_gain.emplace_back(n * (2 * word.size() - 3), word);
  const auto first = [](const auto &a, const auto &b) { return std::tie(b.first, a.second) < std::tie(a.first, b.second); };
  std::sort(by_gain.begin(), by_gain.end(), first);
  by_gain.resize(std::min(by_gain.size(), most_words));
  for (auto &[gain, word] : by_gain)
    gain = counts_[word];
  std::sort(by_gain.begin(), by_gain.end(), first);
  for (const auto &[n, word] : by_gain) {
    numbers_.emplace(word, words_.size());
    words_.push_back(word);
  }
  counts_.clear();
}

std::string PageWords::write(std::string_view text) const {
  std::string out;
  bool after_word = false, blank = false; // a word stands before; a blank after it that may yet be left out
  for (std::size_t at = 0, end = 0; at < text.size(); at = end) {
    end = piece_end(text, at);
    if (after_word && !blank && text[at] == ' ') {
      blank = true;
      continue;
    }
    const auto known = numbers_.find(std::string(text.substr(at, end - at)));
    const bool word = known != numbers_.end() && letter(text[at]);
    if (blank && !word)
      out += ' ';
    after_word = word;
    blank = false;
    if (known == numbers_.end()) {
      if (other(text[at]))
        out += '\xFF';
      out += text.substr(at, end - at);
    } else if (known->second < short_words) {
      out += static_cast<char>(0x80 + known->second);
    } else {
      out += static_cast<char>(0xC0 + (known->second - short_words) / 256);
      out += static_cast<char>((known->second - short_words) % 256);
    }
  }
  return blank ? out + ' ' : out;
}

} // namespace demarche::render_room
