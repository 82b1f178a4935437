// The course of a story: which of two events came first where no words say so, by what usually decides it. The weights
// are learnt (docs/models.md); what they say is inferred, never stated.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "link/sieves.hpp"
#include "link/traits.hpp"

namespace demarche::link {

/// What speaks for an order of two events, a and b: a kind of evidence, and a value of it for each.
struct Clue {
  std::uint8_t kind = 0, a = 0, b = 0;
  auto operator<=>(const Clue &) const = default; // NOLINT(modernize-use-nullptr): it takes the 0 of a comparison for a pointer
};
std::string name_of(const Clue &);                   ///< "form past noun": as rows of weights have it
std::optional<Clue> clue_named(const std::string &); ///< none when there is no such clue

/// The clues of a document's events.
class Clues {
public:
  Clues(const Reading &, const Found &);
  /// What speaks of a before b; indices into Annotations::events.
  std::vector<Clue> of(std::uint32_t a, std::uint32_t b) const;

private:
  Clue dates(std::uint32_t a, std::uint32_t b) const;
  Clue tree(std::uint32_t a, std::uint32_t b) const;
  std::uint8_t edge(std::uint32_t token) const;

  const Reading &r_;
  std::vector<Traits> traits_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint8_t> linked_;
};

struct Weight {
  double before = 0; ///< for a before b
  double same = 0;   ///< for neither
};

/// Log-linear: two weights a clue, the two orders mirrored.
class Model {
public:
  static const Model &english();
  explicit Model(std::map<Clue, Weight> weights) : weights_(std::move(weights)) {}
  struct Odds {
    double before = 0, after = 0, same = 0; ///< logarithms of probabilities
  };
  Odds odds(const std::vector<Clue> &forward, const std::vector<Clue> &backward) const;

private:
  std::map<Clue, Weight> weights_;
};

/// The odds of all pairs of some events, by their places in the list.
using Pairs = std::vector<std::vector<Model::Odds>>;
/// The events 0..n-1 in groups, earliest first: an order that fits the odds well.
std::vector<std::vector<std::uint32_t>> in_order(const Pairs &);

Pairs odds_of(const std::vector<std::uint32_t> &events, const Model &, const Clues &);
void follow_course(const Reading &, Found &); ///< the last of the sieves

} // namespace demarche::link
