// Sentences for measuring: no two alike, and as hard to compress as those of news (docs/performance.md has the
// figure). Words are made of syllables and drawn by Zipf's law; the commonest are English.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "support/many.hpp"

namespace demarche::test {

class Prose {
public:
  Prose() {
    static constexpr std::array<const char *, 60> common = {
        "the",  "of",   "to",   "and",  "in",    "a",     "that", "for",   "on",    "with",  "was",  "said", "by",   "is",    "as",
        "at",   "from", "it",   "has",  "have",  "he",    "his",  "be",    "an",    "had",   "were", "are",  "not",  "which", "its",
        "who",  "will", "but",  "been", "would", "after", "they", "their", "this",  "more",  "two",  "one",  "new",  "than",  "or",
        "over", "also", "when", "year", "first", "could", "last", "about", "other", "there", "into", "some", "only", "most",  "up"};
    words_.assign(common.begin(), common.end());
    while (words_.size() < vocabulary)
      words_.push_back(coin(words_.size()));
    double sum = 0;
    for (std::size_t rank = 0; rank < vocabulary; ++rank)
      cumulated_.push_back(sum += 1 / std::pow(static_cast<double>(rank) + 2.7, 1.1)); // Mandelbrot's form
  }

  const std::string &word() {
    const double at = static_cast<double>(n_.next() >> 11U) / 9007199254740992.0 * cumulated_.back();
    return words_[static_cast<std::size_t>(std::lower_bound(cumulated_.begin(), cumulated_.end(), at) - cumulated_.begin())];
  }

  /// About a fifth of the pairs of words are one that was said before: set phrases.
  std::string sentence() {
    std::string out;
    const std::uint32_t length = 10 + n_.below(22);
    for (std::uint32_t i = 0; i < length;) {
      std::string phrase = word();
      if (n_.below(100) < 32 && !phrases_.empty())
        phrase = phrases_[n_.below(static_cast<std::uint32_t>(phrases_.size()))];
      else if (n_.below(3) == 0)
        phrases_.size() < most_phrases ? phrases_.push_back(phrase += " " + word())
                                       : void(phrases_[n_.below(most_phrases)] = phrase += " " + word());
      out += (i ? n_.below(12) ? " " : ", " : "") + phrase;
      i += 1 + static_cast<std::uint32_t>(std::count(phrase.begin(), phrase.end(), ' '));
    }
    out[0] = static_cast<char>(out[0] >= 'a' ? out[0] - 'a' + 'A' : out[0]);
    return out + ".";
  }

  std::string name() {
    std::string out = coin(1000 + n_.below(100000));
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
  }
  Numbers &numbers() { return n_; }

private:
  static constexpr std::size_t vocabulary = 70000, most_phrases = 20000;

  /// Rare words are longer.
  std::string coin(std::size_t rank) {
    static constexpr std::array<const char *, 24> onset = {"b", "c", "d", "f",  "g",  "h",  "l",  "m",  "n",  "p",  "r",  "s",
                                                           "t", "v", "w", "st", "tr", "pr", "ch", "sh", "pl", "gr", "br", "th"};
    static constexpr std::array<const char *, 12> rhyme = {"a", "e", "i", "o", "u", "an", "er", "in", "on", "al", "es", "ent"};
    std::string out;
    const std::uint32_t syllables = 1 + (rank > 150) + n_.below(2);
    for (std::uint32_t i = 0; i < syllables; ++i)
      out += std::string(onset[n_.below(24)]) + rhyme[n_.below(12)];
    return out;
  }

  Numbers n_;
  std::vector<std::string> words_, phrases_;
  std::vector<double> cumulated_;
};

} // namespace demarche::test
