#include "link/train/learner.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace demarche::link::train {

namespace {

constexpr int rounds = 6;          ///< of junctions and edges; their weights are averaged over all but the first
constexpr int sentence_rounds = 8; ///< of whole sentences
constexpr float rate = 0.05F, decay = 1e-4F;
constexpr float sentence_rate = 0.02F, sentence_decay = 3e-3F;
constexpr float small = 2e-3F;  ///< a gradient not worth a step
constexpr float faint = 0.045F; ///< a weight not worth keeping
constexpr float faint_of_sentence = 0.015F;

/// One of some possibilities is right.
struct Choice {
  std::vector<Clued> possible;
  std::size_t right = 0;
  std::size_t sentence = 0; ///< of those that tell causes
};

/// The junctions of a sentence that tells causes: neither, or the second stretch begins here, with the cause first or last.
struct Place {
  Clued forward, backward;
  int right = -1; ///< 0 forward, 1 backward
};

class Learner {
public:
  explicit Learner(const std::vector<const MarkedSentence *> &sentences)
      : sentences_(sentences), weights_(table_size), squares_(table_size) {
    for (const MarkedSentence *s : sentences)
      prepare(*s);
    drop_rare();
  }

  CauseWeights run() {
    std::vector<float> sum(table_size);
    for (int round = 0; round < rounds; ++round) {
      for (const std::size_t i : shuffled(places_.size()))
        for (const Place &p : places_[i])
          learn(p);
      for (const std::size_t i : shuffled(choices_.size()))
        learn(choices_[i]);
      for (std::size_t k = 0; round > 0 && k < table_size; ++k)
        sum[k] += weights_[k];
    }
    std::vector<std::int8_t> table(table_size);
    for (std::size_t k = 0; k < table_size; ++k)
      table[k] = rounded(sum[k] / (rounds - 1), faint);
    weights_.assign(table_size, 0);
    squares_.assign(table_size, 0);
    sum.assign(table_size, 0);
    for (int round = 0; round < sentence_rounds; ++round) {
      for (const std::size_t i : shuffled(sentences_.size()))
        step(whole_[i], static_cast<float>(chance(weight(whole_[i]))) - (sentences_[i]->causal ? 1.0F : 0.0F), sentence_rate,
             sentence_decay);
      for (std::size_t k = half_table; round > 0 && k < table_size; ++k)
        sum[k] += weights_[k];
    }
    for (std::size_t k = half_table; k < table_size; ++k)
      table[k] = rounded(sum[k] / (sentence_rounds - 1), faint_of_sentence);
    return CauseWeights(std::move(table));
  }

private:
  void prepare(const MarkedSentence &m) {
    const Scene &s = m.scene;
    Clued &clues = whole_.emplace_back(clues_of_sentence(s));
    std::sort(clues.begin(), clues.end());
    clues.erase(std::unique(clues.begin(), clues.end()), clues.end());
    if (!m.causal)
      return;
    std::vector<Place> &places = places_.emplace_back();
    for (int b = 1; b < s.size(); ++b) {
      if (!s.words[static_cast<std::size_t>(b)].opens)
        continue;
      const Clued clues = clues_of_junction(s, b);
      Place &p = places.emplace_back();
      p.forward = turned(clues, true);
      p.backward = turned(clues, false);
      for (const CauseSpans &r : m.relations)
        if (r.second == b)
          p.right = r.cause_first ? 0 : 1;
    }
    for (const CauseSpans &r : m.relations)
      edges(s, r);
  }

  Choice &new_choice() {
    Choice &c = choices_.emplace_back();
    c.sentence = places_.size() - 1;
    return c;
  }

  void edges(const Scene &s, const CauseSpans &r) {
    const int nearest = std::max(1, r.second - longest_gap);
    if (r.first_end >= nearest) {
      Choice &gap = new_choice();
      gap.right = static_cast<std::size_t>(r.first_end - nearest);
      for (int i = nearest; i <= r.second; ++i)
        gap.possible.push_back(clues_of_gap(s, i, r));
    }
    Choice &begin = new_choice();
    begin.right = static_cast<std::size_t>(r.first);
    for (int i = 0; i < r.first_end; ++i)
      begin.possible.push_back(clues_of_beginning(s, i, r));
    Choice &end = new_choice();
    end.right = static_cast<std::size_t>(r.second_end - r.second - 1);
    for (int i = r.second + 1; i <= s.size(); ++i)
      end.possible.push_back(clues_of_end(s, i, r));
    const auto possible = signals_possible(s, r);
    const auto signal = r.signal_end > r.signal ? std::pair(r.signal, r.signal_end) : std::pair(0, 0);
    const auto at = std::find(possible.begin(), possible.end(), signal);
    if (at == possible.end())
      return;
    Choice &c = new_choice();
    c.right = static_cast<std::size_t>(at - possible.begin());
    for (const auto &x : possible)
      c.possible.push_back(clues_of_signal(s, x, r));
  }

  template <class F> void each_sentence(F f) {
    for (std::size_t i = 0; i < sentences_.size(); ++i)
      f(i, whole_[i]);
    for (std::size_t i = 0; i < places_.size(); ++i)
      for (Place &p : places_[i]) {
        f(i, p.forward);
        f(i, p.backward);
      }
    for (Choice &c : choices_)
      for (Clued &clues : c.possible)
        f(c.sentence, clues);
  }

  /// A clue that one sentence alone has says nothing of others.
  void drop_rare() {
    constexpr std::uint32_t never = 0xffffffff;
    std::vector<std::uint32_t> met(table_size, never);
    std::vector<bool> again(table_size);
    each_sentence([&](std::size_t sentence, const Clued &clues) {
      for (const std::uint32_t c : clues) {
        if (met[c] != never && met[c] != sentence)
          again[c] = true;
        met[c] = static_cast<std::uint32_t>(sentence);
      }
    });
    each_sentence([&](std::size_t, Clued &clues) { std::erase_if(clues, [&](std::uint32_t c) { return !again[c]; }); });
  }

  float weight(const Clued &clues) const {
    float sum = 0;
    for (const std::uint32_t c : clues)
      sum += weights_[c];
    return sum;
  }

  /// AdaGrad: what was moved often moves less.
  void step(const Clued &clues, float gradient, float step_rate, float step_decay) {
    for (const std::uint32_t c : clues) {
      const float g = gradient + step_decay * weights_[c];
      squares_[c] += g * g;
      weights_[c] -= step_rate * g / (std::sqrt(squares_[c]) + 0.1F);
    }
  }

  void learn(const Place &p) {
    const float forward = weight(p.forward), backward = weight(p.backward), top = std::max({0.0F, forward, backward});
    const float f = std::exp(forward - top), b = std::exp(backward - top), all = std::exp(-top) + f + b;
    for (const auto &[clues, gradient] :
         {std::pair(&p.forward, f / all - (p.right == 0 ? 1 : 0)), std::pair(&p.backward, b / all - (p.right == 1 ? 1 : 0))})
      if (std::fabs(gradient) > small)
        step(*clues, gradient, rate, decay);
  }

  void learn(const Choice &c) {
    std::vector<float> p;
    for (const Clued &clues : c.possible)
      p.push_back(weight(clues));
    const float top = *std::max_element(p.begin(), p.end());
    float all = 0;
    for (float &x : p)
      all += x = std::exp(x - top);
    for (std::size_t k = 0; k < p.size(); ++k)
      if (const float gradient = p[k] / all - (k == c.right ? 1 : 0); std::fabs(gradient) > small)
        step(c.possible[k], gradient, rate, decay);
  }

  static std::int8_t rounded(float w, float least) {
    if (std::fabs(w) < least)
      return 0;
    return static_cast<std::int8_t>(std::clamp(std::round(w * static_cast<float>(CauseWeights::scale)), -127.0F, 127.0F));
  }

  std::vector<std::size_t> shuffled(std::size_t n) {
    std::vector<std::size_t> out(n);
    std::iota(out.begin(), out.end(), std::size_t{0});
    for (std::size_t i = n; i > 1; --i) {
      random_ = random_ * 6364136223846793005ULL + 1442695040888963407ULL;
      std::swap(out[i - 1], out[(random_ >> 33) % i]);
    }
    return out;
  }

  const std::vector<const MarkedSentence *> &sentences_;
  std::vector<Clued> whole_; ///< parallel to sentences_
  std::vector<std::vector<Place>> places_;
  std::vector<Choice> choices_;
  std::vector<float> weights_, squares_;
  std::uint64_t random_ = 1;
};

} // namespace

CauseWeights learn_causes(const std::vector<const MarkedSentence *> &sentences) { return Learner(sentences).run(); }

} // namespace demarche::link::train
