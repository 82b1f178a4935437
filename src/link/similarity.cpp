#include "link/similarity.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/parallel.hpp"
#include "link/numbers.hpp"

namespace demarche::link {

namespace {

/// The words of a text, sorted, each with how often it comes.
struct Counts {
  std::string text; ///< in lower case; the words lie in it
  std::vector<std::pair<std::string_view, int>> words;
};

/// Letters and digits, lower case in ASCII: good enough to compare, and needs no tokens.
Counts count_words(std::string_view text) {
  Counts out;
  out.text = text;
  std::vector<std::string_view> all;
  std::size_t begin = 0;
  const auto flush = [&](std::size_t end) {
    if (end - begin > 2)
      all.push_back(std::string_view(out.text).substr(begin, end - begin));
    begin = end + 1;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto u = static_cast<unsigned char>(text[i]);
    if (u >= 'A' && u <= 'Z')
      out.text[i] = static_cast<char>(u + 32);
    else if (!((u >= 'a' && u <= 'z') || (u >= '0' && u <= '9') || u >= 0x80))
      flush(i);
  }
  flush(text.size());
  std::sort(all.begin(), all.end());
  for (const std::string_view w : all)
    if (!out.words.empty() && out.words.back().first == w)
      ++out.words.back().second;
    else
      out.words.emplace_back(w, 1);
  return out;
}

} // namespace

Stories::Stories(const std::vector<Annotations> &documents, unsigned threads) : documents_(documents.size()) {
  Numbers numbers;
  std::vector<std::uint32_t> in_documents;
  base::ordered_indices(
      threads, documents.size(), [&](std::size_t d) { return std::make_unique<Counts>(count_words(documents[d].document.text)); },
      [&](std::size_t d, const std::unique_ptr<Counts> &counts) {
        documents_[d].reserve(counts->words.size());
        for (const auto &[word, n] : counts->words) {
          const std::uint32_t number = numbers.of(word);
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
