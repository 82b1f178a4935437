#include "link/cause_model.hpp"

#include <algorithm>
#include <cassert>
#include <cstdlib>

#include "base/embedded.hpp"

namespace demarche::link {

namespace {

constexpr std::string_view magic = "DMCAUS1\n";
constexpr int longest = 160;          ///< words
constexpr std::size_t most = 4;       ///< relations of a sentence
constexpr double hopeless = -1.6;     ///< of the words alone: not looked into
constexpr double causal_above = -0.8; ///< of `sure`: where F1 was best in cross-validation
constexpr double by_relation = 0.5;   ///< how far the best relation counts for its sentence
constexpr double least = 0.1;         ///< chance of a relation beside the first

/// The best of some possibilities by their clues.
template <class T, class Clues> T best_of(const std::vector<T> &possible, const CauseWeights &w, Clues clues) {
  double most_weight = -1e300;
  T best = possible.front();
  for (const T &x : possible)
    if (const double weight = w.of(clues(x)); weight > most_weight) {
      most_weight = weight;
      best = x;
    }
  return best;
}

std::vector<int> range(int first, int last) {
  std::vector<int> out;
  for (int i = first; i <= last; ++i)
    out.push_back(i);
  return out;
}

std::vector<CauseSpans> junctions(const Scene &s, const CauseWeights &w) {
  std::vector<CauseSpans> out;
  for (int b = 1; b < s.size(); ++b) {
    if (!s.words[static_cast<std::size_t>(b)].opens)
      continue;
    const Clued clues = clues_of_junction(s, b);
    const double forward = w.of_turned(clues, true), backward = w.of_turned(clues, false);
    CauseSpans r;
    r.second = b;
    r.cause_first = forward >= backward;
    r.odds = std::max(forward, backward) - std::log1p(std::exp(std::min(forward, backward)));
    out.push_back(r);
  }
  std::stable_sort(out.begin(), out.end(), [](const CauseSpans &x, const CauseSpans &y) { return x.odds > y.odds; });
  return out;
}

void find_edges(const Scene &s, const CauseWeights &w, CauseSpans &r) {
  r.first_end = best_of(range(std::max(1, r.second - longest_gap), r.second), w, [&](int i) { return clues_of_gap(s, i, r); });
  r.first = best_of(range(0, r.first_end - 1), w, [&](int i) { return clues_of_beginning(s, i, r); });
  r.second_end = best_of(range(r.second + 1, s.size()), w, [&](int i) { return clues_of_end(s, i, r); });
  const auto signal = best_of(signals_possible(s, r), w, [&](std::pair<int, int> x) { return clues_of_signal(s, x, r); });
  r.signal = signal.first;
  r.signal_end = signal.second;
}

} // namespace

CauseWeights::CauseWeights(std::string_view file) : table_(table_size) {
  assert(file.substr(0, magic.size()) == magic && "no weights of causes");
  std::size_t at = magic.size(), place = 0;
  while (at + 1 < file.size()) {
    std::size_t step = 0;
    for (int shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(file[at++]);
      step |= static_cast<std::size_t>(byte & 127) << shift;
      if (byte < 128 || at + 1 >= file.size())
        break;
    }
    place += step;
    if (place < table_.size())
      table_[place] = static_cast<std::int8_t>(file[at]);
    ++at;
  }
}

std::string CauseWeights::bytes() const {
  std::string out(magic);
  std::size_t last = 0;
  for (std::size_t place = 0; place < table_.size(); ++place) {
    if (table_[place] == 0)
      continue;
    std::size_t step = place - last;
    for (; step >= 128; step >>= 7)
      out += static_cast<char>(128 | (step & 127));
    out += static_cast<char>(step);
    out += static_cast<char>(table_[place]);
    last = place;
  }
  return out;
}

double CauseWeights::of_each(Clued clues) const {
  std::erase_if(clues, [&](std::uint32_t c) { return table_[c] == 0; }); // most: there is little left to sort
  std::sort(clues.begin(), clues.end());
  clues.erase(std::unique(clues.begin(), clues.end()), clues.end());
  return of(clues);
}

const CauseWeights &CauseWeights::english() {
  static const CauseWeights weights(base::embedded("link/causes.weights"));
  return weights;
}

bool Told::is_causal() const noexcept { return !relations.empty() && sure > causal_above; }

Told read_causes(const Scene &s, const CauseWeights &w) {
  Told told;
  told.odds = told.sure = w.of_each(clues_of_sentence(s));
  if (s.size() < 3 || s.size() > longest || told.odds < hopeless)
    return told;
  const std::vector<CauseSpans> possible = junctions(s, w);
  if (possible.empty())
    return told;
  told.sure += by_relation * possible.front().odds;
  if (told.sure <= causal_above)
    return told;
  for (const CauseSpans &r : possible) {
    const bool near =
        std::any_of(told.relations.begin(), told.relations.end(), [&](const auto &x) { return std::abs(x.second - r.second) <= 1; });
    if (near || (!told.relations.empty() && chance(told.odds) * chance(r.odds) < least))
      continue;
    told.relations.push_back(r);
    find_edges(s, w, told.relations.back());
    if (told.relations.size() == most)
      break;
  }
  return told;
}

} // namespace demarche::link
