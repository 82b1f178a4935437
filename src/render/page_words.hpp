// Text for the page with its frequent words as numbers of one or two bytes: a quarter smaller, compressed, than
// the same text as letters. What is no such word stays as it is.
//
//   00..7F    an ASCII character
//   80..BF    word 0..63
//   C0..FE x  word 64 + (byte - C0) * 256 + x
//   FF        one other character follows, as UTF-8
//
// Between two words that follow one another so stands a blank, unless one is a sign (no ASCII letter).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace demarche::render_room {

class PageWords {
public:
  /// First all texts are counted, then the words chosen, then texts written.
  void count(std::string_view text);
  void choose();
  std::string write(std::string_view text) const;
  const std::vector<std::string> &words() const { return words_; }

private:
  std::unordered_map<std::string, std::uint32_t> counts_, numbers_;
  std::vector<std::string> words_;
};

} // namespace demarche::render_room
