#include "link/folded.hpp"

#include <algorithm>
#include <string>

#include "base/words.hpp"
#include "link/corefer.hpp"
#include "link/profile.hpp"

namespace demarche::link {

Folded::Trigger Folded::trigger(const EventMention &e) {
  const std::string_view lemma = e.token < a_.syntax.words.size() ? a_.syntax.lemma(e.token) : slice(a_.document.text, e.span);
  const auto [known, is_new] = triggers_.try_emplace(lemma);
  if (is_new) {
    const std::string word = folded_lemma(a_, e);
    known->second = {numbers_.of(word), says_little(word)};
  }
  return known->second;
}

Folded::Sense Folded::sense(const EventMention &e) {
  const auto [known, is_new] = senses_.try_emplace(e.type);
  if (is_new)
    known->second = {numbers_.of('=' + e.type), only_says(e)};
  return known->second;
}

std::vector<std::uint32_t> Folded::arguments(const EventMention &e) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t t : argument_tokens(a_, e)) {
    const auto words = words_of(t);
    out.insert(out.end(), words.begin(), words.end());
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::span<const std::uint32_t> Folded::words_of(std::uint32_t token) {
  Cut &c = cut_[token];
  if (!c.done) {
    c = {static_cast<std::uint32_t>(words_.size()), 0, true};
    for (const std::string &w : base::words(slice(a_.document.text, a_.text.tokens[token].span)))
      words_.push_back(numbers_.of(w));
    c.size = static_cast<std::uint32_t>(words_.size()) - c.first;
  }
  return std::span(words_).subspan(c.first, c.size);
}

} // namespace demarche::link
