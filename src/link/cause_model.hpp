// What a sentence tells of causes, by weights learnt from sentences that people have marked (docs/models.md).
#pragma once
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "link/cause_clues.hpp"

namespace demarche::link {

/// A weight for each place of the table, in 64ths. Sums of integers: the same on every machine.
class CauseWeights {
public:
  static constexpr double scale = 64;
  static const CauseWeights &english();

  explicit CauseWeights(std::vector<std::int8_t> table) : table_(std::move(table)) {}
  explicit CauseWeights(std::string_view file); ///< as bytes() wrote it; asserts that it is one
  std::string bytes() const;

  double of(const Clued &clues) const {
    int sum = 0;
    for (const std::uint32_t c : clues)
      sum += table_[c];
    return sum / scale;
  }

  /// Of a whole sentence, of whose clues each counts once.
  double of_each(Clued clues) const;

  double of_turned(const Clued &clues, bool cause_first) const { ///< as of(turned(clues, cause_first))
    int sum = 0;
    for (const std::uint32_t c : clues)
      sum += table_[c] + table_[turned(c, cause_first)];
    return sum / scale;
  }

private:
  std::vector<std::int8_t> table_;
};

struct Told {
  double odds = 0;                   ///< that the sentence tells of a cause: logarithm of for against, by its words alone
  double sure = 0;                   ///< the same with its best relation taken in; what is_causal() judges by
  std::vector<CauseSpans> relations; ///< the likeliest first
  bool is_causal() const noexcept;
};

/// Linear in the sentences of a text: a sentence of more words than the parser takes at once tells nothing.
Told read_causes(const Scene &, const CauseWeights &);

inline double chance(double odds) { return 1 / (1 + std::exp(-odds)); }

} // namespace demarche::link
