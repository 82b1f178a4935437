#include "link/similarity.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace demarche::link {

namespace {

/// Letters and digits, lower case in ASCII: good enough to compare, and needs no tokens.
std::map<std::string, int> words_of(std::string_view text) {
  std::map<std::string, int> out;
  std::string word;
  const auto flush = [&] {
    if (word.size() > 2)
      ++out[word];
    word.clear();
  };
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if ((u >= 'a' && u <= 'z') || (u >= '0' && u <= '9') || u >= 0x80)
      word += c;
    else if (u >= 'A' && u <= 'Z')
      word += static_cast<char>(u + 32);
    else
      flush();
  }
  flush();
  return out;
}

} // namespace

Stories::Stories(const std::vector<Annotations> &documents) {
  std::map<std::string, std::uint32_t> ids;
  std::vector<std::uint32_t> in_documents;
  std::vector<std::vector<std::pair<std::uint32_t, int>>> counts;
  for (const Annotations &a : documents) {
    auto &row = counts.emplace_back();
    for (const auto &[word, n] : words_of(a.document.text)) {
      const auto [at, is_new] = ids.emplace(word, static_cast<std::uint32_t>(in_documents.size()));
      if (is_new)
        in_documents.push_back(0);
      ++in_documents[at->second];
      row.emplace_back(at->second, n);
    }
    std::sort(row.begin(), row.end());
  }
  const double n = static_cast<double>(documents.size());
  for (const auto &row : counts) {
    auto &terms = documents_.emplace_back();
    double norm = 0;
    for (const auto &[word, count] : row) {
      const double idf = std::log((n + 1) / in_documents[word]);
      const auto weight = static_cast<float>((1 + std::log(count)) * idf);
      terms.push_back({word, weight});
      norm += static_cast<double>(weight) * weight;
    }
    const auto scale = static_cast<float>(norm > 0 ? 1 / std::sqrt(norm) : 0);
    for (Term &t : terms)
      t.weight *= scale;
  }
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
