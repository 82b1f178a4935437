#include "link/families.hpp"

#include <algorithm>
#include <map>
#include <sstream>
#include <string>

#include <demarche/rules.hpp>

#include "base/words.hpp"

namespace demarche::link {

namespace {

using Rows = std::vector<std::uint32_t>;

} // namespace

struct Families::Entry {
  Rows alone;
  std::map<std::string, Rows, std::less<>> completed; ///< by the lemma that completes it
};

namespace {

using Entry = Families::Entry;
using Lexicon = std::map<std::string, Entry, std::less<>>; ///< by the word without its inflection

std::string folded(std::string_view lemma) {
  const std::vector<std::string> words = base::words(lemma);
  return words.empty() ? std::string(lemma) : words.back();
}

const Lexicon &lexicon() {
  static const Lexicon out = [] {
    Lexicon l;
    std::uint32_t number = 0;
    for (const auto &row : parse_lexicon(builtin("en/event_families.tsv"), "en/event_families.tsv", 2)) {
      std::istringstream in(row[1]);
      for (std::string w; in >> w;) {
        const std::size_t plus = w.find('+');
        Entry &e = l[folded(w.substr(0, plus))];
        Rows &rows = plus == std::string::npos ? e.alone : e.completed[w.substr(plus + 1)];
        if (rows.empty() || rows.back() != number)
          rows.push_back(number);
      }
      ++number;
    }
    return l;
  }();
  return out;
}

/// What completes a verb hangs from it, or follows it at once.
const Rows *completed(const Annotations &a, std::uint32_t token, const Entry &e) {
  constexpr std::uint32_t near = 40;
  const Sentence &in = a.text.sentences[a.text.sentence_of(token)];
  const std::uint32_t first = std::max(in.first, token > near ? token - near : 0), last = std::min(in.last, token + near);
  for (std::uint32_t t = first; t < last; ++t)
    if (t == token + 1 || a.syntax.words[t].head == static_cast<std::int32_t>(token))
      if (const auto at = e.completed.find(a.syntax.lemma(t)); at != e.completed.end())
        return &at->second;
  return nullptr;
}

} // namespace

const Families::Entry *Families::entry(std::string_view lemma) {
  const auto [known, is_new] = known_.try_emplace(lemma, nullptr);
  if (is_new)
    if (const auto at = lexicon().find(folded(lemma)); at != lexicon().end())
      known->second = &at->second;
  return known->second;
}

void Families::add(std::uint32_t token, Rows &out) {
  const Entry *e = entry(a_.syntax.lemma(token));
  if (!e)
    return;
  const Rows *whole = e->completed.empty() ? nullptr : completed(a_, token, *e);
  const Rows &rows = whole ? *whole : e->alone;
  out.insert(out.end(), rows.begin(), rows.end());
}

std::vector<std::uint32_t> Families::of(const EventMention &e) {
  Rows out;
  const auto within = [&](std::uint32_t t) {
    const Span s = a_.text.tokens[t].span;
    return s.begin >= e.span.begin && s.end <= e.span.end;
  };
  const Sentence &in = a_.text.sentences[a_.text.sentence_of(e.token)];
  add(e.token, out);
  for (std::uint32_t t = e.token; t-- > in.first && within(t);)
    add(t, out);
  for (std::uint32_t t = e.token + 1; t < in.last && within(t); ++t)
    add(t, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

} // namespace demarche::link
