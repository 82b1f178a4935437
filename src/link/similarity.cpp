#include "link/similarity.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/parallel.hpp"
#include "link/hashed_word.hpp"

namespace demarche::link {

namespace {

constexpr std::size_t shortest = 3; ///< bytes of a word

/// The words of a text, sorted, each with how often it comes. Two words of one hash count as one: in 2^64 that is no matter.
std::vector<std::pair<std::uint64_t, int>> count_words(std::string_view text) {
  std::vector<std::uint64_t> all;
  std::size_t at = 0;
  for (HashedWord word = next_word(text, at); word.size != 0; word = next_word(text, at))
    if (word.size >= shortest)
      all.push_back(word.hash);
  std::sort(all.begin(), all.end());
  std::vector<std::pair<std::uint64_t, int>> out;
  for (const std::uint64_t w : all)
    if (!out.empty() && out.back().first == w)
      ++out.back().second;
    else
      out.emplace_back(w, 1);
  return out;
}

} // namespace

Stories::Stories(const std::vector<Annotations> &documents, unsigned threads) : documents_(documents.size()) {
  std::unordered_map<std::uint64_t, std::uint32_t> numbers; // looked up only
  std::vector<std::uint32_t> in_documents;
  base::ordered_indices(
      threads, documents.size(), [&](std::size_t d) { return count_words(documents[d].document.text); },
      [&](std::size_t d, const std::vector<std::pair<std::uint64_t, int>> &counts) {
        documents_[d].reserve(counts.size());
        for (const auto &[word, n] : counts) {
          const std::uint32_t number = numbers.emplace(word, static_cast<std::uint32_t>(numbers.size())).first->second;
          in_documents.resize(numbers.size());
          ++in_documents[number];
          documents_[d].push_back({number, static_cast<float>(n)}); // its weight once all are counted
        }
      });
  const double n = static_cast<double>(documents.size());
  base::for_each_index(threads, documents.size(), [&](std::size_t d) {
    auto &terms = documents_[d];
    std::sort(terms.begin(), terms.end(), [](const Term &a, const Term &b) { return a.word < b.word; });
    double norm = 0;
    for (Term &t : terms) {
      const double idf = std::log((n + 1) / in_documents[t.word]);
      t.weight = static_cast<float>((1 + std::log(static_cast<double>(t.weight))) * idf);
      norm += static_cast<double>(t.weight) * t.weight;
    }
    const auto scale = static_cast<float>(norm > 0 ? 1 / std::sqrt(norm) : 0);
    for (Term &t : terms)
      t.weight *= scale;
  });
}

double Stories::alike(std::uint32_t a, std::uint32_t b) const {
  const auto &x = documents_[a], &y = documents_[b];
  double sum = 0;
  for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    if (x[i].word == y[j].word)
      sum += static_cast<double>(x[i++].weight) * y[j++].weight;
    else if (x[i].word < y[j].word)
      ++i;
    else
      ++j;
  }
  return sum;
}

std::vector<std::uint32_t> Stories::telling_words(std::uint32_t document, std::size_t most) const {
  std::vector<Term> terms = documents_[document];
  most = std::min(most, terms.size());
  std::partial_sort(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(most), terms.end(),
                    [](const Term &a, const Term &b) { return a.weight != b.weight ? a.weight > b.weight : a.word < b.word; });
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < most; ++i)
    out.push_back(terms[i].word);
  return out;
}

} // namespace demarche::link
