#include "link/lexis.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/parallel.hpp"
#include "link/numbers.hpp"

namespace demarche::link {

namespace {

bool carries(Upos p) { return p == Upos::NOUN || p == Upos::PROPN || p == Upos::VERB || p == Upos::ADJ || p == Upos::NUM; }

std::string lower(std::string s) {
  for (char &c : s)
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c + 32);
  return s;
}

/// The words of a document in order of their first token.
struct Draft {
  std::string lemmas; ///< all of the document, in lower case; `words` lie in it
  std::vector<std::string_view> words;
};

Draft read(const Syntax &syntax, std::vector<std::uint32_t> &at) {
  Draft out;
  out.lemmas = lower(syntax.lemmas);
  std::unordered_map<std::string_view, std::uint32_t> known;
  at.assign(syntax.words.size(), Vocabulary::nothing);
  for (std::uint32_t t = 0; t < syntax.words.size(); ++t) {
    const Word &w = syntax.words[t];
    if (!carries(w.upos) || w.lemma_size <= 1)
      continue;
    const std::string_view lemma = std::string_view(out.lemmas).substr(w.lemma, w.lemma_size);
    const auto [entry, is_new] = known.emplace(lemma, static_cast<std::uint32_t>(out.words.size()));
    if (is_new)
      out.words.push_back(lemma);
    at[t] = entry->second;
  }
  return out;
}

void put_in_order(Vocabulary &v) {
  std::vector<std::uint32_t> order(v.number.size()), place(v.number.size()), sorted;
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return v.number[a] < v.number[b]; });
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    sorted.push_back(v.number[order[i]]);
  }
  v.number = std::move(sorted);
  for (std::uint32_t &a : v.at)
    if (a != Vocabulary::nothing)
      a = place[a];
}

} // namespace

Lexis::Lexis(const std::vector<Annotations> &documents, const Affairs &affairs, unsigned threads) : documents_(documents.size()) {
  Numbers numbers;
  base::ordered_indices(
      threads, documents.size(), [&](std::size_t d) { return read(documents[d].syntax, documents_[d].at); },
      [&](std::size_t d, const Draft &draft) {
        for (const std::string_view w : draft.words)
          documents_[d].number.push_back(numbers.of(w));
      });
  base::for_each_index(threads, documents.size(), [&](std::size_t d) { put_in_order(documents_[d]); });
  weigh(affairs, numbers.size(), threads);
}

void Lexis::weigh(const Affairs &affairs, std::size_t words, unsigned threads) {
  std::vector<std::uint32_t> with(words);
  std::vector<std::vector<std::uint32_t>> members(affairs.affairs());
  for (std::uint32_t d = 0; d < documents_.size(); ++d) {
    members[affairs.affair(d)].push_back(d);
    for (const std::uint32_t w : documents_[d].number)
      ++with[w];
  }
  const double n = static_cast<double>(documents_.size()) + 1;
  const auto tables = [&] { return std::vector<std::uint32_t>(words); };
  base::for_each_index(threads, members.size(), tables, [&](std::vector<std::uint32_t> &in_affair, std::size_t a) {
    for (const std::uint32_t d : members[a])
      for (const std::uint32_t w : documents_[d].number)
        ++in_affair[w];
    const double in = affairs.size(static_cast<std::uint32_t>(a)) + 1.0;
    for (const std::uint32_t d : members[a])
      for (const std::uint32_t w : documents_[d].number) {
        const double weight = std::log(n / with[w]), local = std::log(in / in_affair[w]);
        documents_[d].weight.push_back(static_cast<float>(weight));
        documents_[d].local.push_back(static_cast<float>(weight * local));
      }
    for (const std::uint32_t d : members[a])
      for (const std::uint32_t w : documents_[d].number)
        in_affair[w] = 0;
  });
}

} // namespace demarche::link
