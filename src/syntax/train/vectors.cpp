#include "syntax/train/vectors.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <unordered_map>

#include <nlohmann/json.hpp>

#include <demarche/text.hpp>

#include "syntax/features.hpp"

#if defined(__x86_64__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

namespace demarche::syntax::train {

namespace {

constexpr int reach = 2, places = 2 * reach, negatives = 4, rounds = 1;
constexpr float first_rate = 0.05f, frequent = 2e-4f, spread = 0.2f;
constexpr std::uint32_t rare_word = 8;

WIDE float product(const float *a, const float *b) {
  float part[16] = {};
  for (std::size_t i = 0; i < embedding; i += 16)
    for (std::size_t l = 0; l < 16; ++l)
      part[l] += a[i + l] * b[i + l];
  float sum = 0;
  for (const float p : part)
    sum += p;
  return sum;
}

WIDE void pull(const float *in, float *out, float *back, float g) {
  for (std::size_t i = 0; i < embedding; ++i) {
    back[i] += g * out[i];
    out[i] += g * in[i];
  }
}

float sigmoid(float x) { return x >= 0 ? 1 / (1 + exponential(-x)) : 1 - 1 / (1 + exponential(x)); }

class SkipGram {
public:
  SkipGram(const std::vector<std::uint32_t> &text, std::size_t vocabulary, Random &random)
      : text_(text), random_(random), in_(vocabulary, embedding), out_(vocabulary * places, embedding), counts_(vocabulary, 0) {
    for (const std::uint32_t w : text)
      if (w != unknown_word) {
        ++counts_[w];
        ++total_;
      }
    for (float &x : in_.at)
      x = (random.uniform() - 0.5f) / static_cast<float>(embedding);
    fill_noise();
  }

  Table learn() {
    const auto steps = static_cast<float>(text_.size()) * rounds;
    for (int round = 0; round < rounds; ++round)
      for (std::size_t i = 0; i < text_.size(); ++i) {
        if (text_[i] == unknown_word || skipped(text_[i]))
          continue;
        const float done = (static_cast<float>(round) * static_cast<float>(text_.size()) + static_cast<float>(i)) / steps;
        around(i, first_rate * std::max(1 - done, 0.01f));
      }
    scale();
    return std::move(in_);
  }

private:
  void fill_noise() {
    double sum = 0;
    for (const std::uint32_t c : counts_)
      sum += std::sqrt(static_cast<double>(c)); // a root of the counts; Mikolov takes the power 3/4
    for (std::uint32_t w = 0; w < counts_.size(); ++w) {
      const auto share = static_cast<std::size_t>(std::sqrt(static_cast<double>(counts_[w])) / sum * 1000000);
      noise_.insert(noise_.end(), share + 1, w);
    }
  }

  bool skipped(std::uint32_t w) {
    const float share = static_cast<float>(counts_[w]) / static_cast<float>(total_);
    return share > frequent && random_.uniform() > std::sqrt(frequent / share);
  }

  void around(std::size_t i, float rate) {
    float *in = in_.row(text_[i]), back[embedding] = {};
    for (int place = 0; place < places; ++place) {
      const int offset = place < reach ? place - reach : place - reach + 1;
      if (!neighbour(i, offset))
        continue;
      const std::uint32_t w = text_[i + static_cast<std::size_t>(offset)];
      for (int k = 0; k <= negatives; ++k) {
        const std::uint32_t target = k == 0 ? w : noise_[random_.next() % noise_.size()];
        if (k > 0 && target == w)
          continue;
        float *out = out_.row(target * places + static_cast<std::uint32_t>(place));
        pull(in, out, back, rate * ((k == 0 ? 1.0f : 0.0f) - sigmoid(product(in, out))));
      }
    }
    for (std::size_t j = 0; j < embedding; ++j)
      in[j] += back[j];
  }

  /// A known word at the offset, with only known words between.
  bool neighbour(std::size_t i, int offset) const {
    const int direction = offset < 0 ? -1 : 1;
    for (int k = direction;; k += direction) {
      const std::size_t at = i + static_cast<std::size_t>(k);
      if (at >= text_.size() || text_[at] == unknown_word)
        return false;
      if (k == offset)
        return true;
    }
  }

  /// To a spread the network's first layer is made for.
  void scale() {
    double squares = 0;
    for (const float x : in_.at)
      squares += static_cast<double>(x) * x;
    const auto factor = spread / static_cast<float>(std::sqrt(squares / static_cast<double>(in_.at.size())));
    for (float &x : in_.at)
      x = std::clamp(x * factor, -1.0f, 1.0f);
  }

  const std::vector<std::uint32_t> &text_;
  Random &random_;
  Table in_, out_;
  std::vector<std::uint32_t> counts_, noise_;
  std::size_t total_ = 0;
};

} // namespace

Table learn_vectors(const std::vector<std::uint32_t> &text, std::size_t vocabulary, Random &random) {
  return SkipGram(text, vocabulary, random).learn();
}

std::vector<std::uint32_t> read_plain_text(const std::vector<std::string> &files, Corpus &c) {
  constexpr std::uint32_t stop = 0; // the hash that stands between sentences
  std::vector<std::uint32_t> hashes;
  for (const std::string &file : files) {
    std::istringstream in(read_file(file));
    for (std::string line; std::getline(in, line);) {
      const std::string text = nlohmann::json::parse(line).at("text");
      const Text t = split_whole(text);
      for (const auto &[first, last] : sentences(t)) {
        for (std::uint32_t i = first; i < last; ++i)
          hashes.push_back(hash(normal(slice(text, t.tokens[i].span)).view(), 0));
        hashes.push_back(stop);
      }
    }
  }
  for (const Example &x : c.examples) {
    for (const std::string &f : x.forms)
      hashes.push_back(hash(normal(f).view(), 0));
    hashes.push_back(stop);
  }
  std::unordered_map<std::uint32_t, std::uint32_t> rows, counts;
  for (std::uint32_t i = 0; i < c.vocabulary.size(); ++i)
    rows.emplace(c.vocabulary[i], i);
  for (const std::uint32_t h : hashes)
    if (++counts[h] == rare_word && h != stop && rows.emplace(h, static_cast<std::uint32_t>(c.vocabulary.size())).second)
      c.vocabulary.push_back(h);
  for (std::uint32_t &h : hashes) {
    const auto at = rows.find(h);
    h = h == stop || at == rows.end() ? unknown_word : at->second;
  }
  return hashes;
}

} // namespace demarche::syntax::train
