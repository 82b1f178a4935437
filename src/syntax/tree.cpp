#include "syntax/tree.hpp"

#include <limits>

namespace demarche::syntax {

namespace {

constexpr float never = -std::numeric_limits<float>::infinity();

class Arborescence {
public:
  Arborescence(const std::vector<float> &scores, int n) : n_(n), given_(scores), head_(static_cast<std::size_t>(n) + 1, 0) {}

  std::vector<int> find() {
    greedy();
    if (n_ > 0 && !(one_root() && !has_cycle())) {
      score_ = given_;
      force_root();
      contract_cycles();
    }
    return head_;
  }

private:
  std::size_t at(int h, int d) const {
    return static_cast<std::size_t>(h) * (static_cast<std::size_t>(n_) + 1) + static_cast<std::size_t>(d);
  }

  void greedy() {
    const auto size = static_cast<std::size_t>(n_) + 1;
    std::vector<float> best(given_.begin(), given_.begin() + n_ + 1);
    for (std::size_t h = 1; h < size; ++h)
      for (std::size_t d = 1; d < size; ++d)
        if (h != d && given_[h * size + d] > best[d]) {
          best[d] = given_[h * size + d];
          head_[d] = static_cast<int>(h);
        }
  }

  bool one_root() const {
    int roots = 0;
    for (int d = 1; d <= n_; ++d)
      roots += head_[static_cast<std::size_t>(d)] == 0;
    return roots == 1;
  }

  /// Walks up from each word, marking the walk: meeting its own mark closes a cycle.
  bool has_cycle() const {
    std::vector<int> mark(head_.size(), 0);
    for (int d = 1; d <= n_; ++d) {
      int at = d;
      while (at != 0 && mark[static_cast<std::size_t>(at)] == 0) {
        mark[static_cast<std::size_t>(at)] = d;
        at = head_[static_cast<std::size_t>(at)];
      }
      if (at != 0 && mark[static_cast<std::size_t>(at)] == d)
        return true;
    }
    return false;
  }

  /// The word that most prefers the root to any other head is the only one to have it.
  void force_root() {
    int root = 1;
    float best = never;
    for (int d = 1; d <= n_; ++d) {
      float other = n_ > 1 ? never : 0;
      for (int h = 1; h <= n_; ++h)
        if (h != d && score_[at(h, d)] > other)
          other = score_[at(h, d)];
      const float gain = score_[at(0, d)] - other;
      if (gain > best) {
        best = gain;
        root = d;
      }
    }
    for (int d = 1; d <= n_; ++d)
      if (d != root)
        score_[at(0, d)] = never;
    for (int h = 1; h <= n_; ++h)
      score_[at(h, root)] = never;
  }

  /// Iterative Chu-Liu/Edmonds. Groups of words that form a cycle act as one; `enter_[h][g]` is the word of
  /// group g that an arc from h would enter, at the price of the arc it breaks.
  void contract_cycles() {
    const auto size = static_cast<std::size_t>(n_) + 1;
    std::vector<int> parent(2 * size, -1); // the group a group was merged into
    std::vector<std::vector<float>> in(2 * size, std::vector<float>());
    std::vector<std::vector<int>> enter(2 * size, std::vector<int>());
    std::vector<int> best(2 * size, 0); // the word each group is headed by
    std::vector<std::vector<int>> parts(2 * size);
    for (std::size_t d = 1; d < size; ++d) {
      in[d].resize(size);
      enter[d].assign(size, static_cast<int>(d));
      for (std::size_t h = 0; h < size; ++h)
        in[d][h] = h == d ? never : score_[at(static_cast<int>(h), static_cast<int>(d))];
    }
    std::vector<int> top(size); // the group each word is in now
    for (std::size_t w = 0; w < size; ++w)
      top[w] = static_cast<int>(w);
    int groups = static_cast<int>(size);
    std::vector<char> state(2 * size, 0); // 1 on the path, 2 done
    state[0] = 2;
    for (int start = 1; start < static_cast<int>(size); ++start) {
      std::vector<int> path;
      int g = top[static_cast<std::size_t>(start)];
      while (state[static_cast<std::size_t>(g)] != 2) {
        if (state[static_cast<std::size_t>(g)] == 0) {
          choose(g, in, best, top);
          state[static_cast<std::size_t>(g)] = 1;
          path.push_back(g);
          g = top[static_cast<std::size_t>(best[static_cast<std::size_t>(g)])];
          continue;
        }
        g = merge(g, path, groups++, in, enter, best, parts, parent, top);
        // The new group takes its place at the end of the path once it has chosen its head.
      }
      for (const int p : path)
        state[static_cast<std::size_t>(p)] = 2;
    }
    expand(groups, size, enter, best, parts);
  }

  void choose(int g, const std::vector<std::vector<float>> &in, std::vector<int> &best, const std::vector<int> &top) const {
    const auto &scores = in[static_cast<std::size_t>(g)];
    int chosen = 0;
    float most = never;
    for (int h = 0; h <= n_; ++h)
      if (top[static_cast<std::size_t>(h)] != g && scores[static_cast<std::size_t>(h)] > most) {
        most = scores[static_cast<std::size_t>(h)];
        chosen = h;
      }
    best[static_cast<std::size_t>(g)] = chosen;
  }

  int merge(int g, std::vector<int> &path, int made, std::vector<std::vector<float>> &in, std::vector<std::vector<int>> &enter,
            const std::vector<int> &best, std::vector<std::vector<int>> &parts, std::vector<int> &parent, std::vector<int> &top) const {
    const auto m = static_cast<std::size_t>(made);
    in[m].assign(static_cast<std::size_t>(n_) + 1, never);
    enter[m].assign(static_cast<std::size_t>(n_) + 1, 0);
    for (;;) {
      const int p = path.back();
      path.pop_back();
      const auto q = static_cast<std::size_t>(p);
      parts[m].push_back(p);
      parent[q] = made;
      const float kept = in[q][static_cast<std::size_t>(best[q])];
      for (std::size_t h = 0; h <= static_cast<std::size_t>(n_); ++h)
        if (in[q][h] - kept > in[m][h]) {
          in[m][h] = in[q][h] - kept;
          enter[m][h] = p;
        }
      if (p == g)
        break;
    }
    for (std::size_t w = 0; w <= static_cast<std::size_t>(n_); ++w)
      if (top[w] != 0 && parent[static_cast<std::size_t>(top[w])] == made)
        top[w] = made;
    return made;
  }

  /// From the last group made to the first: the arc that enters a group enters one of its parts, whose
  /// own arc gives way; the other parts keep theirs.
  void expand(int groups, std::size_t size, const std::vector<std::vector<int>> &enter, std::vector<int> &best,
              const std::vector<std::vector<int>> &parts) {
    for (int g = groups - 1; g >= static_cast<int>(size); --g) {
      const int h = best[static_cast<std::size_t>(g)];
      const int entered = enter[static_cast<std::size_t>(g)][static_cast<std::size_t>(h)];
      for (const int p : parts[static_cast<std::size_t>(g)])
        if (p == entered)
          best[static_cast<std::size_t>(p)] = h;
    }
    for (std::size_t d = 1; d < size; ++d)
      head_[d] = best[d];
  }

  int n_;
  const std::vector<float> &given_;
  std::vector<float> score_; ///< a copy, made only when arcs must be forbidden
  std::vector<int> head_;
};

} // namespace

std::vector<int> best_tree(const std::vector<float> &scores, int n) { return Arborescence(scores, n).find(); }

bool is_tree(const std::vector<Word> &words, std::uint32_t first, std::uint32_t last) {
  std::vector<std::uint32_t> met(last - first, 0); // on the way up from which word
  std::uint32_t roots = 0;
  for (std::uint32_t i = first; i < last; ++i) {
    std::uint32_t at = i;
    for (;;) {
      if (met[at - first] != 0) {
        if (met[at - first] == i - first + 1)
          return false;
        break;
      }
      met[at - first] = i - first + 1;
      const std::int32_t head = words[at].head;
      if (head < static_cast<std::int32_t>(first) || head >= static_cast<std::int32_t>(last)) {
        ++roots;
        break;
      }
      at = static_cast<std::uint32_t>(head);
    }
  }
  return roots == 1;
}

} // namespace demarche::syntax
