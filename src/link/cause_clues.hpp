// What speaks for a sentence telling a cause, and for where cause, effect and signal begin and end: places in the table of weights.
//
// A relation is seen as two stretches of a sentence, the first and the second, and what lies between them, the gap. The word at
// which the second begins is the junction. All else follows from it: where the first ends and begins, where the second ends, and
// which words are the signal.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "link/scene.hpp"

namespace demarche::link {

/// Places in the table, one a clue; equal clues of different sentences have one place.
using Clued = std::vector<std::uint32_t>;
/// The second half of the table is for whole sentences, which are learnt apart.
inline constexpr std::uint32_t half_table = 1U << 20, table_size = 2 * half_table;

/// Words of a sentence: the stretches [first, first_end) and [second, second_end), the signal [signal, signal_end), empty when
/// there is none.
struct CauseSpans {
  int first = 0, first_end = 0, second = 0, second_end = 0, signal = 0, signal_end = 0;
  bool cause_first = true;
  double odds = 0; ///< logarithm of: for against
};

inline constexpr std::size_t most_clues = 128; ///< of a place, but for few
Clued clues_of_sentence(const Scene &);        ///< some more than once
Clued clues_of_junction(const Scene &, int second);
/// A clue of a junction, for one direction.
inline std::uint32_t turned(std::uint32_t clue, bool cause_first) {
  return spread(std::uint64_t{clue} * 31 + 0xABCDE0000ULL + (cause_first ? 0 : 1)) % half_table;
}
Clued turned(const Clued &, bool cause_first); ///< both: by themselves, and for one direction
Clued clues_of_gap(const Scene &, int first_end, const CauseSpans &);
Clued clues_of_beginning(const Scene &, int first, const CauseSpans &);
Clued clues_of_end(const Scene &, int second_end, const CauseSpans &);
Clued clues_of_signal(const Scene &, std::pair<int, int> signal, const CauseSpans &);

inline constexpr int longest_gap = 14;
/// The stretches that may be the signal; the empty one, for none, comes first.
std::vector<std::pair<int, int>> signals_possible(const Scene &, const CauseSpans &);

/// Writes clues down: a clue is its place in the code (kind, group and number in it) and the values that it sees.
class Notes {
public:
  Notes(Clued &out, std::uint32_t kind, std::uint32_t from = 0) : out_(out), kind_(kind), from_(from) {}
  void kind(std::uint32_t k) { kind_ = k; }
  void group(std::uint32_t g) { number_ = g; }
  void operator()(std::uint64_t a = 0, std::uint64_t b = 0, std::uint64_t c = 0, std::uint64_t d = 0) {
    ++number_;
    const std::uint64_t x = ((std::uint64_t{kind_} << 16) + number_) * 0x9E3779B97F4A7C15ULL + (a + 1) * 0xC2B2AE3D27D4EB4FULL +
                            (b + 1) * 0x165667B19E3779F9ULL + (c + 1) * 0xD6E8FEB86659FD93ULL + (d + 1) * 0xA0761D6478BD642FULL;
    out_.push_back(from_ + spread(x) % half_table);
  }

private:
  Clued &out_;
  std::uint32_t kind_, from_, number_ = 0;
};

/// The words around a place, also where the sentence has ended.
class Around {
public:
  explicit Around(const Scene &s) : s_(s), n_(s.size()) {}
  std::uint32_t lemma(int i) const { return i < 0 ? 11 : i >= n_ ? 12 : at(i).lemma; }
  std::uint32_t upos(int i) const { return i < 0 ? 31 : i >= n_ ? 32 : at(i).upos + 1; }
  std::uint32_t form(int i) const { return in(i) ? at(i).form : 0; }
  std::uint32_t deprel(int i) const { return in(i) ? at(i).deprel : 77; }
  std::uint32_t begins(int i) const { return in(i) ? at(i).begins : 0; }
  std::uint32_t ends(int i) const { return in(i) ? at(i).ends : 0; }
  std::uint32_t shape(int i) const {
    return in(i) ? at(i).capital + 2U * (at(i).upos == static_cast<std::uint32_t>(Upos::PROPN)) + 4U * at(i).date : 9;
  }
  /// The words of a short stretch, as one number.
  std::uint64_t words(int first, int last) const {
    if (last - first > 5)
      return 3;
    std::uint64_t h = 7;
    for (int k = first; k < last; ++k)
      h = spread((h << 20) ^ at(k).lemma);
    return h;
  }
  const SceneWord &at(int i) const { return s_.words[static_cast<std::size_t>(i)]; }
  int size() const { return n_; }

private:
  bool in(int i) const { return i >= 0 && i < n_; }
  const Scene &s_;
  int n_;
};

/// The first word at or after a place that hangs from one before it; -1 when the next twenty do not.
int down_across(const Scene &, int place);
/// The last word before a place that hangs from one at or after it.
int up_across(const Scene &, int place);

} // namespace demarche::link
