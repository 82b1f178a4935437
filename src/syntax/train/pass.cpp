// One batch through the network, forward and backward.
#include <algorithm>
#include <cmath>

#include "syntax/train/network.hpp"

namespace demarche::syntax::train {

namespace {

/// Softmax and cross entropy of one row, in place: scores become the gradient. Returns the loss.
double softmax_loss(float *scores, std::size_t n, std::size_t gold) {
  const float most = *std::max_element(scores, scores + n);
  float sum = 0;
  for (std::size_t i = 0; i < n; ++i) {
    scores[i] = exponential(scores[i] - most);
    sum += scores[i];
  }
  for (std::size_t i = 0; i < n; ++i)
    scores[i] /= sum;
  const double loss = -std::log(static_cast<double>(scores[gold]) + 1e-12);
  scores[gold] -= 1;
  return loss;
}

class Pass {
public:
  Pass(Network &net, const std::vector<Seen> &batch, float dropout, Random &random, Losses &losses)
      : net_(net), batch_(batch), dropout_(dropout), random_(random), losses_(losses) {
    for (const Seen &s : batch) {
      firsts_.push_back(n_);
      n_ += s.example->forms.size();
    }
    firsts_.push_back(n_);
    losses_.words += n_;
  }

  void run() {
    embed();
    const Table seen = dropped(windows_, window_mask_);
    states_[0] = forward(net_.first, seen);
    for (float &x : states_[0].at)
      x = std::max(x, 0.0f);
    for (std::size_t l = 0; l < layers; ++l)
      gate(l);

    std::array<Table, layers + 1> slopes;
    for (Table &t : slopes)
      t.reset(n_, hidden);
    tags(slopes[1]);
    top_ = dropped(states_[layers], top_mask_);
    Table top_slope(n_, hidden);
    names(top_slope);
    heads(top_slope);
    labels(top_slope);
    for (std::size_t i = 0; i < top_slope.at.size(); ++i)
      slopes[layers].at[i] += top_slope.at[i] * top_mask_[i];

    for (std::size_t l = layers; l-- > 0;)
      gate_back(l, slopes[l + 1], slopes[l]);
    for (std::size_t i = 0; i < slopes[0].at.size(); ++i)
      if (states_[0].at[i] <= 0)
        slopes[0].at[i] = 0;
    Table slope(n_, window * embedding);
    backward(net_.first, seen, slopes[0], &slope);
    embed_back(slope);
  }

private:
  Table forward(const Layer &l, const Table &in) const {
    Table out(in.rows, l.weights.value.columns);
    for (std::size_t i = 0; i < in.rows; ++i)
      std::copy(l.bias.value.at.begin(), l.bias.value.at.end(), out.row(i));
    add_product(in, l.weights.value, out);
    return out;
  }

  void backward(Layer &l, const Table &in, const Table &slope, Table *in_slope) const {
    add_product(transposed(in), slope, l.weights.gradient);
    for (std::size_t i = 0; i < slope.rows; ++i)
      for (std::size_t j = 0; j < slope.stride; ++j)
        l.bias.gradient.at[j] += slope.row(i)[j];
    if (in_slope)
      add_product(slope, l.weights.turned, *in_slope);
  }

  Table dropped(const Table &in, std::vector<float> &mask) {
    mask.resize(in.at.size());
    const float keep = 1 / (1 - dropout_);
    for (float &m : mask)
      m = random_.uniform() < dropout_ ? 0 : keep;
    Table out = in;
    for (std::size_t i = 0; i < mask.size(); ++i)
      out.at[i] *= mask[i];
    return out;
  }

  void embed() {
    windows_.reset(n_, window * embedding);
    std::vector<float> sum(embedding);
    each_word([&](const Seen &s, std::size_t w, std::size_t i, std::size_t first, std::size_t last) {
      std::fill(sum.begin(), sum.end(), 0.0f);
      const auto add = [&](const float *row) {
        for (std::size_t k = 0; k < embedding; ++k)
          sum[k] += row[k];
      };
      if (s.vectors[w] != unknown_word)
        add(net_.vectors.row(s.vectors[w]));
      if (s.rows[w] != unknown_word)
        add(net_.words.value.row(s.rows[w]));
      for (const std::uint16_t r : s.features[w].rows)
        add(net_.affixes.value.row(r));
      for (std::size_t at = i == first ? i : i - 1; at <= i + 1 && at < last; ++at)
        std::copy(sum.begin(), sum.end(), windows_.row(at) + (i + 1 - at) * embedding);
    });
  }

  void embed_back(const Table &slope) {
    std::vector<float> sum(embedding);
    each_word([&](const Seen &s, std::size_t w, std::size_t i, std::size_t first, std::size_t last) {
      std::fill(sum.begin(), sum.end(), 0.0f);
      for (std::size_t at = i == first ? i : i - 1; at <= i + 1 && at < last; ++at) {
        const std::size_t from = (i + 1 - at) * embedding;
        for (std::size_t k = 0; k < embedding; ++k)
          sum[k] += slope.row(at)[from + k] * window_mask_[at * windows_.stride + from + k];
      }
      const auto add = [&](float *row) {
        for (std::size_t k = 0; k < embedding; ++k)
          row[k] += sum[k];
      };
      if (s.rows[w] != unknown_word)
        add(net_.words.touch(s.rows[w]));
      for (const std::uint16_t r : s.features[w].rows)
        add(net_.affixes.touch(r));
    });
  }

  template <class F> void each_word(F f) const {
    for (std::size_t s = 0; s < batch_.size(); ++s)
      for (std::size_t i = firsts_[s]; i < firsts_[s + 1]; ++i)
        f(batch_[s], i - firsts_[s], i, firsts_[s], firsts_[s + 1]);
  }

  void gate(std::size_t l) {
    gate_in_[l] = dropped(states_[l], gate_mask_[l]);
    gates_[l] = forward(net_.gated[l], gate_in_[l]);
    carried_[l].reset(n_, hidden);
    states_[l + 1] = states_[l];
    for (std::size_t s = 0; s < batch_.size(); ++s)
      for (const std::size_t side : {0, 1}) {
        const float *before = nullptr;
        for (std::size_t k = firsts_[s]; k < firsts_[s + 1]; ++k) {
          const std::size_t i = side == 0 ? k : firsts_[s + 1] - 1 - (k - firsts_[s]);
          const float *candidate = gates_[l].row(i) + side * 2 * direction, *open = candidate + direction;
          float *h = carried_[l].row(i) + side * direction, *y = states_[l + 1].row(i) + side * direction;
          for (std::size_t j = 0; j < direction; ++j) {
            const float z = opened(open[j]), old = before ? before[j] : 0;
            h[j] = old + z * (candidate[j] - old);
            y[j] += h[j];
          }
          before = h;
        }
      }
  }

  static float opened(float a) { return 0.5f + 0.5f * a / (1 + std::abs(a)); }

  void gate_back(std::size_t l, const Table &slope, Table &in_slope) {
    Table gate_slope(n_, 4 * direction);
    std::vector<float> flow(direction);
    for (std::size_t s = 0; s < batch_.size(); ++s)
      for (const std::size_t side : {0, 1}) {
        std::fill(flow.begin(), flow.end(), 0.0f);
        const std::size_t first = firsts_[s], last = firsts_[s + 1];
        for (std::size_t k = last; k-- > first;) {
          const std::size_t i = side == 0 ? k : last - 1 - (k - first);
          const bool starts = k == first;
          const std::size_t previous = side == 0 ? i - 1 : i + 1;
          const float *candidate = gates_[l].row(i) + side * 2 * direction, *open = candidate + direction;
          const float *before = starts ? nullptr : carried_[l].row(previous) + side * direction;
          float *to = gate_slope.row(i) + side * 2 * direction;
          for (std::size_t j = 0; j < direction; ++j) {
            flow[j] += slope.row(i)[side * direction + j];
            const float z = opened(open[j]), old = before ? before[j] : 0, a = 1 + std::abs(open[j]);
            to[j] = flow[j] * z;
            to[direction + j] = flow[j] * (candidate[j] - old) * 0.5f / (a * a);
            flow[j] *= 1 - z;
          }
        }
      }
    Table slope_in(n_, hidden);
    backward(net_.gated[l], gate_in_[l], gate_slope, &slope_in);
    for (std::size_t i = 0; i < in_slope.at.size(); ++i)
      in_slope.at[i] += slope.at[i] + slope_in.at[i] * gate_mask_[l][i];
  }

  void tags(Table &slope) {
    std::vector<float> mask;
    const Table in = dropped(states_[1], mask);
    Table out = forward(net_.tagger, in);
    each_word([&](const Seen &s, std::size_t w, std::size_t i, std::size_t, std::size_t) {
      if (s.example->tags.empty())
        std::fill(out.row(i), out.row(i) + out.stride, 0.0f);
      else
        losses_.tags += softmax_loss(out.row(i), out.columns, s.example->tags[w]);
    });
    Table back(n_, hidden);
    backward(net_.tagger, in, out, &back);
    for (std::size_t i = 0; i < back.at.size(); ++i)
      slope.at[i] += back.at[i] * mask[i];
  }

  void names(Table &slope) {
    Table out = forward(net_.namer, top_);
    each_word([&](const Seen &s, std::size_t w, std::size_t i, std::size_t, std::size_t) {
      if (s.example->names.empty() || s.example->names[w] == name_not_told)
        std::fill(out.row(i), out.row(i) + out.stride, 0.0f);
      else
        losses_.names += softmax_loss(out.row(i), out.columns, s.example->names[w]);
    });
    backward(net_.namer, top_, out, &slope);
  }

  void heads(Table &slope) {
    Table h = forward(net_.head, top_), d = forward(net_.dependent, top_);
    for (float &x : h.at)
      x = std::max(x, 0.0f);
    Table h_slope(n_, arc), d_slope(n_, arc);
    for (std::size_t s = 0; s < batch_.size(); ++s) {
      if (batch_[s].example->heads.empty())
        continue;
      const std::size_t first = firsts_[s], n = firsts_[s + 1] - first;
      std::vector<float> scores(n + 1);
      for (std::size_t w = 0; w < n; ++w) {
        const float *dep = d.row(first + w);
        for (std::size_t k = 0; k <= n; ++k) {
          const float *head = k == 0 ? net_.root.value.row(0) : h.row(first + k - 1);
          float sum = 0;
          if (k != w + 1) {
            float part[8] = {};
            for (std::size_t j = 0; j < arc; j += 8)
              for (std::size_t l = 0; l < 8; ++l)
                part[l] += head[j + l] * dep[j + l];
            for (const float p : part)
              sum += p;
            if (k != 0)
              sum += net_.distance.value.at[far(w + 1, k)];
          }
          scores[k] = k == w + 1 ? -1e9f : sum;
        }
        losses_.heads += softmax_loss(scores.data(), n + 1, static_cast<std::size_t>(batch_[s].example->heads[w]));
        for (std::size_t k = 0; k <= n; ++k) {
          if (k == w + 1)
            continue;
          const float g = scores[k];
          const float *head = k == 0 ? net_.root.value.row(0) : h.row(first + k - 1);
          float *to = k == 0 ? net_.root.gradient.row(0) : h_slope.row(first + k - 1), *from = d_slope.row(first + w);
          for (std::size_t j = 0; j < arc; ++j) {
            to[j] += g * dep[j];
            from[j] += g * head[j];
          }
          if (k != 0)
            net_.distance.gradient.at[far(w + 1, k)] += g;
        }
      }
    }
    for (std::size_t i = 0; i < h.at.size(); ++i)
      if (h.at[i] <= 0)
        h_slope.at[i] = 0;
    backward(net_.head, top_, h_slope, &slope);
    backward(net_.dependent, top_, d_slope, &slope);
  }

  static std::size_t far(std::size_t dependent, std::size_t head) {
    const int d = static_cast<int>(dependent) - static_cast<int>(head);
    return static_cast<std::size_t>(std::clamp(d, -farthest, farthest) + farthest);
  }

  /// A word's head; 0 for the root, and where the example tells none.
  static std::size_t head_of(const Seen &s, std::size_t w) {
    return s.example->heads.empty() ? 0 : static_cast<std::size_t>(s.example->heads[w]);
  }

  void labels(Table &slope) {
    const Table h = forward(net_.relation_head, top_), d = forward(net_.relation_dependent, top_);
    Table pairs(n_, relation);
    each_word([&](const Seen &s, std::size_t w, std::size_t i, std::size_t first, std::size_t) {
      const std::size_t head = head_of(s, w);
      if (head == 0)
        return;
      for (std::size_t j = 0; j < relation; ++j)
        pairs.row(i)[j] = std::max(0.0f, h.row(first + head - 1)[j] + d.row(i)[j]);
    });
    Table out = forward(net_.relations, pairs);
    each_word([&](const Seen &s, std::size_t w, std::size_t i, std::size_t, std::size_t) {
      if (head_of(s, w) == 0)
        std::fill(out.row(i), out.row(i) + out.stride, 0.0f);
      else
        losses_.labels += softmax_loss(out.row(i), out.columns, s.example->labels[w]);
    });
    Table pair_slope(n_, relation), h_slope(n_, relation), d_slope(n_, relation);
    backward(net_.relations, pairs, out, &pair_slope);
    each_word([&](const Seen &s, std::size_t w, std::size_t i, std::size_t first, std::size_t) {
      const std::size_t head = head_of(s, w);
      for (std::size_t j = 0; head != 0 && j < relation; ++j) {
        const float g = pairs.row(i)[j] > 0 ? pair_slope.row(i)[j] : 0;
        h_slope.row(first + head - 1)[j] += g;
        d_slope.row(i)[j] += g;
      }
    });
    backward(net_.relation_head, top_, h_slope, &slope);
    backward(net_.relation_dependent, top_, d_slope, &slope);
  }

  Network &net_;
  const std::vector<Seen> &batch_;
  float dropout_;
  Random &random_;
  Losses &losses_;
  std::size_t n_ = 0;
  std::vector<std::size_t> firsts_;
  Table windows_, top_;
  std::array<Table, layers + 1> states_;
  std::array<Table, layers> gate_in_, gates_, carried_;
  std::vector<float> window_mask_, top_mask_;
  std::array<std::vector<float>, layers> gate_mask_;
};

} // namespace

void learn(Network &net, const std::vector<Seen> &batch, float dropout, Random &random, Losses &losses) {
  Pass(net, batch, dropout, random, losses).run();
}

} // namespace demarche::syntax::train
