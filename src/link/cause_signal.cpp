// Clues of which words are the signal of a cause.
#include <algorithm>

#include "link/cause_clues.hpp"

namespace demarche::link {

namespace {

constexpr std::uint32_t of_signal = 0x8000;

} // namespace

std::vector<std::pair<int, int>> signals_possible(const Scene &s, const CauseSpans &r) {
  std::vector<std::pair<int, int>> out = {{0, 0}};
  for (int i = std::max(r.first_end, r.second - 8); i < r.second; ++i)
    for (int j = i + 1; j <= std::min(r.second, i + 6); ++j)
      out.emplace_back(i, j);
  for (int k = 1; k <= 5 && r.second + k <= s.size(); ++k)
    out.emplace_back(r.second, r.second + k);
  for (int k = 1; k <= 5 && r.first - k >= 0; ++k)
    out.emplace_back(r.first - k, r.first);
  for (int k = 1; k <= 3 && r.first + k <= r.first_end; ++k)
    out.emplace_back(r.first, r.first + k);
  for (int i = r.second + 1; i < std::min(r.second_end, r.second + 8); ++i)
    for (int k = 1; k <= 2 && i + k <= r.second_end; ++k)
      out.emplace_back(i, i + k);
  return out;
}

Clued clues_of_signal(const Scene &s, std::pair<int, int> signal, const CauseSpans &r) {
  Clued out;
  out.reserve(most_clues);
  Notes note(out, of_signal);
  const Around w(s);
  const auto [i, j] = signal;
  const int length = j - i, b = r.second;
  const std::uint32_t where = length == 0        ? 0
                              : j <= r.first     ? 1
                              : i < r.first      ? 7
                              : j <= r.first_end ? 2
                              : i >= b           ? (i == b ? 6 : 8)
                              : j < b            ? 5
                              : i == r.first_end ? 3
                                                 : 4;
  const std::uint64_t words = w.words(i, j), gap = w.words(r.first_end, b);
  for (int turn = 0; turn < 2; ++turn) {
    note.kind(turn == 0 ? of_signal : of_signal + 0x100 + (r.cause_first ? 0 : 16) + where);
    note.group(0);
    note(static_cast<std::uint64_t>(length));
    note(words);
    note(w.lemma(i), length > 0);
    note(length > 0 ? w.lemma(j - 1) : 1);
    note(w.lemma(j), w.upos(j));
    note(w.upos(i), length);
    note(w.upos(i), length > 0 ? w.upos(j - 1) : 1, length);
    note(length > 0 && w.begins(i) != 0 && w.begins(i) == w.ends(j - 1), w.begins(i));
    note(w.form(i), w.upos(i), length);
    note(words, w.upos(j));
    note(w.upos(j));
    note(w.lemma(i - 1));
    note(w.deprel(i), length);
  }
  note.kind(of_signal + 0x200 + where);
  note.group(0);
  note(gap);
  note(w.lemma(b));
  note(gap, w.lemma(b));
  note(gap, w.upos(b), length);
  note(r.cause_first ? 0 : 1);
  note(b - r.first_end, length);
  note(w.lemma(b), length);
  note(w.lemma(r.first));
  note(w.lemma(r.first - 1));
  note(w.upos(b), w.form(b), length);
  note(w.lemma(b - 1), length);
  return out;
}

} // namespace demarche::link
