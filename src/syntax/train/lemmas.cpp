#include "syntax/train/lemmas.hpp"

#include <algorithm>
#include <map>

namespace demarche::syntax::train {

namespace {

LemmaScript script_between(const std::string &from, const std::string &lemma, bool as_written) {
  std::size_t same = 0;
  while (same < from.size() && same < lemma.size() && from[same] == lemma[same])
    ++same;
  return {static_cast<std::uint8_t>(from.size() - same), as_written, lemma.substr(same)};
}

/// What turns a form into its lemma: of its lower case, or of itself where only that keeps the lemma's capitals.
LemmaScript script_of(const std::string &form, const std::string &lemma) {
  const std::string lower = lower_case(form);
  if (lemma == lower || lower_case(lemma) == lemma)
    return script_between(lower, lemma, false);
  return script_between(form, lemma, true);
}

using Votes = std::map<LemmaScript, std::uint32_t>;

const LemmaScript *winner(const Votes &votes) {
  const LemmaScript *best = nullptr;
  std::uint32_t most = 0;
  for (const auto &[script, count] : votes)
    if (count > most) {
      most = count;
      best = &script;
    }
  return best;
}

struct Ending {
  std::uint32_t tag;
  std::string text;
  auto operator<=>(const Ending &) const = default; // NOLINT(modernize-use-nullptr): it takes the 0 of a comparison for a pointer
};

} // namespace

LemmaRules learn_lemmas(const Corpus &c) {
  std::map<Ending, Votes> words;
  for (const Example &x : c.examples)
    for (std::size_t i = 0; i < x.lemmas.size(); ++i)
      if (x.forms[i].size() <= 48 && x.lemmas[i] != "_" && !x.lemmas[i].empty() && x.lemmas[i].size() < 64)
        ++words[{x.tags[i], lower_case(x.forms[i])}][script_of(x.forms[i], x.lemmas[i])];
  // An ending is judged by the words that have it, each with one vote.
  std::vector<std::map<Ending, Votes>> endings(longest_ending + 1);
  for (const auto &[word, votes] : words)
    for (std::size_t k = 0; k <= std::min(longest_ending, word.text.size()); ++k)
      ++endings[k][{word.tag, word.text.substr(word.text.size() - k)}][*winner(votes)];

  LemmaRules out;
  std::map<LemmaScript, std::uint16_t> numbers;
  std::map<std::uint32_t, std::uint16_t> rules;
  const auto number = [&](const LemmaScript &s) {
    const auto [at, fresh] = numbers.emplace(s, static_cast<std::uint16_t>(out.scripts.size()));
    if (fresh)
      out.scripts.push_back(s);
    return at->second;
  };
  std::map<Ending, LemmaScript> kept; // what the rules so far say
  const auto said = [&](const Ending &e, std::size_t below) -> const LemmaScript * {
    for (std::size_t k = std::min(below, e.text.size()) + 1; k-- > 0;)
      if (const auto at = kept.find({e.tag, e.text.substr(e.text.size() - k)}); at != kept.end())
        return &at->second;
    return nullptr;
  };
  for (std::size_t k = 0; k <= longest_ending; ++k)
    for (const auto &[ending, votes] : endings[k]) {
      std::uint32_t types = 0;
      for (const auto &[script, count] : votes)
        types += count;
      const LemmaScript &best = *winner(votes);
      const LemmaScript *shorter = k == 0 ? nullptr : said(ending, k - 1);
      if (k > 0 && (types < 2 || (shorter && *shorter == best)))
        continue;
      kept.emplace(ending, best);
      rules[lemma_key(ending.text, false, ending.tag)] = number(best);
    }
  for (const auto &[word, votes] : words)
    if (const LemmaScript *general = said(word, longest_ending); !general || *general != *winner(votes))
      rules[lemma_key(word.text, true, word.tag)] = number(*winner(votes));
  for (const auto &[key, value] : rules) {
    out.keys.push_back(key);
    out.values.push_back(value);
  }
  return out;
}

} // namespace demarche::syntax::train
