#include "select/wording.hpp"

#include <algorithm>
#include <unordered_set>

#include <demarche/rules.hpp>

#include "base/words.hpp"

namespace demarche::select_room {

namespace {

const std::unordered_set<std::string> &light_words() {
  static const std::unordered_set<std::string> table = [] {
    std::unordered_set<std::string> out;
    for (const auto &row : parse_lexicon(builtin("en/light_words.tsv"), "en/light_words.tsv", 1))
      for (const std::string &w : base::words(row.front()))
        out.insert(w);
    return out;
  }();
  return table;
}

} // namespace

Wording::Wording(const std::vector<Annotations> &documents) {
  for (const Annotations &d : documents) {
    first_sentence_.push_back(begins_.size());
    for (const Sentence &s : d.text.sentences)
      add(slice(d.document.text, s.span));
  }
  begins_.push_back(words_.size());
}

void Wording::add(std::string_view sentence) {
  begins_.push_back(words_.size());
  for (std::string &w : base::words(sentence))
    if (!light_words().count(w))
      words_.push_back(numbers_.emplace(std::move(w), static_cast<std::uint32_t>(numbers_.size())).first->second);
  const auto begin = words_.begin() + static_cast<std::ptrdiff_t>(begins_.back());
  std::sort(begin, words_.end());
  words_.erase(std::unique(begin, words_.end()), words_.end());
}

WordIds Wording::of(std::uint32_t document, std::uint32_t sentence) const {
  const std::size_t i = first_sentence_[document] + sentence;
  return WordIds(words_).subspan(begins_[i], begins_[i + 1] - begins_[i]);
}

double overlap(WordIds a, WordIds b) {
  if (a.empty() || b.empty())
    return 0;
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();)
    if (a[i] == b[j]) {
      ++shared;
      ++i;
      ++j;
    } else {
      ++(a[i] < b[j] ? i : j);
    }
  return static_cast<double>(shared) / static_cast<double>(std::min(a.size(), b.size()));
}

} // namespace demarche::select_room
